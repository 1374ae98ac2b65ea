"""/invite: a link for one person."""

import re

import pytest

from storage.tables import Invitation
from tests.chat import Chat, labels, words


def test_a_link_is_made_and_only_its_hash_is_kept(admin: Chat) -> None:
    reply = words(admin.say("invite manager"))

    found = re.search(
        r"as manager, once, until Mon 16 Mar 2026 10:00: https://t.me/YOUR_BOT\?start=([\w-]{22}) No bot", reply
    )
    assert found is not None
    with admin.house.database.reading() as session:
        row = session.get_one(Invitation, 1)
    assert len(row.code_hash) == 64
    assert found[1] not in str(row.model_dump())


def test_a_missing_role_is_asked_for_alone(admin: Chat) -> None:
    reply = admin.say("invite")

    assert (words(reply), labels(reply)) == ("As what?", ["rep", "manager", "admin", "Cancel"])
    assert "in as rep" in words(admin.press("rep"))


def test_a_manager_can_invite_reps_only(manager: Chat) -> None:
    assert labels(manager.say("invite"))[:1] == ["rep"]
    assert "in as rep" in words(manager.say("invite rep"))
    assert "https" not in words(manager.say("invite manager")) + words(manager.say("invite admin"))


def test_a_rep_cannot_invite(chat: Chat) -> None:
    assert words(chat.say("invite rep")) == "This is for managers and admins."


def test_a_known_user_is_named_in_the_link(admin: Chat, chat: Chat) -> None:
    assert words(admin.say('invite rep "Robin Rep"')).startswith("Send this to Robin Rep.")


@pytest.mark.parametrize("name", ["Nobody Known", "Ada Admin", "Mary Manager"])
def test_a_manager_cannot_bind_someone_above_a_rep(manager: Chat, admin: Chat, name: str) -> None:
    assert words(manager.say(f"invite rep {name}")).startswith("Nobody of that name is known")
