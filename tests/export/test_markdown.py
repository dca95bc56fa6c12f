"""What Markdown looks like."""

from __future__ import annotations

from fractions import Fraction

import pytest

from negotui.domain.blocks import (
    Bar,
    Bars,
    Block,
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
    plain,
)
from negotui.export import FORMATS
from negotui.guides.markdown.notes import prose
from tests.export.reading import kinds, render, words


def test_a_page() -> None:
    blocks = (
        Heading(1, plain("Senior role: [Q3]")),
        Paragraph(
            (Span("Best: "), Span("94,400", strong=True), Span(". See "), Span("them", link="https://example.org/a b"))
        ),
        Paragraph((Span("Jump", link="sheet:options/alternatives"), Span("\nnext line"))),
        Bullets(((Paragraph(plain("one")),), (Paragraph(plain("two")),))),
        Bullets(((Paragraph(plain("1. three")), Code("x")),), 3),
        Quote((Paragraph(plain("> quoted")),)),
        Rule(),
        Table((Column("What"), Column("Worth", right=True)), ((plain("a|b"), plain("5")), ((), ()))),
        Bars(
            "Strength",
            ("Mine", "Theirs"),
            (
                Bar("time", (Fraction(4), None), ("4", "")),
                Bar("scarcity", (Fraction(1), Fraction(2)), ("1", "2"), "BATNA"),
            ),
        ),
        Checklist(
            "What is ready",
            (
                Check("Options", State.READY, "3 entries", "sheet:options/alternatives"),
                Check("Facts", State.THIN, "1 of 3 entries"),
                Check("People", State.MISSING, ""),
            ),
        ),
    )
    assert (
        render(blocks)
        == r"""# Senior role: [Q3]

Best: **94,400**. See [them](https://example.org/a%20b)

Jump\
next line

- one
- two

3. 1\. three

   ```
   x
   ```

> \> quoted

___

| What | Worth |
| --- | ---: |
| a\|b | 5 |
|  |  |

| Strength | Mine | Theirs |  |
| --- | ---: | ---: | --- |
| time | 4 | – |  |
| scarcity | 1 | 2 | BATNA |

**What is ready**

- [x] **Options**: 3 entries
- [ ] **Facts** (thin): 1 of 3 entries
- [ ] **People** (missing)
"""
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("snake_case stays", "snake_case stays"),
        ("5 < 6 & 7 > 4", "5 < 6 & 7 > 4"),
        ("Hello!", "Hello!"),
        ("a - b + c = d", "a - b + c = d"),
        ("1.5 and (2)", "1.5 and (2)"),
        ("€118,000", "€118,000"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("# x", r"\# x"),
        ("[Q3] plan", "[Q3] plan"),
        ("worth [€5m, up to 10 %]", "worth [€5m, up to 10 %]"),
        ("[x] done", r"\[x\] done"),
        ("[ ] open", r"\[ \] open"),
        ("[^1] note", r"\[^1\] note"),
        ("[text](http://x.example)", r"\[text\](http://x.example)"),
        ("[text][ref]", r"\[text\][ref]"),
        ("[ref]: http://x.example", r"\[ref\]: http://x.example"),
        ("[a [bc] d]", r"\[a [bc] d\]"),
        ("[see *this*]", r"\[see \*this\*\]"),
    ],
)
def test_what_needs_no_backslash_gets_none(text: str, written: str) -> None:
    assert render((Paragraph(plain(text)),)) == f"{written}\n"


@pytest.mark.parametrize(
    "link",
    ["section:options", "entry:1", "faq:x", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "x.md"],
)
def test_only_the_web_is_linked(link: str) -> None:
    assert render((Paragraph((Span("text", link=link),)),)) == "text\n"


def test_lists_in_a_row_stay_apart() -> None:
    one = Bullets(((Paragraph(plain("a")),),))
    two = Bullets(((Paragraph(plain("b")),),), 1)
    for blocks in ((one, one, one), (two, two, two), (one, two, one)):
        assert kinds(prose(render(blocks))) == kinds(blocks)


@pytest.mark.parametrize("start", [-1, 0, 1, 10, 999_999_999, 10**12])
def test_any_first_number(start: int) -> None:
    blocks = (Bullets(tuple((Paragraph(plain(text)),) for text in "abc"), start),)
    back = prose(render(blocks))
    assert kinds(back) == [Bullets]
    assert words(back) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Paragraph(()),),
        (Heading(2, ()),),
        (Heading(0, plain("x")), Heading(9, plain("x"))),
        (Bullets(()),),
        (Bullets(((), (Paragraph(plain("x")),))),),
        (Quote(()),),
        (Code(""),),
        (Code("\n\n"),),
        (Table((), ()),),
        (Table((Column(""),), ()),),
        (Bars("", (), ()),),
        (Checklist("", ()),),
        (Checklist("x", ()),),
        (Bullets(((Rule(),), (Bullets(((Rule(),),)),))),),
        (Rule(), Rule()),
    ],
)
def test_empty_blocks(blocks: tuple[Block, ...]) -> None:
    out = render(blocks)
    assert out.endswith("\n")
    assert words(prose(out)) == words(blocks)


def test_code_keeps_its_lines_and_blanks() -> None:
    code = Code("  a\n\n\tb `` ``` c\n ````\n")
    assert prose(render((code,))) == (Code(code.text),)


def test_formats() -> None:
    assert next(iter(FORMATS)) == "markdown"
    assert (FORMATS["markdown"].title, FORMATS["markdown"].suffix) == ("Markdown", ".md")


def test_a_style_goes_on_through_the_blanks_between_spans_and_misread_names_are_in_italics() -> None:
    names = (Span("Ask for "), Span("Rent", name=True), Span(" and "), Span("I can, now", name=True), Span(" first."))
    assert render((Paragraph(names),)) == "Ask for Rent and _I can, now_ first.\n"
    strong = tuple(Span(span.text, strong=True, name=span.name) for span in names)
    assert render((Paragraph(strong),)) == "**Ask for Rent and _I can, now_ first.**\n"
    mixed = (Span("a "), Span("b", strong=True, emphasis=True), Span(" c", emphasis=True))
    assert render((Paragraph(mixed),)) == "a **_b_** _c_\n"
