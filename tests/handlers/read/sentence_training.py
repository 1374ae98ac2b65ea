"""Train the tie-breaker of intents on made-up sentences: python -m tests.handlers.read.sentence_training"""

import base64
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from handlers.read.sentences.hearing import plain_sentence
from handlers.read.sentences.tie_breaker import features_of
from handlers.read.sentences.understanding import INTENTS
from tests.handlers.read.sentence_grammar import made_sentences

NOW: Final = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TARGET: Final = Path(__file__).parents[3] / "handlers" / "read" / "sentences" / "tie_weights.py"
EACH: Final = 14
SEED: Final = 20260311
KEPT: Final = 1400  # features with the largest weights; the others hardly ever decide
SCALE: Final = 16.0  # whole numbers in the table are this many times the weight


def main() -> int:
    """Train, keep the telling features, write the table."""
    rows = list(made_sentences(SEED, EACH))
    heard = [plain_sentence(row.text, NOW) for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(features_of(plain, chinese), 1.0) for plain, chinese in heard])
    frequent = np.asarray((matrix > 0).sum(axis=0)).ravel() >= 4
    model = LogisticRegression(C=1.0, max_iter=300).fit(matrix[:, frequent], [row.intent for row in rows])
    names = np.array(vectorizer.get_feature_names_out())[frequent]
    telling = np.argsort(-np.abs(model.coef_).max(axis=0))[:KEPT]
    order = [list(model.classes_).index(intent) for intent in INTENTS]
    weights = np.vstack([model.intercept_[order], model.coef_[order][:, telling].T])
    whole = np.clip(np.rint(weights * SCALE), -128, 127).astype(int)
    TARGET.write_text(_written(["bias", *names[telling]], whole), encoding="utf-8")
    print(f"{len(rows)} sentences, {len(telling)} features, {TARGET.stat().st_size} bytes")
    return 0


def _written(names: list[str], whole: Any) -> str:
    features = base64.b85encode(zlib.compress("\n".join(names).encode("utf-8"), 9)).decode()
    weights = base64.b85encode(zlib.compress(bytes((whole + 128).astype(np.uint8).ravel()), 9)).decode()
    listed = "\n".join(f'    "{intent}",' for intent in INTENTS)
    return (
        '"""Weights of the tie-breaker; written by tests/handlers/read/sentence_training.py, not by hand."""\n\n'
        "from typing import Final\n\n"
        f"SCALE: Final = {SCALE}\nINTENTS: Final = (\n{listed}\n)\n"
        f"FEATURES: Final = (\n{_lines(features)})\nWEIGHTS: Final = (\n{_lines(weights)})\n"
    )


def _lines(text: str) -> str:
    return "".join(f'    "{text[start : start + 108]}"\n' for start in range(0, len(text), 108))


if __name__ == "__main__":
    sys.exit(main())
