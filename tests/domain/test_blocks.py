"""What a page is made of."""

from __future__ import annotations

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


def test_words_of_every_block() -> None:
    blocks = (
        Heading(1, plain("heading")),
        Paragraph((Span("para"), Span("graph", strong=True))),
        Bullets(((Paragraph(plain("item")),), ())),
        Quote((Paragraph(plain("quote")),)),
        Code("code"),
        Rule(),
        Table((Column("column"),), ((plain("cell"),),)),
        Bars("bars", ("series",), (Bar("bar", (None,), ("",)),)),
        Checklist("checklist", (Check("check", State.READY, "detail"),)),
    )
    assert words_of(blocks).split() == [
        *(
            "heading",
            "paragraph",
            "item",
            "quote",
            "code",
            "column",
            "cell",
            "bars",
            "bar",
            "checklist",
            "check",
            "detail",
        ),
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
