"""What comes with the program is sound, and asks and says what the analyses, the command line and the exports rest on."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from negotui.analysis import ANALYSES
from negotui.domain.guide import FieldType, Guide
from negotui.domain.negotiation import DETAILS
from negotui.domain.values import Context, parse
from negotui.domain.workbooks import Template
from negotui.guides.folders import BUILT_IN, GuideFolders, content_folder
from negotui.guides.guide import check

SECTIONS = "leverage interests research people options message poise emotions theirs win-win wrap-up".split()  # noqa: SIM905
FIELDS = {
    "leverage": "what side source strength evidence use",
    "interests": "what side why importance",
    "issues": "name unit better opening target limit weight must step",
    "facts": "claim source date confidence figure issue",
    "arguments": "point facts counter answer",
    "people": "name role side influence stance mandate asks ratifies at_home cares",
    "weak_points": "what answer",
    "process": "what at length place channel agenda speaks listens writes break_off",
    "first_offer": "decision who why answer",
    "give_get": "give cost get",
    "labels": "label about",
    "tactics": "tactic sign say name_it",
    "steps": "what person due done",
    "alternatives": "what side issue flow worth chance cost if_not terms points next due",
    "messages": "words moment",
    "questions": "question reveals answer",
    "common_ground": "what",
    "lines": "line situation passive aggressive",
    "rehearsals": "date partner before after change",
    "triggers": "what sign plan",
    "signals": "cue meaning response seen",
    "limits": "issue opening target low likely high weight confidence",
    "options": "option issue mine theirs",
    "packages": "name terms by note",
    "commitments": "what who due done",
    "lessons": "lesson happened next",
    "notes": "text section",
}
_LINKING = {FieldType.LINK, FieldType.LINKS, FieldType.TERMS}


@cache
def shelf() -> GuideFolders:
    return GuideFolders(content_folder())


@cache
def guide() -> Guide:
    return shelf().guide(BUILT_IN)


@cache
def workbooks() -> tuple[Template, ...]:
    return (*shelf().templates().found, shelf().example())


def test_the_guide_has_no_problems() -> None:
    assert [str(problem) for problem in check(content_folder() / BUILT_IN)] == []


def test_the_sections_are_those_of_the_command_line() -> None:
    assert [section.id for section in guide().sections] == SECTIONS


@pytest.mark.parametrize("sheet", FIELDS)
def test_the_sheets_have_the_fields_that_others_rest_on(sheet: str) -> None:
    assert guide().has(sheet, *FIELDS[sheet].split())


def test_every_analysis_has_what_it_reads() -> None:
    for analysis in ANALYSES:
        assert analysis.section in {section.id for section in guide().all_sections}
        assert all(guide().has(sheet, *fields) for sheet, fields in analysis.reads)


def test_every_section_says_and_asks_something() -> None:
    for section in guide().sections:
        assert section.guidance
        assert len(section.views) >= 2
        assert section.views[-1].sheet == "notes"


def test_questions_and_terms() -> None:
    assert len(guide().faq) >= 5
    assert len(guide().glossary) >= 10
    assert all(topic.sections for topic in guide().faq[:5])


def test_there_are_starting_points() -> None:
    assert len(workbooks()) >= 4


def test_values_of_the_starting_points_are_sound() -> None:
    folders = GuideFolders(content_folder())
    for template in workbooks():
        guide = folders.guide(template.guide)
        context = Context(date(2026, 11, 20), guide)
        for name, text in template.details:
            parse(DETAILS.field(name), text, context)
        for rows in template.sheets:
            sheet = guide.sheet(rows.sheet)
            for row in rows.rows:
                assert sheet.naming.name in dict(row), (template.id, row)
                for name, text in (*rows.fixed, *row):
                    if sheet.field(name).type not in _LINKING:
                        assert parse(sheet.field(name), text, context) or text == "no", (template.id, row)
