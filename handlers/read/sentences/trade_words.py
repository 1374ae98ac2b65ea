"""Stages, reasons, channels, kinds of contact and roles, as English and Chinese sentences say them."""

import re
from typing import Final

# Word patterns over a folded text; the first that stands in it names the stage. More telling ones first.
_STAGES: Final = (
    ("negotiation", r"\bnego(?:tiat|ciat)?\w*|谈判|谈价|议价|商务谈|砍价|还价|讲价|磋商"),
    ("contract", r"\bcontract(?:ing|s)?\b|\bagreement\b|\bpaperwork\b|\blegal\b|合同|法务"),
    ("proposal", r"\bpropos\w+|\bquot(?:e|es|ed|ation|ing)\b|\boffers?\b|报价|方案|提案|建议书|标书|投标"),
    ("demo", r"\bdemo\w*|\bpresentation\b|\btrial\b|\bpoc\b|演示|试用|产品展示|样机"),
    ("qualified", r"\bqualif\w+|确认需求|需求确认|合格|已确认|资格"),
    ("prospecting", r"\bprospect\w*|\bnew lead\b|初步|潜在|线索|接触|开发阶段"),
)
_STAGE_PATTERNS: Final = tuple((name, re.compile(pattern)) for name, pattern in _STAGES)
STAGE: Final = "|".join(f"(?:{pattern})" for _, pattern in _STAGES)

_REASONS: Final = (
    (
        "competitor",
        r"competit|\brivals?\b|someone else|somebody else|incumbent"
        r"|\b(?:an)?other (?:vendor|supplier|provider|company|firm|tool|solution)|\b(?:in-house|inhouse)"
        r"|\b(?:went|gone|going) (?:with|for) (?!it\b)|\b(?:chose|picked|selected|"
        r"preferred) (?!not)|\bswitched to\b|\bbeat us\b"
        r"|\blost (?:\S+ ){0,4}to (?!price|budget|timing|no )|\b(?:stay|stays|stayed|staying|"
        r"stick|sticks|stuck|sticking) with\b"
        r"|竞争|对手|竞品|别家|别人|其他家|其它家|同行|另一家|友商|抢(?:走|了)|(?:选|用|签|换)了(?!我们|一)",
    ),
    (
        "price",
        r"\bpric\w*|expensive|\bcheap|pricey|too (?:much|high|costly)|\bcosts?\b|afford|价格|太贵|"
        r"贵了|嫌贵|报价高|价钱|便宜",
    ),
    ("budget", r"\bbudgets?\b|no (?:money|funds|funding|cash)|\bfunding\b|spending freeze|预算|没钱|资金|经费"),
    (
        "no decision maker",
        r"decision.?maker|no (?:authority|champion|sponsor)|nobody decides|决策人|拍板|负责人离职|做不了主|没人做主",
    ),
    (
        "no response",
        r"respon[ds]|\brepl(?:y|ies|ied|ying)|ghost|\bsilent|silence|\bquiet\b|never (?:answer|call|got back|wrote)"
        r"|no answers?\b|unreachable|stopped (?:answer|talk|call|writ)|not answering|radio silence"
        r"|不回|没回|没有回|无回应|没有回应|没反应|联系不上|失联|没消息|不接|没下文|没音讯",
    ),
    (
        "cancelled",
        r"cancel|scrapped|called off|\baxed\b|shelved|project (?:is |was |got )?(?:dead|stopped|dropped|killed|on ice)"
        r"|pulled the plug|(?:killed|stopped|dropped|ended|scrapped) the (?:project|order|"
        r"purchase|program)|取消|叫停|不做了|砍掉|砍了|搁置|终止",
    ),
    (
        "timing",
        r"\btiming\b|(?:wrong|bad) (?:time|moment)|not (?:now|the right time|this (?:year|"
        r"quarter))|too (?:early|late|slow|long)"
        r"|postponed|next year|\bdelay|时机|时间不|太晚|太早|明年再|推迟|延期|不是时候|太慢|暂时不|暂缓",
    ),
    (
        "features",
        r"features?\b|functionality|integrations?\b|missing|lack(?:s|ing|ed)?\b|does not (?:do|have|support)"
        r"|doesn't (?:do|have|support)|can't do|功能|集成|不支持|缺少",
    ),
    (
        "fit",
        r"(?:bad|poor|not a|wrong|no) (?:good |great |right )?fit\b|not (?:suitable|right) for|"
        r"不合适|不适合|不匹配|不符",
    ),
    ("other", r"\bother reasons?\b|其他原因|其它原因"),
)
_REASON_PATTERNS: Final = tuple((name, re.compile(pattern)) for name, pattern in _REASONS)

