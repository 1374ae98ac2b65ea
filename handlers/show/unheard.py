"""What is said of things that the bot cannot read: kindly, and with what to do instead."""

from handlers.command import Reply
from handlers.show.texts import Texts
from storage.phrases import say

VOICE = say(
    "I cannot hear voice messages yet. Write it in words, or let your phone write what you say (the microphone key of "
    "its keyboard): <i>met Jane from Globex, call her next Tuesday</i>."
)
MOVING = say("I cannot watch videos yet. Write in words what I should keep: <i>note Acme saw the new line</i>.")
PICTURE = say(
    "I cannot read pictures here. Write in words what I should keep: <i>note Acme the shelf is empty</i>. Business "
    "cards I could read if your admin installs the extra <code>crmbot[cards]</code>."
)
FUN = say("I take that as a good sign. What I can read are words, such as <code>deal Acme 12k</code>.")
POLL = say("I cannot take part in polls. Write in words what I should keep: <code>note Acme votes for May</code>.")
OTHER = say(
    "I can read text, files, contacts, locations and buttons, but not this yet. Write it in words, for example: "
    "<code>deal Acme 12k</code>"
)
ANSWERS = {
    **dict.fromkeys(("voice", "audio"), VOICE),
    **dict.fromkeys(("video", "video_note"), MOVING),
    **dict.fromkeys(("sticker", "animation", "dice", "game"), FUN),
    "photo": PICTURE,
    "poll": POLL,
}
WORDS_OF_VOICE = say("\n<i>I took your words; the recording itself I do not keep.</i>")
WORDS_OF_PICTURE = say(
    "\n<i>I took your words, and did not keep the picture: for that, begin with the customer's name.</i>"
)
WORDS_OF_OTHER = say("\n<i>I took your words, and did not keep the file: for that, begin with the customer's name.</i>")
REMARKS = {
    **dict.fromkeys(("voice", "audio"), WORDS_OF_VOICE),
    **dict.fromkeys(("photo", "animation"), WORDS_OF_PICTURE),
}


def show_unheard(what: str, texts: Texts) -> Reply:
    """The answer to a thing that came without words. `what` as Telegram calls it: voice, photo, sticker ..."""
    return Reply(texts(ANSWERS.get(what, OTHER)))


def only_words_taken(what: str, texts: Texts) -> str:
    """The remark under the answer to the words that came with such a thing."""
    return texts(REMARKS.get(what, WORDS_OF_OTHER))
