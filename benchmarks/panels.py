"""All panels of the worked example: `python -m benchmarks.panels FILE` prints milliseconds, one number a line. Must not paint."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from negotui.config import find_places, open_workspace

_TIMES = 7


def main(path: Path) -> None:
    """Work all of them out a few times, the first time not counted: it imports."""
    workspace = open_workspace(find_places(path))
    try:
        negotiation = workspace.negotiations.create("", template=workspace.negotiations.example_template())
        sections = [section.id for section in workspace.guide(negotiation.guide).sections]
        for turn in range(_TIMES + 1):
            begun = perf_counter()
            for section in sections:
                workspace.analysis.panel(negotiation, section)
            if turn:
                print((perf_counter() - begun) * 1000)
    finally:
        workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
