"""How long a search by name takes among 100,000 companies and as many contacts, as a rep and as an admin.

Run: python -m benchmarks.find
"""

import random
import statistics
import tempfile
import time
from datetime import UTC, datetime

from sqlalchemy import insert
from sqlmodel import Session

from crm_engine.services.finding import find
from storage.db import Database
from storage.migrate import migrate
from storage.names import name_key
from storage.tables import Company, Contact, User
from storage.words import Actor, Role

COUNT = 100_000
NOW = datetime(2026, 3, 9, tzinfo=UTC)
PARTS = "ka ri no ta mi be lo san dor vel tri gon mar pol ine tec sys ver qua zen hal fin".split()  # noqa: SIM905
FORMS = ("GmbH", "Inc.", "Ltd", "AG", "Systems", "Holding", "有限公司")
ASKED = (
    "Acme",
    "acm",
    "Mueller",
    "Mulelr",
    "maschinenbau müller",
    "jane deo",
    "华为",
    "华为技木",
    "xyzzyplugh",
    "marpoline",
)
TIMES = 20


def fill(database: Database) -> None:
    """Two people, who own the names by turns."""
    pick = random.Random(7)

    def word() -> str:
        return "".join(pick.choice(PARTS) for _ in range(pick.randint(2, 4))).capitalize()

    def rows(names: list[str]) -> list[dict[str, object]]:
        return [
            {"name": name, "name_key": name_key(name), "owner_id": 1 + place % 2, "created_at": NOW, "facts": {}}
            for place, name in enumerate(names)
        ]

    companies = {name_key(name): name for name in (f"{word()} {word()} {pick.choice(FORMS)}" for _ in range(COUNT))}
    companies |= {name_key(name): name for name in ("Acme", "Müller Maschinenbau GmbH", "华为技术有限公司")}
    contacts = ["Jane Doe", *(f"{word()} {word()}" for _ in range(COUNT))]

    def write(session: Session) -> None:
        for name in ("Anna", "Bert"):
            session.add(User(name=name, name_key=name.lower(), created_at=NOW))
        session.flush()
        session.execute(insert(Company), rows(list(companies.values())))
        session.execute(insert(Contact), [{k: v for k, v in row.items() if k != "facts"} for row in rows(contacts)])

    database.write(write)


def main() -> None:
    """Print the building of the index and the milliseconds of each search."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/find.db")
        migrate(database, NOW)
        fill(database)
        with database.reading() as session:
            started = time.perf_counter()
            find(session, Actor(0, "Ada", Role.ADMIN), "Acme")
            print(f"the first search, which builds the index: {time.perf_counter() - started:.2f} s")
            for actor in (Actor(1, "Anna", Role.REP), Actor(0, "Ada", Role.ADMIN)):
                every = [milliseconds for said in ASKED for milliseconds in _timed(session, actor, said)]
                every.sort()
                print(
                    f"{actor.role}: median {statistics.median(every):.1f} ms, "
                    f"p95 {every[int(len(every) * 0.95)]:.1f} ms, longest {every[-1]:.1f} ms"
                )
        database.close()


def _timed(session: Session, actor: Actor, said: str) -> list[float]:
    """Milliseconds of the search, several times; prints what it found."""
    took = []
    for _ in range(TIMES):
        started = time.perf_counter()
        found = find(session, actor, said)
        took.append((time.perf_counter() - started) * 1000)
    names = ", ".join(choice.label for choice in (*found.companies, *found.contacts)[:3]) or "nothing"
    print(f"  {actor.role} {said}: {statistics.median(took):.1f} ms, {names}")
    return took


if __name__ == "__main__":
    main()
