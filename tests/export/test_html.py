"""The web page is valid, says every word, and lets nothing in: no markup of a user, no address but of the web, no network."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings

from negotui.domain.blocks import (
    Bar,
    Bars,
    Block,
    Check,
    Checklist,
    Heading,
    Paragraph,
    Quote,
    Ranges,
    Scatter,
    Series,
    Span,
    State,
    plain,
)
from negotui.domain.documents import FixedDocument
from negotui.export.html import render
from tests.export.nasty import NASTY
from tests.export.reading import around, words
from tests.export.test_pictures import pictures
from tests.hostile import HOSTILE_TEXTS, texts

_HEAD = {"html", "head", "meta", "title", "style", "body", "main", "nav"}
_TEXT = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "a",
    "strong",
    "em",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
}
_TABLES = {"div", "span", "table", "thead", "tbody", "tr", "th", "td"}
_DRAWN = {"figure", "figcaption", "svg", "desc", "g", "text", "rect", "line", "circle", "path", "polyline", "polygon"}
_TAGS = _HEAD | _TEXT | _TABLES | _DRAWN


def parsed(*blocks: Block, title: str = "x") -> Element:
    """The page of blocks as a strict reader of HTML5 takes it."""
    return _read(render(FixedDocument(title, blocks)))


def _read(page: bytes) -> Element:
    found = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page.decode())
    assert isinstance(found, Element)
    return found


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def said(page: Element) -> list[str]:
    main = next(element for element in page.iter() if _name(element) == "main")
    for element in main.iter("br"):
        element.tail = f" {element.tail or ''}"
    return " ".join(main.itertext()).split()


def test_the_nasty_document_is_valid_and_has_nothing_in_it_that_acts() -> None:
    page = _read(render(NASTY))
    assert {_name(element) for element in page.iter()} <= _TAGS
    for element in page.iter():
        for name in element.attrib:
            assert not name.startswith("on")
            assert name not in {"style", "src", "srcset", "action", "formaction", "ping"}
    links = [element.attrib["href"] for element in page.iter() if "href" in element.attrib]
    assert {link.partition(":")[0] for link in links if not link.startswith("#")} == {"https", "mailto"}


def test_every_name_on_the_page_is_its_own_and_every_reference_has_its_name() -> None:
    page = _read(render(NASTY))
    names = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]
    assert len(names) == len(set(names)) > 10
    asked = [name for element in page.iter() for name in element.attrib.get("aria-labelledby", "").split()]
    asked += [link[1:] for element in page.iter() if (link := element.attrib.get("href", "")).startswith("#")]
    assert asked
    assert set(asked) <= set(names)


def test_the_policy_lets_this_style_in_and_nothing_else() -> None:
    text = render(NASTY).decode()
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'http-equiv="Content-Security-Policy" content="{policy}"' in text.replace("&#x27;", "'")
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_are_words_wherever_they_stand(text: str) -> None:
    for blocks in around(text).values():
        page = parsed(*blocks, title=text)
        assert {_name(element) for element in page.iter()} <= _TAGS
        # Spans of one word stand side by side, which `said` parts by blanks.
        assert "".join(said(page)) == "".join(words(blocks))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_stay_inside_of_drawings(text: str) -> None:
    bars = Bars(text, (text, text), tuple(Bar(text, values, (text, text), text) for values in ((None, None),)))
    page = parsed(bars, *pictures(text), Checklist(text, (Check(text, State.THIN, text),)))
    assert {_name(element) for element in page.iter()} <= _TAGS


@settings(max_examples=60)
@given(texts())
def test_any_text_is_words(text: str) -> None:
    page = parsed(Heading(2, plain(text)), Paragraph(plain(text)), Quote((Paragraph((Span(text, code=True),)),)))
    blocks = (Heading(2, plain(text)), Paragraph(plain(text)), Paragraph(plain(text)))
    assert "".join(said(page)) == "".join(words(blocks))


def test_a_link_into_the_app_or_to_what_runs_is_plain_text() -> None:
    links = (
        "section:options",
        "javascript:alert(1)",
        " javascript:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "//evil",
    )
    page = parsed(Paragraph(tuple(Span("words", link=link) for link in links)))
    assert not [element for element in page.iter() if _name(element) == "a"]
    assert "".join(said(page)) == "words" * len(links)


def test_an_address_cannot_end_its_attribute() -> None:
    page = parsed(Paragraph((Span("words", link='https://example.org/"><b> x&y=1'),)))
    (link,) = (element for element in page.iter() if _name(element) == "a")
    assert link.attrib["href"] == "https://example.org/%22%3E%3Cb%3E%20x&y=1"


def test_every_picture_is_drawn_with_its_words() -> None:
    drawn = [block for block in NASTY.blocks if isinstance(block, Bars | Ranges | Scatter | Series)]
    for block in drawn:
        page = parsed(block)
        svgs = [element for element in page.iter() if _name(element) == "svg"]
        for svg in svgs:
            assert svg.attrib["role"] == "img"
            assert next(element.text for element in svg.iter() if _name(element) == "title")
        figures = [element for element in page.iter() if _name(element) == "figure"]
        assert len(figures) == bool(svgs)
    shown = [block.title for block in drawn if b"<svg" in render(FixedDocument("x", (block,)))]
    assert not {"No bars", "No lines", "No points", "No steps"} & set(shown)
    assert {"One <b>", "Lines <b>", "Points <b>", "Course <b>"} <= set(shown)


def test_all_that_is_drawn_lies_inside_of_the_drawing() -> None:
    for svg in (element for element in _read(render(NASTY)).iter() if _name(element) == "svg"):
        _, _, width, height = map(float, svg.attrib["viewBox"].split())
        for part in svg.iter():
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(part.attrib.get(name, 0)) <= width
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(part.attrib.get(name, 0)) <= height
