"""/duplicates: what is likely the same, why, and never merged by itself."""

import pytest

from tests.chat import Chat, labels, words


def test_pairs_are_shown_with_a_reason_and_a_way_out(chat: Chat) -> None:
    chat.say('deal "Müller Maschinenbau" 12k')
    chat.say('deal "Mueller Maschinenbau GmbH" 5k')
    chat.say("deal Umbrella 1k")

    reply = chat.say("duplicates")
    assert words(reply) == (
        "1 pair may be the same 1. Mueller Maschinenbau GmbH = Müller Maschinenbau? 97 %: "
        "the same name, written in another way"
    )
    assert labels(reply) == ["Merge 1", "Not the same 1", "Close"]
    assert words(chat.press("Merge 1")).startswith("Merge Mueller Maschinenbau GmbH into Müller Maschinenbau?")
    assert chat.companies() == ["Mueller Maschinenbau GmbH", "Müller Maschinenbau", "Umbrella"]
    assert words(chat.press("Merge")).startswith("Merged: Mueller Maschinenbau GmbH is Müller Maschinenbau now")
    assert words(chat.say("duplicates")) == "Nothing looks doubled here."


def test_what_is_not_the_same_is_remembered_until_that_is_undone(chat: Chat) -> None:
    chat.say("deal Initech 12k")
    chat.say("deal Inittech 5k")
    chat.say("duplicates")

    assert words(chat.press("Not the same 1")) == "Kept in mind: these are two. Nothing looks doubled here."
    assert words(chat.say("duplicates")) == "Nothing looks doubled here."
    assert words(chat.say("duplicates not company 2 1")) == "That these are two is known already."
    chat.say("undo")
    assert words(chat.say("duplicates")).startswith("1 pair may be the same")


def test_the_one_with_more_to_it_stays(chat: Chat) -> None:
    chat.say('deal "Globex Inc" 1k')
    for amount in (1, 2, 3):
        chat.say(f"deal Globex {amount}k")

    assert "Globex Inc = Globex?" in words(chat.say("duplicates"))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jane Doe jane@acme.com", "J. Doe JANE@acme.com", "both have jane@acme.com"),
        ("Jane Doe +49 30 901820", "J. Doe 0049 30 901820", "both have +4930901820"),
        ("Jane Doe a@acme.com", '"Doe Jane" b@acme.com', "the same names in another order"),
        ("Jane Doe a@acme.com", "Jnae Doe b@acme.com", "one letter apart"),
    ],
)
def test_contacts_are_compared_by_name_address_and_number(chat: Chat, one: str, other: str, why: str) -> None:
    chat.say(f"contact {one}")
    chat.say(f"contact {other}")

    assert why in words(chat.say("duplicates"))


def test_people_of_one_name_at_two_companies_and_of_one_switchboard_are_left_alone(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com at Acme")
    chat.say("contact Jane Doe jane@hooli.com at Hooli")
    chat.say("contact Bob Roe +49 30 901820 at Acme")
    chat.say("contact Eve Poe +49 30 901820 at Acme")

    assert words(chat.say("duplicates")) == "Nothing looks doubled here."


def test_companies_whose_people_share_a_domain_are_suggested_but_not_by_free_mail(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@bigblue.com at IBM")
    chat.say('contact Bob Roe bob@bigblue.com at "Big Blue"')
    chat.say("contact Eve Poe eve@gmail.com at Hooli")
    chat.say("contact Tim Low tim@gmail.com at Umbrella")

    said = words(chat.say("duplicates"))
    assert said.startswith("1 pair may be the same")
    assert "both have @bigblue.com" in said


def test_more_than_three_pairs_are_leafed_through(chat: Chat) -> None:
    for name in ("Alphabet", "Betamax", "Gammaray", "Deltawing"):
        chat.say(f"deal {name} 1k")
        chat.say(f'deal "{name} Inc" 1k')

    reply = chat.say("duplicates")
    assert words(reply).startswith("4 pairs may be the same")
    assert labels(reply)[-2:] == ["More", "Close"]
    assert labels(chat.press("More")) == ["Merge 4", "Not the same 4", "Close"]


def test_a_new_company_that_looks_like_a_known_one_is_told_at_once(chat: Chat) -> None:
    chat.say("deal Initech 12k")
    reply = chat.say('deal "Initech GmbH" 5k')

    assert words(reply).endswith("❗ Looks like Initech, whom I know already.")
    assert words(chat.press("It is Initech")).startswith("Merge Initech GmbH into Initech? Moves over: 1 deal")
    chat.press("Merge")
    assert words(chat.say("company Initech")).startswith("Initech Open: 2 deals")
    assert "Looks like" not in words(chat.say('deal "Initech GmbH" 5k'))


def test_a_new_contact_and_their_new_company_are_told_too(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com at Globex")

    reply = chat.say("contact J. Doe jane@acme.com at Hooli")
    assert words(reply).endswith("❗ Looks like Jane Doe (Globex), whom I know already.")
    assert words(chat.press("It is Jane Doe")).startswith("Merge J. Doe into Jane Doe?")
    assert words(chat.say('contact Bob Roe bob@x.com at "Globx"')).endswith(
        "❗ Looks like Globex, whom I know already."
    )
    assert words(chat.say("company new Globecks sector Retail")).startswith("Company added: Globecks Retail")
    assert words(chat.say("company new Globex-Ltd")).endswith("❗ Looks like Globex, whom I know already.")


def test_what_a_colleague_has_is_never_suggested(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 12k")
    manager.say("contact Sandra Secret sandra@secret.com at Secretive")

    assert words(chat.say('deal "Secretive Inc" 5k')).endswith("Expected to close: not set")
    assert "Looks like" not in words(chat.say("contact Sandra Secrets sandra@secret.com"))
    assert words(chat.say("duplicates")) == "Nothing looks doubled here."
    assert words(chat.say("duplicates not company 1 2")) == "I cannot find that."
    assert "Secretive Inc = Secretive?" in words(manager.say("duplicates"))


@pytest.mark.parametrize(
    "said", ["duplicates x", "duplicates not", "duplicates not deal 1 2", "duplicates not company a b"]
)
def test_other_words_are_refused(chat: Chat, said: str) -> None:
    assert "duplicates" in words(chat.say(said))
    assert "Sorry" not in words(chat.say(said))
