"""/file: what is said where there is none; how a file is kept and found is in test_attach."""

import pytest

from tests.chat import Chat, words


@pytest.mark.parametrize("said", ["file", "file me", "file #"])
def test_without_a_number_it_says_where_files_are(chat: Chat, said: str) -> None:
    assert words(chat.say(said)) == "Open the customer, and press the file that you want."


@pytest.mark.parametrize("number", ["0", "1", "99999999999999999999"])
def test_an_activity_without_a_file_has_none(chat: Chat, number: str) -> None:
    chat.say("deal Acme 12k")
    chat.say("note Acme hello")

    assert words(chat.say(f"file {number}")) == "I cannot find that."
