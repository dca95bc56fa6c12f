"""What goes to files from the screen: one document, or the notes of all that are listed. Both ask in the same dialog."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from textual.screen import Screen

from negotui.domain.documents import Document
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import plural
from negotui.errors import NegotuiError
from negotui.export import FORMATS
from negotui.services.file_names import stem
from negotui.services.files import in_the_way, make_folder
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.exporting import ExportDialog, ExportWork, FileKind, Glimpse
from negotui.tui.notices import show_notice
from negotui.tui.secrecy import NOT_LOCKED, is_locked

_MOST = 200
"""So many lines of a file are shown beforehand."""

Result = TypeVar("Result")


def ask_and_export(screen: Screen[None], workspace: Workspace, negotiation: Negotiation, section: str = "") -> None:
    """Ask where the notes of a negotiation, or of one of its sections, are to go, and write them there."""
    title = f"Write the notes of {negotiation.title or 'this negotiation'}" if not section else "Write this page"
    _ask(screen, title, _OneFile(workspace, lambda share: workspace.export.notes(negotiation, section, share)))


def ask_and_export_page(screen: Screen[Result], workspace: Workspace, make: Callable[[], Document]) -> None:
    """The same with a page on all negotiations. make: works it out, in another thread."""
    _ask(screen, "Write this page", _OneFile(workspace, lambda _: make()), can_share=False)


def ask_and_export_all(screen: Screen[None], workspace: Workspace, words: str) -> None:
    """Ask for a folder, and write the notes of all that these words leave in the list into it, one file each."""
    many = workspace.library.count(words)
    if many:
        title = f"Write {plural(many, 'negotiation')}, one file each, into the folder"
        _ask(screen, title, _ManyFiles(workspace, words), into_folder=True)
    else:
        show_notice(screen, "There is nothing in the list to write.")


def _ask(
    screen: Screen[Result], title: str, work: ExportWork, can_share: bool = True, into_folder: bool = False
) -> None:
    kinds = [FileKind(format.name, format.title, format.ending) for format in FORMATS.values()]
    note = NOT_LOCKED if is_locked(screen.app) else ""
    dialog = ExportDialog(title, kinds, work, can_share, into_folder, note)

    def done(written: str | None) -> None:
        if written:
            secret = can_share and not dialog.share
            more = (
                "It holds your limits and alternatives, so keep it to yourself." if secret else "Look through it once."
            )
            screen.notify(more if can_share else "", title=f"Written: {written}", timeout=8, markup=False)

    screen.app.push_screen(dialog, done)


def _path(target: str) -> Path:
    """The path that somebody typed. Raises NegotuiError for none."""
    text = target.strip()
    if not text:
        raise NegotuiError("There is no name yet.", "Write the name of a file.")
    try:
        return Path(text).expanduser()
    except (OSError, RuntimeError, ValueError) as problem:
        raise NegotuiError(f"I can’t write to {text}.", "Write the name of a file.") from problem


async def _in_thread(work: Callable[[], Result]) -> Result:
    """What the work gives, worked out in a thread that ends at its next checkpoint where nobody wants it any more."""
    from negotui.analysis.work import cancellable  # the screen begins without the analyses

    unwanted = Event()

    def run() -> Result:
        with cancellable(unwanted.is_set):
            return work()

    try:
        return await asyncio.to_thread(run)
    finally:
        unwanted.set()


class _OneFile:
    """A document to one file."""

    def __init__(self, workspace: Workspace, make: Callable[[bool], Document]) -> None:
        self._workspace, self._make = workspace, make
        self._made: dict[bool, Document] = {}

    def _document(self, share: bool) -> Document:
        if share not in self._made:
            self._made[share] = self._make(share)
        return self._made[share]

    def name(self, share: bool) -> str:
        """After the title."""
        known = self._made.get(False)
        title = known.title if known else self._make(False).title
        return stem(title, "for-them" if share else "")

    async def glimpse(self, kind: str, share: bool) -> Glimpse:
        """The first lines, and what is left out."""
        return await _in_thread(partial(self._look, kind, share))

    def _look(self, kind: str, share: bool) -> Glimpse:
        from negotui.services.export import preview

        document = self._document(share)
        return Glimpse(preview(document, FORMATS[kind], _MOST), getattr(document, "left_out", ()))

    def in_the_way(self, target: str, kind: str, share: bool) -> str:
        """The file, or the link, of that name."""
        return in_the_way(_path(target))

    async def write(self, target: str, kind: str, share: bool, tell: Callable[[str], None]) -> str:
        """Write it in a thread."""
        path = _path(target)
        await _in_thread(lambda: self._workspace.export.to_file(self._document(share), path, kind))
        return str(path.absolute())


class _ManyFiles:
    """The notes of all that are listed, one file each."""

    def __init__(self, workspace: Workspace, words: str) -> None:
        self._workspace, self._words = workspace, words

    def name(self, share: bool) -> str:
        """A folder where negotui was started."""
        return "negotiations-for-them" if share else "negotiations"

    def _paths(self, folder: Path, kind: str, share: bool) -> Sequence[tuple[str, Path]]:
        return self._workspace.export.many(self._words, folder, FORMATS[kind].ending, with_days=not share)

    async def glimpse(self, kind: str, share: bool) -> Glimpse:
        """The names of the files."""
        left_out = ("all that the guide doesn’t mark as for other eyes",) if share else ()
        return Glimpse(tuple(path.name for _, path in self._paths(Path(), kind, share)[:_MOST]), left_out)

    def in_the_way(self, target: str, kind: str, share: bool) -> str:
        """How many of the files are there already."""
        folder = _path(target)
        if folder.exists() and not folder.is_dir():
            raise NegotuiError(f"{folder} is a file.", "Name a folder.")
        there = sum(bool(in_the_way(path)) for _, path in self._paths(folder, kind, share))
        return f"{plural(there, 'of these files is', 'of these files are')} already in {folder}." if there else ""

    async def write(self, target: str, kind: str, share: bool, tell: Callable[[str], None]) -> str:
        """Write one after the other, each in a thread of its own; the screen says how far it has come."""
        folder = _path(target)
        paths = self._paths(folder, kind, share)
        make_folder(folder)
        for number, (id, path) in enumerate(paths, 1):
            tell(f"writing {number:,} of {len(paths):,} · esc stops")
            export = self._workspace.export
            document = export.notes(self._workspace.lookup.negotiation(id), for_other_eyes=share)
            await _in_thread(partial(export.to_file, document, path, kind))
        return f"{plural(len(paths), 'file')} in {folder.absolute()}"
