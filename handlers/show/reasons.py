"""Why a forecast is what it is: its parts, methods and deals; the same asked again; and why it has moved."""

import math
from dataclasses import dataclass
from datetime import datetime

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.forecast_answers import Forecast, Leading, Method, Outlook
from crm_engine.services.move_answers import Cause, Move
from handlers.command import Button, Reply
from handlers.show.days import window_name
from handlers.show.figures import exact, figure, percent
from handlers.show.labels import NO_COMPANY, deal_label, shorten
from handlers.show.tables import pairs, table
from handlers.show.texts import Html, Texts, money
from storage.phrases import say
from storage.words import minor_per_major

METHODS = {
    "run_rate": say("Pace of 90 days"),
    "quarter_naive": say("Quarter before"),
    "quarter_shape": say("Quarter's shape"),
    "age_and_new": say("Age and new"),
    "regression": say("Regression"),
    "combination": say("All together"),
}
PARTS = {
    "new": say("New deals"),
    "pulled_in": say("Pulled in"),
    "pushed_out": say("Pushed out"),
    "resized": say("Resized"),
    "won": say("Won, no longer ahead"),
    "lost": say("Lost"),
    "probability": say("Chances"),
    "other": say("Not yet created, scale"),
}


@dataclass(frozen=True, slots=True)
class Replayed:
    """A forecast that was given, and the same question on today's data; `said` in minor units."""

    code: str
    given_at: datetime
    said: tuple[int, int, int]
    again: Forecast
    deals: tuple[tuple[DealCard, Leading], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """How a forecast has moved, with the deals that moved it most."""

    move: Move
    deals: tuple[tuple[DealCard, Cause], ...]


def show_reasons(shown: Replayed | Moved, texts: Texts) -> Reply:
    """Whatever /why answers."""
    return _show_replayed(shown, texts) if isinstance(shown, Replayed) else _show_moved(shown, texts)


def _show_replayed(shown: Replayed, texts: Texts) -> Reply:
    again = shown.again
    expected, low, high = (_whole(amount / minor_per_major(again.currency), again.currency) for amount in shown.said)
    parts: list[str] = [
        texts(
            "<b>{name}: {expected}</b> · {label} · {code}\n80 % range {low} – {high}\nSaid {given}, as of {as_of}",
            name=window_name(again.window.start, again.window.end),
            expected=expected,
            label=again.label,
            code=shown.code,
            low=low,
            high=high,
            given=texts.moment(shown.given_at),
            as_of=texts.day(again.as_of),
        )
    ]
    if again.outlook is not None:
        parts += [
            _again(shown, again.outlook, texts),
            _sum(again, again.outlook, texts),
            _methods(again.outlook, again.currency, texts),
        ]
        parts += [_deals(shown, texts)] if shown.deals else []
    else:
        parts.append(texts("Asked again today, the data of that day no longer give a number."))
    buttons = [[Button(deal_label(card), f"deal #{card.id}")] for card, _leading in shown.deals[:3]]
    return Reply(Html("\n".join(parts)), buttons)


def _again(shown: Replayed, outlook: Outlook, texts: Texts) -> str:
    if shown.again.code == shown.code:
        return texts("Asked again on the data of that day: the same figure, to the cent.")
    now = _whole(outlook.expected, shown.again.currency)
    return texts("Asked again today it is {now}: what is on record of that day has changed since.", now=now)


def _sum(again: Forecast, outlook: Outlook, texts: Texts) -> str:
    currency = again.currency
    return pairs(
        texts,
        [
            (say("Won by then"), _whole(again.won, currency)),
            (
                say("+ open deals ({open:,})", open=again.rows.open),
                _whole(outlook.from_open, currency),
            ),
            (say("+ still to come"), _whole(outlook.from_new, currency)),
            ("=", _whole(outlook.expected, currency)),
        ],
    )


def _methods(outlook: Outlook, currency: str, texts: Texts) -> str:
    """Each way that was tried, with its past errors and its part in the answer."""
    header = [say("Way"), say("Missed"), "MAE", "RMSE", say("Part")]
    rows = [_method(row, currency) for row in outlook.methods]
    origins = max((row.origins for row in outlook.methods), default=0)
    said = texts("<b>The ways tried</b>, on {origins} past days (MSE is RMSE squared):", origins=origins)
    return f"{said}\n{table(texts, header, rows)}"


def _method(row: Method, currency: str) -> list[str]:
    name = METHODS.get(row.name, row.name)
    part = "✓" if row.chosen else percent(row.weight)
    return [
        name,
        percent(row.wape),
        _short(row.mae, currency),
        _short(math.sqrt(row.mse), currency),
        part,
    ]


def _deals(shown: Replayed, texts: Texts) -> str:
    scale = _scale(shown)
    lines: list[str] = [
        texts(
            "<b>The open deals that bring most</b> (chance within the days × value × {scale}, so that all of them add "
            "up to what the ways together give the open deals):",
            scale=f"{scale:.2f}",
        )
    ]
    for card, leading in shown.deals:
        lines.append(
            texts(
                "#{id} {company}: {chance} × {value} → {brings}",
                id=card.id,
                company=shorten(card.company or NO_COMPANY, 22),
                chance=percent(leading.chance),
                value=money(card.amount, card.currency) if card.amount is not None else "–",
                brings=figure(leading.brings, card.currency),
            )
        )
    return "\n".join(lines)


def _scale(shown: Replayed) -> float:
    """What the answer puts on each open deal's chance x value; 1 where no value is known."""
    unit = minor_per_major(shown.again.currency)
    worth = [(one.brings, one.chance * card.amount / unit) for card, one in shown.deals if card.amount and one.chance]
    return worth[0][0] / worth[0][1] if worth else 1.0


def _show_moved(shown: Moved, texts: Texts) -> Reply:
    move = shown.move
    rows = [(say("As of {day}", day=texts.day(move.since)), _whole(move.before, move.currency))]
    rows.append((say("Won since, in the books"), _signed(move.won, move.currency, texts)))
    for name, change in _whole_parts(move).items():
        if change:
            rows.append((PARTS[name], _signed(change, move.currency, texts)))
    rows.append((say("As of {day}", day=texts.day(move.as_of)), _whole(move.after, move.currency)))
    heading = texts(
        "<b>{name}: {change}</b> since {since} · {label}",
        name=window_name(move.start, move.end),
        change=_signed(round(move.after) - round(move.before), move.currency, texts),
        since=texts.day(move.since),
        label=move.label,
    )
    lines: list[str] = [heading, pairs(texts, rows)]
    lines += [_cause(card, cause, move.currency, texts) for card, cause in shown.deals]
    buttons = [[Button(deal_label(card), f"deal #{card.id}")] for card in _once(shown)[:3]]
    return Reply(Html("\n".join(lines)), buttons)


def _whole_parts(move: Move) -> dict[str, int]:
    """The parts in whole units, the last one such that the column adds up as it is read."""
    parts = {name: round(change) for name, change in move.parts.items()}
    rest = round(move.after) - round(move.before) - round(move.won) - sum(parts.values())
    return parts | {"other": parts["other"] + rest}


def _cause(card: DealCard, cause: Cause, currency: str, texts: Texts) -> str:
    return texts(
        "#{id} {company}: {part} {change}",
        id=card.id,
        company=shorten(card.company or NO_COMPANY, 22),
        part=PARTS[cause.part],
        change=_signed(cause.change, currency, texts),
    )


def _once(shown: Moved) -> list[DealCard]:
    return list({card.id: card for card, _cause in shown.deals}.values())


def _signed(major: float, currency: str, texts: Texts) -> str:
    return ("+" if major > 0 else "") + texts.said(_whole(major, currency))


def _whole(major: float, currency: str) -> str:
    return exact(round(major), currency)


def _short(value: float, currency: str) -> str:
    return figure(value, currency) if math.isfinite(value) else "–"
