"""Names as keys: what counts as the same name, and what is found by another way of writing it."""

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 200
# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th"})
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_DOTTED = re.compile(r"(?<![^\W\d_]{2})([^\W\d_])\.(?=[^\W\d_](?:\.|\W|$))")
_LETTER_DOT = re.compile(r"(?<=\b[^\W\d_])\.(?=\W|$)")
_FORMS = """
gmbh mbh ag kg kgaa ohg gbr ug se ev eg inc incorporated corp corporation co company llc llp lp plc ltd limited pty pte
pvt bv nv sa sas sarl sarlu srl spa sl slu ab aps oy oyj as asa kft zrt doo sro ooo oao zao kk gk sdn bhd cia ltda eirl
sca scs vof cv
"""
LEGAL_FORMS = frozenset(_FORMS.split())
# What stands for a company in Chinese and Japanese names, the longest first.
_WIDE_FORMS = re.compile("股份有限公司|有限责任公司|有限公司|株式会社|合同会社|集团|公司")
_UMLAUT = re.compile("([aou])e+")
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """A name without case, accents, spacing and punctuation: 'GTX Pro' and 'GTXPro' are one, Müller and Mueller two."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in decomposed if letter.isalnum())
    return (kept or name.casefold().strip())[:MAX_NAME]


def search_key(name: str) -> str:
    """A name's words as they are searched for: no case, accents or signs, one space between; O'Neil is one word.

    A name of signs alone is its own key.
    """
    plain = _APOSTROPHES.sub("", name).casefold()
    if not plain.isascii():
        # Taking apart may give capitals (𝓐), and making them small what can be taken apart again.
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold()).translate(_PLAIN)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if "." in plain:
        plain = _LETTER_DOT.sub("", _DOTTED.sub(r"\1", plain))  # G.m.b.H. is one word
    words = " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
    return (words or " ".join(name.casefold().split()))[:MAX_NAME]


def spellings(name: str) -> tuple[str, ...]:
    """The search key, and a second one where umlauts may be written out: Müller is muller, and mueller too."""
    key = search_key(name)
    if name.isascii():
        return (key,)
    return tuple(
        dict.fromkeys((key, search_key(unicodedata.normalize("NFC", name).casefold().translate(_WRITTEN_OUT))))
    )


def bare_key(name: str, *, fold: bool = True) -> str:
    """The search key without what only says the legal form: Acme, Acme Inc. and Acme GmbH & Co. KG are one.

    A name of nothing else keeps its legal form.

    fold  whether Müller, Muller and Mueller are one as well
    """
    key = _UMLAUT.sub(r"\1", search_key(name)) if fold else search_key(name)
    bare = _WIDE_FORMS.sub("", " ".join(word for word in key.split(" ") if word not in LEGAL_FORMS)).strip()
    return bare or key
