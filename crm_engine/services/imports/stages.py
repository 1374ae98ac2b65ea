"""The pipeline of an imported file: the default one where it has all the stages, one named after the file where not."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, select

from crm_engine.services.imports.rehearsal import rehearsed
from crm_engine.services.imports.rows import Values, rewrite, rows_where, standing, write_new
from storage import deals
from storage.deals import category_of
from storage.names import name_key
from storage.tables import Pipeline, Stage
from storage.words import DEFAULT_STAGES, StageKind

_WON = {"won", "win", "closedwon", "gewonnen", "gagné", "ganado", "赢单", "成交"}
_LOST = {"lost", "lose", "loss", "closedlost", "verloren", "perdu", "perdido", "输单", "丢单"}
# Where the words of an open stage place it, 0 the first; the file's own order decides among equals.
_PLACES = (
    (0, ("lead", "new", "prospect", "suspect", "inbound")),
    (1, ("qualif", "contacted")),
    (3, ("proposal", "propose", "quot", "offer", "present")),
    (4, ("negotiat", "contract", "commit", "verbal", "legal", "closing")),
)
_MIDDLE = 2
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of a file's deals: by the key of the name in the file, the stage's row; and the pipeline in order."""

    pipeline: str
    by_key: dict[str, Values]
    ordered: tuple[Values, ...]
    made: bool = False

    def first_open(self, created_header: str | None) -> Values | None:
        """The stage of a deal's first day: the one that its column is named after (engage_date: Engaging)."""
        opened = [stage for stage in self.ordered if stage["kind"] == StageKind.OPEN]
        word = name_key(created_header or "")[:5]
        named = (stage for stage in opened if len(word) == 5 and name_key(stage["name"]).startswith(word))
        return next(named, next(iter(opened), None))


def kind_of(name: str) -> StageKind:
    """Whether a stage's name says won or lost; else it is open."""
    words = {*re.findall(r"\w+", name.casefold().replace("_", " ")), name_key(name)}
    if words & _WON:
        return StageKind.WON
    return StageKind.LOST if words & _LOST else StageKind.OPEN


def in_order(names: Sequence[str]) -> list[str]:
    """Stages as a deal goes through them: open ones by what their names say, else in file order; then won, lost."""
    kinds = (StageKind.OPEN, StageKind.WON, StageKind.LOST)
    return sorted(names, key=lambda name: (kinds.index(kind_of(name)), _place(name)))


def stages_for(session: Session, stem: str, names: Sequence[str], at_home: Counter[int]) -> Stages:
    """Find or make the pipeline for deals in stages of these names (as the file has them, each once).

    stem     what a new pipeline is named after
    at_home  pipelines in which deals of the file are already, with their numbers
    """
    home = next((pipeline_id for pipeline_id, _count in at_home.most_common(1)), None)
    known = _pipelines(session)
    order = sorted(known.values(), key=lambda found: (found[0].id != home, not found[0].is_default, found[0].id))
    for pipeline, rows in order:
        if (by_key := _covered(names, rows)) is not None:
            return Stages(pipeline.name, by_key, tuple(rows))
    if not any(pipeline.is_default for pipeline, _rows in order) and _covered(names, _default_rows()) is not None:
        return _usual(session, stem, names, at_home)
    name = stem[:NAME_LENGTH]
    same = next((found for found in order if not found[0].is_default and found[0].id == home), None)
    same = same or next((found for found in order if found[0].name == name), None)
    return _extend(session, same, names) if same else _make(session, name, names)


def _pipelines(session: Session) -> dict[int, tuple[Pipeline, list[Values]]]:
    found = {pipeline.id or 0: pipeline for pipeline in session.exec(select(Pipeline))}
    if (rehearsal := rehearsed(session)) is not None:
        found |= {row["id"]: Pipeline(**row) for row in rehearsal.rows.get(Pipeline, {}).values()}
    rows = rows_where(session, Stage, "pipeline_id", found)
    ordered = sorted(rows, key=lambda row: row["position"])
    return {key: (pipeline, [row for row in ordered if row["pipeline_id"] == key]) for key, pipeline in found.items()}


