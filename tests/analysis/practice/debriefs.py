"""Practices of the worked example by script, and what is said of each at its end: `python -m tests.analysis.practice.debriefs`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from negotui.analysis.gaps import paragraph
from negotui.analysis.practice.counterpart import Act, Turn, reply
from negotui.analysis.practice.debrief import debrief
from negotui.analysis.practice.game import choice_of, practice_of
from negotui.analysis.practice.hidden import draw
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.shown import Shown
from negotui.domain.practice import Manner
from negotui.domain.references import read_changes
from negotui.export.markdown import markdown_of
from tests.analysis.book import context, northwind

GOLDEN = Path(__file__).parent / "golden"
FIRST = "base 132k; bonus 10k; remote 3; review 6; start in 13"
TALKS: dict[str, tuple[Manner, int, Sequence[str]]] = {
    "accepted-at-once": (Manner.FIRM, 3, (FIRST, "accept")),
    "agreed-after-small-steps": (
        Manner.EVEN,
        7,
        (FIRST, "base 128k", "bonus 5k", "remote 2", "base 124k", "base 120k", "accept"),
    ),
    "they-take-my-offer": (
        Manner.EAGER,
        5,
        (FIRST, "base 126k; bonus 5k; remote 2; review 9", "start in 9", "base 124k"),
    ),
    "one-thing-they-could-not-sign": (
        Manner.EVEN,
        5,
        (FIRST, "base 126k; bonus 5k; remote 2", "start in 9", "base 124k", "base 122k", *["base 120k"] * 4),
    ),
    "walked-away-too-soon": (Manner.EAGER, 5, (FIRST, "base 130k", "walk")),
    "never-moved": (Manner.MIRROR, 9, (FIRST,) * 9),
    "asked-for-too-little": (Manner.EVEN, 5, ("base 118k; bonus 5k; remote 2; review 9; start in 6",) * 8),
    "gave-on-the-wrong-issue": (
        Manner.FIRM,
        7,
        (FIRST, "base 128k; bonus 5k; remote 2; review 9", *["base 115k; start in 13"] * 3, *["start in 9"] * 4),
    ),
    "a-big-first-step": (
        Manner.STEPWISE,
        7,
        (FIRST, "base 124k; bonus 5k; remote 2; start in 9; review 9", "base 122k", "base 120k", "base 118k", "walk"),
    ),
    "said-nothing": (Manner.STEPWISE, 2, ("walk",)),
}
"""By name: who sits there, the seed, and my moves."""


def played(name: str) -> Shown:
    """A talk from the first move to its end."""
    manner, seed, moves = TALKS[name]
    here = context(northwind())
    game, guessed = practice_of(northwind(), here)
    settings = PracticeSettings(manner, 8, tactics=False, seed=seed)
    hidden = draw(game, guessed, settings)
    log: tuple[Turn, ...] = ()
    terms: dict[str, str] = {}
    for move in moves:
        if move == "walk":
            return Shown(game, hidden, settings, (*log, Turn(True, Act.WALK)), {})
        if move == "accept":
            return Shown(game, hidden, settings, (*log, Turn(True, Act.ACCEPT, log[-1].choice)), {})
        terms |= read_changes(move, here)
        log = (*log, Turn(True, Act.OFFER, choice_of(terms, game)))
        answer = reply(game, hidden, settings, log)
        log = (*log, answer.turn)
        if answer.act in {Act.ACCEPT, Act.WALK}:
            break
    if not log or log[-1].act not in {Act.ACCEPT, Act.WALK}:
        raise AssertionError(f"{name} isn’t over")
    return Shown(game, hidden, settings, log, {})


def text(name: str) -> str:
    """The debrief as Markdown, its verdict first."""
    panel = debrief(played(name))
    return markdown_of((paragraph(panel.sentence), *panel.blocks))


def main() -> None:
    """Writes them anew."""
    for name in TALKS:
        (GOLDEN / f"{name}.md").write_text(text(name), encoding="utf-8")


if __name__ == "__main__":
    main()
