"""Packages that take longer than a repaint: `python -m benchmarks.conflict make NAME FILE` writes one of GAMES to a file.

`python -m benchmarks.conflict measure FILE` prints what the screen itself does for each of its panels and for its table, in
milliseconds, one number a line: all of the work where it is short, and only its beginning where a thread does the rest.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from negotui.config import find_places, open_workspace
from negotui.domain.negotiation import Negotiation
from negotui.domain.workbooks import Rows, Template
from negotui.services.analysis import Analysis
from negotui.services.talk import Talk
from negotui.services.task import Task

Result = TypeVar("Result")
_NAME, _OFFERS = "Pure conflict", 3


def _price(name: str, steps: int, weights: tuple[int, int] = (1, 1)) -> tuple[Rows, Rows]:
    """A figure in so many steps that one side wants high and the other low. weights: mine and theirs."""
    issue = {"name": name, "better": "more", "limit": "0", "target": str(steps), "step": "1", "weight": str(weights[0])}
    limit = {"issue": name, "target": "0", "likely": str(steps), "weight": str(weights[1])}
    return Rows("issues", (), (tuple(issue.items()),)), Rows("limits", (), (tuple(limit.items()),))


def _choices(name: str, count: int) -> tuple[Rows, Rows, Rows]:
    """A list on which what is better for one side is as much worse for the other."""
    options = [
        {"option": f"{name} {chr(65 + at)}", "issue": name, "mine": str(20 * at), "theirs": str(100 - 20 * at)}
        for at in range(count)
    ]
    issue, limit = {"name": name, "weight": "1"}, {"issue": name, "weight": "1"}
    return (
        Rows("issues", (), (tuple(issue.items()),)),
        Rows("options", (), tuple(tuple(one.items()) for one in options)),
        Rows("limits", (), (tuple(limit.items()),)),
    )


GAMES = {
    "price": _price("Price", 2_000),
    "lists": (*_price("Price", 2_000), *_choices("Delivery", 6), *_choices("Warranty", 6)),
    "ranges": (*_price("Price", 1_000, (51, 30)), *_price("Volume", 1_000, (29, 33)), *_price("Term", 1_000, (20, 37))),
}
"""One price, a price with two lists of six, three ranges: each of a fine step and of opposite interests throughout."""


def make(name: str, path: Path) -> None:
    """A file with one of GAMES and a few offers."""
    first = GAMES[name][0].rows[0][0][1]
    offers = tuple(
        (("name", f"offer {at}"), ("side", ("mine", "theirs")[at % 2]), ("terms", f"{first} = {900 - at}"))
        for at in range(_OFFERS)
    )
    workspace = open_workspace(find_places(path))
    try:
        template = Template("bench", "bench", (), (("title", _NAME),), (*GAMES[name], Rows("offers", (), offers)))
        made = workspace.negotiations.create("", template=template)
        if any(entry.drafts for entry in made.entries):
            raise SystemExit("The guide has changed: make the sheets of benchmarks/conflict.py fit it.")
    finally:
        workspace.close()


def measure(path: Path) -> None:
    """What is left to the screen for the table and each section of a file made here: with nothing worked out yet, then with all."""
    workspace = open_workspace(find_places(path))
    try:
        negotiation = workspace.lookup.negotiation(workspace.library.summaries()[0].id)
        analysis, talk = workspace.analysis, workspace.talk
        sections = [section.id for section in workspace.guide(negotiation.guide).all_sections]
        for _ in range(2):
            _time(partial(_begin_board, talk, negotiation))
            for section in sections:
                _time(partial(_begin_panel, analysis, negotiation, section))
            for section in ("win-win", *sections):
                analysis.panel(negotiation, section)
            board = talk.board(negotiation)
        for score in board.scores:
            _time(partial(talk.meaning, negotiation, board, score.offer.entry, hidden=False))
    finally:
        workspace.close()


def _begin_panel(analysis: Analysis, negotiation: Negotiation, section: str) -> None:
    _begin(analysis.task(negotiation, section))


def _begin_board(talk: Talk, negotiation: Negotiation) -> None:
    _begin(talk.board_task(negotiation))
    talk.unscored(negotiation)


def _begin(task: Task[Result]) -> None:
    """What the screen does with a task itself: all of it where it is short, else no more than that."""
    if not task.is_long:
        task.work()


def _time(work: Callable[[], object]) -> None:
    begun = perf_counter()
    work()
    print((perf_counter() - begun) * 1000)


if __name__ == "__main__":
    what, *argv = sys.argv[1:]
    if what == "make":
        make(argv[0], Path(argv[1]))
    else:
        measure(Path(argv[0]))
