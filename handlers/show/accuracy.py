"""What was said ahead of time beside what came: a table by how far ahead, and the latest forecasts one by one."""

from crm_engine.services.given import Accuracy, Judged, Record
from handlers.command import Button, Reply
from handlers.show.days import window_name
from handlers.show.figures import counted, percent
from handlers.show.tables import table
from handlers.show.texts import Html, Texts, money, short_money
from storage.phrases import say

LATEST = 5


def show_accuracy(found: Accuracy, texts: Texts) -> Reply:
    """The record; and where nothing is over yet, what it waits for."""
    ask = [[Button(say("Forecast"), "forecast"), Button(say("Why?"), "why")]]
    waiting = _waiting(found, texts)
    if not found.judged:
        nothing = texts("<b>Not enough data:</b> no forecast that was given ahead is over yet; have 0, need 1.")
        return Reply(Html(f"{nothing}\n{waiting}"), ask)
    lines = [texts("<b>What was said, and what came</b>"), _table(found, texts), _reading(found, texts)]
    lines += [_line(one, texts) for one in found.judged[:LATEST]]
    if found.elsewhere:
        lines.append(
            texts("Not counted: {forecasts} in other currencies.", forecasts=counted(found.elsewhere, "forecast"))
        )
    return Reply(Html("\n".join([*lines, waiting])), ask)


def _waiting(found: Accuracy, texts: Texts) -> str:
    if found.first_end is None:
        return texts("None is running. Every forecast that is asked for is kept as it was said: /forecast")
    return texts(
        "{forecasts} still running; the first ends on {day}.",
        forecasts=counted(found.running, "forecast"),
        day=texts.day(found.first_end),
    )


def _table(found: Accuracy, texts: Texts) -> str:
    header = [
        say("Days ahead"),
        say("Said"),
        say("Missed"),
        say("Plain"),
        say("Held"),
    ]
    return table(texts, header, [_row(record, texts) for record in found.records])


def _row(record: Record, texts: Texts) -> list[str]:
    name = texts.plain("up to {days}", days=record.longest)
    shares = [_share(record.wape), _share(record.naive_wape), percent(record.held)]
    return [name, f"{record.forecasts:,}", *shares]


def _reading(found: Accuracy, texts: Texts) -> str:
    """What the columns mean, and where the plain baseline was closer."""
    said = texts(
        "Missed: errors by what came. Plain: the same for repeating the quarter before. "
        "Held: truths inside the 80 % range; 80 % is right."
    )
    beaten = [
        record
        for record in found.records
        if record.naive_wape is not None and record.rival_wape is not None and record.naive_wape < record.rival_wape
    ]
    if not beaten:
        return said
    return Html(f"{said}\n{texts('At {days} days the plain baseline was closer.', days=beaten[0].longest)}")


def _line(one: Judged, texts: Texts) -> str:
    return texts(
        "{name} · {label}: said {expected} on {as_of}, came {came}{held}",
        name=window_name(one.window.start, one.window.end),
        label=one.label,
        expected=short_money(one.expected, one.currency),
        as_of=texts.day(one.as_of),
        came=money(one.came, one.currency),
        held=texts(" ✓ in the range") if one.held else texts(" ✗ outside the range"),
    )


def _share(share: float | None) -> str:
    return percent(share) if share is not None else "–"
