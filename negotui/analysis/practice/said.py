"""An offer as somebody says it across a table: `base salary 110,000 a year, 3 remote days a week and start date in 5 weeks`.

Names and options are what the user typed for a list. In a sentence they lose their capital letter unless they name somebody or
something, a figure gets its unit, and what is mine is yours when they say it. What does not fit into a sentence follows a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Issue
from negotui.domain.amounts import parse_amount
from negotui.domain.text import listed, one_line
from negotui.errors import ValueRefused

_MOST_UNIT = 30
"""A longer unit is an explanation, which nobody says with every figure."""
_PLAIN = re.compile(r"[A-Z](?=[a-z][a-z’'-]*(?:[\s,;:.?!/]|$))|A(?=\s)")
"""The capital letter of an ordinary word: `Base`, and neither `IT` nor `I`."""
_WORD = re.compile(r"[^\W\d_]+")
_PROPER = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|christmas|easter"
)
_MINE = {"my": "your", "mine": "yours", "My": "Your", "Mine": "Yours"}
_MY = re.compile(rf"\b(?:{'|'.join(_MINE)})\b")
_FITS = re.compile(
    r"(?:after|as|at|before|by|every|for|from|in|no|on|till|to|until|up to|with|within|without) [^,;:.]+"
)
"""Words that go on a sentence: `start date in 5 weeks`."""
_COUNTED = re.compile(r"(?:hour|day|night|evening|weekend|week|month|year|visit|room|seat)s")
"""Of these one says the figure first: `3 remote days`."""
_COMMA = re.compile(r",(?!\d)|;|:")


class Words:
    """How the issues and options of a game are called in a sentence. counted: the units of the issues by their ids, as typed."""

    def __init__(self, game: Game, counted: Mapping[str, str] | None = None) -> None:
        self._game, self._counted = game, counted or {}
        self._names = frozenset(_names_in(game))

    def issue(self, number: int) -> str:
        """The name of an issue."""
        return self._inside(self._game.issues[number].name)

    def figure(self, number: int, option: int) -> str:
        """An option of an issue: a figure with its unit, or words."""
        issue = self._game.issues[number]
        name = issue.options[option].name
        return f"{name} {self._unit(issue, name)}".strip() if _is_figure(name) else self._inside(name)

    def offer(self, choice: Choice, only: Sequence[int] | None = None) -> str:
        """A package, or what it says on some issues. only: their numbers, None for all."""
        parts = [self._part(at, option) for at, option in enumerate(choice) if only is None or at in only]
        return "; ".join(parts) if any(_COMMA.search(part) for part in parts) else listed(parts)

    def _part(self, number: int, option: int) -> str:
        issue, figure = self.issue(number), self.figure(number, option)
        name = self._game.issues[number].options[option].name
        if not _is_figure(name):
            return f"{issue} {figure}" if _FITS.fullmatch(figure) else f"{issue}: {figure}"
        counted = issue.rpartition(" ")[2]
        if _COUNTED.fullmatch(counted) and name.isdecimal():
            unit = figure.removeprefix(f"{name} {_one(counted) if name == '1' else counted}").removeprefix(name).strip()
            return f"{name} {_one(issue) if name == '1' else issue} {unit}".strip()
        return f"{issue} {figure}"

    def _unit(self, issue: Issue, figure: str) -> str:
        unit = one_line(self._counted.get(issue.id, ""))
        if len(unit) > _MOST_UNIT or (unit and unit in figure):
            return ""
        first, blank, rest = unit.partition(" ")
        if figure == "0" and not _COUNTED.fullmatch(first):
            return ""  # nothing once, or nothing a year, is nothing
        return f"{_one(first) if figure == '1' else first}{blank}{rest}"

    def _inside(self, name: str) -> str:
        """A name as it stands within a sentence of theirs."""
        name = _MY.sub(lambda word: _MINE[word[0]], name)
        if _PLAIN.match(name) is None:
            return name
        first = _WORD.findall(name)[0].casefold()
        is_name = first in self._names or _PROPER.fullmatch(first)
        return name if is_name else f"{name[0].lower()}{name[1:]}"


def _names_in(game: Game) -> Iterator[str]:
    """Words that somebody wrote with a capital letter in the middle of a name: they keep it everywhere."""
    for issue in game.issues:
        for text in (issue.name, *(option.name for option in issue.options)):
            yield from (word.casefold() for word in _WORD.findall(text)[1:] if word[0].isupper() and len(word) > 1)


def _is_figure(name: str) -> bool:
    try:
        return bool(parse_amount(name))
    except ValueRefused:
        return False


def _one(many: str) -> str:
    """`day` for `days`; what isn’t counted so stays."""
    return many.removesuffix("s") if _COUNTED.fullmatch(many.rpartition(" ")[2]) else many
