"""Tags in words: #vip, #2026, #大客户."""

import re
from typing import Final

# In running words a tag begins with a letter, since '#12' there is a deal.
_IN_WORDS: Final = re.compile(r"(?<![\w&/#])#([^\W\d_][\w-]{0,29})(?![\w-])")
_ONE: Final = re.compile(r"(-?)#?([\w-]*\w[\w-]*)")
_FIRST: Final = re.compile(r" -?#[\w-]*\w")


def tags_in(text: str) -> list[str]:
    """The tags in a note, without their sign, each once."""
    return list({tag.casefold(): tag for tag in _IN_WORDS.findall(text)}.values())


def split_tags(text: str) -> tuple[str, list[str], list[str]]:
    """The words before the first tag, the tags to put on, and those to take off (-#vip): 'Acme #vip -#old'.

    A number may be a tag here, but not as the first word, where it is a deal.
    """
    first = _FIRST.search(text)
    if first is None:
        return text.strip(), [], []
    add, remove = read_tags(text[first.start() :])
    return text[: first.start()].strip(), add, remove


def read_tags(text: str) -> tuple[list[str], list[str]]:
    """The tags to put on and to take off in words that are tags alone, with their sign or without it.

    A word that cannot be one is left out.
    """
    found = [match for word in text.replace(",", " ").split() if (match := _ONE.fullmatch(word))]
    return [tag[2] for tag in found if not tag[1]], [tag[2] for tag in found if tag[1]]


def tags_alone(text: str) -> list[str]:
    """The tags where the words are nothing else: '#vip #2026'; else none."""
    words = text.split()
    return (
        [word[1:] for word in words] if words and all(re.fullmatch(r"#[\w-]*\w[\w-]*", word) for word in words) else []
    )
