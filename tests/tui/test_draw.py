"""Blocks as lines for the screen, at every width."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis import ANALYSES
from negotui.domain.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Check,
    Checklist,
    Code,
    Column,
    Course,
    Guideline,
    Heading,
    Lane,
    Mark,
    Paragraph,
    Point,
    Quote,
    Range,
    Ranges,
    Role,
    Rule,
    Scatter,
    Series,
    Shape,
    State,
    Stretch,
    Table,
    plain,
)
from negotui.domain.scales import nice_step, place, ticks
from negotui.tui.drawing.blocks import draw
from tests.analysis.book import context, northwind
from tests.hostile import HOSTILE_TEXTS

WIDTHS = (30, 31, 40, 47, 60, 80, 119, 200)
VALUES = st.fractions(min_value=-(10**30), max_value=10**30, max_denominator=1000)


def lines(*blocks: Block, width: int = 60) -> list[str]:
    return [line.text.plain.rstrip() for line in draw(blocks, width)]


def fits(blocks: tuple[Block, ...], width: int) -> bool:
    return all(line.text.cell_length <= width for line in draw(blocks, width))


def point(at: int, kind: Role = Role.PLAIN, label: str = "") -> Point:
    return Point(Fraction(at), kind, f"{at:,}", label)


def stretch(low: int, high: int, kind: Shape) -> Stretch:
    return Stretch(Fraction(low), Fraction(high), kind, f"{low} to {high}")


MINE = Lane(
    "Mine",
    (stretch(110, 126, Shape.MINE),),
    (point(110, Role.LIMIT), point(126, Role.TARGET), point(132, Role.OPENING)),
)
THEIRS = Lane(
    "Theirs", (stretch(118, 126, Shape.THEIRS),), (point(118, Role.TARGET), point(126, Role.LIMIT, "likely limit"))
)
ZONE = Lane(
    "Zone", (stretch(110, 122, Shape.CERTAIN), stretch(110, 126, Shape.LIKELY), stretch(110, 130, Shape.POSSIBLE))
)


def every_block(text: str) -> tuple[Block, ...]:
    """Every block there is, with that text wherever a text stands."""
    inline = plain(text)
    one = Fraction(1)
    return (
        Heading(2, inline),
        Paragraph(inline),
        Bullets(((Paragraph(inline),), (Quote((Paragraph(inline),)),)), 1),
        Code(text),
        Rule(),
        Table((Column(text), Column(text, right=True), Column(text)), ((inline, inline, inline), ((), inline, ()))),
        Bars(text, (text,), (Bar(text, (one,), (text,), text), Bar(text, (None,), (text,)))),
        Bars(text, (text, text), (Bar(text, (one, None), (text, text), text),)),
        Bars(text, (text, text, text), (Bar(text, (one, None, Fraction(2)), (text, text, text)),)),
        Checklist(text, (Check(text, State.THIN, text, "entry:1"),)),
        Ranges(text, (Range(text, (Lane("", (), (Point(one, Role.PLAIN, text, text),)),), text, text),)),
        Ranges(
            text,
            (Range(text, (Lane(text, (Stretch(one, one * 2, Shape.ZONE, text, text),)), Lane(text)), text, text),),
        ),
        Scatter(
            text,
            text,
            text,
            tuple(
                Mark(text, one * at, one, kind, text) for at, kind in enumerate(("package", "frontier", "reference"))
            ),
            (Guideline(text, "across", one), Guideline(text, "up", one)),
        ),
        Series(
            text, (text, text), (Course(text, (one, None), (text, text)), Course(text, (one, one * 3), (text, text)))
        ),
    )


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_makes_a_line_too_long(text: str) -> None:
    for width in (30, 80):
        for block in every_block(text):
            assert fits((block,), width), block


@pytest.mark.parametrize("width", WIDTHS)
def test_every_panel_of_the_example_fits(width: int) -> None:
    for analysis in ANALYSES:
        panel = analysis.panel(northwind(), context(northwind()))
        assert fits((*panel.blocks, *panel.method), width), analysis.id


@pytest.mark.parametrize("width", range(8, 60))
def test_small_widths(width: int) -> None:
    draw(every_block("Base salary, 126,000 a year"), width)


def test_ranges() -> None:
    assert lines(Ranges("Ranges", (Range("Salary", (MINE, THEIRS, ZONE), "a year", "room"),)), width=56) == [
        "Ranges",
        "Salary, a year  ·  room",
        "  Mine    L━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━T···········O",
        "  Theirs  ················T════════════════L············",
        "  Zone    ██████████████████████████▓▓▓▓▓▓▓▓░░░░░░░░····",
        "          ┴─────────┴─────────┴──────────┴─────────┴────",
        "          110      115       120        125       130",
        "  Mine    L limit 110   T target 126   O opening 132",
        "  Theirs  T target 118   L likely limit 126",
        "  Zone    █ certain 110 to 122   ▓ likely 110 to 126",
        "          ░ possible 110 to 130",
    ]


def test_one_strip_stands_beside_its_label() -> None:
    lane = Lane("", (stretch(2, 3, Shape.MINE),), (point(2, Role.LIMIT), point(3, Role.TARGET), point(3, Role.OPENING)))
    assert lines(Ranges("", (Range("Days", (lane,), "a week"),)), width=40) == [
        "Days  L━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━*",
        "      L limit 2   * target 3",
        "      * opening 3   a week",
    ]


def test_points_of_one_name_share_it_and_a_table_can_say_the_figures() -> None:
    others = Lane("Others", (), (point(1, Role.BENCHMARK), point(5, Role.BENCHMARK)))
    row = Range("Price", (others, Lane("Mine", (), (point(9, Role.TARGET),))))
    assert "  Others  x benchmark 1, 5" in lines(Ranges("", (row,)))
    assert not any("benchmark" in line for line in lines(Ranges("", (row,), figures=False)))


def test_one_value_has_no_scale() -> None:
    assert lines(Ranges("", (Range("x", (Lane("", (), (point(5, Role.LIMIT),)),)),)), width=20) == [
        "x  ········L········",
        "   L limit 5",
    ]


def test_scatter() -> None:
    people = (("Ruth", 2, 4), ("Daniel", 0, 5), ("Rolf", 2, 4), ("Maja", -2, 1))
    marks = tuple(Mark(name, Fraction(x), Fraction(y), "plain", f"{x}, {y}") for name, x, y in people)
    within = (Fraction(-2), Fraction(2), Fraction(1), Fraction(5))
    chart = Scatter("Map", "stance", "influence", marks, (Guideline("undecided", "across", Fraction(0)),), within)
    assert lines(chart, width=30) == [
        "Map",
        "  ↑ influence",
        "5 ┤             D",
        "  │             ┊",
        "4 ┤             ┊           OR",
        "  │             ┊",
        "3 ┤             ┊",
        "  │             ┊",
        "2 ┤             ┊",
        "  │             ┊",
        "1 ┤M            ┊",
        "  └┴─────┴──────┴──────┴─────┴",
        "   −2   −1      0      1     2",
        "   → stance",
        "R Ruth  2, 4",
        "D Daniel  0, 5",
        "O Rolf  2, 4",
        "M Maja  -2, 1",
        "┊ undecided 0",
    ]


def test_kinds_of_marks_differ_without_colour() -> None:
    kinds = ("package", "frontier", "reference", "plain")
    marks = tuple(Mark(kind, Fraction(at), Fraction(at), kind, "") for at, kind in enumerate(kinds))
    drawn = lines(Scatter("", "x", "y", marks), width=40)
    assert drawn[-4:] == ["P package", "1 reference", "L plain", "◇ frontier"]
    many = tuple(Mark("", Fraction(at), Fraction(at), "frontier", "") for at in range(45))
    assert lines(Scatter("", "x", "y", many), width=40)[-1] == "◇ frontier, 45 points"


def test_a_crowd_ends_in_a_star() -> None:
    marks = tuple(Mark(f"{n}", Fraction(1), Fraction(1), "plain", "") for n in range(8))
    assert any("*" in line for line in lines(Scatter("", "x", "y", marks), width=40))


def test_series() -> None:
    before = Course("Before", (Fraction(2), Fraction(3), Fraction(3)), ("2", "3", "3"))
    after = Course("After", (Fraction(3), Fraction(3), None), ("3", "3", "–"))
    assert lines(Series("Confidence", ("Mon", "Tue", "Wed"), (before, after), Fraction(1), Fraction(5)), width=30) == [
        "Confidence",
        "5 ┤",
        "4 ┤",
        "3 ┤  ●    ◉    ○",
        "2 ┤  ○",
        "1 ┤",
        "  └──┴────┴────┴──",
        "    Mon  Tue  Wed",
        "○ Before  2, 3, 3",
        "● After  3, 3, –",
    ]


def test_a_table_that_would_cut_a_figure_becomes_records() -> None:
    columns = (Column("Issue"), *(Column(title, right=True) for title in ("Low", "High", "Limit")))
    table = Table(columns, ((plain("Base salary"), plain("121,000"), plain("132,000"), ()),))
    assert lines(table, width=20) == ["Base salary", "  Low: 121,000", "  High: 132,000"]
    assert lines(table, width=60)[0].split() == ["Issue", "Low", "High", "Limit"]


@pytest.mark.parametrize(
    ("least", "step"),
    [("1", "1"), ("1.1", "2"), ("2.5", "5"), ("5.1", "10"), ("0.03", "0.05"), ("4000", "5000"), ("0.9", "1")],
)
def test_nice_steps(least: str, step: str) -> None:
    assert nice_step(Fraction(least)) == Fraction(step)


@given(VALUES, VALUES, st.integers(1, 10))
def test_ticks_are_round_inside_and_not_too_many(one: Fraction, other: Fraction, most: int) -> None:
    low, high = min(one, other), max(one, other)
    found = ticks(low, high, most)
    assert len(found) <= most
    assert all(low <= tick <= high for tick in found)
    assert list(found) == sorted(set(found))


@given(VALUES, VALUES, VALUES, st.integers(1, 100))
def test_every_value_of_a_scale_has_a_place(one: Fraction, other: Fraction, third: Fraction, room: int) -> None:
    low, value, high = sorted((one, other, third))
    assert 0 <= place(value, low, high, room) < room


_MARKS = st.lists(
    st.builds(
        Mark, st.text(max_size=4), VALUES, VALUES, st.sampled_from(["package", "frontier", "reference"]), st.just("")
    ),
    max_size=70,
)
_POINTS = st.lists(st.builds(Point, VALUES, st.sampled_from(Role), st.text(max_size=9)), max_size=6).map(tuple)
_STRETCHES = st.lists(st.builds(Stretch, VALUES, VALUES, st.sampled_from(Shape), st.just("x")), max_size=4).map(tuple)
_LANES = st.lists(st.builds(Lane, st.text(max_size=8), _STRETCHES, _POINTS), max_size=3).map(tuple)


@given(_MARKS, _LANES, st.lists(VALUES | st.none(), max_size=9), st.integers(30, 200))
def test_any_figures_fit(marks: list[Mark], lanes: tuple[Lane, ...], values: list[Fraction | None], width: int) -> None:
    shown = tuple("5" for _ in values)
    blocks = (
        Scatter("t", "x", "y", tuple(marks), (Guideline("g", "up", Fraction(3)),)),
        Ranges("t", (Range("row", lanes),)),
        Series("t", shown, (Course("a", tuple(values), shown), Course("b", tuple(reversed(values)), shown))),
    )
    for block in blocks:
        assert fits((block,), width)
