"""Words of everyday and of the trade: in lower case they are no part of a name."""

from typing import Final

_SMALL = """
a an the this that these those there here i me my mine myself you your yours u ur he him his she her hers it its we
us our ours they them their theirs who whom whose which what when where why how and or but so nor yet if then than
as at by for from in into of off on onto out over per since through till to toward towards under until unto up upon
via with within without w about above across after again against ahead all almost alone along already also although
always am among any anybody anyone anything anyway are aren't around aside away back be because been before behind
being below beside besides best better between beyond both bit can can't cannot could couldn't did didn't do does
doesn't doing don't done down during each either else enough even ever every everybody everyone everything except
few fewer first fine further good got great had hadn't has hasn't have haven't having hence however i'd i'll i'm
i've im ive id ill isn't is it's just last late lately later latest least less let let's lets like likely little
long lot lots made make many may maybe might more most much must mustn't near need neither never next nice no nobody
none not nothing now nowhere often ok okay old once one ones only other others otherwise ought overall own past
perhaps please pls plz pretty quite rather really recent recently right same second see seem shall should shouldn't
some somebody someone something sometime sometimes soon still such sure thank thanks thx that's theyre they're
there's thing things third though thus together too two three four five six seven eight nine ten eleven twelve
twenty thirty forty fifty hundred thousand million billion half quarter couple dozen twice unless unlike usual
usually very was wasn't way we'd we'll we're we've well were weren't what's whatever whenever where's whether while
who's whoever whole will won't would wouldn't yeah yep yes yesterday you're you've btw fyi asap re cc hey hi hello
dear oh ah hmm wow yay oops hooray finally unfortunately sadly luckily new big small huge tiny large larger biggest
high higher highest low lower lowest open top bad wrong happy sad cheap cheaper expensive transfer balance holiday
vacation luck stay sync session savings track rate flip activate pricey total due altogether sum early earlier quick
quickly short full free busy ready interested keen excited possible potential different another main important
urgent urgently extra additional current former final initial exact exactly approx approximately roughly circa min
max hot cold warm dead alive gone silent quiet serious solid firm strong weak nearly probably possibly definitely
actually basically literally
"""
_VERBS = """
add added adding advance advanced agree agreed agrees aim allocate allow answer answered answers apply approach
approve approved arrange arranged arrive ask asked asking asks assign attend attended back become became begin began
believe bill billed block blocked book booked booking bought bring brought build built bump bumped buy buying buys
call called calling calls came cancel canceled cancelled cancelling care catch caught change changed chase chased
chasing chat chatted check checked checking choose chose chosen claim clear click close closed closes closing come
comes coming committed compare complain complained complains complete completed confirm confirmed confirms connect
consider considering considers contact contacted continue convert cost costs count cover create created creating cut
cutting deal dealing decide decided decides declined decline delay delayed delays delete delivered deliver demoed
demo depend discuss discussed discussing draft drafted drop dropped dropping email emailed emailing emails end ended
ends enjoy enter escalate estimate evaluate evaluating evaluates expand expect expected expecting expects explain
explained extend extended fall fell fallen feel felt figure file fill filled find fix focus follow followed
following follows forget forgot forgotten forward forwarded found gave get gets getting ghosted give given gives
giving go goes going grab grabbed grew grow guess guy guys hand handle hang happen happened happy hate hear heard
help helped helping hit hold hope ignore include including increase inform introduce introduced invite invited
invoice invoiced involve join joined jot keep kept kick knew know known knows land landed lead leave leaves leaving
left lend liked likes listen live log logged look looked looking looks lose losing loses lost love loved loves mail
mailed maintain manage mark marked matter mean means meant meet meeting meetings mention mentioned messaged met mind
miss missed missing modify move moved moves moving nailed negotiate negotiated negotiating note noted notice nudge
offer offered offering offers onboard opened opted order ordered ordering orders organise organize paid paused pass
passed pay paying pays pencil phone phoned pick picked picking pinged ping pitch pitched place placed plan planned
planning plans play pop postpone postponed prefer preferred prefers prep prepare prepared present presented
prioritise prioritize process progress promise promised propose proposed provide pull pulled purchase purchased push
pushed put putting qualified qualify quote quoted quotes raise raised ran rang rank reach reached read realise
receive received recommend record recorded reconnect refer referred reject rejected remember remind reminded
reminder reminders remove removed renew renewed renewing renews replied reply replying rep repeat report reported
request requested requests require required requires reschedule rescheduled resched respond responded responding
return returned revert review reviewed reviewing revisit ring rung run running said sale save saved saw say saying
says schedule scheduled scratch seal sealed secure secured seeing seen select selected sell selling send sending
sends sent set setting settle share shared shift ship shipped shook show showed showing shows sign signed signing
signs sit slipped snooze sold solve sort speak speaking spend spent spoke spoken stall stalled stand start started
starting starts stay stayed stick stop stopped store stuck submit submitted suggest suggested supply support
supposed switch switched swing take taken takes taking talk talked talking tell text texted think thinking thinks
thought tick told took touch track tried try trying turn turned type undo unsure update updated updating upgrade
upgraded upgrading upsell use used uses using verify visit visited visiting visits wait waited waiting walk walked
want wanted wants watch went whatsapped win winning wish wins won wonder work worked working works worry worth write
wrote
"""
_TRADE = """
account accounts acquisition activity action actions ads advert agenda agreement amount annual annually appointment
appointments area arr audit average backlog balance basis bill billing bonus boss bottleneck bottlenecks branch
brief brochure budget budgets business buyer calendar campaign campaigns cancellation card cards case catalogue
category catchup cash chance chances channel channels chat churn churning city client clients coffee colleague
command commands commission commit company companies comparison competition competitor competitors condition
conference confirmation contacts contract contracts contracting conversion copy corporate crm customer customers
cycle dashboard data date dates day days deadline deals decision decisions delivery demos demand department desk
detail details diary dinner director discount discounts display docs document documents dollars draft drinks
duplicate effort employees entry entries error event events evening evaluation everyone expansion expo extension
fair fairs feature features feedback fee field figures financing follow-up follow-ups followup followups follow-on
fit forecast forecasts fridge friend funding funnel gap goal grade grades group handover head history hour hours
idea ideas implementation inbound incoming info information installation intro introduction invoice invoices issue
issues item items job kickoff landline launch law lead leads leaving legal letter level licence licences license
licenses lifetime line list lunch mailing maintenance management manager market marketing material mean meeting memo
message messages mind minute minutes mistake mobile model money month monthly months morning afternoon night noon
mtg mtgs name names need needs negotiation negotiations news notes nda number numbers office offers onboarding
opening opinion opp opps opportunity opportunities option options orders organisation outbound outlook outreach
overdue overview package packages page paper paperwork part partner partners partnership party payment payments
people percent percentage performance person phase phones phonecall pilot pipe pipeline piece pieces pitch point
points poc portfolio position post presentation price prices priced pricing priorities priority probability
procurement product products profit project projects proof proposal proposals prospect prospects prospecting
prospected provider purchase purchasing qty quality quarterly quantity question questionnaire questions quota rate
rates reason reasons records recurring referral referrals region regional renewal renewals rep reps replies
requirement requirements research response rest result results retention revenue rfp rfq rfi risk risks roi roadmap
role rollout room route rows sales salesperson sample samples satisfaction schedule score scope season seat seats
sector segment segments service services session shipment shortlist signature signatures site sites size slot slots
source sources specs spend sponsor stage stages stakeholder stakeholders starter state statement stats status step
steps stock story strategy stuff subscription subscriptions summary supplier suppliers system target targets task
tasks tax team teams tender term terms test testing ticket time times timeline timing title today todo tomorrow
tonight tour trade training transaction trial trip units unit update updates upgrade upgrades user users usage value
valuable vendor vendors version visitor voicemail volume warehouse warranty webinar website week weeks weekly
weekend whatsapp words year yearly years zoom vs versus linkedin google facebook instagram hit finance it hr ops
operations monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
january february march april june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec eod eow eom eoq eoy q1 q2 q3 q4 h1 h2 usd eur gbp chf inr cny jpy cad aud euro euros dollar pounds
pound quid bucks grand lakh crore lakhs crores mio mn bn kusd keur tmrw tmr tomo tday yday fwd f/u fu appt convo vm
"""
_MORE = """
instead rather maybe anyway otherwise meanwhile somehow somewhat indefinitely temporarily currently recently
previously eventually immediately shortly especially particularly specifically generally certainly clearly obviously
honestly seriously totally completely absolutely entirely fully partly mostly mainly largely slightly highly
extremely incredibly fairly nearly hardly barely simply merely thoroughly properly correctly wrongly accidentally
mistakenly able unable aware willing likely unlikely certain necessary essential useful useless helpful difficult
easy simple complex complicated special normal regular standard common rare strange weird unusual typical similar
various several multiple single double triple entire complete partial total average public private personal official
formal informal internal external direct indirect online offline digital physical manual automatic annual daily
quarterly young older newer best worse worst least fewer bigger smaller larger stronger weaker faster slower longer
shorter cheaper nicer later sooner closer behind beyond throughout despite except plus minus regarding concerning
according based related due owing thanks ability access advantage advice age agenda air amount angle answer appeal
approach argument art article aspect attempt attention attitude background bag bank basket bath bathroom bed bedroom
bench benefit bike bill bird birth birthday block blood board boat body bone book bottle bottom bowl box boy bread
break breakfast breath brother building bus butter button cable cake camera camp cancer cap capital captain care
carpet cash cause ceiling cell century chain chair challenge chapter character charge child children church circle
class classroom climate cloud coach coast coat code collar color colour column comfort comment community complaint
component concept concern conclusion conduct confidence conflict connection conscience consequence contest context
convert corner country course court cover crack craft cream crew crime crisis cross crowd culture cup currency curve
damage danger dark daughter death debate debt decade degree delight demand depth description desire device diet
difference difficulty direction dirt disaster discipline disease distance district division divorce doctor dollar
doubt downtown dream dress drink drive driver drop drug duty ear earth ease east edge education effect egg election
element emotion emphasis employer employee enemy energy engine entry environment equipment escape estate exam
example exchange excuse exercise exit experience expert explanation expression extent eye face fact factor failure
faith family fan farm fashion fat father fault fear feeling female festival fiction fight finger fish flag floor
flow flower focus folder food foot force foreign form fortune foundation frame freedom fruit fuel funeral future gas
gate gather gear gender generation gift glad glance goodness government grandmother grass green ground growth
guarantee guard guest guide guitar habit hair half hall hardware harm hat headache heart heat heaven height hell
hero hill hole honey honor horse hospital host household housing humor hunger ice image impact importance impression
improvement incident income increase independence indication individual industry inflation influence initial injury
inside inspection instance instruction insurance intention interest internet interview invitation island jacket job
joint journey joy judge judgment juice jump junior jury knee knife lab lack ladder lady lake land language laugh
laughter lawyer layer leather leg lesson liberty library lie lifestyle limit link lip literature loan location lock
loss luck machine magazine male map mass master math meal measure meat media medicine member membership memory menu
metal method middle mile milk mirror mission mix mode moment mood moon mortgage mother motion motor mountain mouth
movement muscle museum myth nation nature neck neighbor nerve network newspaper noise nose nothing novel nurse
object occasion ocean officer oil operation operator opposite orange outcome outside oven owner pace pain paint pair
palace panel pants parent park parking passage passenger passion past path patience patient pattern peace pen
pension pepper permission phase philosophy physics piano pie pile pin pipe plane planet plant plastic plate player
pleasure pocket poetry police policy politics pollution pool population pound powder power practice prayer
preference presence president pressure pride priest prince principle print prison prize producer profession
professor profile promise promotion property protection psychology pub pull punch purpose puzzle queen race radio
rain range reaction reader reality reception recipe recognition recovery red reference reflection refrigerator
refuse register regret relation relationship relative release relief religion rent replacement republic reputation
research reserve resident resort respect responsibility retreat reveal reward rhythm rice ring river road rock roof
root rope rough routine row ruin rule sad safe safety sail salad salt sand satisfaction sauce scene science screen
sea seal search secret secretary section senior sense sensitive sentence separate sequence series sex shade shadow
shake shame shape shelter shirt shock shoe shoot shot shoulder shower sick sign silly silver sink sir sister skill
skin skirt sky sleep smell smile smoke snow society soil soldier solution song soul sound soup south space speech
speed spirit spot spring square staff stair star start statement station steak stomach storm stranger stream street
strength stress stretch strike string structure struggle student studio study stuff style subject success sugar suit
summer sun surgery surprise survey suspect sweet swim switch symbol sympathy tale talent tank tap tea teach teacher
teaching telephone television temperature tension text theme theory threat throat title toe tone tongue tooth top
topic touch tower town track tradition traffic train transition translation trash travel treat tree trick trouble
truck trust truth tune uncle union universe university user vacation valley variation variety vegetable vehicle
victory video view village violence virus vision voice wake walk wall war wash waste watch water wave weakness
wealth weapon wedding weekend weight wheel white wife wind wine winner winter wish witness woman women wood word
worker world writer writing yard yellow yesterday youth zone holy huge am're don y'all folks buddy dude lads
everybody idk imo tbh aka etc ie eg ps nb rly def prob approx dept mgr mgmt govt intl qty amt acct acc resp info
admin prod dev inbox outbox deck slides slide brochure brochures kpi proposal's onsite remote hybrid rollout
shortlisted onboard churned upsold kicked sealed banked clinched nailed signed countersigned renewed lapsed expired
ends expires starts begins finishes happens remains seems appears becomes turns keeps brings takes makes gives puts
lets sets gets runs goes says tells asks thinks knows sees hears feels finds leaves meets pays sends buys lost
losing waiting thinking hoping trying planning asking telling selling buying paying sending signing holding keeping
bringing taking making giving putting letting setting getting running going seeing hearing finding
"""
_CHATTER = """
w/ f/u remindme followup callback reup largest smallest split distribute allocate rfm a-grade b-grade woohoo yippee
yesss boom woot hurray invite colleague roll nevermind inbound outbound newsletter webinars webinar promised
answered responded forwarded shared picks reorder reordered verbal yep nah resell reopen revive wake archive invest
generated perform performing aging tell dept fyi yearly weekdays weekday daily buddy overview summary stuff paying
newly spoke rescheduled asap awesome babe baby bar beer book boring bored bot bro bye chess cat cats clock coffee
computer cook cooking cool cousin crypto dad dance day dinner dog dogs door doors fantastic film flight flights food
football fun funny game games garden girlfriend boyfriend goodnight god guess haha hahaha hahah heh hotel hotels
house human husband joke jokes key keys kid kids kitchen lamp laptop lights light lol lottery lyrics man mate
meaning life match mom money movie movies mum music news night nope omg pasta password photo picture pizza poem
poker printer rain raining rainy recipe restaurant restaurants robot roflmao score screen shopping siri snow snowing
soccer song songs sorry sport sports story sunny table taxi television thats tv umbrella wallet weather wife wifi
window windows yo yup brilliant amazing excellent perfect cheers welcome morning evening
"""
COMMON: Final = frozenset((_SMALL + _VERBS + _TRADE + _MORE + _CHATTER).split()) - {"umbrella"}

# Never a name, not even with a capital: what the trade writes large.
_NEVER = """
translate convert calculate pizza pizzas burger burgers beer beers coffees sandwiches
i i'm i've i'd i'll ok ceo cfo coo cto cio cmo cro ciso vp svp evp md gm hr it pr po pos rfp rfq rfi nda sla sow msa
roi kpi crm erp sso api saas poc arr mrr acv tcv iso usp b2b b2c qa faq eta tba tbd asap fyi btw eod eow eom eoq eoy
usd eur gbp chf inr cny jpy cad aud q1 q2 q3 q4 h1 h2 pdf ppt csv gdpr soc mou loi tv wifi usa uk eu am pm
prospecting qualified qualification demo proposal quote negotiation contract offer deal deals won lost lead leads
opportunity opp contact contacts customer customers client clients reminder note call meeting email follow followup
follow-up pipeline forecast todo linkedin facebook instagram whatsapp zoom teams skype monday tuesday wednesday
thursday friday saturday sunday january february march june july august september october november december monday's
friday's chief officer
"""
NEVER: Final = frozenset(_NEVER.split())
