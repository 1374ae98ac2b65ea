"""/contact NAME EMAIL PHONE COMPANY: keep a person; /contact NAME: the brief before a call."""

from dataclasses import replace

from sqlmodel import Session

from crm_engine.services.briefs import ContactBrief, contact_brief
from crm_engine.services.contact_points import NewContact
from crm_engine.services.contacts import ContactCard, log_contact
from handlers.asking import ask_day, asking_for
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.guide import company_named, is_guided, recent_companies, step
from handlers.pick import marked_number
from handlers.pick_who import NEW as ANOTHER
from handlers.pick_who import contact_known_as
from handlers.read.contacts import ContactWords, read_contact_fields, read_emails, read_phones
from handlers.read.point_labels import read_point_labels, wrong_phone
from handlers.show.briefs import contact_lines, show_contact_brief
from handlers.show.duplicates import resembling_button, resembling_line
from handlers.show.texts import Html, Texts
from storage import customers
from storage.phrases import say
from storage.words import BadInput

NEW = "new "  # 'contact new Jane' keeps another Jane

NO_EMAIL = say("I cannot read an email address there. Say it like jane@acme.com")
NO_PHONE = say("I cannot read a phone number there. Say it like +49 30 901820")


def run(session: Session, request: Request) -> ContactCard | ContactBrief:
    """Read 'Jane Doe jane@acme.com +49... Acme' and keep it; 'Jane' or '#7' shows a contact that is there."""
    if (number := marked_number(request.words)) is not None:
        return contact_brief(session, request.actor, number)
    new = request.words.casefold().startswith(NEW)
    words = request.words[len(NEW) :] if new else request.words
    known = [name for _id, name in customers.visible_companies(session, request.actor)]
    points = read_point_labels(words)
    said = read_contact_fields(points.rest, names=known)
    if (wrong := wrong_phone(said.phones)) is not None:
        raise BadInput("{phone} is no phone number that there can be; please check its digits", phone=wrong)
    birthday = _birthday(request, points.birthday) if points.birthday else None
    name = request.answers.get("name") or said.name
    if not name:
        raise Missing("name", "What is the contact's name?")
    answer = request.answers.get("contact", ANOTHER if new else "")
    if is_guided(request):
        return _guided(session, request, name, answer)
    alone = _is_name_alone(said) and not (points.gone or birthday)
    if alone and (contact_id := contact_known_as(session, request, name, said.company, answer)) is not None:
        return contact_brief(session, request.actor, contact_id)
    fresh = NewContact(
        name,
        said.company,
        said.role,
        tuple(said.emails),
        tuple(said.phones),
        labels=points.labels,
        primary=points.primary,
        gone=points.gone,
        birthday=birthday,
    )
    card = log_contact(session, request.actor, fresh, request.now)
    return replace(card, resembles=None) if answer == ANOTHER else card


def _birthday(request: Request, said: str) -> str:
    """1980-05-05, or --05-05 where no year is said."""
    with asking_for("birthday"):
        day = ask_day(request, "birthday", request.answers.get("birthday", said), "Which day is it?")
    return day.isoformat() if str(day.year) in said else f"--{day:%m-%d}"


def _guided(session: Session, request: Request, name: str, answer: str) -> ContactCard | ContactBrief:
    """Ask for one piece after another; a contact who is known is shown at once."""
    if (contact_id := contact_known_as(session, request, name, None, answer)) is not None:
        return contact_brief(session, request.actor, contact_id)
    chosen = step(request, "company", say("Where do they work?"), recent_companies(session, request))
    company = company_named(session, request, chosen) or None
    with asking_for("email"):
        said = step(request, "email", say("What is their email address?"))
        emails = _readable(
            said, read_emails(said), say("I cannot read an email address there. Say it like jane@acme.com")
        )
    with asking_for("phone"):
        said = step(request, "phone", say("What is their phone number?"))
        phones = _readable(
            said, read_phones(said), say("I cannot read a phone number there. Say it like +49 30 901820")
        )
    role = step(request, "role", say("What do they do there?")) or None
    fresh = NewContact(name, company, role, tuple(emails), tuple(phones))
    return log_contact(session, request.actor, fresh, request.now)


def _readable(said: str, found: list[str], problem: str) -> list[str]:
    if said and not found:
        raise BadInput(problem)
    return found


def show(told: ContactCard | ContactBrief, texts: Texts) -> Reply:
    """The brief, or the card of what was kept."""
    if isinstance(told, ContactBrief):
        return show_contact_brief(told, texts)
    heading = {"added": say("Contact added: "), "updated": say("Contact updated: ")}.get(told.event, "")
    if not told.change:
        heading = say("Nothing new, I have this already: ")
    lines = [texts("{heading}<b>{name}</b>", heading=heading, name=told.name), *contact_lines(told, texts)]
    buttons = [[Button(say("Undo"), f"undo {told.change}")]] if told.change else []
    if told.resembles is not None:
        lines.append(resembling_line(told.resembles, texts))
        buttons.append([resembling_button(told.resembles)])
    return Reply(Html("\n".join(lines)), buttons, replaces=True, shows=("contact", told.id))


def _is_name_alone(said: ContactWords) -> bool:
    return not (said.role or said.emails or said.phones)


COMMAND = Command(
    "contact",
    help="Keep a contact, or see one before a call",
    example="contact Jane Doe jane@acme.com +49 30 901820 Acme",
    run=run,
    show=show,
    aliases=("c",),
    skips=("company", "email", "phone", "role"),
)
