"""A folder of pages becomes a guide."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from negotui.domain.blocks import Block, Bullets, Heading, Paragraph, Span, plain, text_of, words_of
from negotui.domain.guide import SIDES, Condition, FieldType, Guide
from negotui.guides.guide import check, load_guide
from tests.guides.small import write_guide


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load_guide(write_guide(tmp_path))


def links(blocks: tuple[Block, ...]) -> dict[str, str]:
    return {
        span.text: span.link for block in blocks if isinstance(block, Paragraph) for span in block.text if span.link
    }


def test_a_sound_guide_has_no_problems(tmp_path: Path) -> None:
    assert check(write_guide(tmp_path)) == ()


def test_front(guide: Guide) -> None:
    assert (guide.id, guide.title) == ("small", "Small guide")
    assert words_of(guide.about) == (
        "What it is for, and where it begins.\nQuestions are in FAQs, terms in the glossary."
    )
    assert links(guide.about) == {"where it begins": "section:options", "FAQs": "faq:", "glossary": "term:"}


def test_sections(guide: Guide) -> None:
    assert [(section.id, section.tab, section.title) for section in guide.sections] == [
        ("options", "Options", "Your options"),
        ("theirs", "Theirs", "Their side"),
    ]


def test_guidance_is_all_prose_outside_of_the_sheets(guide: Guide) -> None:
    guidance = guide.section("options").guidance
    assert words_of(guidance).splitlines() == [
        "A first paragraph with a BATNA, a question and their alternatives.",
        "How to price",
        "See above, the sheet and the web.",
        "Last words",
        "The end.",
    ]
    assert guidance[1] == Heading(2, plain("How to price"), "how-to-price")


def test_links_lead_to_places_in_the_app(guide: Guide) -> None:
    assert links(guide.section("options").guidance) == {
        "BATNA": "term:batna",
        "question": "faq:why-bother",
        "their alternatives": "sheet:theirs/alternatives",
        "above": "section:options",
        "the sheet": "sheet:options/alternatives",
        "the web": "https://example.org/a?b=c#d",
    }


def test_views(guide: Guide) -> None:
    view = guide.section("options").views[0]
    assert (view.sheet, view.title, view.ask) == ("alternatives", "My alternatives", "What else could you do?")
    assert (view.anchor, view.want, view.home) == ("my-alternatives", 3, True)
    assert view.only == (Condition("side", ("mine", "shared")),)
    paragraph, heading, bullets = view.help
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text[1] == Span("term", link="term:batna")
    assert isinstance(heading, Heading)
    assert text_of(heading.text) == "A closer look"
    assert isinstance(bullets, Bullets)
    other = guide.section("theirs").views[0]
    assert (other.sheet, other.home, other.want, other.help) == ("alternatives", False, 1, ())


def test_notes_stand_in_every_section(guide: Guide) -> None:
    for section in guide.sections:
        notes = section.views[-1]
        assert (notes.sheet, notes.want, notes.home) == ("notes", 0, False)
        assert notes.only == (Condition("section", (section.id,)),)
        assert words_of(notes.help) == "Keep it short."
    field = guide.sheet("notes").field("section")
    assert (field.type, field.ask, field.column) == (FieldType.TEXT, "In which section?", "")


def test_sheets_stand_once(guide: Guide) -> None:
    assert [sheet.id for sheet in guide.sheets] == ["alternatives", "issues", "notes"]


def test_fields(guide: Guide) -> None:
    sheet = guide.sheet("alternatives")
    assert sheet.title == "My alternatives"
    assert [field.type for field in sheet.fields] == [
        FieldType.TEXT,
        FieldType.SIDE,
        FieldType.MONEY,
        FieldType.PERCENT,
        FieldType.SCALE,
        FieldType.SCALE,
        FieldType.NUMBER,
        FieldType.CHOICE,
        FieldType.DATE,
        FieldType.CHECK,
        FieldType.LINK,
        FieldType.LINKS,
        FieldType.TERMS,
        FieldType.TEXT,
    ]
    what, side, worth, chance, sure, stance, points, better, *_ = sheet.fields
    assert (what.required, what.column, what.ask) == (True, "Alternative", "What could you do?")
    assert (side.choices, side.column, side.required) == (SIDES, "", False)
    assert (worth.required, worth.private, worth.low) == (True, True, None)
    assert (chance.low, chance.high) == (Decimal(0), Decimal(100))
    assert (sure.low, sure.high) == (Decimal(1), Decimal(5))
    assert (stance.low, stance.high) == (Decimal(-2), Decimal(2))
    assert (points.low, points.high, points.private, points.required) == (Decimal(0), Decimal(100), True, False)
    assert (better.choices, better.required) == (("more", "less"), True)
    assert (sheet.field("issue").to, sheet.field("issues").to) == ("issues", "issues")
    assert sheet.field("place").choices == ("here", "there")


def test_topics(guide: Guide) -> None:
    why, other = guide.faq
    assert (why.slug, why.title, why.sections) == ("why-bother", "Why bother?", ("options", "theirs"))
    assert words_of(why.body) == "Because of your options and theirs."
    assert (other.slug, other.sections) == ("and-if-not", ())
    assert links(other.body) == {"bother": "faq:why-bother"}
    (batna,) = guide.glossary
    assert (batna.slug, batna.title) == ("batna", "BATNA")
    assert "Inside of it." in words_of(batna.body)


def test_a_page_that_is_only_read_is_no_section(guide: Guide) -> None:
    (page,) = guide.pages
    assert (page.slug, page.title, page.sections) == ("why-ask", "Why ask", ("options", "theirs"))
    assert words_of(page.body).splitlines()[-2:] == ["A case", "One of theirs."]
    assert links(page.body)["as above"] == "page:why-ask"
    assert guide.topic("page:why-ask") is page
    assert "why-ask" not in {section.id for section in guide.all_sections}


def test_a_guide_may_do_without_questions_and_terms(tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "guide.md").write_text(
        "# Bare `bare`\n\n| id | tab | page |\n|---|---|---|\n| one | One | [One](1.md) |\n"
    )
    (folder / "1.md").write_text("# One\n\nText.\n")
    guide = load_guide(folder)
    assert (guide.faq, guide.glossary, guide.sheets, guide.sections[0].views) == ((), (), (), ())


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    for page in folder.iterdir():
        page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    assert check(folder) == ()


def test_html_and_images_are_text(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    page = folder / "02-theirs.md"
    page.write_text(page.read_text() + "\n<script>alert(1)</script> ![x](https://example.org/x.png)\n")
    assert "<script>alert(1)</script> !x" in words_of(load_guide(folder).section("theirs").views[0].help)
