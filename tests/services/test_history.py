"""Histories of any length: undoing all of it returns to the start, doing it again to the end, with two windows at once."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.domain.negotiation import Entry
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace

from .conftest import GUIDE, Clock, SmallSource

MINE = GUIDE.sections[0].views[0]
ACTIONS = st.tuples(
    st.sampled_from(["add", "edit", "type", "stale", "delete", "move", "toggle", "title", "undo", "redo"]),
    st.integers(0, 3),
    st.sampled_from(["", "one", "two", "12", "[/x]"]),
    st.booleans(),
)


def state(workspace: Workspace, id: str) -> object:
    """What is in a negotiation, without revisions and times, which only go forward."""
    read = workspace.lookup.negotiation(id)
    said = [(entry.id, entry.sheet, dict(entry.values), dict(entry.drafts)) for entry in read.entries]
    return dict(read.details.values), dict(read.details.drafts), said


def act(workspace: Workspace, id: str, action: tuple[str, int, str, bool], step: str, stale: list[Entry]) -> None:
    name, index, text, _ = action
    negotiation = workspace.lookup.negotiation(id)
    shown = negotiation.shown(MINE)
    entry = shown[index % len(shown)] if shown else workspace.entries.new(negotiation, MINE.sheet, MINE)
    stale.append(entry)
    match name:
        case "add":
            workspace.entries.write_field(
                negotiation, workspace.entries.new(negotiation, MINE.sheet), "what", text, step
            )
        case "edit" | "type":
            workspace.entries.write_field(
                negotiation, entry, "worth", text, step if name == "type" else workspace.entries.step()
            )
        case "stale":
            workspace.entries.write_field(
                negotiation, stale[index % len(stale)], "what", text, workspace.entries.step()
            )
        case "delete":
            workspace.entries.delete(entry)
        case "move":
            workspace.entries.move(negotiation, entry, MINE, index - 1)
        case "toggle":
            workspace.entries.toggle(negotiation, entry)
        case "title":
            workspace.entries.write_field(negotiation, negotiation.details, "title", text, step)
        case _:
            turn(workspace, id, name)


def turn(workspace: Workspace, id: str, name: str) -> bool:
    """Undo or redo; False where there is nothing more."""
    try:
        (workspace.history.undo if name == "undo" else workspace.history.redo)(id)
    except NegotuiError:
        return False
    return True


def all_states(workspace: Workspace, id: str, name: str) -> list[object]:
    states = [state(workspace, id)]
    while turn(workspace, id, name):
        states.append(state(workspace, id))
    return states


def assert_revisions_only_grow(workspace: Workspace, id: str, texts: dict[tuple[str, int], object]) -> None:
    """texts: what each revision of an entry was seen to stand for, added to here."""
    read = workspace.lookup.negotiation(id)
    for entry in (read.details, *read.entries):
        said = (dict(entry.values), dict(entry.drafts), entry.position)
        assert texts.setdefault((entry.id, entry.revision), said) == said


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIONS, max_size=25))
def test_any_history_can_be_walked_back_and_forth(actions: list[tuple[str, int, str, bool]]) -> None:
    with TemporaryDirectory() as folder:
        clock = Clock()
        first = Workspace.open(Path(folder) / "a.db", SmallSource(), today=clock.today, now=clock.now)
        windows = (first, first.twin())
        id = first.negotiations.create("Senior role").id
        start = state(first, id)
        steps = [window.entries.step() for window in windows]
        stale: list[Entry] = []
        texts: dict[tuple[str, int], object] = {}
        for action in actions:
            which = int(action[3])
            act(windows[which], id, action, steps[which], stale)
            assert_revisions_only_grow(first, id, texts)
        while turn(first, id, "redo"):
            pass
        back = all_states(first, id, "undo")
        assert back[-1] == start
        forth = all_states(windows[1], id, "redo")
        assert forth == back[::-1]
        assert_revisions_only_grow(first, id, texts)
        for window in windows:
            window.close()
