"""A small classifier of plain sentences, asked only where no rule is sure: multinomial logistic regression on words.

Trained on sentences made from a grammar (see `tests/handlers/read/sentence_training.py`); the weights are whole
numbers in `tie_weights`, read when first asked.
"""

import base64
import math
import re
import zlib
from functools import cache
from typing import Final

from handlers.read.sentences.tie_weights import FEATURES, INTENTS, SCALE, WEIGHTS

_ENGLISH: Final = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d+|->|%|\?")
_CHINESE: Final = re.compile(r"[A-Z]{3,}|[a-z]+|\d+|%|[\u4e00-\u9fff]|[?？]")
_LONGEST: Final = 40  # words looked at


def features_of(plain: str, chinese: bool) -> set[str]:
    """The words of a plain sentence, its pairs of words, its first word, and the stems of long words."""
    found = _CHINESE.findall(plain) if chinese else _ENGLISH.findall(plain)
    words = ["#" if word.isdigit() else word for word in found[:_LONGEST]]
    features = set(words) | {f"{one} {two}" for one, two in zip(["^", *words], [*words, "$"], strict=True)}
    if chinese:
        return features | {f"{one}{two}{three}" for one, two, three in zip(words, words[1:], words[2:], strict=False)}
    return features | {f"{word[:5]}~" for word in words if len(word) > 5}


def likely_intents(plain: str, chinese: bool) -> list[tuple[str, float]]:
    """The intents with their probabilities, the likeliest first."""
    table = _table()
    scores = list(table["bias"])
    for feature in features_of(plain, chinese):
        for place, weight in enumerate(table.get(feature, ())):
            scores[place] += weight
    top = max(scores)
    shares = [math.exp((score - top) / SCALE) for score in scores]
    total = sum(shares)
    return sorted(
        ((intent, share / total) for intent, share in zip(INTENTS, shares, strict=True)), key=lambda pair: -pair[1]
    )


@cache
def _table() -> dict[str, tuple[int, ...]]:
    """The weights of each feature, one an intent."""
    names = zlib.decompress(base64.b85decode(FEATURES)).decode("utf-8").split("\n")
    numbers = zlib.decompress(base64.b85decode(WEIGHTS))
    size = len(INTENTS)
    return {
        name: tuple(number - 128 for number in numbers[place * size : (place + 1) * size])
        for place, name in enumerate(names)
    }
