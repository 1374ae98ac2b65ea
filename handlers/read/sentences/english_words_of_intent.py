"""The English cues of each intent, over a plain sentence (see `plain_english`)."""

import re
from typing import Final

STAGE: Final = (
    r"(?:prospecting|qualified|qualification|demo|demonstration|presentation|proposal|quote|quotation|offer|"
    r"negotiations?|negotiating|contract|contracting|contracts|legal|trial|pilot|poc)"
)
_DAY: Final = r"(?:DATE|TODAY|PERIOD)"

NOTHING: Final = re.compile(
    r"(?:(?:ok|okay|k|kk|yes|yep|yeah|yup|no|nope|nah|sure|fine|cool|nice|great|good|perfect|awesome|amazing|excellent|brilliant|wow|lol|rofl|lmao|omg|haha+|hah|hehe|hm+|"
    r"thanks?|thank|you|thx|cheers|ty|hi|hey|hello|yo|there|hiya|bye|goodbye|good|morning|afternoon|evening|night|sounds|got|it|that|is|was|"
    r"all|right|alright|welcome|sorry|please|what|huh|exactly|agreed|very|much|so|a|lot|well|done|again|see|later|gr8|np|no problem|"
    r"NAME|TODAY|everyone|team|guys|bot|buddy|mate|dear|to|test|testing|of|course|indeed|why|how|when|who|really|maybe|whatever|"
    r"[^\w ]+) ?){1,6}"
)
_MINE: Final = (
    r"\b(?:my|our|his|her|your) (?:mom|mum|mother|dad|father|wife|husband|girlfriend|boyfriend|kids?|son|daughter|cousin|brother|sister|dog|cat|car|bike|keys?|phone|wallet|"
    r"landlord|laptop|printer|computer|screen|apartment|house|flat|garden|password|passport|account password|birthday|bank account|gym|back|head|teeth|hair|"
    r"subscription|mailing list|umbrella|glasses|luggage|friends?|grandma|neighbou?r|uncle|aunt|basement|fridge|lunch break|desk|chair|homework|cv|resume|job|salary|holiday|vacation)\b"
)
# What no sales CRM does, however near the words.
OUTSIDE: Final = re.compile(
    rf"\b(?:weather|rain(?:ing|y)?|snow(?:ing)?|sunny|temperature|forecast for the weekend|umbrella with)\b|\bjokes?\b|funny|\briddle\b|\btranslat|\bsynonym|\bspell\b|\bgrammar\b|\bproofread\b"
    r"|\b(?:poem|haiku|song|essay|lyrics|novel|limerick|rap|story about|tweet|blog ?post|linkedin post|cover letter)\b|\bcapital (?:city )?of\b|\bwhat time is it\b|\bwhat is the (?:time|date)\b|\btime (?:is it )?in NAME|\bwhat day is\b"
    r"|\b(?:recipe|cook|bake|risotto|pasta|pizza|burger|sushi|restaurants?|bistro|pub|groceries|sandwich)\b|\b(?:flights?|hotels?|taxi|cab|uber|airbnb|train ticket|bus ticket|plane ticket|boarding)\b"
    r"|\btable for\b|\b(?:book|reserve) (?:me )?(?:a |the )?(?:table|room|conference room|meeting room|seat|car|massage)\b|\bconvert SUM\b|\bexchange rate|\bin (?:euros|dollars|pounds) \?|\btimer\b|\balarm\b|\bwake me\b|\bstopwatch\b"
    r"|\bpassword|\bwifi\b|\bwi ?fi\b|\b(?:delete|close|deactivate|cancel|remove|erase|upgrade|change) (?:my|this|the bot) (?:account|subscription|profile|data|membership|login|plan|email address|username|picture)\b"
    r"|\blog (?:me )?(?:out|off|in)\b|\bsign (?:me )?(?:out|up|in)\b|\bunsubscribe|\bmailing list\b|\bnotifications?\b|\bdark mode\b|\bturn (?:on|off|up|down)\b|\bswitch (?:on|off)\b|\bvolume (?:up|down)\b|\bringtone\b"
    r"|\b(?:tell|say|wish|send|give|text|message) (?:NAME |him |her |them |everyone )?(?:a )?(?:hi|hello|hey|good morning|good luck|happy birthday|goodbye|thanks?|sorry|congrats|my regards|best wishes|kiss|hug)\b"
    r"|\b(?:message|text|email|note|mail|sms|whatsapp) (?:to (?:NAME|him|her|them) )?(?:saying|telling|that says|that i (?:am|will))\b|\b(?:tell|text|message|let) (?:NAME|him|her|them) (?:know )?(?:that )?(?:i am|i will|i|we are|to|about)\b(?! call)"
    r"|\b(?:bank|checking|savings) (?:balance|account)|\bsavings\b|\bcredit (?:card|score)\b|\bmortgage\b|\bloan\b|\brefund\b|\bsim card\b|\brouter\b|\bgas station\b|\b(?:nearest|nearby)\b|\bis there a \w+ near|\b(?:package|parcel) (?:is|arrive|status)|\btrack (?:my|the|a) (?:package|parcel|flight)|\bplaylist\b|\bflip a coin\b|\broll (?:a|the) dice\b|\bpick a number\b|\bcalories\b|\bi want to quit\b|\bblood pressure\b|\bdeal the cards\b|\bstage a\b|\bshare my location\b|\bhow do i say\b|\bwhat language\b|\bquantum|\bwhat should i (?:wear|eat|cook|watch|read)\b|\bmy boss\b|\boffice supplies\b|\bon (?:twitter|instagram|facebook)\b(?! ads)|\bmy photos?\b|\ball my \w+ tabs"
    r"|\bpython\b|\bjava(?:script)?\b|\bsql\b|\bregex\b|\bcode\b(?! review)|\bhtml\b|\bexcel formula\b|\bsort a list\b|\b(?:debug|compile)\b"
    r"|\bstock (?:price|market)|\bshare price|\bshares? of NAME\b|\bbitcoin\b|\bcrypto\b|\blottery\b|\bmatch\b|\bscores? of (?:the|last)\b|\b(?:game|playoffs|world cup|super bowl|champions league|olympics|election|oscars)\b|\bpoker\b|\bchess\b"
    r"|\b(?:play|listen to|put on) (?:some |a |the |me )?(?:music|jazz|song|songs|rock|radio|playlist|podcast|movie|NAME)\b|\bmusic\b|\bnetflix\b|\bmovies?\b|\bon tv\b|\blights\b|\bthe light (?:on|off)\b|\bthermostat\b|\bmeaning of life\b"
    r"|^who (?:is|was|invented|wrote|discovered|painted|directed|founded|are you|made you|created you|built you|won the|owns)\b(?! (?:the )?(?:best|top|most|responsible|our|my|on|working|due|next|buying|likely|at risk|going))"
    r"|^(?:how (?:old|tall|far|deep|high|hot|cold|heavy) (?:is|are|was)\b|what year\b|when (?:was|did) the|how many (?:people live|countries|planets|legs|days (?:are )?in|calories))|\bwhat is (?:a |an )?\d+ (?:times|plus|minus|divided|x|\*|\+|-|/)"
    r"|\d+ ?(?:times|plus|minus|divided by|\*|\+|x|-|/) ?\d+ ?(?:=|\?|$)|\bDATE (?:plus|minus|times|divided)\b|\bsquare root\b|\bsolve\b|\bcalculate (?:\d|SUM)|\bpercent of\b"
    r"|\bare you (?:a |an )?(?:human|robot|real|bot|ai|alive|there|ok|single|happy|stupid|married|listening|sure)\b|\bhow are you\b|\bhow is it going\b|\bwhat is up\b|\bwhat is your (?:name|favou?rite|age|opinion on)\b|\bi (?:love|hate|miss) you\b|\bmarry me\b|\bshut up\b"
    r"|\bi am (?:bored|tired|hungry|sick|sad|happy|thirsty|late|cold|hot|drunk|pregnant)\b|\bmy (?:head|back|tooth) hurts\b|\bi need a (?:doctor|dentist|break|drink|coffee|vacation|holiday|hug|nap|job|lawyer|raise|new job)\b|\btraffic\b"
    r"|\bnews\b(?! (?:from|about|on) NAME)(?<!good news)(?<!bad news)|\barticle\b|\bbrowser\b|\btabs?\b(?! on)|\bwikipedia\b|\bsummari[sz]e (?:this|the|that) (?:article|text|page|book|video|pdf|email)|\bgenerate an? image|\bdraw (?:me )?a\b|\bdownload\b|\bantivirus\b"
    r"|\b(?:window|door|curtains|blinds|garage|tap|toilet|bathroom|oven|fridge|dishwasher)s?\b|\bsinger\b|\bactor\b|\bband\b|\balbum\b|\bairline food\b|\bbig deal about\b|\bdeal me in\b|\bcall (?:me )?(?:a |an )?(?:taxi|cab|ambulance|maybe)\b|\bcall me (?!back|when|DATE|TODAY|at|about)"
    r"|\b(?:birthday|christmas|wedding) (?:present|gift|party|cake)|\bpresident of\b|\bpopulation\b|\bprime minister\b|\bhoroscope\b|\blose weight\b|\bdiet\b|\bworkout\b|\bcook(?:ing)?\b|\bgym\b|\bhaircut\b|\bdog\b|\bcat\b"
    r"|\bi (?:just )?(?:won|lost) (?:the |my |a |some |at |5 |\d+ )(?:lottery|bet|game|match|race|keys?|wallet|phone|way|kilos?|pounds|mind|job|temper|voice|poker|chess|medal)|\b(?:burst|leak(?:ing|s|ed)?|plumber)\b|\b(?:ice )?cream\b"
    rf"|{_MINE}|\border (?:me )?(?:a |an |some )?(?:large |small |new )?(?:pizza|coffee|food|lunch|dinner|taxi|book|beer|drink|sushi|burger|flowers)\b|\bmeeting room\b|\bgive me a (?:hand|break|hug|kiss|ride|synonym|recipe|number between)"
)

