"""Tables for a phone: whatever the names are, no line is wider than 45 cells."""

import html

from hypothesis import given
from hypothesis import strategies as st

from handlers.show.tables import WIDTH, pairs, table, width
from handlers.show.texts import Texts

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80)
FIGURES = st.text("0123456789.,$kM", max_size=9)


def lines_of(block: str) -> list[str]:
    return html.unescape(block.removeprefix("<pre>").removesuffix("</pre>")).split("\n")


@given(st.lists(st.tuples(NAMES, FIGURES, FIGURES), min_size=1, max_size=8))
def test_no_line_of_a_table_is_too_wide(rows: list[tuple[str, str, str]]) -> None:
    lines = lines_of(table(Texts(), ("Stage", "Deals", "Value"), rows, foot=rows[0]))

    assert len(lines) == len(rows) + 4
    assert max(map(width, lines)) <= WIDTH


@given(st.lists(st.tuples(NAMES, FIGURES), min_size=1, max_size=8))
def test_no_line_of_pairs_is_too_wide(rows: list[tuple[str, str]]) -> None:
    lines = lines_of(pairs(Texts(), rows))

    assert len(lines) == len(rows)
    assert len({width(line) for line in lines}) == 1
    assert max(map(width, lines)) <= WIDTH


def test_chinese_names_take_two_cells_and_keep_the_columns_straight() -> None:
    lines = lines_of(table(Texts(), ("Stage", "Value"), [("谈判", "$12k"), ("Proposal", "$5k")]))

    assert lines[2] == "谈判      $12k"
    assert lines[3] == "Proposal   $5k"


def test_what_looks_like_html_is_escaped_inside_the_block() -> None:
    assert "&lt;b&gt; &amp; co" in table(Texts(), ("Stage", "Value"), [("<b> & co", "$1")])
