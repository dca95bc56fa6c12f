"""The quick questions: which are asked, in which order, and what follows from two figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotui.domain.guide import Guide
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.quick import (
    QUICK,
    QuickQuestion,
    When,
    better_by_figures,
    following,
    progress,
    questions_for,
)
from negotui.guides.folders import BUILT_IN, GuideFolders, content_folder
from tests import KEPT


@pytest.fixture(scope="module")
def guide() -> Guide:
    return GuideFolders(content_folder(), None, KEPT).guide(BUILT_IN)


def issue(**values: str) -> Entry:
    entry = Entry("i", "n", "issues")
    for name, text in values.items():
        entry = entry.put(name, text)
    return entry


def question(title: str) -> QuickQuestion:
    return next(one for one in QUICK if one.title == title)


@pytest.mark.parametrize(
    ("target", "limit", "better"),
    [
        ("126000", "110000", "more"),
        ("1200", "1450", "less"),
        ("-5", "-9", "more"),
        ("0.5", "0.25", "more"),
        ("110 EUR", "100 EUR", "more"),
        ("110 EUR", "100", "more"),
        ("110", "100 EUR", "more"),
        ("110 EUR", "100 USD", ""),
        ("110", "110", ""),
        ("110", "", ""),
        ("", "110", ""),
        ("", "", ""),
        ("a lot", "less", ""),
    ],
)
def test_two_figures_say_which_way_is_better(target: str, limit: str, better: str) -> None:
    assert better_by_figures(issue(target=target, limit=limit)) == better


def test_a_figure_that_cannot_be_read_says_nothing() -> None:
    assert better_by_figures(issue(target="110").put("limit", "about 100", sound=False)) == ""


def test_every_question_has_a_place_in_the_built_in_guide(guide: Guide) -> None:
    assert questions_for(guide) == QUICK


@pytest.mark.parametrize("sheet", ["issues", "alternatives", "questions", "messages", "interests"])
def test_a_guide_without_a_sheet_is_not_asked_for_it(guide: Guide, sheet: str) -> None:
    poorer = replace(guide, sheets=tuple(one for one in guide.sheets if one.id != sheet))
    left = questions_for(poorer)
    assert {one.sheet for one in QUICK} - {one.sheet for one in left} == {sheet}


@pytest.mark.parametrize("asked", QUICK, ids=lambda asked: asked.title)
def test_what_a_question_says_besides_is_one_of_the_guides_choices(guide: Guide, asked: QuickQuestion) -> None:
    for name, value in asked.fixed:
        assert value in guide.sheet(asked.sheet).field(name).choices


def test_flags_are_unique() -> None:
    flags = [part.flag for asked in QUICK for part in asked.parts]
    assert len(set(flags)) == len(flags)


def test_progress_counts_what_belongs_together_once() -> None:
    assert progress(QUICK, QUICK[0]) == (1, 8)
    assert progress(QUICK, question("Figures")) == progress(QUICK, question("Better for you")) == (4, 8)
    assert progress(QUICK, QUICK[-1]) == (8, 8)


@pytest.mark.parametrize(
    ("title", "entry", "asked"),
    [
        ("About", None, True),
        ("Figures", None, False),
        ("Figures", issue(), False),
        ("Figures", issue(name="Rent"), True),
        ("Better for you", None, False),
        ("Better for you", issue(name="Rent"), True),
        ("Better for you", issue(name="Rent", target="1200"), True),
        ("Better for you", issue(name="Rent", target="1200", limit="1450"), False),
        ("Better for you", issue(target="1200"), False),
    ],
)
def test_what_is_asked_depends_on_the_answers_before(
    guide: Guide, title: str, entry: Entry | None, asked: bool
) -> None:
    one = question(title)
    sheet = DETAILS if one.sheet == DETAILS.id else guide.sheet(one.sheet)
    assert one.is_asked(entry, sheet.naming) is asked


def test_the_way_through_and_back() -> None:
    def always(one: QuickQuestion) -> bool:
        return one.when is When.ALWAYS

    there = [place for place, one in enumerate(QUICK) if one.when is When.ALWAYS]
    way, place = [], following(QUICK, -1, 1, always)
    while place is not None:
        way.append(place)
        place = following(QUICK, place, 1, always)
    assert way == there
    assert following(QUICK, there[2], -1, always) == there[1]
    assert following(QUICK, 0, -1, always) is None
