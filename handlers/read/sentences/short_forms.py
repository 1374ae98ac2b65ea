"""Short forms that people type, spelled out, and words of the trade with a letter wrong, put right."""

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from handlers.read.sentences.english_vocabulary import COMMON
from handlers.read.sentences.given_names import GIVEN_NAMES

# What people type = what it stands for.
_SHORT = """
w/ w = with
f/u fu fup fwup followup follow-up = follow up
pls plz = please
u ya = you
opp = opportunity
opps = opportunities
mtg = meeting
mtgs = meetings
appt = appointment
vm = voicemail
msg = message
resched = reschedule
dont don't = do not
didnt didn't = did not
doesn't doesnt = does not
isn't isnt = is not
wasn't = was not
won't wont = will not
can't cant cannot = can not
couldn't = could not
haven't = have not
hasn't = has not
aren't = are not
wouldn't = would not
shouldn't = should not
i'm im = i am
i've ive = i have
i'll = i will
i'd = i would
we're = we are
we've = we have
we'll = we will
we'd = we would
they're theyre = they are
they've = they have
they'll = they will
you're = you are
it's = it is
that's thats = that is
there's = there is
let's lets = let us
what's whats = what is
who's whos = who is
where's = where is
how's = how is
when's = when is
she's = she is
he's = he is
gotta = have to
gonna = going to
wanna = want to
follow-ups followups = follow ups
to-do = todo
to-dos todos = todos
→ => = ->
e-mail = email
e-mails = emails
e-mailed mailed = emailed
cross-sell = cross sell
up-sell upselling = upsell
organisation = company
tho rly =
nevermind nvm = never mind
catchup = catch up
thx = thanks
thru = through
abt bout = about
remid = remind
remindme = remind me
demo'd = demoed
whatsapp'd = messaged
text'd = texted
rmnd rmd remnd = remind
cld = could
"""
SHORT_FORMS: Final = {
    short: full.strip()
    for line in _SHORT.strip().splitlines()
    for shorts, _, full in [line.partition(" =")]
    for short in shorts.split()
}
_CUES = """
remind reminder remember follow snooze postpone undo revert forecast pipeline pipelines bottleneck bottlenecks
channel channels customer customers meeting called emailed visited contact opportunity proposal negotiation contract
qualified prospecting budget deals recommend suggest priority prioritize schedule tomorrow overdue reminders
conversion quarter forecasts opportunities negotiating follow-up signed closed probability churn segment lifetime
campaign referral competitor prospect appointment cancel delete received ordered commands
"""
_CUE_WORDS: Final = tuple(_CUES.split())


@lru_cache(maxsize=4096)
def mended(low: str) -> str:
    """A word of the trade with one or two letters wrong, put right; any other word as it is."""
    if len(low) < 5 or low in COMMON or low in GIVEN_NAMES or not low.isalpha():
        return low
    allowed = 1 if len(low) < 8 else 2
    near = min(_CUE_WORDS, key=lambda cue: (OSA.distance(low, cue, score_cutoff=allowed), abs(len(cue) - len(low))))
    return near if OSA.distance(low, near) <= allowed and near[0] == low[0] else low
