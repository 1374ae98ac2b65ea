"""Records that look alike, and what merging two of them does."""

from crm_engine.services.duplicates import Pair, Resembling
from crm_engine.services.merging import Merge
from handlers.command import Button, Reply
from handlers.show.figures import counted
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.pairs import Record
from storage.phrases import Term, listed, say

SHOWN = 3
NAME = 24


def show_pairs(pairs: list[Pair], start: int, texts: Texts) -> Reply:
    """Three pairs from number `start` on, with why, and two buttons each."""
    if not pairs:
        return Reply(texts("Nothing looks doubled here."), replaces=True)
    some = pairs[start : start + SHOWN]
    lines: list[str] = [texts("<b>{count} may be the same</b>", count=counted(len(pairs), "pair"))]
    rows = []
    for number, pair in enumerate(some, start + 1):
        why = listed(pair.why, "; ")
        lines.append(
            texts(
                "{number}. {source} = <b>{into}</b>? {score} %: {why}",
                number=number,
                source=_named(pair.source),
                into=_named(pair.into),
                score=pair.score,
                why=shorten(why, 120),
            )
        )
        two = f"{pair.kind} {pair.source.id} {pair.into.id}"
        rows.append(
            [
                Button(say("Merge {number}", number=number), f"merge {two}"),
                Button(say("Not the same {number}", number=number), f"duplicates not {two}"),
            ]
        )
    if len(pairs) > start + SHOWN:
        rows.append([Button(say("More"), f"duplicates {start + SHOWN}")])
    return Reply(Html("\n".join(lines)), [*rows, [Button(say("Close"), "cancel")]], replaces=True)


def show_merge(merge: Merge, texts: Texts) -> Reply:
    """What a merge would do, with the button that does it; or what it has done, with Undo."""
    done = merge.change is not None
    heading = texts(
        "Merged: {source} is <b>{into}</b> now" if done else "Merge {source} into <b>{into}</b>?",
        source=merge.source,
        into=merge.into,
    )
    lines: list[str] = [heading]
    moves = listed(_moving(what, count) for what, count in merge.moves)
    lines.append(texts("Moves over: {moves}", moves=moves or say("nothing, there is nothing on it")))
    lines += [texts("Takes over: {field} {value}", field=Term(field), value=value) for field, value in merge.filled]
    lines += [
        texts("Keeps: {field} {kept} (not {dropped})", field=Term(field), kept=kept, dropped=dropped)
        for field, kept, dropped in merge.dropped
    ]
    if merge.kind == "company":
        lines.append(texts("The name {source} will mean {into}.", source=merge.source, into=merge.into))
    if done:
        opening = Button(shorten(say("Open {into}", into=merge.into), 40), f"{merge.kind} #{merge.into_id}")
        return Reply(Html("\n".join(lines)), [[Button(say("Undo"), f"undo {merge.change}"), opening]], replaces=True)
    two, back = f"{merge.kind} {merge.source_id} {merge.into_id}", f"{merge.kind} {merge.into_id} {merge.source_id}"
    rows = [[Button(say("Merge"), f"merge {two} yes"), Button(say("The other way round"), f"merge {back}")]]
    return Reply(
        Html("\n".join(lines)),
        [*rows, [Button(say("Not the same"), f"duplicates not {two}")], [Button(say("Cancel"), "cancel")]],
        replaces=True,
    )


def _moving(what: str, count: int) -> str:
    return {
        "deal": counted(count, "deal"),
        "contact": counted(count, "contact"),
        "activity": counted(count, "activity", "activities"),
        "reminder": counted(count, "reminder"),
        "address or number": counted(count, "address or number", "addresses or numbers"),
        "lead": counted(count, "lead"),
        "need": counted(count, "need"),
        "tag": counted(count, "tag"),
    }[what]


def resembling_line(found: Resembling, texts: Texts) -> Html:
    """That a new record looks like one that is known."""
    return texts("❗ Looks like {name}, whom I know already.", name=_named(found.known))


def resembling_button(found: Resembling) -> Button:
    """Shows what merging the new one into the known one does."""
    label = say("It is {known}", known=shorten(found.known.name, NAME))
    return Button(label, f"merge {found.kind} {found.new_id} {found.known.id}")


def _named(record: Record) -> str:
    """A contact with where they work, a company as it is."""
    return say("{name} ({company})", name=record.name, company=record.company) if record.company else record.name