UNDO: Final = re.compile(
    r"^(?:oops|no|nope|nah|wait|sorry|oh|wrong|mistake|,|!|\.| )*(?:undo|revert|roll ?back|rollback|scratch (?:that|it|the last)|take (?:that|it|this) back|never mind|forget (?:it|that|what i)|discard"
    r"|cancel (?:that|it|this|the|my) ?(?:last|deal|contact|note|reminder|entry|one|change|action|activity|order)?(?: \w+)? ?(?:i|we|you) (?:have )?just\b|cancel (?:that|it|this|the last|my last|last|what)\b(?! \w+ with)"
    r"|(?:delete|remove|erase|drop|reverse|withdraw|take out|kill) (?:that|it|this|the last|my last|last|the previous|my previous|what i just)\b(?! (?:page|picture|app))"
    r"|(?:delete|remove|erase|cancel|drop|reverse|discard|scrap|kill|undo) (?:the|that|my) (?:\w+ )?(?:deal|contact|note|reminder|entry|lead|activity|order|one|company|record|opportunity|call|meeting)? ?(?:that )?(?:i|we|you)(?: have)? (?:just )?(?:added|logged|created|made|entered|saved|wrote|put in|set|typed|recorded|sent|booked)"
    r"|go back\b|that (?:was|is) (?:wrong|a mistake|not right|incorrect|an error|not what i)|i did not mean|restore (?:it|the previous|what was)|put it back(?: the way)?|change it back)"
    r"|\bundo\b|\btake (?:that|it) back\b|\brevert\b|^(?:oops|wrong)\b[^A-Z]*$|\bmy mistake\b|\bi made a mistake\b|\bmisclick|\bmistyped\b"
)
SNOOZE: Final = re.compile(
    rf"^(?:please )?(?:snooze|later\b(?! this)|not now|not yet|not today|postpone|defer|remind me (?:again|later|another time|a bit later|instead)|ask me (?:again|later)|tell me (?:again|later)"
    rf"|(?:push|move|shift|bump|delay|put|reschedule|bring|kick|set) (?:it|this|that|the (?:reminder|task|follow up|call|alert)|this one|that one|that reminder|this reminder|it all|this task)(?: back| out| off| forward| to| until| by| till|DATE| over|,|$)"
    rf"|(?:push|move|shift|postpone|delay|defer|bump|reschedule|change) (?:to|until|till|for|by) (?:DATE|TODAY|PERIOD)|(?:push|delay|put|move) (?:back|off|out)\b|delay\b(?! in)|(?:give|gimme) me (?:another|a few|some|an?|SUM|\d+|DATE)? ?(?:more )?(?:extra )?(?:DATE|min|minutes?|hours?|half|time|day)\b|give me DATE|wait (?:until|till|for)?|another time|in DATE|come back to (?:this|me|it)|bug me (?:later|again)"
    rf"|again (?:in )?DATE|remind me DATE (?:again|instead)|(?:maybe |let us do |make (?:it|that) |do (?:it|this|that) )(?:later|{_DAY})|i am busy|too busy|busy (?:now|right now)|no time|hold (?:it|that|this|off)|sleep on it)"
    r"|\bremind me (?:again|later|in DATE instead|DATE instead)\b|\binstead(?: please)?$(?<!of instead)"
)
_DOES: Final = r"(?:add|log|create|record|enter|set|snooze|undo|import|export|use|change|edit|update|delete|remove|move|mark|invite|find|see|get|make|write|save|close|win|lose|merge|search|check|ask|view|read|forecast|assign|plan|correct|connect|share|put|tell you)"
_OBJECT: Final = r"(?:deals?|contacts?|reminders?|leads?|notes?|compan(?:y|ies)|customers?|stages?|pipeline|forecasts?|opportunit(?:y|ies)|currency|language|time ?zone|team|activit(?:y|ies)|calls?|meetings?|commands?|mistakes?|things|orders?|products?|quota|follow ups?|this|it|that|data|file|csv|excel|score|grade|value|bottlenecks?|channels?|report|digest|recommendations?|amount|owner)"
HELP: Final = re.compile(
    r"^(?:help|\? ?)+(?:me)?(?: please| with .*| me)?[ !?.]*$|^help (?:me )?(?:with|using|on|about|understand|get|setting|adding|logging)\b|\bshow (?:me )?(?:the |all |your )?(?:help|commands?|menu|options|instructions|features|examples)\b"
    r"|\bwhat can (?:you|this bot|i|this thing|we|the bot|it) (?:do|say|ask|type|write|use|tell)\b(?! (?:next|now|today|with|about|for|to (?:win|close)))|\bwhat (?:do|are|else can|all can) you (?:do|for|able)\b|\b(?:which|what|list|the|all|your) (?:\w+ )?(?:commands|features)\b"
    rf"|\bhow (?:do|can|could|should|would|to|must|may|does one) ?(?:i|you|we|one|people)? (?:\w+ )?{_DOES} (?:(?:a|an|the|my|new|up|your|some|all|more|last|old|another|multiple|NAME|its?) )*(?:\w+ )?{_OBJECT}\b"
    r"|\bhow (?:does|do|is|are) (?:the |this |that |a |your |my |these )?(?:bot|thing|crm|it|forecasts?|scor\w+|grad\w+|bottlenecks?|value|lead scor\w+|recommendations?|reminders?|probabilit\w+|win \w+|undo|import|snooze|pipeline|segments?|churn|channels?|ranking|prediction|quota|model|stages?|health|confidence|range|digest)\b[^?]*(?:work|calculated|computed|made|figured|determined|come about|predict|decided|defined)"
    r"|\bhow do you (?:calculate|compute|work|get|know|decide|figure|forecast|predict|determine|grade|score|estimate|rank)\b|\bwhat (?:does|do|is meant by) .*\bmean|\bwhat (?:is|are) (?:a |an |the )?(?:win rate|pipeline|forecast|quota|segment|stage|rfm|grade|ltv|bottleneck|churn|lead score|sales cycle|probability|command|shortcut)s? ?\?*$"
    r"|^explain\b|\bwhat are my options\b|\bwhat do i (?:type|say|write|enter|have to (?:type|say|write))\b|\binstructions?\b|\bmanual\b|\btutorial\b|\buser guide\b|\bgetting started\b|\bget started\b|\bhow do i (?:start|begin|use)\b|\bi am (?:lost|confused|stuck|new here|new)\b|\bi do not (?:know how|understand|get it)\b|\bexamples? please\b|\bneed (?:some )?help\b|\bhow (?:do i|to) use\b|\bgive me an example\b|\bwhere do i (?:find|start|see|enter)\b"
)
NOTE: Final = re.compile(
    r"^(?:please )?(?:(?:add|make|take|write|log|save|record|leave|put|new|quick) )*(?:a |an |down |this )*(?:quick |short )?(?:notes?|memo)\b|^fyi\b|^for the record\b|^remember (?:that|:)"
)
REMIND: Final = re.compile(
    r"\bremind(?: me|er)?\b|\b(?:do not|never) let me forget\b|\bdo not forget\b|\bremember to\b|\b(?:nudge|ping|poke|alert|notify|bug|warn) me\b|^(?:todo|task|to do)\b|\bset (?:a|an|up a) (?:follow up|task|alert|callback)\b"
    r"|\b(?:create|add|make|new) (?:a )?(?:task|follow up|todo|to do|callback)\b|\blet me know (?:when|DATE|in DATE|on DATE)|\bmake sure (?:i|to|we)\b|\bput (?:\w+ ){0,4}(?:on|in) (?:my|the) (?:calendar|agenda|todo|list)"
)
