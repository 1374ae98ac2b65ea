"""/audit: who did what, when, and what stood there before, for admins; nothing of what is erased."""

import pytest
from sqlmodel import Session, select

from bot.terminal.lines import plain
from handlers.show.limits import TEXT_LIMIT
from storage import audit
from storage.tables import Audit
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import dump


@pytest.fixture
def busy(chat: Chat) -> Chat:
    """A rep who has done a few things."""
    for said in ("deal Acme 12k", "stage Acme proposal", "won Acme 13k", "undo", "contact Jane Doe jane@acme.com Acme"):
        chat.say(said)
    return chat


def test_the_latest_changes_say_who_when_what_and_how_many_rows(busy: Chat, admin: Chat) -> None:
    reply = admin.say("audit")

    assert plain(reply.text).splitlines() == [
        "The latest changes",
        "#5 · Mon 9 Mar 2026 10:00 · Robin Rep: contact Jane Doe jane@acme.com Acme · 2 rows",
        "#4 · Mon 9 Mar 2026 10:00 · Robin Rep: undo · 3 rows · takes back #3",
        "#3 · Mon 9 Mar 2026 10:00 · Robin Rep: won Acme 13k · 3 rows · undone",
        "#2 · Mon 9 Mar 2026 10:00 · Robin Rep: stage Acme proposal · 2 rows",
        "#1 · Mon 9 Mar 2026 10:00 · Robin Rep: deal Acme 12k · 4 rows",
    ]
    assert labels(reply) == ["#5", "#4", "#3", "#2", "#1"]


def test_a_change_shows_each_row_before_and_after_in_words(busy: Chat, admin: Chat) -> None:
    admin.say("audit")
    text = plain(admin.press("#3").text)

    assert (
        "▪ deal #1\nstage: Proposal → Closed Won\nstatus: open → won\namount: $12,000 → $13,000\n"
        "close amount: – → $13,000\nclosed on: – → Mon 9 Mar 2026" in text
    )
    assert "value: $13,000" in text
    assert "name: Jane Doe\ncompany: Acme\nowner: Robin Rep" in plain(admin.say("audit #5").text)


def test_a_record_has_its_whole_past_also_when_it_is_gone(busy: Chat, admin: Chat) -> None:
    assert words(admin.say("audit deal #1")).count("▪ deal #1") == 4
    busy.say("undo")

    text = words(admin.say("audit contact #1"))
    assert "contact Jane Doe" in text
    assert "▪ contact #1: removed name: Jane Doe" in text


@pytest.mark.parametrize("said", ["audit person #2", "audit user #2", "audit member 2"])
def test_a_person_is_a_record_too(chat: Chat, admin: Chat, said: str) -> None:
    admin.say("settings timezone Berlin")

    assert "timezone: UTC → Europe/Berlin" in words(admin.say(said))


def test_long_ones_have_pages_that_fit_a_message(chat: Chat, admin: Chat) -> None:
    for number in range(10):
        chat.say(f"deal Customer{number} {number + 1}k")
        chat.say(f"note #1 {'long words ' * 80}")

    first = admin.say("audit")
    assert words(first).startswith("The latest changes page 1 of 3")
    assert labels(first)[-1] == "Earlier ▶"
    assert labels(admin.press("Earlier"))[-2:] == ["◀ Later", "Earlier ▶"]
    past = admin.say("audit deal #1")
    assert words(past).startswith("All of deal #1 page 1 of 3")
    admin.press("Earlier")
    assert "▪ deal #1: new" in words(admin.press("Earlier"))
    assert max(len(admin.say(f"audit #{number}").text) for number in range(1, 21)) < TEXT_LIMIT


def test_a_change_of_many_rows_is_turned_over_page_by_page(chat: Chat, admin: Chat) -> None:
    lines = ["company,amount,stage", *(f"Customer{number},{number + 1}000,Prospecting" for number in range(30))]
    admin.send("deals.csv", "\n".join(lines).encode())
    admin.press("Import")
    reply = admin.say("audit #1")
    seen = words(reply)
    while "Earlier ▶" in labels(reply):
        reply = admin.press("Earlier")
        seen += words(reply)

    assert {f"name: Customer{number} " in seen + " " for number in range(30)} == {True}


def erase(chat: Chat, table: str) -> None:
    """Empty the payload of a table's audit rows, as an erasure does."""

    def work(session: Session) -> None:
        for row in session.exec(select(Audit).where(Audit.table_name == table)):
            row.before, row.after, row.salt = None, None, ""
            session.add(row)

    chat.house.database.write(work)


def test_nothing_of_what_is_erased_is_told_not_even_in_the_words_of_the_message(busy: Chat, admin: Chat) -> None:
    erase(busy, "contact")
    erase(busy, "contactpoint")
    shown = [words(admin.say(said)) for said in ("audit", "audit #5", "audit contact #1")]

    assert not {"Jane", "jane@acme.com"} & set(" ".join(shown).split())
    assert "contact (erased)" in shown[0]
    assert "▪ contact #1: erased; nothing of it is kept" in shown[1]
    with admin.house.database.reading() as session:
        assert audit.verify(session) is None


@pytest.mark.parametrize("said", ["audit", "audit #1", "audit deal #1", "audit page 2"])
@pytest.mark.parametrize("role", [Role.REP, Role.MANAGER])
def test_only_admins_see_it(busy: Chat, said: str, role: Role) -> None:
    other = chat_as(busy.house, "Olga", role)
    before = dump(busy.house.database)

    assert words(other.say(said)).startswith("This is for")
    assert dump(busy.house.database) == before


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("audit #99", "I cannot find that."),
        ("audit deal #99", "Nothing is written down of deal #99."),
        ("audit secrets", "Name a change, as #12, or a record, as deal #7"),
        ("audit invitation #1", "Name a change"),
        ("audit deal x", "Name a change"),
    ],
)
def test_what_is_not_there_is_said(admin: Chat, said: str, answer: str) -> None:
    assert words(admin.say(said)).startswith(answer)


def test_an_empty_book_says_so(admin: Chat) -> None:
    assert words(admin.say("audit")) == "Nothing has been changed yet."


def test_no_code_of_an_invitation_is_shown(admin: Chat) -> None:
    admin.say("invite rep")

    with admin.house.database.reading() as session:
        entry = session.exec(select(Audit)).one()
    assert entry.after is not None
    assert entry.after["code_hash"][:8] not in words(admin.say("audit #1"))