def _covered(names: Sequence[str], rows: Sequence[Values]) -> dict[str, Values] | None:
    """Each name's stage among these, where all have one; won and lost are one thing whatever they are called."""
    by_name = {name_key(row["name"]): row for row in rows}
    by_kind = {row["kind"]: row for row in reversed(rows) if row["kind"] != StageKind.OPEN}
    found = {name_key(name): by_name.get(name_key(name)) or by_kind.get(kind_of(name)) for name in names}
    return None if any(row is None for row in found.values()) else {key: row for key, row in found.items() if row}


def _default_rows() -> list[Values]:
    return [{"name": name, "kind": kind} for name, _probability, kind in DEFAULT_STAGES]


def _usual(session: Session, stem: str, names: Sequence[str], at_home: Counter[int]) -> Stages:
    """The default pipeline, made at first need."""
    if (rehearsal := rehearsed(session)) is None:
        deals.default_pipeline(session)
        return stages_for(session, stem, names, at_home)
    (pipeline_id,) = rehearsal.add(Pipeline, [{"name": deals.DEFAULT_PIPELINE, "is_default": True}], {})
    ids = write_new(session, Stage, _rows(pipeline_id, [name for name, _probability, _kind in DEFAULT_STAGES]))
    return _stand(session, deals.DEFAULT_PIPELINE, names, ids, made=False)


def _make(session: Session, name: str, names: Sequence[str]) -> Stages:
    kinds = {kind_of(one) for one in names}
    closing = [word for word, kind in (("Won", StageKind.WON), ("Lost", StageKind.LOST)) if kind not in kinds]
    (pipeline_id,) = write_new(session, Pipeline, [{"name": name}])
    ordered = in_order([*names, *closing])
    return _stand(session, name, names, write_new(session, Stage, _rows(pipeline_id, ordered)), made=True)


def _extend(session: Session, same: tuple[Pipeline, list[Values]], names: Sequence[str]) -> Stages:
    """Put the stages that a pipeline lacks among those that it has, and number them anew."""
    pipeline, rows = same
    assert pipeline.id is not None
    known = {name_key(row["name"]) for row in rows}
    ordered = in_order([*(row["name"] for row in rows), *(one for one in names if name_key(one) not in known)])
    places = {name_key(one): place for place, one in enumerate(ordered)}
    moved = [(row, {"position": places[name_key(row["name"])]}) for row in rows]
    rewrite(session, Stage, [(row, news) for row, news in moved if row["position"] != news["position"]])
    fresh = [row for row in _rows(pipeline.id, ordered) if name_key(row["name"]) not in known]
    ids = [*(row["id"] for row in rows), *write_new(session, Stage, fresh)]
    return _stand(session, pipeline.name, names, ids, made=False)


def _rows(pipeline_id: int, ordered: Sequence[str]) -> list[Values]:
    rows = []
    for position, name in enumerate(ordered):
        kind = kind_of(name)
        probability = {StageKind.WON: 100, StageKind.LOST: 0}.get(kind)  # of an open stage nobody has said one
        category = str(category_of(probability, kind))
        rows.append({"pipeline_id": pipeline_id, "name": name, "position": position, "kind": str(kind)})
        rows[-1] |= {"probability": probability, "category": category}
    return rows


def _stand(session: Session, name: str, names: Sequence[str], ids: list[int], *, made: bool) -> Stages:
    rows = sorted(standing(session, Stage, "id", ids).values(), key=lambda row: row["position"])
    by_key = _covered(names, rows)
    assert by_key is not None
    return Stages(name, by_key, tuple(rows), made)


def _place(name: str) -> int:
    words = name.casefold()
    return next((place for place, starts in _PLACES if any(start in words for start in starts)), _MIDDLE)
