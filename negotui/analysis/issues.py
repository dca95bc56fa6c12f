"""Issues as the analyses read them: figures of one unit, a direction, a share of 100. No direction and no weight is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from negotui.analysis.figures import amount, number, one_unit, show, show_between
from negotui.analysis.gaps import entry_link, gap, sheet_link, title_of, worry
from negotui.analysis.untouched import is_optional, left_out, untouched
from negotui.domain.amounts import amount_in
from negotui.domain.blocks import Check, Lane, Point, Role, Shape, Stretch
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ISSUES, OPTIONS
from negotui.domain.text import listed, one_line
from negotui.domain.values import Context

READS = (ISSUES, ("name", "unit", "better", "opening", "target", "limit", "weight"))
"""The sheet and fields that an issue is made of."""

WORDLESS = ("better", "opening", "target", "limit")
"""The fields of an issue that mean nothing where it is settled in words: its figures, and which way they are better."""
_MORE, _LESS = "more", "less"
_FIGURES = (Role.LIMIT, Role.TARGET, Role.OPENING)


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to be agreed.

    entry: where it is written.  name: what it is called.  counted: in what, in words.  unit: the currency or sign of its figures.
    more: whether more is better for me, None where that is not said.  opening, target, limit, step: exact, None where missing.
    weight: as it was written, from 0.  mixed: whether its figures are in several currencies, and so none of them can be used.
    worded: whether it is settled by options in words, so that nobody can be asked for figures.
    untouched: whether nothing is filled in for it yet.  cents: whether its figures are prices with cents.
    """

    entry: Entry
    name: str
    counted: str
    unit: str
    more: bool | None
    opening: Fraction | None
    target: Fraction | None
    limit: Fraction | None
    step: Fraction | None
    weight: Fraction | None
    mixed: bool = False
    worded: bool = False
    untouched: bool = False
    cents: bool = False

    def show(self, value: Fraction) -> str:
        """A figure of this issue for reading."""
        return show(value, self.unit, cents=self.cents)

    def between(self, one: Fraction, other: Fraction) -> str:
        """A stretch of this issue for reading."""
        return show_between(one, other, self.unit, self.cents)

    def gain(self, start: Fraction, end: Fraction) -> Fraction:
        """How much better for me the end is than the start, below 0 where it is worse. Only where the direction is known."""
        return end - start if self.more else start - end

    @property
    def figures(self) -> tuple[tuple[Role, Fraction], ...]:
        """Limit, target and opening, those that are there."""
        values = zip(_FIGURES, (self.limit, self.target, self.opening), strict=True)
        return tuple((role, value) for role, value in values if value is not None)

    def lane(self, label: str) -> Lane:
        """My side of its number line: from the limit to the target, with the opening beyond it."""
        stretches: tuple[Stretch, ...] = ()
        if self.limit is not None and self.target is not None:
            shown = self.between(self.limit, self.target)
            stretches = (Stretch(self.limit, self.target, Shape.MINE, shown, "limit to target"),)
        return Lane(label, stretches, tuple(Point(value, role, self.show(value)) for role, value in self.figures))


def issues_of(negotiation: Negotiation, context: Context) -> tuple[Issue, ...]:
    """Every issue in its order."""
    words, bare = worded(negotiation), untouched(negotiation)
    return tuple(
        replace(_issue(entry, context), worded=entry.id in words, untouched=entry.id in bare)
        for entry in negotiation.of(ISSUES)
    )


def begun(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """The issues that may be asked about: those that were begun; where none is, those that the deal needs, or else all."""
    return (
        tuple(one for one in issues if not one.untouched)
        or tuple(one for one in issues if not is_optional(one.entry))
        or tuple(issues)
    )


def waiting(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """The issues that wait beside those that were begun, without those that the deal can do without."""
    asked = begun(issues)
    return tuple(one for one in issues if one not in asked and not is_optional(one.entry))


def waiting_gap(issues: Sequence[Issue], context: Context) -> list[Check]:
    """That some issues wait, as one gap; nothing where none does."""
    names = [one.name for one in issues]
    return [gap("Issues", left_out(names), sheet_link(context.guide, ISSUES))] if names else []


def worded(negotiation: Negotiation) -> frozenset[str]:
    """The ids of issues without a figure of mine that have an option in words: `As it is`, where `2.20 m` would be a figure."""
    named = {
        one.get("issue") for one in negotiation.of(OPTIONS) if one.get("option") and not amount_in(one.get("option"))
    }
    return frozenset(
        entry.id
        for entry in negotiation.of(ISSUES)
        if entry.id in named and not any(entry.typed(role) for role in _FIGURES)
    )


def _issue(entry: Entry, context: Context) -> Issue:
    figures = {name: amount(entry, name) for name in ("opening", "target", "limit", "step")}
    unit = one_unit(figure.unit for figure in figures.values() if figure)
    values = {name: figure.value if figure and unit is not None else None for name, figure in figures.items()}
    weight, step = number(entry, "weight"), values["step"]
    return Issue(
        entry,
        title_of(entry, context),
        one_line(entry.typed("unit")),
        unit or "",
        {_MORE: True, _LESS: False}.get(entry.get("better")),
        values["opening"],
        values["target"],
        values["limit"],
        step if step is not None and step > 0 else None,
        weight if weight is not None and weight >= 0 else None,
        unit is None,
        cents=any(figure.cents for figure in figures.values() if figure),
    )


def shares(issues: Iterable[Issue]) -> dict[str, Fraction]:
    """Each issue's part of all weights, exact and from 0 to 1, by id; empty where no issue weighs anything."""
    weights = {issue.entry.id: issue.weight for issue in issues if issue.weight is not None}
    total = sum(weights.values(), Fraction(0))
    return {id: weight / total for id, weight in weights.items()} if total else {}


def lacks(issue: Issue, *fields: str) -> list[Check]:
    """What an issue has not, of these fields, as one gap: no figure, or one that cannot be read."""
    if issue.mixed:
        return [gap(issue.name, "has figures in more than one currency: write them in one", entry_link(issue.entry))]
    values = {"better": issue.more, "weight": issue.weight, "step": issue.step}
    values |= {"opening": issue.opening, "target": issue.target, "limit": issue.limit}
    absent = [field for field in fields if values[field] is None and not (issue.worded and field in WORDLESS)]
    empty = [field for field in absent if not issue.entry.typed(field)]
    unclear = [field for field in absent if issue.entry.typed(field)]
    figures = [field for field in empty if field != "better"]
    said = [f"no {listed(figures, 'or')} yet"] if figures else []
    said += ["say whether more or less is better"] if "better" in empty else []
    said += [f"I can’t read its {listed(unclear)}"] if unclear else []
    return [gap(issue.name, "; ".join(said), entry_link(issue.entry, *absent))] if said else []


def disorders(issues: Sequence[Issue]) -> list[Check]:
    """Where opening, target and limit of an issue do not run from the best for me to the worst."""
    found = []
    for issue in issues:
        for better, worse in ((Role.TARGET, Role.LIMIT), (Role.OPENING, Role.TARGET), (Role.OPENING, Role.LIMIT)):
            values = dict(issue.figures)
            if issue.more is None or better not in values or worse not in values:
                continue
            if issue.gain(values[worse], values[better]) < 0:
                figures = f"the {better}, {issue.show(values[better])}, is worse for you than the {worse}"
                found.append(worry(issue.name, f"{figures}, {issue.show(values[worse])}", entry_link(issue.entry)))
                break
    return found
