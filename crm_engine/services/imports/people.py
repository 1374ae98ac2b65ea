"""Teams and the people in them, and the owners that other tables name."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.rows import Values, rewrite, standing, table_of, write_changes, write_new
from crm_engine.services.imports.source import Importing
from storage.names import name_key
from storage.phrases import say
from storage.tables import Region, Team, User
from storage.words import NotAllowed, Role

UNASSIGNED = "Unassigned"


@dataclass(frozen=True, slots=True)
class Seat:
    """One row of a team list: who sells, for which team, under whom, in which region."""

    row: int
    agent: str
    manager: str | None
    team: str
    region: str | None


def import_teams(at: Importing, reader: Reader) -> None:
    """Bring regions, teams and users in; a team without a name is its manager's. Raises NotAllowed for non-admins."""
    if at.actor.role is not Role.ADMIN:
        raise NotAllowed("only an admin can import teams")
    seats = _seats(reader)
    regions = _ensure_named(at, Region, [seat.region for seat in seats if seat.region])
    teams = _ensure_named(at, Team, [seat.team for seat in seats])
    _put_into_regions(at, seats, teams, regions)
    managers = {name_key(seat.manager): (seat.manager, teams[name_key(seat.team)]) for seat in seats if seat.manager}
    agents = {name_key(seat.agent): (seat.agent, teams[name_key(seat.team)]) for seat in seats}
    made, changed = _seat_people(at, agents, managers)
    reader.report.created = len(made & agents.keys())
    reader.report.updated = len(changed & agents.keys())
    if others := len(made - agents.keys()):
        reader.report.notes.append(say("managers who became users: {others}", others=others))


def may_own(at: Importing, user: Values) -> bool:
    """Whether the actor may write records of this user: an admin of all, a manager of the own team."""
    own_team = at.actor.team_id is not None and user["team_id"] == at.actor.team_id
    return at.actor.role is Role.ADMIN or user["id"] == at.actor.user_id or own_team


def usual_owner(at: Importing) -> int:
    """Whose a record is that names no owner: the actor's, or Unassigned's where the command line acts."""
    if at.actor.user_id:
        return at.actor.user_id
    owner: int = known_owners(at, [UNASSIGNED])[name_key(UNASSIGNED)]["id"]
    return owner


def known_owners(at: Importing, names: Iterable[str]) -> dict[str, Values]:
    """The users of these names, by key; an admin's import makes a rep of a name that is not known."""
    by_key = {name_key(name): name for name in reversed(list(names))}
    found = standing(at.session, User, "name_key", by_key)
    if at.actor.role is Role.ADMIN:
        missing = [_new_user(at, name, Role.REP, None) for key, name in sorted(by_key.items()) if key not in found]
        write_new(at.session, User, missing)
        found = standing(at.session, User, "name_key", by_key)
    return found


def _seats(reader: Reader) -> list[Seat]:
    seats: list[Seat] = []
    first: dict[str, int] = {}
    for row in reader.rows():
        agent = reader.text(row, "agent", needed=True)
        manager, region = reader.text(row, "manager"), reader.text(row, "region")
        team = reader.text(row, "team") or manager
        if agent is None or reader.report.is_skipped(row.number):
            continue
        if team is None:
            reader.skip(row, "manager" if reader.has("manager") else "team", say("there is no team"))
        elif (before := first.setdefault(name_key(agent), row.number)) != row.number:
            reader.skip(row, "agent", say("{agent} stands already in row {before}", agent=agent, before=before))
        else:
            seats.append(Seat(row.number, agent, manager, team, region))
    return seats


def _ensure_named(at: Importing, model: type[Region] | type[Team], names: list[str]) -> dict[str, int]:
    """Ids of regions or teams by the key of their names, made where they are missing."""
    table = table_of(model)
    rows = at.session.execute(select(table.c.name, table.c.id))
    known: dict[str, int] = {name_key(name): row_id for name, row_id in rows}
    missing = {name_key(name): name for name in reversed(names) if name_key(name) not in known}
    fresh = sorted(missing)
    ids = write_new(at.session, model, [{"name": missing[key]} for key in fresh])
    return {**known, **dict(zip(fresh, ids, strict=True))}


def _put_into_regions(at: Importing, seats: list[Seat], teams: dict[str, int], regions: dict[str, int]) -> None:
    wanted = {teams[name_key(seat.team)]: regions[name_key(seat.region)] for seat in seats if seat.region}
    rows = standing(at.session, Team, "id", wanted)
    changes = [(row, {"region_id": wanted[team_id]}) for team_id, row in rows.items()]
    rewrite(at.session, Team, [(row, news) for row, news in changes if row["region_id"] != news["region_id"]])


def _seat_people(
    at: Importing, agents: dict[str, tuple[str, int]], managers: dict[str, tuple[str, int]]
) -> tuple[set[str], set[str]]:
    """Make or move the people; returns the keys of those made and of those changed."""
    places = {**agents, **managers}
    found = standing(at.session, User, "name_key", places)
    changes = []
    for key, row in found.items():
        name, team = places[key]
        said: Values = {"team_id": team}
        if row["telegram_id"] is None:
            said["name"] = name
        if key in managers and row["role"] == Role.REP:
            said["role"] = str(Role.MANAGER)
        changes.append((row, said))
    changed = write_changes(at.session, User, changes)
    missing = sorted(places.keys() - found.keys())
    roles = {key: Role.MANAGER if key in managers else Role.REP for key in missing}
    write_new(at.session, User, [_new_user(at, places[key][0], roles[key], places[key][1]) for key in missing])
    return set(missing), {row["name_key"] for row in changed}


def _new_user(at: Importing, name: str, role: Role, team_id: int | None) -> Values:
    return {
        "name": name,
        "name_key": name_key(name),
        "role": str(role),
        "team_id": team_id,
        "timezone": at.defaults.timezone,
        "currency": at.defaults.currency,
        "locale": at.defaults.locale,
        "created_at": at.now,
    }
