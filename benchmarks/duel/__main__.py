"""`python -m benchmarks.duel`: tries it, and writes the tables into the pages that speak of them. Must not fail on a bad result."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import negotui
from benchmarks.duel import agents, reading

_DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True, slots=True)
class Part:
    """A part. page: of docs/, with the lines of `marks` where its tables go.  count: talks of a kind.  report: works the tables
    out, given the count, the seed and what to call with how far it is.
    """

    page: str
    count: int
    report: Callable[[int, int, Callable[[str], None]], str]


PARTS = {
    "reading": Part("reading.md", reading.COUNT, reading.report),
    "agents": Part("agents.md", agents.COUNT, agents.report),
}
"""To try something more, add a part, and its marks to a page."""


def main() -> None:
    """Try all parts, or those that are named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duel", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="of them only these")
    parser.add_argument("--talks", type=int, help="how many of a kind, in place of what the table has")
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--print", action="store_true", help="print the tables and leave the pages alone")
    given = parser.parse_args()
    for name in given.part or PARTS:
        part = PARTS[name]
        begun = perf_counter()
        tables = part.report(given.talks or part.count, given.seed, tell)
        tell(f"{name}: {perf_counter() - begun:.0f} seconds")
        made = f"Made by `make duel` with negotui {negotui.__version__} on Python {platform.python_version()}."
        if given.print:
            print(tables)
        else:
            put(_DOCS / part.page, name, f"{made} {tables}")


def tell(what: str) -> None:
    """Say how far it is, apart from the tables."""
    print(what, file=sys.stderr, flush=True)


def marks(name: str) -> tuple[str, str]:
    """The lines between which the tables of a part stand on its page."""
    return f"<!-- duel: {name} -->", f"<!-- end of duel: {name} -->"


def put(page: Path, name: str, tables: str) -> None:
    """Put the tables of a part in place of those on a page. Raises ValueError where its marks are not there once each."""
    text = page.read_text(encoding="utf-8")
    first, last = marks(name)
    before, _, rest = text.partition(first)
    old, _, after = rest.partition(last)
    if f"{before}{first}{old}{last}{after}" != text or first in rest or last in after:
        raise ValueError(f"{page.name} has no place for the tables of {name}.")
    page.write_text(f"{before}{first}\n{tables}\n{last}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
