"""Another workbook file, to read from: opened as a copy, so that nothing of it changes, whatever version it has."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from negotui.errors import StoreError
from negotui.store.database import Database, translated
from negotui.store.engine import Key, open_file
from negotui.store.opening import connect


@contextmanager
def opened_copy(path: Path, of: Path, key: Key | None = None) -> Iterator[Database]:
    """A copy of another workbook, brought up to date, gone afterwards. of: the open one.  key: of the other, if it is locked; so is
    the copy. Raises StoreError, StoreBusy."""
    try:
        if not path.is_file():
            raise StoreError(f"There is no file {path}.", "Name the other workbook.")
        if of.exists() and path.samefile(of):
            raise StoreError(f"{path} is this workbook itself.", "Name the other one.")
    except OSError as problem:
        raise StoreError(f"I can’t read {path}: {problem.strerror}.", "Name another file.") from problem
    # A folder that only its owner can look into.
    with tempfile.TemporaryDirectory(prefix="negotui-") as folder:
        copy = Path(folder) / path.name
        with translated(path, key):
            uri = f"{path.absolute().as_uri()}?mode=ro"
            with (
                closing(open_file(uri, key)) as source,
                closing(open_file(copy.as_uri(), key)) as target,
            ):
                source.backup(target)
        database = connect(copy, key=key)
        try:
            yield database
        finally:
            database.close()
