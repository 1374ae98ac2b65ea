"""A name found in a message, and the small words that show where names stand."""

from dataclasses import dataclass
from typing import Final

from handlers.read.folding import Span

_BEFORE = """
with w/ to for from at of about on by between re and bei up is are does will can won lost sold landed signed closed
close deal opportunity opp order lead prospect customer client company account contact renewal call called calling
ring rang phone phoned email emailed mail text texted message messaged whatsapped dmed ping pinged met meet visit
visited see saw showed demoed pitched gave told asked reach reached interviewed catch remind note voicemail chase
chased nudge nudged move put bump advance mark add save update change set win quoted invoiced offered billed charged
onboarded renewed upsold clinched bagged secured nailed grade
"""
BEFORE_NAMES: Final = frozenset(_BEFORE.split())
_DETERMINERS = """
a an the my your our his her their this that these those some any no all every each another other more new next last
what which good bad big large small two three
"""
DETERMINERS: Final = frozenset(_DETERMINERS.split())
_THINGS = """
deal account opportunity opp contract renewal order project offer proposal quote invoice pipeline meeting demo call
team people guys pilot
"""
THINGS_OF_COMPANIES: Final = frozenset(_THINGS.split())
_INSIDE = "de la le les du des del della di da dos van von der den zu zum y e el al bin ibn st"
INSIDE: Final = frozenset(_INSIDE.split())
_TITLES = "mr mrs ms miss dr prof professor herr frau sir mme madame monsieur señor señora sr sra signor dott"
TITLES: Final = frozenset(_TITLES.split())
_CLEAR_FORMS = "plc gmbh inc ltd llc kg ag bv pty"
CLEAR_FORMS: Final = frozenset(_CLEAR_FORMS.split())
_GREETINGS = """
hey hi hello ok okay btw so please pls plz just and also then yes yay yeah wow great good bad big news update fyi
finally unfortunately sadly oh well team guys the woohoo hooray boom now our
"""
GREETINGS: Final = frozenset(_GREETINGS.split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the message: its words `first` to `last` (exclusive), its text and place.

    source  how it was found: known, quoted, capital, lower
    titled  a title stands before it, so that it is a person's
    """

    first: int
    last: int
    text: str
    span: Span
    source: str
    titled: bool = False
