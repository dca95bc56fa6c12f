"""One workbook's history, step by step, by the services themselves: what was passed is come by again."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from tests.battery.lab import Lab, Lost
from tests.tui.harness import open_workspace


def model(lab: Lab) -> Iterator[str]:
    """edits, moves, deletions, undo, redo and reopening: undone to its beginning, each state is the one that was passed"""
    for number in lab.rounds(64, 6):
        with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
            folder = Path(name)
            workspace = stack.enter_context(contextlib.closing(open_workspace(folder)))
            made = workspace.negotiations.create("Rent")
            passed = [_state(workspace, made)]
            for _ in range(40):
                workspace = _step(lab, folder, workspace, made, stack)
                if (now := _state(workspace, made)) != passed[-1]:
                    passed.append(now)
            with contextlib.suppress(NegotuiError):
                for _ in range(400):
                    workspace.history.undo(made.id)
            if _state(workspace, made) != passed[0]:
                raise Lost(f"round {number}: undone to its beginning it is another state")
            shutil.rmtree(folder / "unused", ignore_errors=True)
        yield f"{number + 1}"


def _state(workspace: Workspace, made: Negotiation) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    entries = workspace.lookup.negotiation(made.id).entries
    return [(entry.sheet, entry.id, tuple(sorted(entry.values))) for entry in entries]


def _step(lab: Lab, folder: Path, workspace: Workspace, made: Negotiation, stack: contextlib.ExitStack) -> Workspace:
    now = workspace.lookup.negotiation(made.id)
    entries = [entry for entry in now.entries if entry.sheet == "issues"]
    view = next(view for _, view in workspace.guide().views() if view.sheet == "issues")
    entry = lab.random.choice(entries) if entries else None
    with contextlib.suppress(NegotuiError):
        match lab.random.choice(("add", "add", "edit", "move", "delete", "undo", "redo", "reopen", "join")):
            case "edit" if entry:
                workspace.entries.edit(entry.id, {"limit": str(lab.random.randint(1, 99))})
            case "move" if entry:
                workspace.entries.move(now, entry, view, lab.random.choice((-2, -1, 1, 2)))
            case "delete" if entry:
                workspace.entries.delete(entry)
            case "join" if entry:
                workspace.entries.join(now, entry, view)
            case "undo":
                workspace.history.undo(made.id)
            case "redo":
                workspace.history.redo(made.id)
            case "reopen":
                return stack.enter_context(contextlib.closing(open_workspace(folder)))
            case _:
                workspace.entries.add(now, "issues", {"name": f"n{lab.random.randint(0, 999)}"})
    return workspace
