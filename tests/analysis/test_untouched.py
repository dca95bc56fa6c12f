"""Issues that nothing is filled in for: what touches one, and what is said of those that wait."""

from __future__ import annotations

import pytest

from negotui.analysis.issues import begun, issues_of, waiting
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.reading import game_of
from negotui.analysis.packages.value import value_of
from negotui.analysis.untouched import left_out, spared, untouched
from negotui.analysis.weighing.swings import swings_of
from negotui.domain.blocks import State
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_plain_text
from tests.analysis.book import book, checks, context, entry, panel

RENT = entry("issues", "Rent", better="less", opening="100", target="110", limit="130", weight="60")
NOTICE = entry("issues", "Notice", unit="months", better="more")
PETS = entry("issues", "Pets", optional="yes")
CAT = entry("options", "A cat", issue=PETS.id)
WAITING = (RENT, NOTICE, PETS, CAT)


def names(*entries: Entry) -> list[str]:
    return sorted(one.removeprefix("issues-") for one in untouched(book(*entries)))


def test_a_unit_a_direction_and_options_without_points_are_nothing_yet() -> None:
    assert names(*WAITING) == ["Notice", "Pets"]
    assert spared(book(*WAITING)) == {PETS.id}


@pytest.mark.parametrize(
    "touch",
    [
        NOTICE.put("limit", "3"),
        NOTICE.put("target", "three or so", sound=False),
        NOTICE.put("weight", "0"),
        NOTICE.put("must", "yes"),
        entry("options", "3 months", issue=NOTICE.id, mine="50"),
        entry("options", "3 months", issue=NOTICE.id, theirs="!much"),
        entry("limits", "x", issue=NOTICE.id, likely="3"),
        entry("packages", "All", terms=f"{RENT.id}=110;{NOTICE.id}=3"),
        entry("alternatives", "Next door", side="mine", terms=f"{NOTICE.id}=3"),
    ],
    ids=lambda one: f"{one.sheet} {one.values[-1][0]}",
)
def test_whatever_is_said_of_one_touches_it(touch: Entry) -> None:
    others = [one for one in WAITING if one.id != touch.id]
    assert names(*others, touch) == ["Pets"]


def test_begun_are_asked_about_and_the_needed_wait() -> None:
    of = book(*WAITING)
    issues = issues_of(of, context(of))
    assert [one.name for one in begun(issues)] == ["Rent"]
    assert [one.name for one in waiting(issues)] == ["Notice"]
    bare = book(NOTICE, PETS, CAT)
    assert [one.name for one in begun(issues_of(bare, context(bare)))] == ["Notice"]
    assert waiting(issues_of(bare, context(bare))) == ()
    alone = book(PETS)
    assert [one.name for one in begun(issues_of(alone, context(alone)))] == ["Pets"]


def test_it_is_said_once() -> None:
    assert left_out(["Notice"]) == "Notice is left out, since nothing is filled in for it yet."
    assert left_out(list("ABCDE")) == "A, B, C and 2 more are left out, since nothing is filled in for them yet."
    for id in ("priorities", "packages"):
        said = [detail for _, detail, _ in checks(panel(id, *WAITING), State.MISSING)]
        assert [text for text in said if "Pets" in text or "A cat" in text] == []
        assert [text for text in said if "Notice" in text] == [left_out(["Notice"])]


def test_no_full_score_waits_for_it() -> None:
    guess = entry("limits", "r", issue=RENT.id, target="130", likely="105", weight="100")
    mine, theirs = (entry("alternatives", side, side=side, points="20") for side in ("mine", "theirs"))
    verdict = panel("packages", *WAITING, guess, mine, theirs).verdict
    assert "counted" not in verdict
    # What the deal needs and is not in it yet is said with the verdict; what it can do without is not.
    assert verdict.startswith("The most balanced deal scores ")
    assert verdict.endswith(" This is without Notice.")
    assert "without" not in panel("packages", RENT, PETS, CAT, guess, mine, theirs).verdict


def test_deals_without_a_needed_issue_are_not_called_whole() -> None:
    guess = entry("limits", "r", issue=RENT.id, target="130", likely="105", weight="100")
    mine, theirs = (entry("alternatives", side, side=side, points="20") for side in ("mine", "theirs"))
    assert "whole deals" in panel("zones", RENT, PETS, CAT, guess, mine, theirs).verdict
    assert panel("zones", *WAITING, guess, mine, theirs).verdict == "There is room on Rent if your guesses are right."


def test_an_offer_that_names_it_is_not_scored_in_full() -> None:
    of = book(*WAITING)
    game = game_of(of, context(of))
    assert isinstance(game, Game)
    whole = value_of({RENT.id: "110"}, game)
    part = value_of({RENT.id: "110", NOTICE.id: "3"}, game)
    assert whole
    assert part
    assert (whole.is_full, part.is_full) == (True, False)
    assert (part.unvalued, part.of) == (("Notice",), 2)


def test_figures_stand_for_options_without_points() -> None:
    """Three options that nobody has rated do not take an issue with figures out of all packages."""
    listed = [entry("options", name, issue=RENT.id) for name in ("As it is", "Stepped", "By the index")]
    chosen = entry("packages", "Mine", terms=f"{RENT.id}={listed[1].id}")
    of = book(RENT, *listed, chosen)
    game = game_of(of, context(of))
    assert isinstance(game, Game)
    assert game.issues[0].scale
    # And nobody is told that nothing was set.
    assert any("what it has for Rent has no points yet" in as_plain_text(gap.text) for gap in game.gaps)


def test_weights_are_not_asked_for_what_the_deal_can_do_without() -> None:
    of = book(*WAITING)
    assert [lack.name for lack in swings_of(of, context(of))[1]] == ["Notice"]


def test_an_issue_in_words_needs_no_direction() -> None:
    needed = entry("issues", "Pets", weight="40")
    said = [check[:2] for check in checks(panel("priorities", RENT, needed, CAT), State.MISSING)]
    assert said == []


def test_nothing_begun_says_where_to_begin() -> None:
    def said(*entries: Entry) -> list[str]:
        return [detail for _, detail, _ in checks(panel("packages", *entries), State.MISSING)]

    assert said(NOTICE, PETS, CAT) == ["Begin with Notice: give it a limit and a target, or options with points."]
    assert said(PETS, CAT) == ["Begin with Pets: give it points for its options."]
