"""Telegram's limits on text, kept without cutting a tag or an entity in two."""

import re

TEXT_LIMIT = 4_096
CAPTION_LIMIT = 1_024
_TOKEN = re.compile(r"<[^>]*>|&[#\w]+;|[^<&]", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z-]+)")


def split_html(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """Parts of at most `limit` characters each; open tags are closed at a cut and opened again after it."""
    if len(text) <= limit:
        return [text]
    parts: list[str] = []
    open_tags: list[str] = []
    part = ""
    for token in _TOKEN.findall(text):
        then_open = _after(token, open_tags)
        if len(part) + len(token) + len(_closing(then_open)) > limit:
            kept, rest = _at_line_end(part)
            parts.append(kept + _closing(open_tags))
            part = "".join(open_tags) + rest
        part += token
        open_tags = then_open
    return [*parts, part] if part.strip() else parts


def _at_line_end(part: str) -> tuple[str, str]:
    """Cut at the last line break, where one is near and no tag stands behind it."""
    cut = part.rfind("\n")
    if cut > len(part) * 3 // 4 and "<" not in part[cut:]:
        return part[:cut], part[cut + 1 :]
    return part, ""


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found.group(2) if found else ""


def _closing(open_tags: list[str]) -> str:
    return "".join(f"</{_name(tag)}>" for tag in reversed(open_tags))


def _after(token: str, open_tags: list[str]) -> list[str]:
    """The tags that are open behind the token."""
    found = _TAG.match(token)
    if found is None:
        return open_tags
    return open_tags[:-1] if found.group(1) else [*open_tags, token]
