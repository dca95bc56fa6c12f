"""Every template in every half-filled state: each panel speaks, and what is still empty takes nothing away and claims nothing."""

from __future__ import annotations

import re

import pytest

from negotui.analysis import ANALYSES
from negotui.analysis.gates import gates
from negotui.analysis.issues import issues_of, waiting
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.reading import game_of
from negotui.analysis.readiness import readiness_data
from negotui.domain.blocks import Check, Checklist, Panel, State, words_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_plain_text
from tests.analysis.book import context, guide, panel_of
from tests.half_filled import HALVES, begun, main_issue, templates

FALSE = re.compile(r"could not be worked out|walk away below|\bNone\b(?! of)|Fraction\(|Decimal\(|\bis is\b|\blacks \.")
NAMES = sorted(templates())


def panels(of: Negotiation) -> dict[str, Panel]:
    return {one.id: one.panel(of, context(of)) for one in ANALYSES}


def missing(panel: Panel) -> list[Check]:
    lists = [block for block in panel.blocks if isinstance(block, Checklist) and block.title == "Still missing"]
    return [check for block in lists for check in block.checks]


@pytest.mark.parametrize("id", NAMES)
@pytest.mark.parametrize("ways", HALVES, ids=" + ".join)
def test_every_panel_speaks_and_says_no_false_word(id: str, ways: tuple[str, ...]) -> None:
    of = begun(id, *ways)
    assert not [entry.drafts for entry in of.entries if entry.drafts]
    optional = {one.name for one in issues_of(of, context(of)) if one.untouched and one.entry.get("optional")}
    for name, panel in panels(of).items():
        assert panel.verdict
        assert len(panel.verdict) <= 160, (name, panel.verdict)
        text = words_of(panel.blocks)
        assert not FALSE.search(f"{panel.verdict} {text}"), name
        # What the deal can do without, and nothing is filled in for, is nowhere asked for.
        assert not [check.label for check in missing(panel) if check.label in optional], name


@pytest.mark.parametrize("id", NAMES)
def test_a_new_one_claims_nothing(id: str) -> None:
    """The words of a template are there to be spoken; no figure is, so that only the gate of the first sentence can be open."""
    of = begun(id)
    assert [one.id for one in gates(of, context(of)) if one.is_open] in ([], ["sentence"])
    found = panels(of)
    assert found["benchmarks"].verdict.startswith("No facts yet: find out the first thing on your list")
    assert found["balance"].verdict == panel_of("balance", begun(id)).verdict
    assert found["packages"].verdict == "I can’t work out any packages yet: see what is missing."
    assert len(missing(found["packages"])) == 1
    assert found["alternatives"].verdict.startswith("Your alternatives have no value yet")
    assert not of.of("leverage")
    assert not of.of("limits")


@pytest.mark.parametrize("id", NAMES)
def test_one_issue_is_enough_for_all_that_one_issue_can_say(id: str) -> None:
    of = begun(id, "first", "weights", "guesses", "priced", "found")
    found, issue = panels(of), main_issue(of)
    name = issue.get("name")
    assert found["concessions"].verdict.startswith(f"{name}: open at ")
    assert found["zones"].verdict == f"There is room on {name} if your guesses are right."
    assert {"limit"} <= {one.id for one in gates(of, context(of)) if one.is_open}
    game = game_of(of, context(of))
    assert isinstance(game, Game)
    assert [one.id for one in game.issues] == [issue.id]
    assert game.left == ()
    assert "counted" not in found["packages"].verdict
    data = readiness_data(of, context(of))["gates"]
    assert data["limit"]["detail"] == "on 1 issue"  # type: ignore[index]


@pytest.mark.parametrize("id", NAMES)
def test_what_is_left_out_is_said_once_in_one_sentence(id: str) -> None:
    of = begun(id, "first")
    names = [one.name for one in waiting(issues_of(of, context(of)))]
    for panel in ("priorities", "packages"):
        said = [
            check for check in missing(panel_of(panel, of)) if "left out, since nothing is filled in" in check.detail
        ]
        assert len(said) == bool(names)
        assert all(name in said[0].detail for name in names)


@pytest.mark.parametrize("id", [id for id in NAMES if begun(id).of("options")])
def test_figures_serve_where_nobody_gave_points_to_the_options(id: str) -> None:
    of = begun(id, "figures", "weights", "guesses")
    game = game_of(of, context(of))
    assert isinstance(game, Game)
    assert {one.id for one in game.issues} == {one.id for one in of.of("issues") if one.get("limit")}
    assert game.left == ()


@pytest.mark.parametrize("id", NAMES)
def test_a_question_counts_as_a_fact_once_it_is_answered(id: str) -> None:
    before, after = begun(id), begun(id, "first", "found")
    sheet = guide().sheet("facts")
    assert not [fact for fact in before.of("facts") if fact.is_complete(sheet)]
    answered = [fact for fact in after.of("facts") if fact.get("source")]
    figure = [fact for fact in answered if fact.get("kind") != "mine"]
    assert ("No facts yet" in panel_of("benchmarks", after).verdict) is not bool(answered)
    open_gates = {one.id for one in gates(after, context(after)) if one.is_open}
    assert ("target" in open_gates) is bool(figure)


def test_their_interests_count_once_somebody_has_thought_about_them() -> None:
    of = begun("lease")
    theirs = next(one for one in of.of("interests") if one.get("side") == "theirs")
    shut = {one.id: one for one in gates(of, context(of))}["interest"]
    assert (shut.is_open, shut.detail) == (
        False,
        "say why this matters to them: Rent that comes every month without asking",
    )
    known = of.with_entry(theirs.put("why", "He lives on the rents"))
    assert {one.id: one for one in gates(known, context(known))}["interest"].is_open


def test_readiness_asks_for_nothing_that_the_deal_can_do_without() -> None:
    of = begun("lease")
    texts = [(check.label, check.detail) for check in _checks(panel_of("readiness", of))]
    said = dict(texts)
    assert as_plain_text(said["Interests: Issues"]) == "0 of 2 entries; Rent has no target or limit yet"
    assert said["Win-win: Options"] == "nothing yet; aim for 4 entries"
    assert "is still to find out" in said["Research: Facts"]


def _checks(panel: Panel) -> list[Check]:
    return [check for block in panel.blocks if isinstance(block, Checklist) for check in block.checks]


def test_states_are_what_they_look_like() -> None:
    """A question is missing, as a gap is, and no worry."""
    (asked,) = [block for block in panel_of("benchmarks", begun("car")).blocks if isinstance(block, Checklist)]
    assert asked.title == "To find out"
    assert {check.state for check in asked.checks} == {State.MISSING}
