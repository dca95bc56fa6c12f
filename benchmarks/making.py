"""Files to measure with: `python -m benchmarks.making FILE NEGOTIATIONS`. Must not write but through a Workspace."""

from __future__ import annotations

import sys
from pathlib import Path

from negotui.config import find_places, open_workspace
from negotui.domain.workbooks import Rows, Template

ENTRIES = 60
_SIDES = ("mine", "theirs")
_SOURCES = ("expertise", "time", "alternatives", "authority")


def template(number: int) -> Template:
    """A workbook of 60 entries, with all that the analyses read filled in.  number: what makes its texts its own."""
    details = (
        ("title", f"Negotiation {number:04}"),
        ("counterpart", f"Party {number % 97}"),
        ("deadline", "in 9 days"),
    )
    return Template("bench", "bench", (), details, tuple(_sheets(number)))


def _sheets(number: int) -> list[Rows]:
    def rows(sheet: str, count: int, **texts: str) -> Rows:
        return Rows(
            sheet,
            (),
            tuple(
                tuple(
                    (name, text.format(at=at, number=number, side=_SIDES[at % 2], source=_SOURCES[at % 4]))
                    for name, text in texts.items()
                )
                for at in range(1, count + 1)
            ),
        )

    said = "What was said in the talk of week {at} about delivery, price and who would sign what by when."
    return [
        rows(
            "leverage",
            10,
            what="Source {at} of {number}",
            side="{side}",
            source="{source}",
            strength="3",
            evidence=said,
        ),
        rows("interests", 10, what="Interest {at} of {number}", side="{side}", why=said, importance="4"),
        rows("issues", 6, name="Issue {at}", better="more", opening="90", target="80", limit="50", weight="15"),
        rows("facts", 8, claim="Fact {at} of {number}", source="A report, page {at}", confidence="4", figure="7{at}"),
        rows("people", 6, name="Person {at}", role="Buyer", side="{side}", influence="3", cares=said),
        rows("alternatives", 5, what="Alternative {at}", side="{side}", worth="4{at}00", chance="50", cost="100"),
        rows("messages", 5, words="Message {at} of {number}", moment="opening"),
        rows("questions", 5, question="Question {at} of {number}?"),
        rows("notes", 5, text=said, section="interests"),
    ]


def make(path: Path, count: int) -> None:
    """A file of that many negotiations."""
    workspace = open_workspace(find_places(path))
    try:
        for number in range(1, count + 1):
            made = workspace.negotiations.create("", template=template(number))
            if len(made.entries) != ENTRIES or any(entry.drafts for entry in made.entries):
                raise SystemExit("The guide has changed: make the sheets of benchmarks/making.py fit it.")
    finally:
        workspace.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
