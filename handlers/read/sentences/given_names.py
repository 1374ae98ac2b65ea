"""First names of people, to tell a person from a company where nothing else does."""

from typing import Final

_WESTERN = """
aaron abby abigail adam adrian agnes aidan alan albert alex alexander alexandra alexis alfred alice alicia alina
alison allison amanda amber amelia amy ana anastasia andre andrea andreas andrew andy angel angela angelica angie
anita ann anna anne annette annie anthony antoine anton antonio april ariana arthur ashley astrid audrey aurora
austin ava barbara barry beatrice becky ben benjamin bernard bernd beth betty bianca bill billy birgit bob bobby
boris brad brandon brenda brent brian bridget brigitte britta brooke bruce bruno bryan caleb cameron camila camille
carl carla carlo carlos carmen carol carolina caroline carolyn catherine cathy cecilia cedric celine cesar charlene
charles charlie charlotte chelsea cheryl chloe chloé chris christa christian christiane christina christine
christoph christopher cindy claire clara claude claudia claus clement clemens colin connie connor constance corinne
courtney craig cristina curtis cynthia daisy damien dan dana daniel daniela danielle danny daphne darren dave david
dawn dean deborah debra denis denise dennis derek diana diane diego dieter dimitri dinesh dirk dmitri dominic
dominik dominique don donald donna dora doris dorothy doug douglas duncan dylan eddie edgar edith eduardo edward
edwin eileen elaine eleanor elena eleni eli elias elif elisa elisabeth elise elizabeth ella ellen ellie emil emilia
emilie emily emma eric erica erich erik erika erin erlich ernest ernst esther ethan eugene eva evan eve evelyn
fabian fabio felicia felipe felix fernando fiona florence florian frances francesca francesco francis francisco
francois françois frank franz fred freddie frederick frederik frida friedrich fritz gabriel gabriela gabrielle
gareth gary gavin gemma geoff george georg georgia gerald gerard gerd gerhard gertrude gilles gina giorgio giovanni
giulia gloria gordon grace graham greg gregory greta guido guillaume günter günther gus gustav guy gwen hailey hanna
hannah hans harald harriet harry harvey hazel heather heidi heike heinrich heinz helen helena helene helga helmut
hendrik henri henry herbert hilda holger holly horst howard hugh hugo ian igor ilse inga inge ingrid irene irina
iris irma isaac isabel isabella isabelle ivan ivy jack jackie jackson jacob jacqueline jacques jaime jake jakob
james jamie jan jana jane janet janice janine jared jasmin jasmine jason javier jay jean jeanette jeff jeffrey
jelena jen jenna jennifer jenny jens jeremy jerome jerry jesper jess jesse jessica jill jim jimmy jo joan joanna
joanne jochen jody joe joel joern johan johann johanna johannes john johnny jon jonas jonathan jordan jorge josé
jose josef joseph josh joshua joyce juan judith judy julia julian juliana julie julien juliet julius jürgen justin
justine kai karen karin karl karsten kate katharina katherine kathleen kathrin kathy katie katja katrin kay keith
kelly ken kenneth kerry kerstin kevin kim kirsten klaus konrad kristen kristin kristina kurt kyle lara larry lars
laura lauren laurence laurent lea leah lee lena leo leon leonard leonie leslie lewis liam lila lilian lily linda
lindsay linus lisa liz lorenzo lori louis louisa louise luca lucas lucia lucie lucy luigi luis luisa lukas luke
lydia lynn madeleine madison maggie magnus malcolm manfred manuel mara marc marcel marcela marcella marco marcos
marcus margaret margarita maria marianne marie marilyn marina mario marion marisa marissa marius mark markus marta
martha martin martina martine marvin mary mateo mathias mathilde matt matteo matthew matthias maureen maurice max
maxim maximilian maya megan melanie melissa mia michael michaela michel michelle miguel mika mike mikhail milan mila
miles milena miranda miriam mitch moira molly monica monika monique morgan moritz mortimer nadia nadine nancy naomi
natalia natalie natasha nathalie nathan neil nelson nick nicholas nicola nicolas nicole nigel nikita niklas nils
nina noah noel nora norbert norma norman odette olaf oleg olga oliver olivia olivier oscar oskar otto owen pablo
paige pam pamela paola paolo pascal pat patrice patricia patrick paul paula pauline pedro peggy penelope penny per
pete peter petra phil philip philipp philippe phillip pia pierre piper piotr quentin quinn rachel rainer ralf ralph
ramona randy raphael raul ray raymond rebecca regina reiner renate rene rené ricardo richard rick rita rob robert
roberta roberto robin rodrigo roger roland rolf roman ron ronald rory rosa rose ross roy ruben rudi rudolf rupert
russell ruth ryan sabine sabrina sally sam samantha samuel sandra sandy sara sarah sascha scott sean sebastian
serena serge sergei sergey sergio seth shane shannon sharon shawn sheila shirley sibylle sigrid silke silvia simon
simone sofia sonia sonja sophia sophie stacey stan stanley stefan stefanie steffen stella stephan stephanie stephen
steve steven stuart sue susan susanna susanne suzanne sven sylvia sylvie tamara tanja tanya tara tatiana ted teresa
terry tess thea theo theodor theresa thierry thomas thorsten tilda tim timo timothy tina tobias toby todd tom tommy
toni tony tracy trevor tristan troy tyler udo ulf uli ulrich ulrike ursula ute valentina valerie vanessa vera
veronica verena victor victoria viktor vincent viola virginia vivian vladimir volker walter wanda wendy werner will
william willy wolfgang xavier yann yannick yasmin yolanda yves yvonne zach zachary zoe zoé
"""
_OTHER = """
lenny saul skyler gus marge homer bart moe ned selma roger waylon seymour edna otis floyd vern clyde earl ernie
leroy lester lloyd lyle mack marlon melvin merle mickey monty murray nate nolan norm ollie orville percy preston
reggie rex roscoe rudy rufus rusty sid silas spencer sylvester terrence tyrone vance vernon vince virgil wade
wallace warren wendell wilbur winston woody zane ada adele aileen alma annabel arlene bella bernice bessie blanche
bonnie candace carly celia clarissa cleo cora darla deanna della delia doreen dottie effie elsie enid erma ethel
eunice fern flora frieda gail geneva georgina ginny glenda gretchen hattie ida imogen josie kara kayla kelsey kendra
krista lacey lana lena leona lola lois lorna lottie lucille lynette mabel mae marcia margo margot marjorie maud
mavis maxine mercedes millie minnie mona myra myrtle nell nettie noreen opal paulette pearl phoebe phyllis polly
priscilla rena rhoda rochelle rosalie rosie roxanne ruby sadie shelby shelly sonya stacy susie sybil tabitha tammy
thelma tracey trudy velma verna vicky wilma winifred hank jared milton russ laurie lachlan angus hamish fraser
callum ewan iain alistair rhys bronwyn sian nia carys dafydd nuala niamh saoirse ciaran declan padraig seamus cormac
brendan fergus abdul abdullah abebe adaeze ade adebayo adeola adnan ahmad ahmed aisha ajay akash akira aki akiko ali
alejandra alejandro alessandra alessandro amal amara ami amina amir amit amol anders anil anisha anjali ankit ankur
anand aoife arjun arun arvind ashok asif ayşe ayumi aziz babatunde bao beata benedikt bjorn björn bogdan chandra
cheng chidi chinedu chiara ciara dag danuta darius davide deepa deepak devi dilip divya ebru ekaterina emeka emine
emre enrique eoin esra fatima fatma fatou farah faisal feng gaurav geeta giang gintaras giuseppe gopal gonzalo
grzegorz guang gunnar guillermo hamid haruki hasan hassan hiro hiroshi hideo hiroko hui hussein ibrahim ichiro
ikenna indira ines ioana ioannis ishaan ismail ivana jaan jacek jagoda jamal jarek javed jian jing joao joão joaquin
jun jyoti kaori karim karthik katarzyna kavita keiko kenji kenta khadija khalid kofi kojo krishna krzysztof kumar
kwame lakshmi laszlo lászló leila leticia ling lucía luciana maciej magda magdalena mahmoud manoj manish maryam
mariana maribel marek mariusz masako matej mehmet mei meera ming miroslav mohamed mohammad mohammed monique mustafa
naveen neha nguyen nikhil nikola nikolai niko noor obi olumide omar oksana olena orhan osman ondrej parvati pavel
pawel pedro pradeep prakash pranav prasad priya priyanka rafael rahul raj rajesh rajiv rakesh ramesh ranjit rashid
ravi reza rohan rohit sachin sadia saeed said salim sameer samir sana sandeep sanjay santiago satoshi shreya sergiu
shankar shinji siddharth siobhan sita slavica sofía soren søren stanislav sunil sunita suresh svetlana swati tadeusz
takashi takumi tariq tatsuya tendai thabo tuan tunde uma usman vaibhav venkat vijay vikram vikas vinod vishal wei
wojciech xiao yasmine yoko yoshi yuki yuko yulia yuri yusuf zainab zara zeynep zhen zofia zsolt
"""
GIVEN_NAMES: Final = frozenset((_WESTERN + _OTHER).split())

