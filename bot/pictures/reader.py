"""The process that reads one picture: the picture on standard input, its lines as JSON on standard output, and the end.

A process of its own, since pictures come from anybody: what it may use is bounded, and its models go when it ends.
"""

import json
import os
import sys

MOST_MEMORY = 3_000_000_000  # bytes of address space; the models were seen to take .8 GB of real memory
MOST_SECONDS = 60  # of processor time; a card was seen to take 4 s
LIKELY = 0.5  # of 1: lines that the reader itself holds for less likely are guesses


def bound() -> None:
    """Let the system end this process where it takes too much."""
    if sys.platform == "win32":
        return
    import resource  # Windows has none

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lines_of(picture: bytes) -> list[dict[str, object]]:
    """The lines in a picture from the top: text, and the height of its letters in pixels."""
    from rapidocr import RapidOCR  # an optional extra

    found = RapidOCR(params={"Global.log_level": "error"})(picture)
    if found.txts is None or found.boxes is None or found.scores is None:
        return []
    lines = []
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        (_left, top), (_right, _top), (_right_too, _bottom), (_left_too, bottom) = box
        if score >= LIKELY:
            lines.append({"text": str(text), "height": float(bottom - top), "top": float(top)})
    return sorted(lines, key=lambda line: float(str(line["top"])))


def main() -> None:
    """Read standard input."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    bound()
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the models' libraries print is no line of the picture
    json.dump(lines_of(sys.stdin.buffer.read()), out)
    out.close()


if __name__ == "__main__":
    main()
