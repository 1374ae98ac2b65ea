"""Bytes to text: byte order marks, UTF-8, UTF-16, and the encodings of older spreadsheets."""

import codecs
import re

from storage.words import BadInput

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HIGH = re.compile(rb"[\x80-\xff]+")
SAMPLE = 200_000


def decode(name: str, content: bytes) -> tuple[str, str | None]:
    """The text of a file, and the encoding where it had to be guessed. Raises BadInput where it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(name, content, encoding), None
    if (wide := _wide(content)) is not None:
        return _strictly(name, content, wide), wide.upper()
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        encoding = "gb18030" if _looks_chinese(content) else "cp1252"
        return _strictly(name, content, encoding), {"gb18030": "GB 18030", "cp1252": "Windows-1252"}[encoding]


def _strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(
            "I cannot read the text of {file}: save it as CSV in UTF-8, or as XLSX, and send it again",
            file=name,
        ) from error


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of western text is zero then."""
    sample = content[:SAMPLE]
    pairs = len(sample) // 2
    if pairs == 0 or len(content) % 2:
        return None
    if sample[1::2].count(0) > 0.6 * pairs:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.6 * pairs else None


def _looks_chinese(content: bytes) -> bool:
    """In GB 18030 high bytes come in pairs; in western text they stand alone among letters."""
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    runs = _HIGH.findall(content[:SAMPLE])
    return sum(len(run) > 1 for run in runs) > 0.8 * len(runs)
