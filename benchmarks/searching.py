"""Search over 100,000 entries: `python -m benchmarks.searching FILE` prints samples as JSON, milliseconds by name.

`search` is what a user sees, the first page with marked places and their names; `fts` is the bare query of SQLite's index on
the same file, its places marked too. Must not compare what they find.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path
from time import perf_counter

from negotui.config import find_places, open_workspace

QUERIES = {
    "common": ("the", "the pr", '"the price"', "we say"),
    "usual": ("budget", "rent", "deposit", "rent landlord"),
}
_BARE = (
    "SELECT rowid, snippet(entries_fts, 0, char(2), char(3), '…', 12) FROM entries_fts "
    "WHERE entries_fts MATCH ? ORDER BY rank LIMIT 50"
)
_TIMES = 5


def main(path: Path) -> None:
    """Ask each a few times in turn, the first time not counted: it reads the file and the guide."""
    samples: dict[str, list[float]] = {}
    workspace, bare = open_workspace(find_places(path)), sqlite3.connect(path)
    try:
        for turn in range(_TIMES + 1):
            for name, queries in QUERIES.items():
                begun = perf_counter()
                for query in queries:
                    workspace.search.find(query)
                searched = perf_counter()
                for query in queries:
                    bare.execute(_BARE, [query if query.startswith('"') else f"{query}*"]).fetchall()
                done = perf_counter()
                if turn:
                    samples.setdefault(f"search {name}", []).append((searched - begun) * 1000)
                    samples.setdefault(f"fts {name}", []).append((done - searched) * 1000)
    finally:
        bare.close()
        workspace.close()
    print(json.dumps(samples))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
