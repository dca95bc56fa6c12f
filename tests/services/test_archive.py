"""Put away and taken out again, in the library's own history."""

from __future__ import annotations

import pytest

from negotui.domain.negotiation import Negotiation
from negotui.errors import NotFound
from negotui.services.workspace import LIBRARY, Workspace


def listed(workspace: Workspace, words: str = "") -> list[str]:
    return [summary.title for summary in workspace.summaries(words)]


def test_archiving_hides_and_undo_shows_again(workspace: Workspace, negotiation: Negotiation) -> None:
    assert workspace.archive(negotiation.id)
    assert (listed(workspace), listed(workspace, "is:archived")) == ([], ["Senior role"])
    assert workspace.summaries("is:archived")[0].archived
    assert workspace.undo(LIBRARY) == "Undid: archived “Senior role”."
    assert listed(workspace) == ["Senior role"]
    workspace.redo(LIBRARY)
    assert listed(workspace) == []
    assert workspace.archive(negotiation.id, False)
    assert listed(workspace) == ["Senior role"]
    assert workspace.undo(LIBRARY) == "Undid: took out of the archive “Senior role”."
    assert listed(workspace) == []


def test_what_is_so_already_leaves_no_step(workspace: Workspace, negotiation: Negotiation) -> None:
    assert not workspace.archive(negotiation.id, False)
    assert workspace.undo(LIBRARY) == "Undid: added “Senior role”."
    with pytest.raises(NotFound):
        workspace.archive("nobody")


def test_it_moves_nothing_and_is_no_word_of_the_user(workspace: Workspace, negotiation: Negotiation) -> None:
    workspace.create("Later")
    workspace.archive(negotiation.id)
    workspace.archive(negotiation.id, False)
    assert listed(workspace) == ["Later", "Senior role"]
    assert workspace.search("archived") == ()
    assert workspace.search("senior")


def test_the_histories_of_list_and_workbook_keep_apart(workspace: Workspace, negotiation: Negotiation) -> None:
    workspace.edit(negotiation.id, {"result": "signed"})
    workspace.archive(negotiation.id)
    workspace.undo(negotiation.id)
    assert listed(workspace, "is:archived") == ["Senior role"]
    workspace.redo(negotiation.id)
    workspace.edit(negotiation.id, {"title": "The role"})
    workspace.undo(LIBRARY)
    assert listed(workspace) == ["The role"]
    assert workspace.negotiation(negotiation.id).details.get("result") == "signed"


def test_an_open_form_of_another_window_keeps_it(
    workspace: Workspace, other: Workspace, negotiation: Negotiation
) -> None:
    details = negotiation.details
    other.archive(negotiation.id)
    saved = workspace.save(details, details.put("result", "signed"), workspace.step())
    assert saved.note == ""
    assert listed(workspace, "is:archived signed") == ["Senior role"]


def test_what_is_archived_is_still_found_and_opened(workspace: Workspace, negotiation: Negotiation) -> None:
    workspace.archive(negotiation.id)
    assert workspace.negotiation("senior").id == negotiation.id
    assert [hit.title for hit in workspace.search("senior")] == ["Senior role"]
    assert workspace.search("senior -is:archived") == ()
