"""Made-up companies for the commands that read figures."""

from collections.abc import Iterator

import pytest

from tests.made_up import MadeUp, found_company, trading_company


@pytest.fixture
def company(sqlite_address: str) -> Iterator[MadeUp]:
    """People without a deal, for a test that writes its own."""
    made = found_company(sqlite_address)
    yield made
    made.database.close()


@pytest.fixture(scope="session")
def trading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeUp]:
    """A company with a past, shared by tests that only read."""
    made = trading_company(f"sqlite:///{tmp_path_factory.mktemp('trading') / 'crmbot.db'}")
    yield made
    made.database.close()