_CHANNELS: Final = (
    (None, r"\b(?:trade ?(?:fair|show)s?|expos?|exhibitions?|conferences?|webinars?|meetups?|newsletters?)\b"),
    (
        None,
        r"\b(?:google|facebook|linkedin|instagram|bing|tiktok) ads?\b|\badwords\b|\bcold (?:call|email|calling)s?\b",
    ),
    (None, r"\b(?:linkedin|facebook|instagram|twitter|youtube|tiktok|xing|word of mouth|seo)\b"),
    (
        "referral",
        r"\breferrals?\b|\breferred (?:by|from)\b|\b(?:recommended|introduced) by\b|介绍|"
        r"推荐(?!什么|哪|一下|点|几|个|产品|些)",
    ),
    (
        "website",
        r"(?<=from )(?:the |our )?(?:web ?site|homepage|web ?form)\b|(?:via|through|on) (?:the |"
        r"our )?(?:web ?site|web ?form)\b"
        r"|\b(?:web ?site|web) (?:lead|form|enquiry|inquiry)|官网|网站",
    ),
    ("email", r"(?:from|via|through|by) (?:an? |the |our )?(?:e-?mail|mailing)(?: campaign)?\b|邮件营销|邮件推广"),
    (
        "partner",
        r"(?:from|via|through|by) (?:an? |the |our )?partners?\b|\bpartner (?:lead|channel)|合作伙伴|代理商|渠道商",
    ),
    ("campaign", r"(?:from|via|through) (?:an? |the |our )?(?:[\w-]+ )?campaigns?\b"),
    (None, r"\b(?:inbound|outbound)\b"),
    ("trade fair", r"展会|展览|博览会|交易会|广交会"),
    ("cold call", r"陌拜|电话营销|陌生电话|冷电话"),
    ("google ads", r"谷歌广告"),
    ("baidu ads", r"百度(?:推广|广告)"),
    ("wechat", r"公众号|朋友圈|微信广告"),
    ("ads", r"广告"),
)
_CHANNEL_PATTERNS: Final = tuple((name, re.compile(pattern)) for name, pattern in _CHANNELS)

_KINDS: Final = (
    (
        "note",
        r"^(?:(?:a|quick|please|add|new|make|take|write|log) )*(?:a )?notes?\b|^(?:备注|记录一下|"
        r"记一下|笔记|注意|备忘)",
    ),
    ("demo", r"\bdemo(?:ed|s|ing)?\b|\bpresent(?:ed|ation)\b|\bshowed\b|\bwalked \S+ (?:\S+ )?through\b|演示|展示"),
    (
        "call",
        r"\bcall(?:ed|s|ing)?\b|\bpick(?:s|ed) up\b|\bphoned?\b|\brang\b|\bspoke\b|\btalked\b|"
        r"\bvoice ?mails?\b|\bvm\b|\bhung up\b|\bno answer\b|\bon the phone\b|\bchat(?:ted)?\b"
        r"|电话|通话|通了?个?话|打给|没人接|没接",
    ),
    ("email", r"\be-?mail(?:ed|s)?\b|\bmailed\b|\bwrote\b|邮件|邮箱|电邮"),
    (
        "message",
        r"\bmessaged?\b|\btexted\b|\bwhats ?app(?:ed)?\b|\bsms\b|\bwechat\b|\bslack(?:ed)?\b|"
        r"\bdm(?:ed)?\b|微信|短信|消息|留言",
    ),
    (
        "visit",
        r"\bvisit(?:ed)?\b|\bon-?site\b|\bdropped by\b|\bstopped by\b|\bwent to (?:see|their)\b|"
        r"\bplant tour\b|拜访|上门|走访|参观|去了一趟",
    ),
    (
        "meeting",
        r"\bmet\b|\bmeetings?\b|\blunch\b|\bdinner\b|\bbreakfast\b|\bcoffee\b|\bdrinks\b|\bzoom\b|"
        r"\bteams call\b|\bsat down\b|\bsaw\b"
        r"|\bcatch(?:-| )?up\b|\bsync\b|\bsession\b|\bworkshop\b|聊了|吃了|午饭|晚饭|见了|见面|"
        r"会面|开会|开了|会议|吃饭|喝咖啡|碰面|见过|面谈|座谈",
    ),
)
_KIND_PATTERNS: Final = tuple((name, re.compile(pattern)) for name, pattern in _KINDS)

