"""What holds for every analysis, whatever stands in the workbook."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.analysis import ANALYSES, panel_for
from negotui.analysis.delay import READS as DELAY
from negotui.domain.blocks import Block, Checklist, Heading, Panel, words_of
from negotui.domain.guide import FieldType, Guide
from negotui.domain.negotiation import Entry
from negotui.export.markdown import markdown_of
from negotui.tui.drawing.blocks import draw
from tests.analysis.book import TODAY, book, context, guide, northwind
from tests.hostile import HOSTILE_TEXTS

IDS = [analysis.id for analysis in ANALYSES]
READ: dict[str, tuple[str, ...]] = {}
for _analysis in ANALYSES:
    for _sheet, _fields in _analysis.reads:
        READ[_sheet] = tuple(dict.fromkeys((*READ.get(_sheet, ()), *_fields)))
READ["alternatives"] += ("issue", "flow", "if_not", "terms")
READ |= {"people": ("name", "influence", "stance", "side", "role", "mandate", "asks"), "delay": DELAY[1]}
READ |= {"questions": ("question", "answer", "moment"), "facts": (*READ["facts"], "kind")}
READ |= {"limits": (*READ["limits"], "actual", "how")}
READ |= {"interests": ("what", "side", "importance"), "leverage": ("what", "side", "source", "strength")}
LONGEST = 140
ODD = (
    *("", "0", "-5", "3", "7.25", "100", "40", "1" * 28, "0.0000001", "5 EUR", "9 USD", "50 %"),
    *("NaN", "Infinity", "1E+999999999", "1e5", "½", "٣", "- 5", "--5", "!draft", "!7"),
    *("2026-11-23", "2025-01-01", "2027-02-30", "more", "less", "mine", "theirs", "shared", "yes", "opening", "time"),
    *("I get", "I pay"),
    *("typical", "high end", "before figures", "when stuck", "they said so", "I saw it", "126k and 5,000"),
    *("0", "1", "2", "3", "gone", "0 1 gone", *HOSTILE_TEXTS[:12]),
)


def _entry(number: int, sheet: str, values: list[str]) -> Entry:
    made = Entry(str(number), "n", sheet)
    for field, text in zip(READ[sheet], values, strict=False):
        made = made.put(field, text.removeprefix("!"), sound=not text.startswith("!"))
    return made


@st.composite
def workbooks(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Entries of every sheet that is read, with figures, dates, links and nonsense in any field."""
    sheets = draw(st.lists(st.sampled_from(sorted(READ)), max_size=12))
    return tuple(
        _entry(
            number, sheet, draw(st.lists(st.sampled_from(ODD), min_size=len(READ[sheet]), max_size=len(READ[sheet])))
        )
        for number, sheet in enumerate(sheets)
    )


def sound(panel: Panel) -> None:
    """What a panel must be."""
    assert panel.verdict
    assert len(panel.verdict) <= LONGEST, panel.verdict
    assert panel.verdict[-1] in ".?"
    assert "\n" not in panel.verdict
    for link in _links(panel.blocks):
        kind, _, rest = link.partition(":")
        assert kind in {"entry", "sheet"}
        if kind == "sheet":
            section, _, sheet = rest.partition("/")
            assert sheet in {view.sheet for view in guide().section(section).views}
    for width in (30, 78):
        assert all(line.text.cell_length <= width for line in draw(panel.blocks, width))
    if panel.blocks:
        assert markdown_of(panel.blocks)
    words_of(panel.blocks)


def _links(blocks: tuple[Block, ...]) -> list[str]:
    return [check.link for block in blocks if isinstance(block, Checklist) for check in block.checks]


@pytest.mark.parametrize("id", IDS)
@settings(max_examples=80)
@given(entries=workbooks())
def test_no_workbook_is_too_odd(id: str, entries: tuple[Entry, ...]) -> None:
    (analysis,) = [one for one in ANALYSES if one.id == id]
    of = book(*entries)
    sound(analysis.panel(of, context(of)))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_everywhere(text: str) -> None:
    entries = []
    for entry in northwind().entries:
        naming = guide().sheet(entry.sheet).naming
        named = entry.put(naming.name, text) if naming.type is not FieldType.LINK and text else entry
        for field in guide().sheet(entry.sheet).fields:
            if text and field.type in {FieldType.TEXT, FieldType.NOTE}:
                named = named.put(field.name, text)
        entries.append(named)
    of = book(*entries)
    for analysis in ANALYSES:
        sound(analysis.panel(of, context(of)))


@pytest.mark.parametrize("id", IDS)
def test_the_example_and_nothing(id: str) -> None:
    (analysis,) = [one for one in ANALYSES if one.id == id]
    for of in (northwind(), book()):
        panel = analysis.panel(of, context(of))
        sound(panel)
        assert panel.method
        if of is not northwind() and analysis.reads:
            assert len(words_of(panel.blocks).split()) < 30, "an empty workbook gets a sentence and no wall of gaps"


@pytest.mark.parametrize("id", IDS)
def test_a_guide_that_lacks_a_field_has_no_such_panel(id: str) -> None:
    (analysis,) = [one for one in ANALYSES if one.id == id]
    for sheet, fields in analysis.reads:
        for name in fields:
            lacking = _without(guide(), sheet, name)
            found = panel_for(analysis.section, northwind(), replace(context(northwind()), guide=lacking))
            alone = len([one for one in ANALYSES if one.section == analysis.section]) == 1
            assert (found is None) if alone else (found is None or analysis.title not in words_of(found.blocks))


def _without(whole: Guide, sheet: str, field: str) -> Guide:
    sheets = tuple(
        replace(one, fields=tuple(kept for kept in one.fields if kept.name != field)) if one.id == sheet else one
        for one in whole.sheets
    )
    return replace(whole, sheets=sheets)


def test_every_analysis_stands_in_a_section_and_has_a_name_of_its_own() -> None:
    sections = {section.id for section in guide().all_sections}
    assert {analysis.section for analysis in ANALYSES} <= sections
    assert len(set(IDS)) == len(IDS)


def test_several_analyses_of_a_section_become_one_panel() -> None:
    found = panel_for("interests", northwind(), context(northwind()))
    assert found is not None
    assert found.verdict.startswith("Base salary matters most")
    titles = [words_of([block]) for block in found.blocks if isinstance(block, Heading)]
    assert titles == ["Concession plans"]
    assert "open at 130,000, then" in words_of(found.blocks)
    assert "Loschelder" in words_of(found.method)
    empty = panel_for("interests", book(), context(book()))
    assert empty is not None
    assert empty.blocks == ()


def test_the_day_comes_from_the_context() -> None:
    later = replace(context(northwind()), today=TODAY.replace(year=2028))
    found = panel_for("research", northwind(), later)
    assert found is not None
    assert "older than a year" in words_of(found.blocks)
