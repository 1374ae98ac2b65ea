"""What a need is about, as a key: the same words in any order and form are one topic, and nothing else is."""

import re

from storage.names import search_key

# Words that say nothing of what is wanted. Neither "to" nor "from" nor "no": they turn it into something else.
_ARTICLES = "a an the some any our their his her its your my of for in on with and please also really very"
_EMPTY = frozenset(_ARTICLES.split(" "))
# Two or more words, or another word, that people use for one thing. Few and certain, so that nothing is merged falsely.
_SAME = {
    "single sign on": "sso",
    "single signon": "sso",
    "demonstration": "demo",
    "application programming interface": "api",
    "two factor authentication": "2fa",
    "multi factor authentication": "mfa",
    "service level agreement": "sla",
}
_SAME_WIDE = {"单点登录": "sso", "演示": "demo", "接口": "api"}
_WIDE_EMPTY = re.compile("的|一个|一次|一场|一套")


def topic_of(text: str) -> str:
    """The key of a need: 'EU hosting' and 'hosting in the EU' are one, 'demo' and 'a Demonstration' too.

    Words are folded, put in order, and lose the ending of a plural; numbers keep needs apart ('10 seats', '20 seats').
    """
    spoken = re.sub(r"(?<=\w)#", "sharp", re.sub(r"(?<=\w)\+", "plus", text))  # C++ and C# are two
    key = search_key(_WIDE_EMPTY.sub("", spoken) or spoken)
    for words, one in _SAME.items():
        key = re.sub(rf"\b{words}s?\b", one, key)
    key = _SAME_WIDE.get(key, key)
    stems = sorted({_stem(word) for word in key.split(" ") if word not in _EMPTY})
    return " ".join(stems) or key


def _stem(word: str) -> str:
    """The word without the ending of an English plural; short words and those in -ss, -us, -is are left as they are."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    singular = word.endswith(("ss", "us")) or (len(word) > 4 and word.endswith("is"))
    return word[:-1] if len(word) > 3 and word.endswith("s") and not singular else word