_FIELD = (
    r"(?:sales|marketing|procurement|purchasing|finance|operations|engineering|it|hr|people|"
    r"products?|technology|legal|supply chain|"
    r"logistics|customer success|business development|r&d|quality|production|communications|"
    r"compliance|security|data|digital|partnerships|"
    r"growth|innovation|strategy|sourcing|facilities|maintenance|manufacturing|support|design|research)"
)
_ROLE: Final = re.compile(
    rf"(?<![\w@.])(?:"
    rf"(?:co-?)?(?:ceo|cfo|coo|cto|cio|cmo|cro|cpo|ciso)\b(?! ?\w+@)"
    rf"|(?:s|e)?vp(?: of)?(?: {_FIELD})?(?: (?:and|&) {_FIELD})?\b|vice president(?: of)?(?: {_FIELD})?"
    rf"|chief \w+ officer|(?:deputy |global |regional )?head of {_FIELD}(?: (?:and|&) {_FIELD})?"
    rf"|(?:(?:senior|junior|managing|regional|deputy|general|key|lead|chief|assistant|technical|"
    rf"creative|art|executive|{_FIELD}) )*"
    rf"(?:account |project |office |plant |area |store |category )?"
    rf"(?:director|manager|president|founder|co-?founder|owner|buyer|purchaser|engineer|analyst|"
    rf"assistant|secretary|consultant|"
    rf"architect|accountant|developer|administrator|chairman|chairwoman|partner|officer|controller|"
    rf"coordinator|specialist|"
    rf"scientist|designer|planner|principal)(?: (?:of|for) {_FIELD})?\b)",
    re.IGNORECASE,
)
_CHINESE_ROLE: Final = re.compile(
    "(?:采购|销售|市场|技术|财务|行政|人事|产品|运营|副|项目|区域|高级|首席|研发|信息|IT|"
    "人力资源|法务|生产|质量|供应链|物流|工程|设备|商务|大区|华东|华南|华北|执行|"
    "品牌|数据|安全|设计|客户|服务|战略|部门|总){0,4}"
    "(?:总监|经理|主管|总裁|董事长|工程师|助理|会计|部长|主任|负责人|执行官|创始人|合伙人|厂长|"
    "院长|校长|科长|处长|总工|顾问|秘书|专员|CEO|CTO|CFO|COO|CIO)"
)


def stage_in(folded: str) -> str | None:
    """The stage that a text names, in the words of the default pipeline; the last named where it names several."""
    found = [(match.start(), name) for name, pattern in _STAGE_PATTERNS for match in pattern.finditer(folded)]
    return max(found)[1] if found else None


def reason_in(folded: str) -> str | None:
    """Why a deal was lost, as far as the text says."""
    found = [
        (match.start(), place, name)
        for place, (name, pattern) in enumerate(_REASON_PATTERNS)
        if (match := pattern.search(folded))
    ]
    named = {name for _, _, name in found}
    if "competitor" in named and re.search("competit|竞争|对手", folded):
        return "competitor"
    if {"budget", "price"} <= named and re.search(r"no budget|没预算", folded):
        return "budget"
    return min(found)[2] if found else None


def channel_in(folded: str) -> str | None:
    """The channel that a lead came by: as said in English, named in English for Chinese."""
    for name, pattern in _CHANNEL_PATTERNS:
        if match := pattern.search(folded):
            return name or match[0]
    return None


def kind_in(folded: str) -> str:
    """The kind of activity; a note where nothing else is said."""
    return next((name for name, pattern in _KIND_PATTERNS if pattern.search(folded)), "note")


def role_in(text: str) -> re.Match[str] | None:
    """A person's role as typed, with its place."""
    return _ROLE.search(text) or _CHINESE_ROLE.search(text)
