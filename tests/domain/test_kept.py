"""A guide that has changed shows what was written before."""

from __future__ import annotations

from negotui.domain.guide import Field, FieldType, Guide, Section, Sheet, View
from negotui.domain.kept import KEPT, no_guide, with_kept
from negotui.domain.negotiation import Entry

ISSUES = Sheet("issues", "Issues", (Field("name", FieldType.TEXT, "What?"), Field("limit", FieldType.MONEY, "Limit?")))
GUIDE = Guide("g", "G", (), (Section("one", "One", "One", (), (View("issues", "Issues", "?"),)),), (ISSUES,))


def _entry(sheet: str, **values: str) -> Entry:
    return Entry(f"{sheet}-{len(values)}", "n", sheet, tuple(values.items()))


def test_a_guide_that_has_all_of_it_is_the_same_guide() -> None:
    assert with_kept(GUIDE, [_entry("issues", name="Pay", limit="1")]) is GUIDE
    assert with_kept(GUIDE, []) is GUIDE


def test_a_field_that_is_gone_is_a_text_at_the_end_of_its_sheet() -> None:
    fitted = with_kept(
        GUIDE, [_entry("issues", name="Pay", once_asked="words"), Entry("e", "n", "issues", (), (("draft", "x"),))]
    )
    assert [field.name for field in fitted.sheet("issues").fields] == ["name", "limit", "once_asked", "draft"]
    assert fitted.sheet("issues").field("once_asked").type is FieldType.TEXT
    assert [section.id for section in fitted.sections] == ["one"]


def test_a_sheet_that_is_gone_has_a_section_of_its_own() -> None:
    fitted = with_kept(
        GUIDE, [_entry("old_sheet", what="words", value="1"), _entry("old_sheet"), _entry("issues", name="x")]
    )
    kept = fitted.section(KEPT)
    assert [view.sheet for view in kept.views] == ["old_sheet"]
    assert [(field.name, field.heading) for field in fitted.sheet("old_sheet").fields] == [
        ("what", "What"),
        ("value", "Value"),
    ]
    assert fitted.sections[:-1] == GUIDE.sections


def test_of_a_guide_that_is_gone_there_is_a_place_for_everything() -> None:
    fitted = with_kept(no_guide("mine"), [_entry("issues", name="Pay"), _entry("empty")])
    assert [view.sheet for view in fitted.sections[0].views] == ["issues", "empty"]
    assert fitted.sheet("empty").naming.name == "text"
    assert with_kept(no_guide("mine"), []).sections[0].id == KEPT
