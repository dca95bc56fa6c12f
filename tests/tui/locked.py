"""A locked workbook for the tests of the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from negotui.guides.folders import GuideFolders, content_folder
from negotui.services.locking import new_key, rewrite
from negotui.services.workspace import Workspace
from tests import KEPT
from tests.tui.harness import Clock, make_example, open_workspace

PASS = "four words and more"


def open_locked(folder: Path, passphrase: str = PASS) -> Workspace:
    """A workspace on a locked `book.db` in that folder, with the worked example in it."""
    plain = open_workspace(folder)
    make_example(plain)
    plain.close()
    key = new_key(passphrase)
    rewrite(plain.path, None, key)
    shelf = GuideFolders(content_folder(), folder / "guides", KEPT, folder / "templates")
    return Workspace.open(plain.path, shelf, today=lambda: date(2026, 11, 23), now=Clock(), timeout=0.2, key=key)


def files_with(folder: Path, word: str) -> list[str]:
    """The files in a folder, however deep, that hold a word as it is."""
    return [path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
