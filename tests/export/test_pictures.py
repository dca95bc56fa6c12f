"""Pictures as tables: every figure is there, and reads back."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from negotui.analysis import ANALYSES, panel_for
from negotui.domain.blocks import (
    Block,
    Course,
    Guideline,
    Lane,
    Mark,
    Point,
    Range,
    Ranges,
    Role,
    Scatter,
    Series,
    Shape,
    Stretch,
    Table,
    words_of,
)
from negotui.export.figures import in_words
from negotui.guides.markdown.notes import prose
from tests.analysis.book import context, northwind
from tests.export.reading import careful, careless, render, words
from tests.hostile import HOSTILE_TEXTS


def pictures(text: str) -> tuple[Ranges | Scatter | Series, ...]:
    """Every picture that becomes words, with that text wherever a text stands."""
    one, two = Fraction(1), Fraction(2)
    points = (Point(one, Role.LIMIT, text), Point(two, Role.PLAIN, text, text))
    lane = Lane(text, (Stretch(one, two * 2, Shape.ZONE, text, text),), points)
    return (
        Ranges(text, (Range(text, (lane, lane), text, text), Range(text, (Lane("", (), points),)))),
        Scatter(text, text, text, (Mark(text, one, two, "package", text),), (Guideline(text, "up", one),)),
        Series(text, (text, text), (Course(text, (one, None), (text, text)),)),
    )


def test_ranges() -> None:
    mine = Lane(
        "Mine",
        (Stretch(Fraction(1), Fraction(3), Shape.MINE, "1 to 3"),),
        (Point(Fraction(1), Role.LIMIT, "1"), Point(Fraction(3), Role.TARGET, "3")),
    )
    zone = Lane("Zone", (Stretch(Fraction(1), Fraction(2), Shape.CERTAIN, "1 to 2", "certain zone"),))
    lone = Lane("", (), (Point(Fraction(5), Role.PLAIN, "5", "median"),))
    assert render((Ranges("Lines", (Range("Days", (mine, zone), "a week", "room"), Range("Pay", (lone,)))),)) == (
        "**Lines**\n\n"
        "- **Days** (a week, room): Mine: limit 1, target 3; Zone: certain zone 1 to 2\n"
        "- **Pay**: median 5\n"
    )


def test_scatter() -> None:
    chart = Scatter(
        "Packages",
        "mine",
        "theirs",
        (Mark("Early start", Fraction(74), Fraction(2, 3), "package", "74 and ~0.67"),),
        (Guideline("BATNA", "across", Fraction(30)),),
    )
    assert render((chart,)) == ("**Packages**\n\n- **Early start**: 74 and \\~0.67\n")


def test_series() -> None:
    course = Course("After", (Fraction(3), None), ("3", ""))
    assert render((Series("Confidence", ("Mon", "Tue"), (course,)),)) == (
        "| Confidence | After |\n| --- | ---: |\n| Mon | 3 |\n| Tue | – |\n"
    )


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_read_back(text: str) -> None:
    for picture in pictures(text):
        blocks: tuple[Block, ...] = in_words(picture)
        assert render((picture,)) == render(blocks)
        for read in (careful, careless):
            assert words(read(render(blocks))) == words(blocks)


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda analysis: analysis.id)
def test_no_word_of_a_picture_is_lost(analysis: object) -> None:
    panel = next(one for one in ANALYSES if one is analysis).panel(northwind(), context(northwind()))
    for block in panel.blocks:
        if isinstance(block, Scatter):  # its axes, lines and points without a name are for the eye
            named = tuple(mark for mark in block.points if mark.label)
            block = replace(block, across="", up="", lines=(), points=named)
        said = words_of(prose(render((block,)))).split()
        # A name in italics needs no quotation marks.
        assert {word.strip("“”,.:()") for word in words_of((block,)).split()} <= {
            word.strip(",.:()") for word in said
        }, block


def test_a_picture_without_figures_of_its_own_leaves_them_to_the_table() -> None:
    panel = panel_for("interests", northwind(), context(northwind()))
    assert panel is not None
    silent = [block for block in panel.blocks if isinstance(block, Ranges) and not block.figures]
    assert silent
    assert render(silent) == "\n"
    assert any(isinstance(block, Table) for block in panel.blocks)
