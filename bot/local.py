"""The commands that talk: run and chat."""

import argparse
import asyncio
import sys
from io import TextIOWrapper

from sqlmodel import Session, col, select

from bot.assemble import Assembled, assemble
from bot.settings import Settings
from bot.terminal.chat import TerminalChat
from bot.terminal.lines import has_terminal, play
from crm_engine.services.people import create_user
from storage import people
from storage.tables import Deal, User
from storage.words import BadInput, Role

NEXT_STEP = """crmbot is installed, and its database is ready. Next:
  .venv/bin/crmbot chat      talk to it here
  .venv/bin/crmbot sample    load a made-up company with three years of history (into an empty database)
  TELEGRAM_TOKEN in .env, then make run: serves your team at Telegram (README: Going to Telegram)"""
YOU = "You"


def run(settings: Settings, _options: argparse.Namespace) -> int:
    """Telegram with a token; the terminal without one; the next step where nobody sits here."""
    if settings.telegram_token is not None:
        from bot.telegram.run import (
            serve,
        )  # python-telegram-bot takes a while to load, and the terminal needs none of it

        return asyncio.run(serve(settings))
    house = assemble(settings)
    try:
        if not has_terminal():
            print(NEXT_STEP)
            return 0
        _offer_sample(house)
        _converse(house, _choose_user(house))
    finally:
        house.close()
    return 0


def chat(settings: Settings, options: argparse.Namespace) -> int:
    """Talk as a user; without a terminal, play the lines of standard input."""
    house = assemble(settings)
    try:
        role = Role(options.role) if options.role else Role.REP if options.name else Role.ADMIN
        user = known_or_new(house, options.name or YOU, role)
        if has_terminal() and not options.json:
            _converse(house, user)
        else:
            assert user.id is not None
            _speak_unicode()
            talk = TerminalChat(house, user.id)
            play(talk, sys.stdin, sys.stdout, as_json=options.json, pictures=house.settings.data_dir / "pictures")
    finally:
        house.close()
    return 0


def _speak_unicode() -> None:
    """Pipes carry UTF-8 whatever the machine's language is; a byte that is none becomes a mark, and no crash."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def known_or_new(house: Assembled, name: str, role: Role) -> User:
    """The user of that name, made with the role where there is none. Raises BadInput for one who has left."""

    def find(session: Session) -> User:
        user = people.by_name(session, name) or create_user(session, name, role, house.time.now(), house.defaults)
        session.refresh(user)
        session.expunge(user)
        return user

    user = house.database.write(find)
    if not user.active:
        raise BadInput(f"{name} has left the team")
    return user


def _converse(house: Assembled, user: User) -> None:
    from bot.terminal.screen import converse  # loads prompt_toolkit and rich, which pipes need not wait for

    assert user.id is not None
    print(f"You speak as {user.name} ({user.role}). Try: /help")
    house.workshop.warm()
    converse(TerminalChat(house, user.id), house.settings.data_dir / "pictures", house.settings.tick_seconds)


def _offer_sample(house: Assembled) -> None:
    with house.database.reading() as session:
        if session.exec(select(Deal.id).limit(1)).first() is not None:
            return
    print("This database is empty. A made-up company with three years of history shows what crmbot can do.")
    if input("Load it? [Y/n] ").strip().casefold() in ("", "y", "yes"):
        from bot.admin import load_sample_company

        print(load_sample_company(house))


def _choose_user(house: Assembled) -> User:
    with house.database.reading() as session:
        known = session.exec(select(User).order_by(col(User.id))).all()
        managers = [user.name for user in known if user.role == Role.MANAGER]
        reps = [user.name for user in known if user.role == Role.REP]
    offered = [("admin: sees everything", YOU, Role.ADMIN)]
    offered += [("manager: sees the team", managers[0], Role.MANAGER)] if managers else []
    offered += [("rep: sees the own records", reps[0], Role.REP)] if reps else []
    for number, (label, name, _role) in enumerate(offered, start=1):
        print(f"  {number}  {name} ({label})")
    while True:
        said = input(f"Who do you want to be? [1-{len(offered)}, or a name] ").strip() or "1"
        if said.isdecimal() and 1 <= int(said) <= len(offered):
            _label, name, role = offered[int(said) - 1]
            return known_or_new(house, name, role)
        if not said.isdecimal():
            return known_or_new(house, said, Role.REP)
