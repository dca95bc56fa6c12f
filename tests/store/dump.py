"""Writes what the newest migration makes, with a few rows, to `schemas/`: `python -m tests.store.dump`.

A dump is written once a version, with the migration, and never again: the tests open it with every later version.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from negotui.domain.negotiation import DETAILS, Entry
from negotui.store import entries, negotiations
from negotui.store.migrations import SCHEMA_VERSION
from negotui.store.opening import connect

SCHEMAS = Path(__file__).parent / "schemas"
"""The dump of each version, named by its number."""
AT = "2026-11-20T09:00:00.000Z"
_OWNER = "01kafe00000000000000000000"
_DETAILS = {
    "title": "Senior role",
    "counterpart": "Northwind",
    "stage": "agreed",
    "closed": "2026-11-19",
    "tags": "Pay, Café",
}
_ROWS = (
    ("alternatives", {"what": "Offer from Contoso", "worth": "131000 EUR"}),
    ("commitments", {"what": "Send the papers", "due": "2026-11-21"}),
    ("commitments", {"what": "Say thanks", "due": "2026-11-21", "done": "yes"}),
)


def dump(path: Path) -> str:
    """The SQL of a new file with the rows above. path: where the file is made."""
    database = connect(path)
    with closing(database), database.write():
        drafts = (("deadline", "some day"),)
        details = Entry(_OWNER, _OWNER, DETAILS.id, tuple(_DETAILS.items()), drafts, 0, 1, AT, AT)
        negotiations.insert(database, "leverage", details)
        for number, (sheet, values) in enumerate(_ROWS, 1):
            id = f"01kafe{number:04}0000000000000000"
            entry = Entry(id, _OWNER, sheet, tuple(values.items()), (), number, 1, AT, AT)
            entries.keep(
                database, entry, " · ".join(value for key, value in values.items() if key in {"what", "worth"})
            )
    with closing(sqlite3.connect(path)) as opened:
        return "".join(f"{statement};\n" for statement in _statements(opened))


def _statements(opened: sqlite3.Connection) -> Iterator[str]:
    """Tables, then indexes and triggers, then rows. What a full-text table holds is left out: its triggers make it again."""
    kinds = dict(opened.execute("SELECT name, type FROM pragma_table_list").fetchall())
    made = opened.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type <> 'table', rowid")
    for name, sql in made.fetchall():
        if kinds.get(name) != "shadow":
            yield sql
    for name in sorted(name for name, kind in kinds.items() if kind == "table" and not name.startswith("sqlite_")):
        # Columns that are worked out are not in this list, and are not written.
        columns = [column for (column,) in opened.execute("SELECT name FROM pragma_table_info(?)", [name])]
        quoted = ", ".join(f'quote("{column}")' for column in columns)
        for row in opened.execute(f'SELECT {quoted} FROM "{name}"').fetchall():
            yield f'INSERT INTO "{name}" ({", ".join(columns)}) VALUES ({", ".join(row)})'


def main() -> int:
    """Writes the dump of the present version, unless it stands there already."""
    target = SCHEMAS / f"{SCHEMA_VERSION}.sql"
    if target.exists():
        sys.stderr.write(f"{target.name} is there already and is never changed.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        target.write_text(dump(Path(folder) / "new.db"), encoding="utf-8")
    sys.stdout.write(f"{target.name} is written.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
