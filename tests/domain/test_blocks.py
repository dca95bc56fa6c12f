"""What a page is made of."""

from __future__ import annotations

from fractions import Fraction

import pytest

from negotui.domain.blocks import (
    Bar,
    Bars,
    Bullets,
    Check,
    Checklist,
    Code,
    Column,
    Heading,
    Paragraph,
    Quote,
    Rule,
    Span,
    State,
    Table,
    is_web,
    plain,
    text_of,
    words_of,
)
from negotui.domain.pictures import (
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
)


def test_words_of_every_block() -> None:
    blocks = (
        Heading(1, plain("heading")),
        Paragraph((Span("para"), Span("graph", strong=True))),
        Bullets(((Paragraph(plain("item")),), ())),
        Quote((Paragraph(plain("quote")),)),
        Code("code"),
        Rule(),
        Table((Column("column"), Column("other")), ((plain("cell"), plain("next")),)),
        Bars("bars", ("series",), (Bar("bar", (None,), ("",)),)),
        Checklist("checklist", (Check("check", State.READY, "detail"),)),
    )
    assert words_of(blocks).split("\n") == [
        *("heading", "paragraph", "item", "", "quote", "code", "column other", "cell next", "bars", "bar"),
        *("checklist", "check detail"),
    ]


def test_words_of_every_picture() -> None:
    one, two = Fraction(1), Fraction(2)
    mine = Stretch(one, two, Shape.MINE, "1 to 2")
    named = Stretch(one, Fraction(3), Shape.ZONE, "1 to 3", "zone of both")
    points = (Point(one, Role.LIMIT, "1"), Point(two, Role.PLAIN, "2", "goal"))
    line = Range("pay", (Lane("me", (mine, named), points), Lane("", (mine,))), "€", "no zone")
    blocks = (
        Ranges("ranges", (line,)),
        Ranges("silent", (line,), figures=False),
        Scatter(
            "scatter", "across", "up", (Mark("mark", one, two, "plain", "1 and 2"),), (Guideline("limit", "up", one),)
        ),
        Series("series", ("Mon", "Tue"), (Course("course", (one, None), ("1", "")), Course("other", (two,), ("2",)))),
    )
    assert words_of(blocks).split("\n") == [
        "ranges",
        # Of what runs from one point to another the points are enough.
        "pay € no zone me zone of both 1 to 3 limit 1 goal 2 mine 1 to 2",
        *("scatter", "across", "up", "mark 1 and 2", "limit"),
        *("series", "Mon Tue", "course 1 ", "other 2"),
    ]


def test_plain() -> None:
    assert plain("") == ()
    assert text_of(plain("[/x]")) == "[/x]"


@pytest.mark.parametrize("link", ["http://a.b", "https://a.b/c?d#e", "HTTPS://A.B", "mailto:a@b.c"])
def test_web(link: str) -> None:
    assert is_web(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "section:x",
        "sheet:a/b",
        "faq.md",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.b",
        "http:x",
    ],
)
def test_not_web(link: str) -> None:
    assert not is_web(link)
