"""Business cards that are drawn, photographed badly and read on this machine: which fields come right, and how fast.

The cards are drawn by us, so real ones, with logos, curls and shadows, will come out somewhat worse.
"""

import asyncio
import io
import random
import time
from dataclasses import dataclass
from pathlib import Path

import matplotlib
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bot.pictures.cards import can_read, command_for
from handlers.read.card_words import said_card
from handlers.read.contacts import ContactWords
from storage.names import name_key
from storage.words import BadInput

CARDS = 24
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
PEOPLE = (("Jane", "Doe"), ("Jörg", "Müller"), ("Ann-Marie", "O'Neil"), ("Sophie", "Lefèvre"), ("Tom", "van Dyk"))
COMPANIES = (
    ("Globex Corporation", "globex.com"),
    ("Müller & Söhne GmbH", "mueller-soehne.de"),
    ("acme", "acme.io"),
    ("Northwind Traders Ltd", "northwind.co.uk"),
    ("Initech", "initech.net"),
)
ROLES = ("Head of Purchasing", "Senior Account Manager", "CFO", "Sales Director", "Founder")
PHONES = ("+49 30 901820", "+1 (555) 123-4567", "+44 20 7946 0958", "+49 (0)89 1234567")


@dataclass(frozen=True)
class Card:
    """A card as it is to be read, and its photograph."""

    name: str
    company: str
    email: str
    picture: bytes


def draw(chance: random.Random) -> Card:
    """One card: its sizes, places, tilt, blur and compression by chance."""
    first, last = chance.choice(PEOPLE)
    company, domain = chance.choice(COMPANIES)
    email = f"{_plain(first)}.{_plain(last)}@{domain}"
    image = Image.new("RGB", (1050, 600), chance.choice(["white", "#f4efe2", "#e8eef4"]))
    pen, left = ImageDraw.Draw(image), chance.choice([60, 300])
    serif = "DejaVuSerif" if chance.random() < 0.5 else "DejaVuSans"
    blocks = [(company, 46, f"{serif}-Bold.ttf", 60), (f"{first} {last}", 40, "DejaVuSans-Bold.ttf", 210)]
    if chance.random() < 0.5:
        blocks = [(f"{first} {last}", 44, f"{serif}-Bold.ttf", 70), (company, 34, "DejaVuSans-Bold.ttf", 330)]
    small = [
        chance.choice(ROLES),
        f"Tel {chance.choice(PHONES)}",
        f"Fax {chance.choice(PHONES)}",
        email,
        f"www.{domain}",
    ]
    places = [blocks[1][3] + 58 if blocks[1][3] < 300 else 130, 400, 436, 472, 508]
    for text, size, font, top in blocks + [
        (text, 26, "DejaVuSans.ttf", top) for text, top in zip(small, places, strict=True)
    ]:
        pen.text(
            (left, top), text, font=ImageFont.truetype(FONTS / font, size), fill=chance.choice(["black", "#223344"])
        )
    photo = image.rotate(chance.uniform(-5, 5), expand=True, fillcolor="#776655", resample=Image.Resampling.BICUBIC)
    photo = photo.filter(ImageFilter.GaussianBlur(chance.uniform(0, 1.2)))
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=chance.randint(40, 85))
    return Card(f"{first} {last}", company, email, out.getvalue())


def main() -> None:
    """Print the share of cards whose fields are right."""
    if not can_read():
        print("The extra is not installed here: pip install 'crmbot[cards]'")
        return
    chance = random.Random(7)
    right = {"name": 0, "company": 0, "email": 0, "all": 0}
    seconds: list[float] = []
    for _ in range(CARDS):
        card = draw(chance)
        began = time.perf_counter()
        read = asyncio.run(_read(card.picture))
        seconds.append(time.perf_counter() - began)
        found = (
            name_key(read.name or "") == name_key(card.name),
            name_key(read.company or "") == name_key(card.company),
            card.email in [email.casefold() for email in read.emails],
        )
        for field, hit in zip(right, (*found, all(found)), strict=True):
            right[field] += hit
    for field, count in right.items():
        print(f"{field:8} right on {count} of {CARDS} cards")
    print(f"seconds a card, median {sorted(seconds)[CARDS // 2]:.1f}, longest {max(seconds):.1f}")


async def _read(picture: bytes) -> ContactWords:
    try:
        return said_card((await command_for(picture)).removeprefix("/business_card "))
    except BadInput:
        return said_card("")


def _plain(name: str) -> str:
    letters = name.casefold().translate(str.maketrans({"ö": "oe", "ü": "ue", "è": "e", "'": "", " ": ""}))
    return letters.replace("-", "")


if __name__ == "__main__":
    main()
