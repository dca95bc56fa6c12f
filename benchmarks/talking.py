"""A file with a long talk in it: `python -m benchmarks.talking FILE OFFERS`. Must not write but through a Workspace."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from negotui.config import find_places, open_workspace
from negotui.domain.workbooks import Rows

_SALARIES = ("115,000", "120,000", "124,000", "126,000", "130,000")


def make(path: Path, offers: int) -> None:
    """The worked example with so many offers of both sides in its log, in turn."""
    workspace = open_workspace(find_places(path))
    try:
        rows = tuple(
            (
                ("name", f"offer {number}"),
                ("side", ("mine", "theirs")[number % 2]),
                ("terms", f"Base salary = {_SALARIES[number % 5]}; Signing bonus = 5,000; Remote days = 2"),
                ("at", f"2026-01-{1 + number // 480:02} {number // 60 % 8 + 9:02}:{number % 60:02}"),
            )
            for number in range(offers)
        )
        example = workspace.negotiations.example_template()
        workspace.negotiations.create("", template=replace(example, sheets=(*example.sheets, Rows("offers", (), rows))))
    finally:
        workspace.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
