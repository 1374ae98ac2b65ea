"""A made-up company on a real database: two teams in two regions, and deals that the tests ask for."""

import importlib
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, SQLModel

from crm_engine.services.people import actor_of
from handlers.command import Command, Reply, Request
from handlers.perform import Outcome, perform_reading
from storage.db import Database
from storage.deals import default_pipeline, stages
from storage.names import name_key
from storage.tables import Company, Deal, DealHistory, Pipeline, Region, Stage, Team, User
from storage.words import Role, StageKind

NOW = datetime(2026, 7, 15, 9, 0, tzinfo=UTC)
PEOPLE = {
    "Ada": (Role.ADMIN, None),
    "Max": (Role.MANAGER, "North"),
    "Rita": (Role.REP, "North"),
    "Ron": (Role.REP, "North"),
    "Mia": (Role.MANAGER, "South"),
    "Sue": (Role.REP, "South"),
}


@dataclass
class MadeUp:
    """The company, and a way to ask it as one of its people."""

    database: Database
    ids: dict[str, int] = field(default_factory=dict)
    now: datetime = NOW

    def ask(self, name: str, text: str, **answers: str) -> Reply:
        """What the person is answered to a command."""
        return self.outcome(name, text, **answers).reply

    def outcome(self, name: str, text: str, **answers: str) -> Outcome:
        word, _, rest = text.partition(" ")
        command: Command = importlib.import_module(f"handlers.commands.{word}").COMMAND
        with self.database.reading() as session:
            user = session.get(User, self.ids[name])
            assert user is not None
            actor = actor_of(user)
        return perform_reading(self.database, command, Request(actor, rest, self.now, answers=answers))

    def add(self, session: Session, row: SQLModel) -> int:
        session.add(row)
        session.flush()
        number = row.id  # type: ignore[attr-defined]
        assert isinstance(number, int)
        return number

    def deal(self, owner: str, created: date | None, closed: date | None = None, **facts: Any) -> int:
        """One deal (see `put_deal`), in its own transaction."""
        with self.database.writing() as session:
            return self.put_deal(session, owner, created, closed, **facts)

    def put_deal(
        self,
        session: Session,
        owner: str,
        created: date | None,
        closed: date | None = None,
        *,
        won: bool = True,
        amount: float | None = 1000,
        company: str | None = "Acme",
        stage: str = "Proposal",
        currency: str = "USD",
        pipeline: str | None = None,
        written: datetime | None = None,
    ) -> int:
        """One deal, open without `closed`, with the history that the bot would have kept; the amount in major units."""
        line = self._pipeline(session, pipeline)
        name = stage if closed is None else "Closed Won" if won else "Closed Lost"
        place = next(row for row in stages(session, line) if row.name == name)
        minor = None if amount is None else round(amount * 100)
        seen = written or (datetime.combine(created, time(10), UTC) if created else self.now)
        touched = datetime.combine(closed, time(10), UTC) if closed else seen
        deal = Deal(
            company_id=self._company(session, company) if company else None,
            owner_id=self.ids[owner],
            pipeline_id=line,
            stage_id=place.id or 0,
            status=place.kind,
            amount=minor,
            close_amount=None if closed is None else minor if won else 0,
            currency=currency,
            created_on=created,
            closed_on=closed,
            created_at=seen,
            touched_at=touched,
        )
        number = self.add(session, deal)
        changes = [("stage", stage, seen), ("amount", None if minor is None else str(minor), seen)]
        changes += [("stage", name, touched)] if closed else []
        session.add_all(DealHistory(deal_id=number, field=what, value=value, at=at) for what, value, at in changes)
        return number

    def trade(self, owner: str, start: date, end: date, *, a_month: int = 7, seed: int = 1) -> None:
        """A steady stream of deals of one rep: about half are won, most within two months; some are still open."""
        chance = random.Random(seed)
        with self.database.writing() as session:
            for number in range(round((end - start).days / 30 * a_month)):
                created = start + timedelta(days=round(number * 30 / a_month))
                closed = created + timedelta(days=chance.randint(5, 70))
                self.put_deal(
                    session,
                    owner,
                    created,
                    closed if closed <= end else None,
                    won=chance.random() < 0.55,
                    amount=round(chance.lognormvariate(8, 0.5)),
                    company=f"Client {chance.randint(1, 40)}",
                    stage=chance.choice(["Prospecting", "Qualification", "Proposal", "Negotiation"]),
                )

    def _company(self, session: Session, name: str) -> int:
        if name not in self.ids:
            row = Company(name=name, name_key=name_key(name), created_at=self.now)
            self.ids[name] = self.add(session, row)
        return self.ids[name]

    def _pipeline(self, session: Session, name: str | None) -> int:
        if name is None:
            return default_pipeline(session).id or 0
        if name not in self.ids:
            self.ids[name] = self.add(session, Pipeline(name=name))
            kinds = (("Proposal", StageKind.OPEN), ("Closed Won", StageKind.WON), ("Closed Lost", StageKind.LOST))
            for place, (stage, kind) in enumerate(kinds):
                session.add(Stage(pipeline_id=self.ids[name], name=stage, position=place, kind=kind))
            session.flush()
        return self.ids[name]


def found_company(url: str) -> MadeUp:
    """The people and teams, without a deal."""
    house = MadeUp(Database(url))
    SQLModel.metadata.create_all(house.database.engine)
    with house.database.writing() as session:
        for name in ("North", "South"):
            region = house.add(session, Region(name=f"{name} Region"))
            house.ids[name] = house.add(session, Team(name=name, region_id=region))
        for name, (role, team) in PEOPLE.items():
            user = User(name=name, name_key=name_key(name), role=role, created_at=NOW)
            user.team_id = house.ids[team] if team else None
            house.ids[name] = house.add(session, user)
    return house


def trading_company(url: str) -> MadeUp:
    """The company after two and a half years of steady trade."""
    house = found_company(url)
    for name, a_month in (("Rita", 8), ("Ron", 5), ("Sue", 6)):
        house.trade(name, date(2024, 1, 1), NOW.date(), a_month=a_month, seed=a_month)
    return house
