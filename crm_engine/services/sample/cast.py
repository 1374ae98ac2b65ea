"""Who and what the made-up company has: people, teams, goods, customers' names. None of them exists.

It sells instruments for testing water, the pumps that go with them, and the supplies that both use up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rep:
    """One who sells.

    skill     what the odds of each step forward are multiplied by
    optimism  how much more than in truth this person expects of an amount, and how much sooner
    joined    months before now, for one who has not been there all the time
    """

    name: str
    skill: float = 1.0
    optimism: float = 1.0
    joined: int | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """A team, its region, its manager and its reps."""

    name: str
    region: str
    manager: str
    reps: tuple[Rep, ...]


@dataclass(frozen=True, slots=True)
class Goods:
    """A product: its list price in major units, how often it is chosen, and the supply that it uses up."""

    name: str
    series: str
    price: int
    weight: float
    uses: str | None = None


CREWS = (
    Crew(
        "North",
        "Home",
        "Helena Brandt",
        (Rep("Tomas Lindqvist", 1.15), Rep("Aisha Rahman", 1.3), Rep("Joel Okafor", 0.9), Rep("Petra Novak")),
    ),
    Crew(
        "South",
        "Home",
        "Marco Silveira",
        (Rep("Ines Caruso", 1.1), Rep("Victor Hale", 1.0, 1.5), Rep("Nadia Petrov", 0.95), Rep("Ben Adeyemi", 0.75)),
    ),
    Crew(
        "Export",
        "Abroad",
        "Keiko Tanaka",
        (Rep("Lena Fischer", 1.2), Rep("Omar Haddad"), Rep("Grace Mbeki", 0.85), Rep("Daniel Cho", 0.7, 1.1, 13)),
    ),
)

EQUIPMENT = (
    Goods("Clear 100", "Clear", 1_900, 0.26, "Reagent Kit"),
    Goods("Clear 300", "Clear", 7_400, 0.19, "Reagent Kit"),
    Goods("Clear 900", "Clear", 24_000, 0.06, "Calibration Set"),
    Goods("Flow Mini", "Flow", 850, 0.20, "Filter Pack"),
    Goods("Flow Pro", "Flow", 3_600, 0.18, "Filter Pack"),
    Goods("Flow Max", "Flow", 12_500, 0.11, "Seal Set"),
)
SUPPLIES = (
    Goods("Reagent Kit", "Refill", 390, 0.4),
    Goods("Filter Pack", "Refill", 160, 0.3),
    Goods("Calibration Set", "Refill", 720, 0.1),
    Goods("Seal Set", "Refill", 240, 0.2),
)

# What a sector buys more of: its appetite for equipment and how quickly it uses supplies up.
SECTORS = {
    "Food and Drink": (1.2, 1.5),
    "Municipal Water": (1.0, 1.1),
    "Pharma": (1.4, 1.3),
    "Agriculture": (0.7, 0.6),
    "Hotels and Pools": (0.6, 0.9),
    "Chemicals": (1.2, 1.0),
    "Research": (0.8, 0.5),
}
PLACES = ("Germany", "Sweden", "Poland", "Spain", "Portugal", "Italy", "Japan", "Kenya", "Canada", "Brazil")

FIRST_HALVES = (
    "Alder", "Amber", "Birch", "Blue", "Bright", "Cedar", "Clay", "Copper", "Cross", "Dale", "Elm", "Fern", "Fox",
    "Glen", "Gold", "Granite", "Green", "Harbour", "Hazel", "Iron", "Juniper", "Lark", "Lime", "Maple", "Marsh", "Mill",
    "Moor", "North", "Oak", "Pine", "Quartz", "River", "Rowan", "Silver", "Slate", "Stone", "Thorn", "Vale", "Willow",
)  # fmt: skip
SECOND_HALVES = ("brook", "field", "ford", "gate", "haven", "hill", "lake", "land", "shore", "spring", "well", "wick")
ENDINGS = {
    "Food and Drink": ("Foods", "Brewery", "Dairy"),
    "Municipal Water": ("Waterworks", "Utilities"),
    "Pharma": ("Pharma", "Biotech"),
    "Agriculture": ("Farms", "Growers"),
    "Hotels and Pools": ("Hotels", "Baths"),
    "Chemicals": ("Chemicals", "Coatings"),
    "Research": ("Institute", "Labs"),
}
GIVEN_NAMES = (
    "Adele", "Akira", "Bruno", "Carla", "Chidi", "Clara", "Darius", "Elif", "Emil", "Farah", "Felix", "Greta", "Hana",
    "Hugo", "Ida", "Ivan", "Jasmin", "Jonas", "Kofi", "Laila", "Leo", "Lucia", "Mateo", "Maya", "Mina", "Nils", "Nora",
    "Olga", "Pablo", "Priya", "Ravi", "Rosa", "Samir", "Sofia", "Stefan", "Thea", "Uma", "Viktor", "Yara", "Zoe",
)  # fmt: skip
FAMILY_NAMES = (
    "Abara", "Andersson", "Bauer", "Bianchi", "Castro", "Dubois", "Eriksen", "Ferrari", "Garcia", "Hansen", "Ito",
    "Jansen", "Kaya", "Kowalski", "Kruger", "Lopez", "Marin", "Mensah", "Meyer", "Mori", "Nagy", "Ncube", "Olsen",
    "Pereira", "Popov", "Quist", "Rossi", "Sato", "Schmidt", "Singh", "Sousa", "Toth", "Varga", "Weber", "Yilmaz",
)  # fmt: skip
CONTACT_ROLES = ("Decision Maker", "Decision Maker", "Evaluator", "Influencer")

SAID = {
    "call": (
        "Talked through the quote",
        "Asked when the budget is decided",
        "Left a message, call again",
        "Open points",
    ),
    "email": ("Sent the data sheet", "Sent the revised quote", "Asked for feedback on the trial"),
    "meeting": ("Met the lab team on site", "Walked through the offer with purchasing", "Agreed the next steps"),
    "demo": ("Showed the instrument on their own samples", "Trial set up for two weeks"),
    "note": (
        "They compare us with one other supplier",
        "Wants delivery before the season",
        "New contact in purchasing",
    ),
}
