"""The words of /edit: which fields of a deal are said anew."""

from handlers.read.words import fields, unquote

FIELDS = ("amount", "close", "company", "title", "product", "source", "owner")
# How people name the fields.
_SAID = {
    **dict.fromkeys(("value", "worth", "price", "金额"), "amount"),
    **dict.fromkeys(("closes", "closing", "成交日期"), "close"),
    **dict.fromkeys(("customer", "客户"), "company"),
    **dict.fromkeys(("name", "标题"), "title"),
    **dict.fromkeys(("channel", "来源"), "source"),
    **dict.fromkeys(("产品",), "product"),
    **dict.fromkeys(("负责人",), "owner"),
}
_NOTHING = frozenset({"none", "-", "–", "nothing", "无", "清空"})


def read_edit(text: str) -> tuple[str, dict[str, str]]:
    """Tell '15k close 15 Dec title "Phase 2"' apart: what stands before the first field, and each field's new value.

    A field without a value has "".
    """
    positional, said = fields(text, (*FIELDS, *_SAID))
    return unquote(positional), {_SAID.get(name, name): _value(value) for name, value in said.items()}


def means_nothing(value: str) -> bool:
    """Whether the value says that the field is to be empty."""
    return value.casefold().strip() in _NOTHING


def _value(value: str) -> str:
    """The value without the joint before it ('amount to 15k', 'close: 15 Dec') and the comma behind it."""
    said = value.strip(" ,;，；")
    for joint in ("= ", ": ", "to ", "on ", "date "):
        said = said.removeprefix(joint)
    return unquote(said)