# Chinese surnames, the hundred or so most common, and the words that follow a surname in address.
_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白"
    "邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符"
    "舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席"
)
SURNAMES: Final = frozenset(_SINGLE)
DOUBLE_SURNAMES: Final = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "令狐", "慕容", "端木")
ADDRESS: Final = (
    "总监|经理|主任|老师|先生|女士|小姐|老板|董事长|工程师|处长|科长|部长|院长|校长|行长|厂长|"
    "主管|会计|秘书|博士|教授|医生|局长|所长|"
    "副总|总|董|工|哥|姐"
)
# Characters that given names end with; with a surname before them two or three characters are a person's name.
GIVEN_CHARACTERS: Final = frozenset(
    "伟洋娜芳敏静丽强磊军杰勇艳涛明超霞平刚桂英华玉兰晓悦雷梅鑫波斌宇浩凯健俊帆博宁轩婷雪琳慧颖萍红玲倩璐佳欣怡蕾妍晨阳龙飞鹏辉建国志文海峰"
    "莉琴洁云莲真环荣爱妹香月莺媛瑞凡嘉琼勤珍贞莎锦黛青婉娴瑾露瑶婵雁蓓纨仪荷丹蓉眉君蕊薇菁梦岚苑筠柔竹霭凝欢枫芸菲寒亚宜可姬舒影荔枝思秀娟昭冰爽琬茗羽希飘育滢馥筠"
    "毅林东彬富顺信子宏全胜学祥才发武利清彪诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯言若鸣朋梁栋维启克伦翔旭泽辰士以致树炎德行时泰盛雄琛钧冠策腾楠榕航弘成康星光天达安岩中茂进有坚和彪诗"
)
