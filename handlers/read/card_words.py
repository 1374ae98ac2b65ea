"""A person read from a picture, in a command's words, where they can be looked at and corrected."""

from handlers.read.contacts import ContactWords, phone_as_said, read_emails
from handlers.read.words import clean, fields

WORDS = ("name", "company", "role", "emails", "phones")
LONGEST = 200
BETWEEN = ", "


def say_card(card: ContactWords) -> str:
    """The person as `said_card` reads them."""
    texts = {"name": card.name, "company": card.company, "role": card.role}
    parts = [f"{word} {_quoted(text)}" for word, text in texts.items() if text]
    parts += [f"emails {' '.join(card.emails)}"] if card.emails else []
    parts += [f"phones {BETWEEN.join(card.phones)}"] if card.phones else []
    return " ".join(parts)


def said_card(words: str) -> ContactWords:
    """The person in 'name "Jane Doe" company "Acme" role "CFO" emails jane@acme.com phones +4930901820'."""
    _before, values = fields(words, WORDS)
    return ContactWords(
        values.get("name") or None,
        values.get("company") or None,
        values.get("role") or None,
        tuple(read_emails(values.get("emails", ""))),
        tuple(phone_as_said(phone) for phone in values.get("phones", "").split(BETWEEN) if phone),
    )


def _quoted(text: str) -> str:
    return f'"{clean(text)[:LONGEST].replace(chr(34), chr(39))}"'
