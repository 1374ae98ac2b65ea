"""Which language somebody reads: what they have set, else their Telegram's, where it is spoken here."""

from sqlmodel import Session

from crm_engine.services.preferences import LANGUAGES
from handlers.show.texts import Texts
from storage.tables import User


def spoken_here(code: str, otherwise: str = "en") -> str:
    """The language of a code such as 'zh-hans' or 'en_GB'; another one where it is not spoken here."""
    language = code.replace("_", "-").split("-")[0].casefold()
    return language if language in LANGUAGES else otherwise


def reader_of(session: Session, person_id: int | None, code: str = "") -> Texts:
    """The language and zone of a user; for a stranger the language alone."""
    user = session.get(User, person_id) if person_id is not None else None
    return Texts(spoken_here(code)) if user is None else Texts(user.locale, user.timezone)
