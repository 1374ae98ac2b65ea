"""A forecast in words: the number, its parts, how wrong such numbers were, and what it stands on."""

import math

from crm_engine.services.forecast_answers import Came, Check, Forecast, Outlook
from handlers.show.days import GRAINS, plain_day, window_name
from handlers.show.figures import counted, exact, figure, percent
from handlers.show.rates import at_rates
from handlers.show.tables import pairs
from handlers.show.texts import Html, Texts
from storage.phrases import listed, say


def forecast_text(forecast: Forecast, texts: Texts) -> str:
    """All that is said beside the picture, short enough to stand under it."""
    if forecast.days_left == 0:
        parts = [_over(forecast, texts)]
    elif forecast.outlook is None:
        parts = [_lacking(forecast, texts)]
    else:
        parts = [_headline(forecast, forecast.outlook, texts), _parts(forecast, forecast.outlook, texts)]
        parts += [_truth(forecast, forecast.outlook, texts)] if forecast.came else []
        parts += [_trust(forecast.outlook, texts), _ground(forecast, forecast.outlook, texts)]
    if forecast.rates:
        parts.append(at_rates(forecast.rates, texts))
    if forecast.others:
        others = listed(
            say("{number} in {currency}", number=counted(number, "deal"), currency=currency)
            for currency, number in forecast.others
        )
        parts.append(texts("Not counted: {others} (add: currency {one}).", others=others, one=forecast.others[0][0]))
    return Html("\n".join(parts))


def _name(forecast: Forecast) -> str:
    return window_name(forecast.window.start, forecast.window.end)


def _headline(forecast: Forecast, outlook: Outlook, texts: Texts) -> str:
    left = say(", starts in {days} days", days=(forecast.window.start - forecast.as_of).days) if forecast.ahead else ""
    left = left or say(", {days_left} to go", days_left=counted(forecast.days_left, "day"))
    return texts(
        "<b>{name}: {expected}</b> · {label}\n80 % range <b>{low} – {high}</b>\nAs of {as_of}{left} · {code}",
        name=_name(forecast),
        expected=figure(outlook.expected, forecast.currency),
        label=forecast.label,
        low=figure(outlook.low, forecast.currency),
        high=figure(outlook.high, forecast.currency),
        as_of=texts.day(forecast.as_of),
        left=left,
        code=forecast.code,
    )


def _parts(forecast: Forecast, outlook: Outlook, texts: Texts) -> str:
    return pairs(
        texts,
        [
            (say("Won so far"), figure(forecast.won, forecast.currency)),
            (say("Open deals ({open:,})", open=forecast.rows.open), figure(outlook.from_open, forecast.currency)),
            (say("Deals still to come"), figure(outlook.from_new, forecast.currency)),
        ],
    )


def _trust(outlook: Outlook, texts: Texts) -> str:
    check = outlook.check
    if not math.isfinite(check.wape):
        return texts("<b>How wrong?</b> Nothing was won in the {origins} tested windows.", origins=check.origins)
    overlap = say(" (windows overlap)") if check.origins > 1 else ""
    return texts(
        "<b>How wrong?</b> Tested on {origins}: the money of the next {days} days was missed by {wape}{baseline}. "
        "It fell inside the 80 % range {held} of the time.",
        origins=listed([counted(check.origins, "past day"), overlap], ""),
        days=check.days,
        wape=percent(check.wape),
        baseline=_baseline(check),
        held=percent(check.coverage),
    )


def _baseline(check: Check) -> str:
    """The plain rival's error: that the same window of the quarter before comes again."""
    if not math.isfinite(check.naive_wape):
        return say(" (the record is too short for the quarter before as a baseline)")
    closer = say(" (the plain baseline was closer)") if round(check.naive_wape, 2) < round(check.wape, 2) else ""
    return say(
        "; repeating the quarter before missed by {naive_wape}{closer}",
        naive_wape=percent(check.naive_wape),
        closer=closer,
    )


def _ground(forecast: Forecast, outlook: Outlook, texts: Texts) -> str:
    rows = forecast.rows
    notes = [
        say(
            "Stands on {closed} ({won:,} won) and {open:,} open.",
            closed=counted(rows.closed, "closed deal"),
            won=rows.won,
            open=rows.open,
        )
    ]
    if rows.outlived:
        notes.append(
            say("{outlived:,} open are older than any won deal and count next to nothing.", outlived=rows.outlived)
        )
    if rows.undated:
        notes.append(say("{undated:,} open have no start date.", undated=rows.undated))
    if forecast.fan is not None:
        total = forecast.by_series
        told = (
            say(", to {total} for {forecast}", total=figure(total, forecast.currency), forecast=_name(forecast))
            if total is not None
            else ""
        )
        notes.append(
            say(
                "The picture, a second opinion, continues the won {grains} alone{told}.",
                grains=GRAINS[forecast.fan.grain][1],
                told=told,
            )
        )
    shared = say(", shared out by days") if forecast.ahead else ""
    return texts(
        "Method today: {method}{shared}.\n{notes}", method=outlook.method, shared=shared, notes=listed(notes, " ")
    )


def _truth(forecast: Forecast, outlook: Outlook, texts: Texts) -> str:
    came = forecast.came
    assert came is not None
    amount = exact(came.amount, forecast.currency)
    if not came.whole:
        until = plain_day(came.until)
        return texts("<b>What came so far:</b> {amount}, until {until}.", amount=amount, until=until)
    inside = outlook.low <= came.amount <= outlook.high
    return texts(
        "<b>What came:</b> {amount}; the forecast was {off}, the truth inside the range."
        if inside
        else "<b>What came:</b> {amount}; the forecast was {off}, the truth outside the range.",
        amount=amount,
        off=_off(outlook, came),
    )


def _off(outlook: Outlook, came: Came) -> str:
    if came.amount <= 0:
        return say("too high")
    share = outlook.expected / came.amount - 1
    off = percent(abs(share))
    return say("{share} too high", share=off) if share >= 0 else say("{share} too low", share=off)


def _over(forecast: Forecast, texts: Texts) -> str:
    ends = say("ends today") if forecast.window.end == forecast.as_of else say("is over")
    return texts(
        "<b>{name} {ends}: {won} won</b> · {label}\nAs of {as_of}.",
        name=_name(forecast),
        ends=ends,
        won=exact(forecast.won, forecast.currency),
        label=forecast.label,
        as_of=texts.day(forecast.as_of),
    )


def _lacking(forecast: Forecast, texts: Texts) -> str:
    lack = forecast.lack
    if lack is None or forecast.rows.closed + forecast.rows.open == 0:
        return texts("No deals to forecast from yet ({label}). Write one: deal Acme 12k", label=forecast.label)
    return texts(
        "<b>{name}: not enough data for a forecast</b> · {label}\nHave {have} {what}, need {need}.\n"
        "Certain is: {won} won so far, {open} open (as of {as_of}).",
        name=_name(forecast),
        label=forecast.label,
        have=lack.have,
        what=lack.what,
        need=lack.need,
        won=exact(forecast.won, forecast.currency),
        open=counted(forecast.rows.open, "deal"),
        as_of=texts.day(forecast.as_of),
    )
