"""Two talks at once, each an alternative in the other: the figure follows the last offer there, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from negotui.analysis.alternatives.fallback import MINE, Fallback, best_alternative
from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Negotiation
from negotui.errors import StoreError, ValueRefused
from negotui.services.workspace import Workspace
from negotui.store import negotiations
from tests.tui.harness import open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path / "notes.db")
    yield workspace
    workspace.close()


def begun(workspace: Workspace, title: str) -> Negotiation:
    made = workspace.negotiations.create(title)
    figures = {"better": "more", "opening": "130,000", "target": "126,000", "limit": "110,000"}
    workspace.entries.add(made, "issues", {"name": "Base salary", **figures})
    return fresh(workspace, made)


def fresh(workspace: Workspace, negotiation: Negotiation) -> Negotiation:
    return workspace.lookup.negotiation(negotiation.id)


def tie(workspace: Workspace, one: Negotiation, other: str, **more: str) -> Negotiation:
    texts = {"what": other, "side": "mine", "talk": other, "chance": "60 %", "issue": "Base salary", **more}
    workspace.entries.add(one, "alternatives", texts)
    return fresh(workspace, one)


def average(workspace: Workspace, negotiation: Negotiation) -> str:
    now = fresh(workspace, negotiation)
    found = best_alternative(MINE, now, workspace.context(now))
    return found.show(found.alternatives[0].figure) if isinstance(found, Fallback) else found.reason


def said(workspace: Workspace, negotiation: Negotiation) -> str:
    panel = workspace.analysis.panel(fresh(workspace, negotiation), "options")
    assert panel is not None
    return f"{panel.verdict} {words_of(panel.blocks)}"


@pytest.fixture
def pair(workspace: Workspace) -> tuple[Negotiation, Negotiation]:
    """Northwind with Contoso as an alternative, and the other way round: no circle to get lost in."""
    northwind, contoso = begun(workspace, "Northwind"), begun(workspace, "Contoso")
    return tie(workspace, northwind, "Contoso", worth="120,000"), tie(workspace, contoso, "Northwind")


def test_what_was_typed_counts_until_they_offer_something(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    assert average(workspace, northwind) == "120,000"
    assert "what you typed counts until they offer something there" in said(workspace, northwind)
    assert "it has no value until they offer something there" in said(workspace, contoso)


def test_the_figure_follows_the_last_offer_of_the_other_side(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    workspace.talk.offer(contoso, "theirs", "Base salary 125k")
    workspace.talk.offer(fresh(workspace, contoso), "mine", "Base salary 140k")
    assert average(workspace, northwind) == "125,000"
    last = workspace.talk.offer(fresh(workspace, contoso), "theirs", "Base salary 131k")
    assert average(workspace, northwind) == "131,000"
    text = said(workspace, northwind)
    assert "their last offer there counts, in place of the 120,000 you typed: 131,000 on Base salary" in text
    assert "This talk is an alternative in" in text
    # One that was withdrawn no longer stands.
    workspace.entries.edit(last.entry.id, {"state": "withdrawn"})
    assert average(workspace, northwind) == "125,000"
    # What was typed stays.
    (entry,) = fresh(workspace, northwind).of("alternatives")
    assert entry.get("worth") == "120000"


def test_both_follow_each_other(workspace: Workspace, pair: tuple[Negotiation, Negotiation]) -> None:
    northwind, contoso = pair
    workspace.talk.offer(contoso, "theirs", "Base salary 131k")
    workspace.talk.offer(northwind, "theirs", "Base salary 118k")
    assert average(workspace, northwind) == "131,000"
    assert average(workspace, contoso) == "118,000"


def test_a_talk_that_ended_without_a_deal_is_out_of_the_plan(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    workspace.talk.offer(contoso, "theirs", "Base salary 131k")
    closed = workspace.talk.close(fresh(workspace, contoso), "no agreement")
    assert workspace.talk.ties(closed.negotiation) == "It is an alternative in “Northwind”: look at it there."
    assert "is a talk that ended without a deal, so it isn’t part of the plan" in said(workspace, northwind)
    assert "have no value yet" in average(workspace, northwind)


def test_an_agreement_there_is_asked_about(workspace: Workspace, pair: tuple[Negotiation, Negotiation]) -> None:
    northwind, contoso = pair
    workspace.talk.offer(contoso, "theirs", "Base salary 131k")
    workspace.talk.close(fresh(workspace, contoso), "agreed")
    text = said(workspace, northwind)
    assert "what you agreed there counts" in text
    assert "is this talk still open?" in text


def test_one_that_is_not_in_this_file_any_more_leaves_what_was_typed(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    workspace.talk.offer(contoso, "theirs", "Base salary 131k")
    workspace.negotiations.delete(contoso.id)
    assert average(workspace, northwind) == "120,000"
    assert "its negotiation isn’t in this file" in said(workspace, northwind)
    workspace.history.undo("library")
    assert average(workspace, northwind) == "131,000"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Nobody", "There is no other negotiation"), ("North", "itself"), ("Con", "fits several")],
)
def test_what_names_no_other_talk_is_a_draft_with_the_reason(workspace: Workspace, typed: str, told: str) -> None:
    northwind = begun(workspace, "Northwind")
    begun(workspace, "Contoso one")
    begun(workspace, "Contoso two")
    with pytest.raises(ValueRefused, match=told):
        tie(workspace, northwind, typed)
    entry = workspace.entries.new(northwind, "alternatives")
    saved, problem = workspace.entries.write_field(northwind, entry, "talk", typed, "step")
    assert saved.entry.draft("talk") == typed
    assert problem is not None


def test_where_several_issues_could_be_meant_it_asks(workspace: Workspace) -> None:
    northwind, contoso = begun(workspace, "Northwind"), begun(workspace, "Contoso")
    for one in (northwind, contoso):
        workspace.entries.add(one, "issues", {"name": "Bonus", "better": "more", "opening": "10,000", "limit": "0"})
    northwind = tie(workspace, fresh(workspace, northwind), "Contoso", worth="120,000", issue="")
    workspace.talk.offer(fresh(workspace, contoso), "theirs", "Base salary 131k; Bonus 5k")
    assert average(workspace, northwind) == "120,000"
    assert "which issue does its figure belong to?" in said(workspace, northwind)


def test_a_form_offers_the_other_talks_by_their_titles(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    sheet = workspace.completion.sheet(workspace.guide().sheet("alternatives"), northwind)
    assert sheet.field("talk").choices == (f"{contoso.id}\nContoso",)


def test_the_title_is_never_in_what_others_may_see(workspace: Workspace, pair: tuple[Negotiation, Negotiation]) -> None:
    assert workspace.guide().sheet("alternatives").field("talk").private


def test_another_thread_is_given_what_was_known_last(workspace: Workspace) -> None:
    """An export is worked out in a thread, in which nobody may touch the file."""
    contoso = begun(workspace, "Contoso")
    made = tie(workspace, begun(workspace, "Northwind"), "Contoso")
    here = workspace.context(made)
    assert list(here.talks) == [contoso.id]
    with ThreadPoolExecutor(1) as pool:
        there = pool.submit(workspace.context, made).result()
        unknown = pool.submit(workspace.context, contoso).result()
    assert (there.talks, there.tied) == (here.talks, here.tied)
    assert (unknown.talks, unknown.tied) == ({}, ())


def test_a_figure_of_something_else_never_stands_for_it(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    workspace.entries.add(contoso, "issues", {"name": "Bonus", "better": "more", "opening": "10,000", "limit": "0"})
    workspace.talk.offer(fresh(workspace, contoso), "theirs", "Bonus 5k")
    assert average(workspace, northwind) == "120,000"
    assert "they have offered nothing on Base salary there, so what you typed counts" in said(workspace, northwind)
    assert "until they offer something" not in said(workspace, northwind)
    # Nor where the alternative names no issue.
    (entry,) = fresh(workspace, northwind).of("alternatives")
    workspace.entries.edit(entry.id, {"issue": ""})
    assert average(workspace, northwind) == "120,000"


def test_a_figure_in_another_currency_does_not_stand_for_it(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    (entry,) = fresh(workspace, northwind).of("alternatives")
    workspace.entries.edit(entry.id, {"worth": "120,000 USD"})
    workspace.talk.offer(contoso, "theirs", "Base salary 90,000 EUR")
    assert "their last offer there is in EUR, so what you typed counts" in said(workspace, northwind)
    assert "120,000" in average(workspace, northwind)


def test_an_offer_that_has_run_out_no_longer_counts(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation]
) -> None:
    northwind, contoso = pair
    workspace.talk.offer(contoso, "theirs", "Base salary 131k", {"until": "2020-01-31"})
    assert average(workspace, northwind) == "120,000"
    assert "their last offer there has run out, so what you typed counts" in said(workspace, northwind)


def test_another_talk_that_cannot_be_read_never_stops_this_one(
    workspace: Workspace, pair: tuple[Negotiation, Negotiation], monkeypatch: pytest.MonkeyPatch
) -> None:
    northwind, contoso = pair
    workspace.talk.offer(contoso, "theirs", "Base salary 131k")
    assert average(workspace, northwind) == "131,000"
    northwind = fresh(workspace, northwind)

    def damaged(*_: object) -> None:
        raise StoreError("The file is damaged.")

    monkeypatch.setattr(negotiations, "fingerprints", damaged)
    # What was known last stands.
    assert workspace.context(northwind).talks[contoso.id].terms == (("Base salary", "131000"),)
