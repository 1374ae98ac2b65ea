"""Files sent to the bot at Telegram: several together are one import; case 48, more than a bot may fetch."""

from storage.words import Role
from tests.bot.telegram.conftest import ADMIN, Office

FILES = {
    "deals.csv": b"id,company,owner,product,stage\n1,Acme,Rita,Pump,Open\n",
    "companies.csv": b"company,sector\nAcme,Food\n",
    "products.csv": b"product,price\nPump,500\n",
    "teams.csv": b"rep,manager\nRita,Max\n",
}


async def test_files_sent_together_wait_as_one_import(office: Office) -> None:
    office.hire(ADMIN, "Ada", Role.ADMIN)
    for name, content in FILES.items():
        office.telegram.upload(ADMIN, name, content)
    async with office.running():
        await office.settled()
        assert [name in office.telegram.sent(ADMIN)[-1].text for name in FILES] == [True] * 4
        office.telegram.press(ADMIN, "Import all 4 files")
        await office.telegram.until(lambda: bool(office.telegram.edits(ADMIN)))
        await office.settled()

    (deal,) = office.deals()
    assert (deal.list_amount, deal.currency) == (50_000, "USD")
    assert "1 read, 1 created" in office.telegram.edits(ADMIN)[-1].text


async def test_case_48_a_file_over_20_mb_is_told_where_to_go(office: Office) -> None:
    office.hire(ADMIN, "Ada", Role.ADMIN)
    office.telegram.upload(ADMIN, "all.xlsx", b"x", size=21_000_000)
    async with office.running():
        await office.settled()

    assert "up to 20 MB. Split it" in office.telegram.sent(ADMIN)[-1].text
