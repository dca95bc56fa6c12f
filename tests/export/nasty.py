"""One document that has everything in it that a format can go wrong over; each format keeps a page of it in golden/."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

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
    Span,
    State,
    Stretch,
    Table,
    plain,
)
from negotui.domain.documents import Appointment, FixedDocument, Records

MARKUP = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)> &amp; &copy',
    "]]> --> </style></title>",
    "# h *b* _i_ `c` [x](javascript:alert(1)) | pipe",
    "#set page() $x$ @ref <label> \\command{x} %comment",
    "[bold red]x[/] [@click=app.quit]y[/]",
)
FORMULAS = ("=1+1", "+1-800", "-2+3", "@SUM(A1)", '=HYPERLINK("http://evil.example";"x")', "\t=1", "a,b;c\td")
ALPHABETS = ("Zürich, Größe, Ærø, ﬁ", "👩🏽‍💻 🏳️‍🌈 ❤️ 🇨🇭", "漢字とかな", "שלום עולם", "مرحبا 123", "e\u0301 Z̷̢a̸l̶g̸o")
OBEYED = (
    "\u202egnp.exe\u202c",
    "\u2066isolated\u2069",
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;aGk=\x07",
    "a\x00b\x9b31m",
    "\ud800 lone \udfff",
    "\u2028line\u2029paragraph",
)
LONG = "Donaudampfschifffahrtsgesellschaft" * 6
LINKS = (
    'https://example.org/a b?x=1&copy=2#"><b>',
    "mailto:a@b.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<b>x</b>",
    "1:options:abc",
)
TEXTS = (*MARKUP, *FORMULAS, *ALPHABETS, *OBEYED, LONG, "", "  two\n\nlines  ", "ends in \\")

_TITLE = "Löhne & <b>Größe</b> \u202eexe.txt\u202c 漢字 👩🏽‍💻 " + "=1+1"


def _pictures() -> tuple[Block, ...]:
    one, two, three = Fraction(1), Fraction(2, 3), Fraction(30_000_000)
    stretches = (Stretch(one, three, Shape.ZONE, "1 to 30m <b>"), Stretch(two, one, Shape.CERTAIN, "⅔ to 1", LONG))
    points = tuple(Point(Fraction(number * 7_000_000), role, f"{number}m") for number, role in enumerate(Role))
    lanes = (Lane("Mine & “yours”", stretches, points), Lane("漢字", (), (Point(one, Role.PLAIN, "<1>", MARKUP[0]),)))
    alike = tuple(Lane("", (Stretch(one, one, kind, "1"),), (Point(one, Role.LIMIT, "1"),)) for kind in Shape)
    marks = tuple(
        Mark(label, Fraction(number * 3 - 2), Fraction(100 - number**2), kind, f"{number} & {number}")
        for number, (label, kind) in enumerate(
            zip((*MARKUP, "", LONG), ("package", "frontier", "reference", "plain") * 2, strict=True)
        )
    )
    courses = (Course("<i>You</i>", (one, None, three), ("1", "", "30m")), Course("漢字", (two, two, two), ("⅔",) * 3))
    return (
        Bars("One <b>", ("=1+1",), (Bar("漢字 & <b>", (one,), ("1",), "BATNA"), Bar(LONG, (None,), ("?",)))),
        Bars("Two", ("mine", "theirs"), (Bar("a", (one, two), ("1", "⅔")), Bar("", (Fraction(0), None), ("0", "")))),
        Bars("Three", ("a", "b", "c"), (Bar("wide", (one, two, three), ("1", "⅔", "30m"), MARKUP[1]),)),
        Bars("No bars", ("mine",), ()),
        Ranges("Lines <b>", (Range("Pay & “more”", lanes, "CHF <k>", "no zone"), Range(LONG, lanes[:1]))),
        Ranges("All at one place", tuple(Range(f"{number}", (lane,)) for number, lane in enumerate(alike))),
        Ranges("Listed beside it", (Range("Pay", lanes),), figures=False),
        Ranges("No lines", ()),
        Scatter(
            "Points <b>", "you & me", "them", marks, (Guideline("BATNA <b>", "across", one), Guideline("x", "up", two))
        ),
        Scatter("One point", "you", "them", marks[:1], within=(Fraction(0), Fraction(5), Fraction(0), Fraction(5))),
        Scatter("No points", "you", "them", ()),
        Series("Course <b>", ("Mon <1>", "Tue 漢字", "=1+1"), courses),
        Series("One step", ("Mon",), (Course("You", (Fraction(3),), ("3",)),), Fraction(1), Fraction(5)),
        Series("No steps", (), ()),
    )


def _blocks() -> tuple[Block, ...]:
    every = tuple(plain(text) for text in TEXTS)
    styled = tuple(
        Span(text, strong=number % 2 == 0, emphasis=number % 3 == 0, code=number % 5 == 0)
        for number, text in enumerate(TEXTS)
    )
    linked = tuple(span for link in LINKS for span in (Span(f"to {link}", link=link), Span(" ")))
    checks = tuple(
        Check(text or "empty", state, f"Has {text}.", link)
        for text, state, link in zip(TEXTS, tuple(State) * 10, LINKS * 4, strict=False)
    )
    wide = tuple(Column(f"Column {number} {LONG[:number]}", number % 2 == 1) for number in range(12))
    return (
        Heading(1, plain(_TITLE), "title"),
        *(Heading(level, (Span(f"Level {level} "), Span(LONG[:50], code=True)), f"l{level}") for level in range(2, 8)),
        Heading(2, ()),
        *(Paragraph(inline) for inline in every),
        Paragraph(styled),
        Paragraph(linked),
        Paragraph((Span("A name "), Span("I can pay", name=True), Span(" in a sentence.\nA second line."))),
        Bullets(tuple((Paragraph(inline),) for inline in every)),
        Bullets(((Paragraph(plain("one")), Bullets(((Paragraph(plain("deep")), Code("x\n  y")),), 9)), ()), 8),
        Bullets(()),
        Quote((Paragraph(styled), Quote((Heading(3, plain("In a quote")), Table((Column("a"),), ((every[0],),)))))),
        *(Code(text) for text in (*MARKUP[:2], "\n  first\n\ttab ```\n" + LONG, "")),
        Rule(),
        Table((Column("Text"), Column("", right=True)), tuple((inline, plain("1")) for inline in every)),
        Table((Column(MARKUP[0]), Column("漢字")), ()),
        Table(wide, (tuple(plain(f"{number} {'wide ' * number}") for number in range(12)),)),
        Table((Column(""), Column("")), ((plain("no"), plain("head")),)),
        Table((), ()),
        *_pictures(),
        Checklist("Ready <b>?", checks),
        Checklist("", ()),
    )


def _records() -> tuple[Records, ...]:
    columns = (
        Column("Text"),
        Column("=Figure", right=True),
        Column("Day"),
        Column("Time"),
        Column("Done <b>"),
        Column("Ü"),
    )
    figures = (Decimal("1.10"), Decimal("-0.005"), Decimal("123456789012345678.99"), Decimal("1E+3"), None)
    days = (date(2026, 12, 1), date(2024, 2, 29), None)
    times = (datetime(2026, 12, 1, 14, 30), datetime(2026, 1, 1), None)
    rows = tuple(
        (
            text,
            figures[number % len(figures)],
            days[number % len(days)],
            times[number % len(times)],
            (True, False, None)[number % 3],
            LONG if number == 0 else None,
        )
        for number, text in enumerate(TEXTS)
    )
    return (
        Records("all", "Everything: a/b\\c?*[x]'", columns, rows),
        Records("none", "Nothing in it", (Column("=1+1"), Column("x")), ()),
        Records("same", "A title that is longer than any tab of a spreadsheet may be", columns[:1], (("x",), (None,))),
        Records("same-2", "A title that is longer than any tab of a spreadsheet is", columns[:1], (("y",),)),
    )


def _appointments() -> tuple[Appointment, ...]:
    days: tuple[date | datetime, ...] = (date(2026, 12, 1), datetime(2026, 12, 1, 14, 30), date(2024, 2, 29))
    return tuple(
        Appointment(f"entry{number}", text, days[number % 3], f"{text}\nabout; it, \\n", number % 2 == 1, changed)
        for number, (text, changed) in enumerate(
            zip(TEXTS, ("2026-11-26T09:00:00+00:00", "", "2026-11-26T09:00:00.123456+00:00") * 10, strict=False)
        )
    )


NASTY = FixedDocument(
    _TITLE,
    _blocks(),
    _records(),
    {"title": "Größe 漢字", "list": [1, None, True, "=1+1", *ALPHABETS], "none": {}},
    _appointments(),
)
"""The document."""
