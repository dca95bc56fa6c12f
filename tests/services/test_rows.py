"""Rows of a file as entries, in one step."""

from __future__ import annotations

from negotui.domain.negotiation import Negotiation
from negotui.domain.row_files import read_rows
from negotui.export import FORMATS
from negotui.services.workspace import Workspace


def test_rows_become_entries_in_their_order_and_one_undo_takes_them_back(
    workspace: Workspace, negotiation: Negotiation
) -> None:
    workspace.entries.add(negotiation, "issues", {"name": "First"})
    negotiation = workspace.lookup.negotiation(negotiation.id)
    plan = workspace.rows.plan(negotiation, "issues", read_rows(b"Issue,Limit,Else\nPay,90k,x\nDays,some,y\nRoof,,z\n"))
    assert plan.sentence == "3 new entries in issues; I can’t read 1 cell, which stay as they are."
    assert plan.left_out == ("Else",)
    workspace.rows.take_over(negotiation, plan)
    issues = workspace.lookup.negotiation(negotiation.id).of("issues")
    assert [(one.get("name"), one.typed("limit")) for one in issues] == [
        ("First", ""),
        ("Pay", "90000"),
        ("Days", "some"),
        ("Roof", ""),
    ]
    assert [one.position for one in issues] == [1, 2, 3, 4]
    workspace.history.undo(negotiation.id)
    assert len(workspace.lookup.negotiation(negotiation.id).of("issues")) == 1


def test_our_own_csv_comes_in_again(workspace: Workspace, negotiation: Negotiation) -> None:
    for name, limit in (("=1+1", "90k"), ("Grüße, “x”", "-5"), ("two\nlines", "")):
        workspace.entries.add(workspace.lookup.negotiation(negotiation.id), "issues", {"name": name, "limit": limit})
    before = workspace.lookup.negotiation(negotiation.id)
    csv = FORMATS["csv"].files
    assert csv is not None
    content = csv(workspace.export.notes(before))["issues.csv"]
    other = workspace.negotiations.create("Other")
    workspace.rows.take_over(other, workspace.rows.plan(other, "issues", read_rows(content)))
    after = workspace.lookup.negotiation(other.id)
    assert [one.values for one in after.of("issues")] == [one.values for one in before.of("issues")]
