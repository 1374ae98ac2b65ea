"""What a customer wants: told from what is to be done, from what we want, and from sums."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.tags import read_tags, split_tags, tags_alone, tags_in
from handlers.read.wants import listed_needs, wants_in

NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("met Jane Doe from Globex, she wants a demo, budget 30k EUR", ["demo"]),
        ("Acme wants a demo in May", ["demo"]),
        ("they need SSO and EU hosting by Friday", ["SSO", "EU hosting"]),
        ("Acme is looking for an API, better reports and will call back", ["API", "better reports"]),
        ("Jane asked for a discount because of the budget", ["discount"]),
        ("Acme wants SSO - urgent", ["SSO"]),
        ("she wants SSO and EU hosting, #vip", ["SSO", "EU hosting"]),
        ("她想要一个演示，和单点登录", ["演示", "单点登录"]),
        ("wants to think about it", []),
        ("needs us to send it by Friday", []),
        ("we need a new office", []),
        ("doesn't need a demo", []),
        ("no longer wants SSO", []),
        ("Acme wants 20 seats", []),
        ("比亚迪想要一百个账号，预算1.5亿", []),
        ("客户需要跟进", []),
        ("我们需要一个方案", []),
        ("who needs a call?", []),
        ("He wants in", []),
        ("talked to Jane", []),
    ],
)
def test_wants_in_running_words(text: str, wants: list[str]) -> None:
    assert wants_in(text, NOW) == wants


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("wants SSO and EU hosting", ["SSO", "EU hosting"]),
        ("SSO, EU hosting, and a demo", ["SSO", "EU hosting", "demo"]),
        ('"search and replace"', ["search and replace"]),
        ("想要单点登录、欧洲托管", ["单点登录", "欧洲托管"]),
        ("20 seats", ["20 seats"]),
        ("", []),
    ],
)
def test_needs_that_are_listed(text: str, needs: list[str]) -> None:
    assert listed_needs(text) == needs


def test_tags_in_words() -> None:
    assert tags_in("#vip for deal #12, see a.com/#x and C#, #Vip #大客户") == ["Vip", "大客户"]
    assert split_tags("#12 #vip -#old") == ("#12", ["vip"], ["old"])
    assert split_tags("Acme") == ("Acme", [], [])
    assert read_tags("vip, -old x!y") == (["vip"], ["old"])
    assert tags_alone("#vip #2026") == ["vip", "2026"]
    assert tags_alone("#vip Acme") == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(want and want in text for want in wants_in(text, NOW))
    listed_needs(text)
    split_tags(text)
    assert all(tag in text for tag in tags_in(text))
