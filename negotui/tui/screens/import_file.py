"""Asks for a file to take negotiations over from, says what that would do, and does it once the user agrees."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.worker import get_current_worker

from negotui.domain.incoming import ImportSummary, Incoming
from negotui.errors import NegotuiError
from negotui.services.locking import Key, KeyRing
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog, LineDialog
from negotui.tui.dialogs.passphrase import PassphraseDialog
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.library import LibraryScreen

_TAKE, _LEAVE = "take", "leave"
_SHOWN = 8
_HINT = "a .json file that negotui wrote, or another workbook · enter looks into it · esc cancels"


def ask_and_import(screen: LibraryScreen, workspace: Workspace, typed: str = "") -> None:
    """Ask for a file. typed: what was typed before, to be mended."""
    if workspace.read_only:
        show_error(screen, NegotuiError("This file is read-only.", workspace.read_only))
        return

    def named(answer: str | None) -> None:
        if answer and answer.strip():
            show_notice(screen, "Reading the file …")
            path = Path(answer.strip()).expanduser()
            _begin(screen, workspace, path, answer)

    screen.app.push_screen(LineDialog("Take negotiations over from", typed, _HINT), named)


def _begin(screen: LibraryScreen, workspace: Workspace, path: Path, typed: str, key: Key | None = None) -> None:
    screen.run_worker(partial(_read, screen, workspace, path, typed, key), thread=True, exclusive=True, group="import")


def _read(screen: LibraryScreen, workspace: Workspace, path: Path, typed: str, key: Key | None) -> None:
    """In a thread of its own: a file of thousands takes seconds. key: of a locked file."""
    twin = workspace.twin()
    try:
        if key is None and twin.imports.is_locked(path):
            screen.app.call_from_thread(_ask_passphrase, screen, workspace, path, typed)
            return
        is_json = path.suffix.lower() == ".json"
        incoming = twin.imports.read_json(_content(path)) if is_json else twin.imports.read_workbook(path, key)
        summary = twin.imports.summary(incoming)
    except NegotuiError as error:
        screen.app.call_from_thread(_refused, screen, workspace, error, typed)
        return
    finally:
        twin.close()
    if not get_current_worker().is_cancelled:
        screen.app.call_from_thread(_ask, screen, workspace, incoming, summary)


def _ask_passphrase(screen: LibraryScreen, workspace: Workspace, path: Path, typed: str) -> None:
    keys = KeyRing()

    async def fits(passphrase: str) -> bool:
        return await asyncio.to_thread(keys.fits, path, passphrase)

    def answered(answer: str | None) -> None:
        if answer is not None:
            _begin(screen, workspace, path, typed, keys.key(path))

    screen.app.push_screen(PassphraseDialog(f"{path.name} is locked. Its passphrase:", fits), answered)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would be waited for
            raise NegotuiError(f"There is no file {path}.", "Name another one.")
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or "its name can’t be one"
        raise NegotuiError(f"I can’t read {path}: {why}.", "Name another file.") from problem


def _refused(screen: LibraryScreen, workspace: Workspace, error: NegotuiError, typed: str) -> None:
    show_error(screen, error)
    ask_and_import(screen, workspace, typed)


def _ask(screen: LibraryScreen, workspace: Workspace, incoming: Sequence[Incoming], summary: ImportSummary) -> None:
    if summary.is_empty:
        show_notice(screen, f"{summary.sentence} There is nothing to take over.")
        return
    lines = [Line(literal(f" {line}")) for line in summary.lines[:_SHOWN]]
    if len(summary.lines) > _SHOWN:
        lines.append(Line(literal(f" … and {len(summary.lines) - _SHOWN:,} more", "muted")))
    answers = ((_TAKE, "y", "Take this over"), (_LEAVE, "n", "Leave everything as it is"))
    lines += [BLANK, *(Line(literal(f" {key}  {words}"), answer) for answer, key, words in answers)]

    def answered(answer: str | None) -> None:
        if answer == _TAKE:
            show_notice(screen, "Taking it over …")
            screen.run_worker(partial(_take, screen, workspace, incoming), thread=True, group="import")

    dialog = ChoiceDialog(summary.sentence, lines, keys={key: answer for answer, key, _ in answers}, at=_TAKE)
    screen.app.push_screen(dialog, answered)


def _take(screen: LibraryScreen, workspace: Workspace, incoming: Sequence[Incoming]) -> None:
    twin = workspace.twin()
    try:
        summary = twin.imports.take_over(incoming)
    except NegotuiError as error:
        screen.app.call_from_thread(show_error, screen, error)
        return
    finally:
        twin.close()
    screen.app.call_from_thread(_done, screen, summary)


def _done(screen: LibraryScreen, summary: ImportSummary) -> None:
    screen.reload()
    show_notice(screen, f"{summary.sentence} u takes out what is new.")
