"""Every starting point, half filled in and filled in: each panel works, and whoever pays is told what not to pay more than."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.analysis import ANALYSES
from negotui.domain.blocks import words_of
from negotui.domain.guide import Field, FieldType
from negotui.domain.negotiation import Entry, Negotiation
from negotui.services.workspace import Workspace
from tests.tui.harness import open_workspace

PAYS = {"purchase", "renewal"}
GETS = {"salary-offer", "freelance-rate", "selling"}
NAMES = sorted({*PAYS, *GETS, "conflict"})
FALSE = ("could not be worked out", "walk away below", "None", "Fraction(", "Decimal(")
WORDS = {
    FieldType.TEXT: "the records",
    FieldType.NOTE: "It was so last year.",
    FieldType.SCALE: "3",
    FieldType.DATE: "in 3 days",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


def plausible(entry: Entry, field: Field) -> str:
    """A text for a field that is required, as somebody in a hurry would type it."""
    if entry.sheet == "alternatives":
        return {"worth": "125", "chance": "100 %"}.get(field.name, "")
    if entry.sheet == "issues":
        up = entry.get("better") != "less"
        return {"opening": "130" if up else "100", "target": "120" if up else "110", "limit": "100" if up else "130"}[
            field.name
        ]
    if field.type is FieldType.CHOICE:
        return field.choices[0]
    return WORDS.get(field.type, "50")


def begun(workspace: Workspace, id: str, every: int) -> Negotiation:
    """A negotiation from a template in which the required fields of every so many entries of a sheet are filled in."""
    (template,) = [one for one in workspace.negotiations.templates().found if one.id == id]
    made = workspace.negotiations.create("x", template=template)
    guide = workspace.guide()
    for sheet in guide.sheets:
        for entry in made.of(sheet.id)[::every]:
            texts = {field.name: plausible(entry, field) for field in entry.lacking(sheet) if field is not sheet.naming}
            if sheet.id == "issues":
                texts["opening"] = plausible(entry, sheet.field("opening"))
            if sheet.id == "alternatives":
                texts["cost"] = "0"
            workspace.entries.edit(entry.id, texts)
    return workspace.lookup.negotiation(made.id)


def said(workspace: Workspace, negotiation: Negotiation) -> dict[str, tuple[str, str]]:
    context = workspace.context(negotiation)
    panels = {one.id: one.panel(negotiation, context) for one in ANALYSES}
    return {id: (panel.verdict, words_of(panel.blocks)) for id, panel in panels.items()}


def test_all_of_them_are_here(workspace: Workspace) -> None:
    assert sorted(one.id for one in workspace.negotiations.templates().found) == NAMES


@pytest.mark.parametrize("id", NAMES)
@pytest.mark.parametrize("every", [1, 2])
def test_no_panel_fails_or_says_a_false_word(workspace: Workspace, id: str, every: int) -> None:
    of = begun(workspace, id, every)
    assert not [entry.drafts for entry in of.entries if entry.drafts]
    for verdict, text in said(workspace, of).values():
        assert verdict
        for false in FALSE:
            assert false not in verdict
            assert false not in text


@pytest.mark.parametrize("id", sorted(PAYS | GETS))
def test_who_pays_is_told_what_not_to_pay_more_than(workspace: Workspace, id: str) -> None:
    """All alternatives are certain, at 125 and no cost, so that 125 is what there is without a deal."""
    verdict, _ = said(workspace, begun(workspace, id, 1))["alternatives"]
    assert ("Don’t pay more than 125" in verdict) is (id in PAYS)
    assert ("Don’t take less than 125" in verdict) is (id in GETS)


@pytest.mark.parametrize("id", sorted(PAYS | GETS))
def test_half_of_the_alternatives_is_only_a_bound(workspace: Workspace, id: str) -> None:
    """What is not priced yet may be better: who pays may pay less, who gets may get more."""
    verdict, text = said(workspace, begun(workspace, id, 2))["alternatives"]
    assert "125" in verdict
    assert ("at most 125" in verdict + text) is (id in PAYS)
    assert ("at least 125" in verdict + text) is (id in GETS)


def test_a_matter_without_money_goes_by_points(workspace: Workspace) -> None:
    of = begun(workspace, "conflict", 2)
    first = of.of("alternatives")[0]
    workspace.entries.edit(first.id, {"worth": "", "chance": "", "cost": "", "points": "30"})
    verdict, _ = said(workspace, workspace.lookup.negotiation(of.id))["alternatives"]
    assert verdict.startswith("Without a deal you score 30 points: “Leave it as it is and")
