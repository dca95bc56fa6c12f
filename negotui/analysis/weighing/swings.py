"""The swings of a negotiation: each issue on its way from the worst figure on the table to the best, on the scale of packages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from negotui.analysis.figures import number as figure
from negotui.analysis.packages.gaps import named
from negotui.analysis.packages.model import Game, Issue, Option
from negotui.analysis.packages.reading import game_of
from negotui.analysis.untouched import spared
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ISSUES, OPTIONS
from negotui.domain.text import cut, folded, listed
from negotui.domain.values import Context

_LONGEST = 24
"""The most letters of a name in a question, so that it fits into the smallest screen."""
_BEHIND = " for "


@dataclass(frozen=True, slots=True)
class Swing:
    """An issue from its worst figure to its best.

    id: of its entry.  name: unlike all others.  options: at least two, worst for me first; their values run from 0 to 100.
    """

    id: str
    name: str
    options: tuple[Option, ...]

    @property
    def short(self) -> str:
        """Its name, short enough for a question."""
        return shortened(self.name)

    @property
    def range(self) -> str:
        """From where to where it goes, worst first."""
        return f"{shortened(self.options[0].name)} → {shortened(self.options[-1].name)}"


@dataclass(frozen=True, slots=True)
class Lack:
    """An issue that has no swing. id: of its entry.  name: what it is called.  needs: what it lacks, to stand behind `needs`."""

    id: str
    name: str
    needs: str


def swings_of(negotiation: Negotiation, context: Context) -> tuple[tuple[Swing, ...], tuple[Lack, ...]]:
    """The issues that have a swing, and those that have none, both by name and id: how they stand in their sheet has no say."""
    entries = sorted(negotiation.of(ISSUES), key=lambda entry: (folded(context.name(entry)), entry.id))
    # The scale of packages runs from worst to best only where there are weights: each counts the same for the moment.
    alike = [entry.put("weight", "1") for entry in entries]
    others = [entry for entry in negotiation.entries if entry.sheet != ISSUES]
    game = game_of(replace(negotiation, entries=(*alike, *others)), context)
    found = [_swing(issue) for issue in game.issues] if isinstance(game, Game) else []
    swings = {swing.id: swing for swing in found if swing.options[0].mine < swing.options[-1].mine}
    without = spared(negotiation)
    with_options = {option.get("issue") for option in negotiation.of(OPTIONS)}
    lacks = [
        Lack(entry.id, context.name(entry), _needs(entry, entry.id in with_options))
        for entry in entries
        if entry.id not in swings and entry.id not in without
    ]
    return tuple(swings[entry.id] for entry in entries if entry.id in swings), tuple(lacks)


def _swing(issue: Issue) -> Swing:
    """The issue with every option, my limit and my opening included where they lie beyond the list."""
    options = {option.id: option for option in (*issue.options, issue.limit, issue.opening) if option}
    ranked = sorted(options.values(), key=lambda option: (option.mine, folded(option.name), option.id))
    return Swing(issue.id, issue.name, tuple(ranked))


def _needs(entry: Entry, has_options: bool) -> str:
    """What is missing, or what is wrong with what is there."""
    if has_options:
        return "at least two options that differ in value to you"
    limit, aim = figure(entry, "limit"), figure(entry, "opening")
    if aim is None:
        aim = figure(entry, "target")
    wanted = [name for name, value in (("a limit", limit), ("an opening", aim)) if value is None]
    if wanted:
        return f"{listed(wanted)}, or options"
    return "an opening that is better than the limit"


def left_out(lacks: Iterable[Lack]) -> str:
    """Which issues cannot be weighed, and what they need, as sentences; empty where there are none."""
    by_need: dict[str, list[str]] = {}
    for lack in lacks:
        by_need.setdefault(lack.needs, []).append(shortened(lack.name))
    return " ".join(f"{named(names)} need{'s' * (len(names) == 1)} {needs}." for needs, names in by_need.items())


def note_of(weight: int, swing: Swing) -> str:
    """What an issue remembers of a weight: the weight and the range that it was given over."""
    return f"{weight}{_BEHIND}{swing.range}"


def changed_ranges(entries: Iterable[Entry], swings: Iterable[Swing]) -> dict[str, tuple[str, str]]:
    """The issues whose range is no longer the one that they were weighed over, by id: the range then, and now (empty: none).

    A weight that was typed over since then says nothing of a range, so that its issue is not among them.
    """
    now = {swing.id: swing.range for swing in swings}
    found = {}
    for entry in entries:
        weight, behind, then = entry.get("span").partition(_BEHIND)
        if behind and weight == entry.get("weight") and then != now.get(entry.id, ""):
            found[entry.id] = (then, now.get(entry.id, ""))
    return found


def shortened(text: str) -> str:
    """A name on one line, short enough for a question."""
    return cut(text, _LONGEST)
