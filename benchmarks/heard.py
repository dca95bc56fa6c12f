"""What their offers say, with fifty in the log: `python -m benchmarks.heard FILE` prints milliseconds, one number a line."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from time import perf_counter

from negotui.analysis.reading.belief import reading_of
from negotui.analysis.reading.samples import samples
from negotui.config import find_places, open_workspace
from negotui.domain.negotiation import Pairs
from negotui.domain.workbooks import Rows
from negotui.services.workspace import Workspace

_TIMES, _OFFERS = 7, 50
_TERMS = {
    "Base salary": ("110,000", "115,000", "120,000", "124,000", "126,000", "130,000"),
    "Signing bonus": ("0", "5,000", "10,000"),
    "Remote days": ("1", "2", "3"),
    "First pay review": ("After 6 months", "After 9 months", "After 12 months"),
    "Start date": ("In 5 weeks", "In 6 weeks", "In 9 weeks", "In 13 weeks"),
}
"""The options of the worked example."""


def offers(seed: int) -> tuple[Pairs, ...]:
    """Fifty different packages of both sides in turn: the most work, since an offer that is repeated is looked at once."""
    every = [dict(zip(_TERMS, options, strict=True)) for options in product(*_TERMS.values())]
    return tuple(
        (
            ("name", f"offer {number}"),
            ("side", ("mine", "theirs")[number % 2]),
            ("terms", "; ".join(f"{issue} = {option}" for issue, option in terms.items())),
            ("at", f"2026-01-01 {9 + number // 60:02}:{number % 60:02}"),
        )
        for number, terms in enumerate(Random(seed).sample(every, _OFFERS))
    )


def measured(workspace: Workspace, seed: int) -> float:
    """Milliseconds for a log that nobody has read yet. Raises ValueError where nothing would be read of it."""
    example = workspace.negotiations.example_template()
    made = workspace.negotiations.create(
        "", template=replace(example, sheets=(*example.sheets, Rows("offers", (), offers(seed))))
    )
    context = workspace.context(made)
    samples.cache_clear()
    begun = perf_counter()
    found = reading_of(made, context)
    spent = (perf_counter() - begun) * 1000
    if found.offers != _OFFERS // 2 or len(found.issues) != len(_TERMS):
        raise ValueError("The worked example has other options than those here.")
    return spent


def main(path: Path) -> None:
    """Read a few logs, the first one not counted: it imports."""
    workspace = open_workspace(find_places(path))
    try:
        for seed in range(_TIMES + 1):
            spent = measured(workspace, seed)
            if seed:
                print(spent)
    finally:
        workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
