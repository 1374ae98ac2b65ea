"""A contact that was shared at Telegram, as the vCard file that it is anywhere else."""

import re

from telegram import Contact

from handlers.command import SentFile
from handlers.read.tables import is_vcards

_END = re.compile(r"\s*END\s*:\s*VCARD\s*$", re.IGNORECASE)


def card_of(contact: Contact) -> SentFile:
    """The card that the sender's address book has, if it came along, and the name and number that Telegram knows."""
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    card = contact.vcard or ""
    if not is_vcards(card.encode("utf-8", "replace")):
        card = "BEGIN:VCARD\nVERSION:4.0"
    lines = [_END.sub("", card), f"FN:{_escaped(name)}", f"TEL:{_number(contact)}", "END:VCARD"]
    return SentFile("contact.vcf", "\n".join(lines).encode("utf-8", "replace"))


def _number(contact: Contact) -> str:
    """Telegram gives the number of its own users in full, but without the plus."""
    number = _escaped(contact.phone_number)
    return number if contact.user_id is None or number.startswith(("+", "00")) else f"+{number}"


def _escaped(value: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", re.sub(r"[\r\n]+", " ", value))
