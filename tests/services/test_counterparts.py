"""The page on a counterpart: who is meant, and what is on it in which order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.domain.text import clean, folded
from negotui.errors import NotFound
from negotui.services.workspace import Workspace
from tests.tui.harness import open_workspace

from ..hostile import HOSTILE_TEXTS


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with the guide that comes with the program."""
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


def test_talks_lessons_and_what_is_open(workspace: Workspace) -> None:
    first, second, other = (
        workspace.negotiations.create(title, counterpart)
        for title, counterpart in (("A", "Zoë"), ("B", "ZOE"), ("C", "Zoe & Sons"))
    )
    for whole in (first, other):
        workspace.entries.add(whole, "lessons", {"lesson": f"Lesson of {whole.title}", "next": "Wait"})
    workspace.entries.add(second, "lessons", {"lesson": "Lesson of B"})
    workspace.entries.add(first, "commitments", {"what": "No day", "who": "me"})
    workspace.entries.add(first, "commitments", {"what": "Later", "who": "me", "due": "in 3 days"})
    workspace.entries.add(first, "commitments", {"what": "Done", "who": "me", "due": "today", "done": "yes"})
    workspace.entries.add(second, "steps", {"what": "Now", "due": "today"})
    workspace.entries.add(other, "steps", {"what": "Another's", "due": "today"})
    workspace.negotiations.archive(first.id)
    found = workspace.lookup.counterpart("zoe")
    assert found.name == "ZOE"
    assert [(talk.title, talk.archived) for talk in found.talks] == [("B", False), ("A", True)]
    assert [(one.title, one.text, one.more) for one in found.lessons] == [
        ("B", "Lesson of B", ""),
        ("A", "Lesson of A", "Wait"),
    ]
    assert [(one.text, one.due, one.more) for one in found.open] == [
        ("Now", "2026-11-23", ""),
        ("Later", "2026-11-26", "me"),
        ("No day", "", "me"),
    ]


@pytest.mark.parametrize("name", ["", " ", "Zo", "nobody", "\x02"])
def test_nobody_of_that_name(workspace: Workspace, name: str) -> None:
    workspace.negotiations.create("A", "Zoë")
    workspace.negotiations.create("B")
    with pytest.raises(NotFound) as told:
        workspace.lookup.counterpart(name)
    assert told.value.hint


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_name_is_its_own_page(workspace: Workspace, text: str) -> None:
    made = workspace.negotiations.create("A", text)
    name = made.details.get("counterpart")
    if folded(clean(name)):
        workspace.entries.add(made, "lessons", {"lesson": f"x {text}"})
        found = workspace.lookup.counterpart(name)
        assert [talk.id for talk in found.talks] == [made.id]
        assert found.lessons[0].text.startswith("x")
