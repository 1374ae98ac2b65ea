"""The only place that puts the parts together."""

from dataclasses import dataclass

from bot.clock import BusinessClock, real_now
from bot.settings import Settings
from bot.workshop import LokyWorkshop, SerialWorkshop
from crm_engine.services.people import Defaults
from handlers.command import NO_BOT, House
from handlers.router import Router
from scheduler.clock import Clock, Tick
from storage.db import Database
from storage.migrate import migrate


@dataclass(frozen=True, slots=True)
class Assembled:
    """Everything that a door needs."""

    settings: Settings
    database: Database
    time: BusinessClock
    workshop: LokyWorkshop | SerialWorkshop
    router: Router

    def clock(self, present: frozenset[int] = frozenset()) -> Clock:
        """The scheduler's clock; `present` are the users at a terminal."""
        folder = self.settings.data_dir / "backups"
        return Clock(self.database, lambda: Tick(self.time.now(), real_now(), present, folder))

    @property
    def defaults(self) -> Defaults:
        """What new users start with."""
        return Defaults(self.settings.currency, self.settings.timezone, self.settings.locale)

    def close(self) -> None:
        self.workshop.close()
        self.database.close()


def assemble(settings: Settings, bot_name: str = NO_BOT) -> Assembled:
    """Open the database, bring it to this version's schema, and build the router on it."""
    database = Database(settings.url)
    migrate(database, real_now())
    time = BusinessClock(settings.start_at)
    workshop = SerialWorkshop(database) if settings.fit_backend == "serial" else LokyWorkshop(settings.url)
    house = House(bot_name, settings.currency, settings.timezone, settings.locale, settings.admin_ids)
    return Assembled(settings, database, time, workshop, Router(database, workshop, house, time.now))
