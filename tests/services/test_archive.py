"""Put away and taken out again, in the library's own history."""

from __future__ import annotations

import pytest

from negotui.domain.negotiation import Negotiation
from negotui.errors import NotFound
from negotui.services.library import LIBRARY
from negotui.services.workspace import Workspace


def listed(workspace: Workspace, words: str = "") -> list[str]:
    return [summary.title for summary in workspace.library.summaries(words)]


def test_archiving_hides_and_undo_shows_again(workspace: Workspace, negotiation: Negotiation) -> None:
    assert workspace.negotiations.archive(negotiation.id)
    assert (listed(workspace), listed(workspace, "is:archived")) == ([], ["Senior role"])
    assert workspace.library.summaries("is:archived")[0].archived
    assert workspace.history.undo(LIBRARY) == "Undid: archived “Senior role”."
    assert listed(workspace) == ["Senior role"]
    workspace.history.redo(LIBRARY)
    assert listed(workspace) == []
    assert workspace.negotiations.archive(negotiation.id, False)
    assert listed(workspace) == ["Senior role"]
    assert workspace.history.undo(LIBRARY) == "Undid: took out of the archive “Senior role”."
    assert listed(workspace) == []


def test_what_is_so_already_leaves_no_step(workspace: Workspace, negotiation: Negotiation) -> None:
    assert not workspace.negotiations.archive(negotiation.id, False)
    assert workspace.history.undo(LIBRARY) == "Undid: added “Senior role”."
    with pytest.raises(NotFound):
        workspace.negotiations.archive("nobody")


def test_it_moves_nothing_and_is_no_word_of_the_user(workspace: Workspace, negotiation: Negotiation) -> None:
    workspace.negotiations.create("Later")
    workspace.negotiations.archive(negotiation.id)
    workspace.negotiations.archive(negotiation.id, False)
    assert listed(workspace) == ["Later", "Senior role"]
    assert workspace.search.find("archived") == ()
    assert workspace.search.find("senior")


def test_the_histories_of_list_and_workbook_keep_apart(workspace: Workspace, negotiation: Negotiation) -> None:
    workspace.entries.edit(negotiation.id, {"result": "signed"})
    workspace.negotiations.archive(negotiation.id)
    workspace.history.undo(negotiation.id)
    assert listed(workspace, "is:archived") == ["Senior role"]
    workspace.history.redo(negotiation.id)
    workspace.entries.edit(negotiation.id, {"title": "The role"})
    workspace.history.undo(LIBRARY)
    assert listed(workspace) == ["The role"]
    assert workspace.lookup.negotiation(negotiation.id).details.get("result") == "signed"


def test_an_open_form_of_another_window_keeps_it(
    workspace: Workspace, other: Workspace, negotiation: Negotiation
) -> None:
    details = negotiation.details
    other.negotiations.archive(negotiation.id)
    saved = workspace.entries.save(details, details.put("result", "signed"), workspace.entries.step())
    assert saved.note == ""
    assert listed(workspace, "is:archived signed") == ["Senior role"]


def test_what_is_archived_is_still_found_and_opened(workspace: Workspace, negotiation: Negotiation) -> None:
    workspace.negotiations.archive(negotiation.id)
    assert workspace.lookup.negotiation("senior").id == negotiation.id
    assert [hit.title for hit in workspace.search.find("senior")] == ["Senior role"]
    assert workspace.search.find("senior -is:archived") == ()
