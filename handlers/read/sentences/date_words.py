"""The words around a date that show what it is: done, to be done, closing, only mentioned."""

import re
from typing import Final

CLAUSE: Final = re.compile(
    r"(?<!\d),|,(?!\d{3}(?!\d))|[;!?，；！？。、\n]| - | – | — |\.(?=\s|$)|\b(?:and|then|but|so)\b"
)
DONE: Final = re.compile(
    r"\b(?:met|visited|called|phoned|rang|emailed|texted|messaged|spoke|talked|chatted|saw|showed|"
    r"presented|pitched|gave|sent|had|did|signed|closed|won|lost|sold|ordered|bought|landed|got|"
    r"received|went|was|were|took|demoed|"
    r"came|cancelled|canceled|accepted|declined|said|told|asked|left|caught|discussed|agreed|"
    r"dropped|moved|started|joined|placed|logged|wrote|submitted|held|finished|heard|booked|renewed|closed|invoiced|shipped|paid|upgraded|extended|approved|"
    r"confirmed|rejected|chose|picked|hosted|ran|shared|replied|answered|responded|forwarded|handed|introduced|"
    r"bumped|dropped|reached|pinged|wanted|promised|complained|mentioned|walked|toured|tried|pulled|passed|"
    r"backed|turned|committed|delivered|returned|countersigned|cancelled|ghosted|read|opened|liked|loved|popped|stopped|swung|dined)\b|^(?:i |we |just )*"
    r"(?!need|schedul|plann|book|agree|arrang|promis|fix|wait|want|expect)[a-z]{2,}(?:[^aeiou]ed|'d)\b"
    r"|了|过(?!去|来)|刚|(?:签|收|付|买|卖|下|订|见|打|发|寄|聊|谈|拿|成交|通知)的|已经|已|见到|签下|成功|完成"
)
FOLLOW: Final = re.compile(
    r"\b(?:follow|fu|f/u|call (?:them |him |her |back)|callback|remind|chase|check|try|ping|nudge|"
    r"get back|reach out|touch base|send|ring|meet\b|talk again|revisit|todo|schedule|book|"
    r"need to|have to|should|must|will|by|before|until|next step|due|again|email (?:him|her|them)|"
    r"catch up|demo|visit\b|come back)\b"
    r"|跟进|提醒|回访|联系|再|回复|打电话|之前|前|发给|见面|拜访|回电|记得|要|约|演示|交付|沟通"
)
FOLLOW_UP: Final = re.compile(
    r"\b(?:follow|fu\b|f/u|(?<!called )(?<!phoned )(?<!rang )(?<!wrote )(?<!came )(?<!got )back\b|remind|chase|check (?:in|on|back|with)|try|ping|nudge|reach out|"
    r"touch base|again|next (?:call|meeting|one|step)|callback)|跟进|提醒|回访|再"
)
CLOSING: Final = re.compile(
    r"\b(?:clos(?:e|es|ing)|sign(?:s|ing|ature)?|decision|decide[sd]?|deciding|expected|expect|"
    r"paperwork|go live|starts?|starting|start|delivery|finali[sz]e|land|come in|eta|likely|"
    r"target)\b|签|成交|拍板|决定|预计|落单|回款|打款|交付|下单|关单|结单"
)
AWAY: Final = re.compile(
    r"\b(?:out of (?:office|town)|away|on (?:holiday|vacation|leave|a trip)|off sick|sick|travell?ing|"
    r"abroad|not in|back (?:on|in|from)|busy|closed (?:until|till))\b|出差|休假|请假|不在"
)
