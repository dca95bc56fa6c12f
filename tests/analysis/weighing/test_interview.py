"""Weights by questions, each figure worked out by hand: the flat of `flat.py`, and what cannot be weighed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from negotui.analysis.weighing.interview import Weighing
from negotui.analysis.weighing.pairs import shares_of
from negotui.analysis.weighing.swings import changed_ranges, left_out, note_of
from negotui.domain.blocks import State
from negotui.errors import ValueRefused
from tests.analysis.book import checks, entry, northwind, panel, panel_of
from tests.analysis.weighing.flat import FLAT, PAINT, RENT, TERM, begun, read, said
from tests.hostile import HOSTILE_TEXTS


def asked(weighing: Weighing) -> str:
    assert weighing.question is not None
    return weighing.question.text


def choices(weighing: Weighing) -> list[tuple[str, ...]]:
    assert weighing.question is not None
    return [choice.lines for choice in weighing.question.choices]


def test_each_issue_goes_from_its_worst_for_me_to_its_best() -> None:
    swings, lacks = read(*FLAT)
    assert [(swing.name, swing.range) for swing in swings] == [
        ("Paint", "We paint → They paint"),
        ("Rent", "1,400 → 1,200"),
        ("Term", "12 → 36"),
    ]
    assert lacks == ()
    assert [option.name for option in swings[1].options] == ["1,400", "1,350", "1,300", "1,250", "1,200"]
    assert [option.mine for option in swings[1].options] == [Fraction(value) for value in (0, 25, 50, 75, 100)]


def test_a_listed_option_that_is_worse_than_the_limit_is_the_worst() -> None:
    issue = entry("issues", "Days", better="more", opening="4", limit="2")
    options = [
        entry("options", name, issue=issue.id, mine=mine) for name, mine in (("1", "0"), ("2", "50"), ("3", "100"))
    ]
    (swing,) = read(issue, *options)[0]
    # The opening lies beyond the list: the line goes on to it, so that it is 100 and 3 days are two thirds of the way.
    assert [(option.name, option.mine) for option in swing.options] == [
        ("1", 0),
        ("2", Fraction(100, 3)),
        ("3", Fraction(200, 3)),
        ("4", 100),
    ]


def test_the_first_counts_100_and_each_other_is_told_beside_it() -> None:
    weighing = begun(*FLAT)
    assert "worst for you. Which one would you move to its best first?" in asked(weighing)
    assert choices(weighing)[1] == ("Rent", "1,400 → 1,200")
    weighing = said(weighing, "r")
    assert asked(weighing) == (
        "Moving Rent all the way (1,400 → 1,200) counts as 100. "
        "How much does moving Paint all the way (We paint → They paint) count?"
    )
    assert weighing.progress == "2 of 3"
    weighing = said(weighing, "25")
    assert asked(weighing).endswith("How much does moving Term all the way (12 → 36) count?")
    # 25 + 100 + 75 = 200: shares 12.5, 50 and 37.5. The one point left goes to Paint, which comes before Term by its name.
    assert said(weighing, "75").weights == (13, 50, 37)


def test_pairs_are_close_calls_on_issues_not_tested_yet() -> None:
    weighing = said(begun(*FLAT), "Rent", "25", "75")
    # Term 18 is a quarter of 37: 9.25 against 13, so 3.75 apart of 50 in play; Rent 1,300 against Term is 12 apart of 87.
    assert asked(weighing) == "Which would you rather have? Everything else is at its worst in both."
    assert choices(weighing)[:2] == [("Paint: We paint", "Term: 18"), ("Paint: They paint", "Term: 12")]
    weighing = said(weighing, "2")
    assert choices(weighing)[:2] == [("Rent: 1,300", "Term: 12"), ("Rent: 1,400", "Term: 36")]
    # The same again from the other side: Term 24 is half of 37, 18.5 against 13.
    weighing = said(weighing, "3")
    assert choices(weighing)[:2] == [("Paint: We paint", "Term: 24"), ("Paint: They paint", "Term: 12")]
    weighing = said(weighing, "")
    assert weighing.question is None
    assert (weighing.weights, weighing.contradictions) == ((13, 50, 37), ())


def test_an_answer_that_contradicts_says_which_weight_and_by_how_much() -> None:
    weighing = said(begun(*FLAT), "Rent", "25", "75", "1")
    # Rather 18 months than the painting: a quarter of Term must be worth Paint. With Paint at 9 the others share 91 as 50 to 37,
    # which is 52 and 39, and 39 ÷ 4 = 9.75 is enough; with 10 it is 38 ÷ 4 = 9.5. Raising Term instead would take it past 41.
    assert asked(weighing) == "By your answer, Paint weighs at most 9, not 13."
    assert choices(weighing) == [
        ("Take 9", "Paint 9, Rent 52 and Term 39"),
        ("Keep 13", "Paint 13, Rent 50 and Term 37"),
    ]
    taken, kept = said(weighing, "take"), said(weighing, "keep")
    assert (taken.weights, taken.contradictions, len(taken.taken)) == ((9, 52, 39), (), 1)
    assert (kept.weights, kept.taken) == ((13, 50, 37), ())
    (still,) = kept.contradictions
    assert (still.number, still.before, still.after) == (0, 13, 9)
    # Nothing typed at the end of a script keeps what is there.
    assert said(weighing, "").weights == (13, 50, 37)


def test_with_two_issues_a_part_of_the_way_on_one_stands_against_the_other() -> None:
    # 100 and 20 make 83 and 17. A quarter of Rent, 20.75, is more than Term, so that one rather has 1,350.
    weighing = said(begun(RENT, TERM), "Rent", "20")
    assert weighing.weights == (83, 17)
    assert choices(weighing)[:2] == [("Rent: 1,350", "Term: 12"), ("Rent: 1,400", "Term: 36")]
    assert asked(weighing) == "Which would you rather have?"
    # Whoever has not wants Term at 20 at least: then a quarter of Rent is a quarter of 80.
    assert asked(said(weighing, "2")) == "By your answer, Term weighs at least 20, not 17."


def test_one_step_back() -> None:
    weighing = said(begun(*FLAT), "Rent", "25")
    assert weighing.before == said(begun(*FLAT), "Rent")
    assert weighing.before is not None
    assert weighing.before.before == begun(*FLAT)


def test_all_answers_zero_and_all_the_same() -> None:
    nothing = said(begun(*FLAT), "Rent", "0", "0")
    assert (nothing.weights, nothing.question) == ((0, 100, 0), None)
    assert said(begun(*FLAT), "Rent", "100", "100").weights == (34, 33, 33)


def test_points_need_not_be_whole() -> None:
    assert said(begun(RENT, TERM), "Rent", "33.5").weights == shares_of([Fraction(100), Fraction(67, 2)]) == (75, 25)


@pytest.mark.parametrize("typed", ["", "much", "-1", "100.5", "1e1", "5 EUR", "1/2", *HOSTILE_TEXTS])
def test_what_is_no_number_from_0_to_100_is_refused(typed: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        said(begun(*FLAT), "Rent", typed)
    assert refused.value.hint


@pytest.mark.parametrize("typed", ["", "0", "4", "x", "99999999999", *HOSTILE_TEXTS])
def test_what_is_no_choice_is_refused(typed: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        said(begun(*FLAT), typed)
    assert "from 1 to 3" in refused.value.hint


def test_a_beginning_that_means_two_is_refused_and_a_whole_name_is_not() -> None:
    issues = [entry("issues", name, better="more", opening="2", limit="1") for name in ("Pay", "Pay rise")]
    with pytest.raises(ValueRefused, match="several"):
        said(begun(*issues), "pa")
    assert said(begun(*issues), "pay").first == 0


def test_more_than_the_first_is_refused_with_the_way_back() -> None:
    with pytest.raises(ValueRefused) as refused:
        said(begun(*FLAT), "Rent", "120")
    assert refused.value.hint == "If it counts for more than your first, go back with < and put it first."


def test_what_cannot_be_weighed_says_what_it_needs() -> None:
    swings, lacks = read(
        RENT,
        entry("issues", "Bare"),
        entry("issues", "Also bare"),
        entry("issues", "Without limit", opening="5"),
        entry("issues", "Without opening", limit="5"),
        entry("issues", "Turned round", better="more", opening="1", limit="5"),
        entry("issues", "All the same"),
        *(entry("options", name, issue="issues-All the same", mine="50") for name in "ab"),
    )
    assert [swing.id for swing in swings] == [RENT.id]
    assert left_out(lacks) == (
        "All the same needs at least two options that differ in value to you. "
        "Also bare and Bare need a limit and an opening, or options. "
        "Turned round needs an opening that is better than the limit. "
        "Without limit needs a limit, or options. "
        "Without opening needs an opening, or options."
    )


def test_twelve_issues_and_hostile_names() -> None:
    issues = [
        entry("issues", f"{text[:200]}{number}", better="more", opening="9", limit="1")
        for number, text in enumerate((HOSTILE_TEXTS * 12)[:12])
    ]
    weighing = said(begun(*issues), "1", *(str(number) for number in range(11)))
    assert sum(weighing.weights) == 100
    assert weighing.question
    assert all(len(line) < 80 for lines in choices(begun(*issues)) for line in lines)


def test_a_range_that_changes_flags_its_weight() -> None:
    rent, term, paint = read(*FLAT)[0][1], read(*FLAT)[0][2], read(*FLAT)[0][0]
    weighed = [
        each.put("weight", weight).put("span", note_of(int(weight), swing))
        for each, weight, swing in ((RENT, "50", rent), (TERM, "37", term), (PAINT, "13", paint))
    ]
    others = FLAT[3:]
    assert changed_ranges(weighed, read(*FLAT)[0]) == {}
    wider = [weighed[0].put("limit", "1450"), *weighed[1:]]
    swings = read(*wider, *others)[0]
    assert changed_ranges(wider, swings) == {RENT.id: ("1,400 → 1,200", "1,450 → 1,200")}
    assert checks(panel("priorities", *wider, *others), State.THIN)[0] == (
        "Rent",
        "the range has changed since you weighed it (1,400 → 1,200 then, 1,450 → 1,200 now): weigh again with w",
        f"entry:{RENT.id}",
    )
    assert not checks(panel("priorities", *weighed, *others), State.THIN)
    # A weight that was typed over since then says nothing of a range; one without any range any more is flagged.
    assert changed_ranges([wider[0].put("weight", "55")], swings) == {}
    gone = [weighed[0].put("limit", ""), *weighed[1:], *others]
    assert "1,400 → 1,200 then, none now" in checks(panel("priorities", *gone), State.THIN)[0][1]


def test_the_example_is_not_flagged() -> None:
    assert not any("range has changed" in detail for _, detail, _ in checks(panel_of("priorities", northwind())))
