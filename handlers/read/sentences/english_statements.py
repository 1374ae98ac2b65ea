"""The English cues of what people write down: deals, contacts, stages, wins, losses, what was done, what is to do."""

import re
from typing import Final

from handlers.read.sentences.english_words_of_intent import STAGE

_THE: Final = r"(?:the |a |an |our |their |this |that |his |her |my )?"
_THING: Final = (
    r"(?:deal|opportunity|account|contract|order|project|renewal|tender|business|pitch|bid|offer|case|rfp|opp)"
)
_DEALISH: Final = rf"(?:NAME(?:'s)?(?: {_THING})?|{_THE}NAME(?:'s)?(?: \w+)? {_THING})"
_NOW: Final = (
    r"(?:(?:just|now|finally|already|also|all|have|has|had|is|are|was|today|officially|TODAY|PAST|"
    r"really|verbally|sadly|unfortunately) )*"
)

# "the NAME", "NAME", and what may stand between a subject and its verb.
WON: Final = re.compile(
    rf"\b(?<!not )(?<!never )won\b(?! the (?:lottery|match|game|race|bet|prize|award))|"
    rf"\bclosed[ -]won\b|\bclose won\b|\bclosed (?:{_THE}{_DEALISH}|(?:the|a|our) deal with|"
    rf"it with|with NAME)"
    rf"|\bNAME(?:'s)?(?: \w+)?(?: {_THING})? {_NOW}(?:signed|bought|accepted|said (?:yes|ok|okay)|"
    rf"came (?:through|on board)|pulled the trigger|went (?:for it|with us)|(?:chose|picked|"
    rf"selected|took) us|(?:a )?done deal|a go|gave (?:us |me )?(?:the |a |their |his |"
    rf"her )?(?:green light|go-ahead|go ahead|yes|ok|okay|nod|thumbs up|order|signature|final ok)|"
    rf"signed off|agreed|closed|is in the bag|ours|sealed|on board|onboard|committed|in the bag|"
    rf"a (?:new )?customer|our customer|a win|in(?= ?[!.]| ?$)|won|approved the (?:offer|proposal|"
    rf"quote|deal))\b(?! (?:as )?lost| up for| a (?:meeting|call|demo|nda)| to (?:a |"
    rf"the )?(?:meeting|call|demo)| (?:the |an? )?nda| negotiation| touch| talks| contract| demo)"
    rf"|\bsigned (?:{_THE}NAME|the (?:deal|contract) with)|\bNAME {_NOW}(?:signed|countersigned|"
    rf"returned) (?:the |our )?(?:contract|deal|agreement|offer|proposal|quote|order|po)|"
    rf"\b(?:landed|nailed|sealed|clinched|bagged|secured|scored|cracked|"
    rf"wrapped up) (?:{_THE}(?:new )?(?:{_DEALISH}|deal with))"
    rf"|\b(?:got|received|have|has|get) (?:the |a |his |her |their )?(?:signature|"
    rf"signed (?:contract|agreement|po|offer|order|proposal|quote)|green light|go ahead|go-ahead|"
    rf"yes|final yes|sign ?off) from\b|\bdeal (?:is )?(?:done|closed|signed|sealed) (?:with|at|"
    rf"for)\b"
    rf"|\bwe (?:\w+ )?(?:got|have) (?:the )?(?:NAME|{_DEALISH})(?: {_THING})?(?: [!.,]|$| for SUM)|"
    rf"\bNAME (?:{_THING} )?(?:is |was |has been )?(?:closed|done|signed|won|sealed)(?: [!.,]|$|"
    rf" at SUM| for SUM| PAST| TODAY| DATE)"
    rf"|\bdeal with NAME (?:is )?(?:done|closed|signed|won|sealed)\b|\bsigned the dotted line\b|"
    rf"\bit is a (?:yes|win|go) (?:from|at|for) NAME|^(?:yes|victory|success|win|sealed|signed|"
    rf"done deal|closed)(?: [!,:.-])+ (?:{_THE})?NAME"
)
LOST: Final = re.compile(
    rf"\blost\b(?! (?:in|my|contact|touch|track|his|her) )|\bclosed[ -]lost\b|\bclose lost\b|"
    rf"\bas lost\b|\bdid not (?:get|win|land|close|make it with|make it at)\b|\bfell through\b|"
    rf"\bfallen through\b|\bno deal\b|\bfell apart\b|\bwent south\b|\bcollapsed\b|"
    rf"\bwe are out (?:at|of|with)\b"
    rf"|\bNAME(?:'s)?(?: {_THING})?,? {_NOW}(?:said no|(?:went|going|gone|decided (?:to )?(?:go|"
    rf"stay|stick|keep|renew|remain|not|against)|decided|opted|will go|chose to go) (?:with(?! us)|"
    rf"for(?! us| it)|against|elsewhere|another)|(?:chose|picked|selected|preferred|took|"
    rf"decided on) (?:a |an |the |another |some)|chose NAME|picked NAME|selected NAME|dead\b|"
    rf"gone\b(?! (?:to|in|into|on|back|from|through|up|down|for))|off the table|off ?$|over ?$|"
    rf"no longer (?:going|moving|interested|buying)|not going ahead|not moving forward|"
    rf"not interested|no longer interested|out\b(?! of (?:office|town))|a no\b|no go\b|"
    rf"dropped (?:out|us)|pulled (?:out|the plug)|walked(?: away)?|backed (?:out|off)|declined|"
    rf"rejected|turned (?:us|it|the \w+) down|passed(?: on)?|ghosted|(?:signed|renewed) with (?:a |"
    rf"another |someone|NAME)|bailed|killed the|cancelled (?:the |their |its )?(?:project|order|"
    rf"deal|contract|purchase|everything|on us|$|,)|canceled (?:the |their |its )?(?:project|order|"
    rf"deal|contract|purchase|everything|on us|$|,)|bought (?:from )?(?:someone else|elsewhere|"
    rf"another|the competitor|a competitor)|switched to|stays? with|stayed with)"
    rf"|\bNAME (?:is not|will not|does not want|do not want|decided not|did not want|"
    rf"are not) ?(?:to |be )?(?:going|go|buy|buying|moving|move|proceed|proceeding|happening|sign|"
    rf"signing|interested|renew|renewing)|\b(?:cancelled|canceled|killed|stopped|scrapped) (?:the |"
    rf"their )?(?:project|order|deal|purchase) (?:at|with) NAME|\bno luck (?:with|at)\b|"
    rf"\bstruck out (?:with|at)\b|^(?:kill|bin|drop|scrap|ditch|bury|"
    rf"archive) (?:the )?NAME (?:deal|opportunity|project)|\bsticks? with (?:their|the)|"
    rf"\bon hold indefinitely\b|\bghosted us\b|\bthey (?:chose|picked|selected|went with|"
    rf"went for)\b|\brejected by NAME|\bturned down by NAME|\bno (?:from|by) NAME\b|^dead\b|"
    rf"^lose (?:the )?NAME|\bdisqualif\w+ NAME"
    rf"|\b(?:write|writing|wrote) off NAME|\bgive up on NAME|\bgave up on NAME|\bclose (?:the |"
    rf"out )?{_DEALISH} ?,? (?:because|they|no |not )"
)
NOT_WON: Final = re.compile(
    r"\bif (?:we|NAME|they|i)\b[^,]*(?:won|sign|close)|\b(?:almost|nearly|about to|want to|"
    r"hope to|hoping to|going to|expect to|likely to|ready to|will|should|might|may|could|to be|"
    r"not|get) (?:be )?(?:won|signed|closed|sign|close)\b|\bnot (?:yet )?(?:signed|closed|won)\b"
)
_AT: Final = r"(?:to|in|into|at|on|->|as|from \w+ to)"
STAGE_MOVE: Final = re.compile(
    rf"\b(?:move|moved|moves|moving|put|bump|bumped|push|pushed|advance|advanced|progress|"
    rf"progressed|shift|shifted|set|update|updated|change|changed|mark|marked|drag|bring|brought|"
    rf"promote|promoted|upgrade|upgraded|take|took|send back|switch|"
    rf"switched)\b.{{0,60}}?\b{_AT} (?:the |be )?(?:stage )?{STAGE}\b"
    rf"|\b(?:move|put|bump|push|advance|progress|shift|set|change|update|mark|promote) (?:it|them|"
    rf"that|this|NAME|the NAME deal) ?(?:back |forward |on |up |over )?(?:to|in|into|"
    rf"as)? ?(?:the )?{STAGE}\b(?! (?:to|for|with) NAME)|\b{STAGE} stage\b.{{0,20}}\bfor NAME"
    rf"|\bNAME(?:'s)?(?: deal| opportunity| account)? {_NOW}(?:(?:moved|progressed|went|gone|going|"
    rf"came|come|advanced|got|reached|entered|entering|hit|back|up|on|over|now) )*(?:in|into|at|to|"
    rf"on|as|reached|entered|->|:|-|=|stage|up to) ?(?:the )?(?:stage )?:? ?{STAGE}(?: stage|"
    rf" phase| step)?(?: now| (?:please|already))?(?: [,.!;-]|$| SUM| TODAY| PAST| DATE| PERIOD| since| \d+)"
    rf"|\bNAME(?:'s)? (?:stage|now|status) (?:is |: |-> |= )?{STAGE}\b|\bNAME (?:->|:|"
    rf"-) ?{STAGE}\b|\bNAME {STAGE} (?:stage|phase)\b|\bNAME (?:is |are |has |has been |was |got |"
    rf"now )+(?:qualified|negotiating|in talks|evaluating our (?:offer|proposal|quote))\b|"
    rf"\bqualified NAME\b(?! (?:for|from|at) NAME)"
    rf"|\b(?:we are|are|started|now|i am|in) negotiat\w+ (?:with|at|for)\b|\bnegotiat\w+ (?:with|"
    rf"at) NAME (?:started|has started|began|are on|is on)\b|\bNAME (?:is |are )?(?:started |"
    rf"wants to )?negotiat\w+"
    rf"|\b(?:reviewing|reviews|checking|looking at|looking over|redlining|studying|considering|"
    rf"(?<!we )has|(?<!we )have|(?<!we )got|received|read) (?:our |the |its |"
    rf"their )?(?:draft )?(?:proposal|quote|quotation|contract|offer)s?\b(?! (?:from|by) NAME)"
    rf"|\bset (?:the )?(?:stage|status) (?:of|for)\b|\bstage (?:of|for) NAME\b.*\b{STAGE}|"
    rf"^(?:stage|status) NAME\b|^NAME (?:back )?(?:to|->) {STAGE}\b|\bNAME stage\b|"
    rf"\bNAME {STAGE}(?: now)?(?: ?$| ?[,.!;-])"
)
SENT_PAPER: Final = re.compile(
    r"\b(?:sent|mailed|emailed|submitted|delivered|handed|gave|issued|shared|forwarded|presented|"
    r"made) (?:out |over |in )?(?:NAME |them |him |her )?(?:the |a |an |our |their |her |his |"
    r"over |revised |updated |new |final |formal |signed |draft |written )*(?:proposal|quote|"
    r"quotation|contract|offer|agreement)s?\b(?! (?:reminder|request|template|question))"
    r"|\b(?:proposal|quote|quotation|contract|offer|agreement)s? (?:(?:for|"
    r"to) (?:the )?NAME )?(?:is |was |are |has been |have been |just |went |has gone |"
    r"gone )*(?:out|sent|with|submitted|delivered|on its way|(?<=went )(?=to NAME)) ?(?:out )?(?:to|with|at|"
    r"for)? ?(?:NAME|them|him|her)?"
)
PROBABILITY: Final = re.compile(
    r"\b(?:probability|prob|chance|likelihood|confidence|odds)\b.{0,30}?\b(?:to|at|is|now|:|"
    r"=)\b.{0,6}?\d{1,3} ?%|\bNAME (?:\w+ ){0,3}\d{1,3} ?%(?! (?:discount|off|more|less|cheaper|"
    r"commission|margin|vat))|^(?:set|put|change|update|raise|lower|bump|increase|"
    r"drop) .*\d{1,3} ?%"
)
DEAL: Final = re.compile(
    r"^(?:(?:please|log|add|create|record|enter|make|new|a|an|another|register|open|start|put|"
    r"down|save|note|big|small|the|for|me|us|up|set|write|track) )*+(?:NAME )?(?:deal|"
    r"opportunity|d|order|po|upsell|sale|renewal|quote|lead|prospect|business)\b(?! (?:with it|"
    r"done|is done|is (?:closed|signed)|(?:\w+ )?(?:ideas|options|possibilities)))"
    r"|\bsold\b|\b(?:ordered|orders|placed an? (?:\w+ )?order|sent (?:us |over |"
    r"in )?an? (?:\w+ )?(?:po|purchase order|order)|purchased|bought|wants to buy|wants to order|"
    r"would like to (?:buy|order)|is buying|are buying|renewed|renews)\b|\b(?:got|received|have|"
    r"had|took|just|expecting|expect|awaiting|waiting for) (?:an?|another|the) (?:\w+ )?(?:order|"
    r"po|purchase order|opportunity|deal|request for)\b|\bpurchase order\b"
    r"|\b(?:repeat|standing|follow-on|second) order\b|\bnew (?:deal|opportunity|order|business|sale)\b|\b(?:deal|opportunity) (?:with|at|for|"
    r"from|worth|of)\b|\bquoted (?:NAME|them|him|her)\b|\bupsell (?:at|to|with|for)\b|"
    r"\bpencil in\b|\bput (?:down )?NAME (?:in the pipeline|down)\b|\b(?:log|add|create|"
    r"record) (?:it |this )?(?:as )?(?:an? )?(?:SUM )?(?:deal|opportunity|order)\b|"
    r"\bin the pipeline\b"
)
MONEY_TALK: Final = re.compile(
    r"\b(?:budget|worth|wants?|needs?|looking (?:at|for)|interested in|asked for (?:a )?quote|"
    r"value|potential|valued|pilot|renewal|contract|seats?|licen[cs]es?|units?|spend|up for|offer|"
    r"quote|quoted|pitch|expects?|more|extra)\b"
)
PERSON: Final = re.compile(
    r"^(?:(?:please|just|add|save|create|new|make|store|note|jot|write|enter|record|register|put|"
    r"a|an|the|another|this|down|in|as|to|my|our|got|met) )*(?:contact|lead|person|number|"
    r"customer|client|prospect|card|business card|company|account|people|phone|mobile|cell|email|"
    r"contact details|details)\b(?! (?:did|has|said|asked|wants|is gone))"
    r"|\bis (?:the|our|their|a|my) (?:new |main |key |current |interim |acting )?(?:contact|head|"
    r"ceo|cfo|cto|coo|cio|cmo|vp|buyer|director|manager|decision maker|champion|procurement|"
    r"purchasing|person|point)\b|\bis (?:now )?(?:their|the) (?:new )?\w+ (?:manager|director|"
    r"officer|lead|engineer|buyer)\b"
    r"|\b(?:joined|joins|started at|works (?:at|for|in)|moved to|is at|now at|is with|"
    r"left .* for) NAME\b|\bbumped into\b|\bran into\b|\bgot to know\b|\b(?:got|have|here is|"
    r"received|collected|took|swapped|exchanged) .{0,20}\b(?:business )?cards?\b|"
    r"\breferral from\b|\breferred by\b|\bintroduced (?:me )?to NAME\b|\b(?:update|change|set|"
    r"correct|replace|fix|edit) .{0,30}\b(?:email|phone|number|mobile|address|title|role|"
    r"job title)\b"
    r"|\b(?:email|phone|mobile|cell|number|tel|address) (?:of|for|is|:)|\bNAME's (?:new |direct |"
    r"work |private )?(?:email|phone|mobile|cell|number|tel|title|role|contact)\b|\bjot down\b|"
    r"\b(?:can be reached|reach (?:him|her|NAME|them)) (?:at|on|under|via)\b|\bnew (?:lead|"
    r"contact|customer|client|prospect|company)\b"
)
MET_NEW: Final = re.compile(
    r"\b(?:met|meet|spoke (?:to|with)|talked (?:to|with)|chatted with) NAME (?:\( )?(?:of|from|at|"
    r",|@) (?:the )?\w* ?NAME\b.{0,20}\b(?:at|on|during|via|through|in) (?:the |a |an |our |"
    r"their )?(?:\w+ ){0,2}(?:expo|fair|show|conference|exhibition|event|webinar|meetup|booth|"
    r"stand|congress|summit|dinner party|party|linkedin|networking)|^(?:just )?met NAME (?:of|"
    r"from|at|@|,) NAME ?[!.]*$"
)
DONE: Final = re.compile(
    r"\b(?:called(?! off)|phoned|rang|emailed|texted|messaged|whatsapped|dmed|met(?! (?:his|her|"
    r"our|the) (?:target|quota))|visited|spoke|talked|chatted|demoed|showed|presented|pitched|"
    r"discussed|wrote to|sent|gave|went to see|went over|dropped by|stopped by|saw|caught up|"
    r"reached out|checked in|followed up|walked|toured|introduced|interviewed|skyped|zoomed|"
    r"pinged|contacted|invited|heard from|heard back|sat down|debriefed|had|held|did|finished|"
    r"popped (?:in|by|over)|swung by|stopped (?:in|over)|dined with|ran through|went through|"
    r"connected with|replied to|answered|responded to|forwarded|brainstormed with|negotiated with|"
    r"took|hosted|lunched|left)\b"
    r"|\b(?:left (?:a |him a |her a )?(?:voicemail|message)|no answer|voicemail|not reached|"
    r"could not reach|(?:got|get|just|was|came) (?:\w+ )?(?:off|on) (?:the phone|a call|a zoom|"
    r"a video call|the line)|tried (?:to (?:call|reach)|calling))\b|^(?:a |the |our |my |quick |"
    r"short |first |second |good |great |long |intro |kick ?off |lunch |sales |video |phone |"
    r"follow up |product |onsite |another )*(?:call|meeting|demo|lunch|dinner|breakfast|coffee|"
    r"drinks|zoom|visit|presentation|chat|conversation|email|sync|session|huddle|check-in|1:1|"
    r"intro|q&a|walkthrough|debrief|catch up|teams call|workshop|site visit|phone call|video call|"
    r"webinar|breakfast|conference call|discovery call|appointment|whatsapp|message|text|mail|letter|sms) (?:with|"
    r"to|at|from|for)\b"
)
SAYING: Final = re.compile(
    r"^(?:(?:the|our|and|but|so|now|also|apparently) )*(?:\w+ (?:at|from|"
    r"of) )?NAME(?:'s)?(?: \( .* \))?(?: (?:now|also|just|still|really|already|only|has|have|had|"
    r"is|are|was|would|will|does|do|did|not|currently|definitely|always|apparently|team|people|"
    r"guys))* (?!(?:SUM|DATE|TODAY|PAST|PERIOD)\b)(?:\w+ed|\w+s|\w+ing|wants?|needs?|likes?|"
    r"loves?|prefer|happy|unhappy|interested|said|told|thinks?|has|have|is|are|was|were|got|went|"
    r"sent|keen|worried|concerned|open|want|like|made|hired|gave|put|met|saw|took|ready|able|busy|"
    r"new|back|growing|looking|too|very|getting)\b"
)
ACTIONS: Final = (
    r"(?:call(?: back)?|ring|phone|email|mail|text|message|whatsapp|ping|contact|visit|"
    r"meet(?: up)?|see|chase(?: up)?|nudge|follow up|check|"
    r"touch base|keep in touch|stay in touch|catch up|get back to|get in touch|reach out|"
    r"reconnect|circle back|loop back|send|"
    r"prepare|prep|draft|write(?: to)?|schedule|book|set up|arrange|plan|revisit|ask|talk to|"
    r"speak (?:to|with)|try|review|renew|invoice|bill|discuss|present|pitch|demo|go see|drop by|"
    r"pick up|look into|finish|submit|deliver|organi[sz]e|confirm|thank|congratulate|invite|"
    r"remind|resend|forward|update|finali[sz]e|get|bring|make|fix|"
    r"re-?engage|sync|connect|align|dial|get hold of|wake up|revive|reopen|resume|warm up|restart|"
    r"hand over|compile|collect|research|win back|recap|brief|escalate|introduce|negotiate|pay|"
    r"collect|close|push|do|have|give|tell|let|buy|order|read|sign)"
)
ACTION: Final = re.compile(
    rf"^(?:(?:please|then|and|also|just|again|maybe|quickly|DATE|TODAY|PERIOD|:|,|-|\.|try to|"
    rf"time to|at|on|in) )*{ACTIONS}\b"
)
# give NAME a ring, get bluebird on the phone: the name may be a plain word.
CALL_UP: Final = re.compile(
    r"^(?:please )?(?:give (?:NAME|\w+(?: \w+)?) (?:a |another )(?:nudge|call|ring|shout|bell|buzz|push|kick)"
    r"|get (?:NAME|\w+(?: \w+)?) on the (?:phone|line))\b"
)
NOUN_TO_DO: Final = re.compile(
    r"\b(?:meeting|call|demo|lunch|dinner|breakfast|coffee|drinks|zoom|visit|presentation|"
    r"appointment|catch up|workshop|review|check ?-?in|follow up|callback|conference call|teams|"
    r"kick ?off|site visit|webinar|renewal|deadline|quote|proposal|offer) (?:call |meeting |"
    r"visit )?(?:with|at|for|to|due|is due)?\b"
)
FOLLOW: Final = re.compile(
    r"\b(?:follow(?:ing)? ?-?up|followup|call(?:ing)? (?:(?:them|him|her|NAME) )?back|"
    r"call (?:them|him|her|NAME)|callback|remind|chase|check (?:in|back|on|with|again)|"
    r"try (?:again|him|her|them|calling)|ping|nudge|get back|reach out|touch base|send|"
    r"email (?:him|her|them|NAME)|ring|meet(?:ing)? (?:again|them|him|her)|next (?:call|meeting|"
    r"step)|talk again|speak again|"
    r"come back|circle back|reconnect|revisit|let me know|todo|schedule|book|need to|have to|"
    r"should|must|will (?:call|send|meet|follow|email|get|visit)|want(?:s)? me to|callback|"
    r"catch up|again)\b"
)
HELD: Final = re.compile(
    r"(?:a |the |our |my |quick |great |good |first |second |another )*(?:call|meeting|demo|lunch|"
    r"dinner|coffee|zoom|visit|chat|sync|workshop) (?:with|at|for|to) "
)
