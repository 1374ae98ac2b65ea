"""Numbers for rows to come, on both databases."""

from sqlalchemy import delete, insert
from sqlmodel import Session, SQLModel, select

from storage.db import Database
from storage.migrate import migrate
from storage.numbers import take_numbers
from storage.tables import Region
from tests.chat import MONDAY, at

TABLE = SQLModel.metadata.tables["region"]


def put(session: Session, names: list[str]) -> list[int]:
    numbers = take_numbers(session, TABLE, len(names))
    rows = [{"id": number, "name": name} for number, name in zip(numbers, names, strict=True)]
    session.connection().execute(insert(TABLE), rows)
    return numbers


def test_numbers_are_in_order_and_never_given_twice(address: str) -> None:
    database = Database(address)
    migrate(database, at(MONDAY))

    first = database.write(lambda session: put(session, ["North", "South"]))
    database.write(lambda session: session.execute(delete(TABLE)))
    with database.writing() as session:
        session.add(Region(name="by itself"))
        session.flush()
        own = session.exec(select(Region.id)).one()
        later = put(session, ["East", "West"])

    assert first == sorted(first)
    assert own is not None
    assert max(first) < own < min(later)
    database.close()
