"""The alternatives of the sheet as figures: each with what it would bring or cost, or with what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.alternatives.tied import is_gone, worth_of
from negotui.analysis.figures import amount, number, one_unit, show
from negotui.analysis.gaps import entry_link, gap, title_of
from negotui.analysis.optimal_search import ZERO, Prospect
from negotui.domain.blocks import Check
from negotui.domain.negotiation import Entry
from negotui.domain.sheets import ALTERNATIVES
from negotui.domain.text import listed, quoted
from negotui.domain.values import Context

READS = (ALTERNATIVES, ("what", "side", "worth", "chance", "cost"))
"""The sheet and fields that alternatives are priced by; issue, flow, if_not, terms and points are used where the guide has them."""

_AMOUNTS = ("worth", "cost", "if_not")
_NEEDED = {"worth": "what it would be worth", "chance": "how likely it is"}
_GET, _PAY = "I get", "I pay"
FLOWS = {_GET: False, _PAY: True}
"""The choices of `flow`, and whether the one whose alternative it is pays; on their side, I means them."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """An alternative that can be priced.

    entry: where it is written.  name: what it is called.  figure: what one gets or pays if it comes off.  chance: above 0, at
    most 1.  cost: of getting there, from 0.  if_not: what one gets or pays if it does not come off, None where the next one is
    tried.  unit: of its money, or empty.  free: whether no cost is written. What is certain, such as staying, often has none; what
    has to be tried has one, so that its value is then the most that it can be.
    pays: whether figure and if_not are paid, None where the entry does not say.
    """

    entry: Entry
    name: str
    figure: Fraction
    chance: Fraction
    cost: Fraction
    if_not: Fraction | None
    unit: str
    free: bool
    pays: bool | None

    def prospect(self, pays: bool) -> Prospect:
        """The alternative as value to whoever has it: what is paid is below 0."""
        sign = -1 if pays else 1
        left = None if self.if_not is None else sign * self.if_not
        return Prospect(sign * self.figure, self.chance, self.cost, left)


def priced(entries: Iterable[Entry], context: Context) -> tuple[tuple[Alternative, ...], tuple[Check, ...]]:
    """The alternatives that can be priced, in their order, and what the others lack."""
    found: list[Alternative] = []
    gaps: list[Check] = []
    for entry in entries:
        alternative = _priced(entry, context)
        if isinstance(alternative, Alternative):
            found.append(alternative)
        else:
            gaps.append(gap(title_of(entry, context), alternative, entry_link(entry, "worth", "chance")))
    return tuple(found), tuple(gaps)


def _priced(entry: Entry, context: Context) -> Alternative | str:
    """The alternative, or what keeps it from being priced."""
    if problem := _unreadable(entry):
        return problem
    if is_gone(entry, context):
        return "is a talk that ended without a deal, so it isn’t part of the plan"
    worth, chance, cost = worth_of(entry, context), number(entry, "chance"), amount(entry, "cost")
    if worth is None or chance is None:
        empty = [words for name, words in _NEEDED.items() if not entry.typed(name) and (name != "worth" or not worth)]
        return f"say {listed(empty)}"
    left = amount(entry, "if_not")
    if not 0 < chance <= 100:
        if chance == 0:
            return "has a chance of 0 %, so it isn’t part of the plan"
        return f"has a chance of {show(chance)} %: write one from 0 to 100"
    if cost and cost.value < 0:
        return "its cost has a minus: write what you would spend as a plain amount"
    unit = one_unit(figure.unit for figure in (worth, cost, left) if figure)
    if unit is None:
        return "has figures in different currencies: write them in one"
    return Alternative(
        entry,
        title_of(entry, context),
        worth.value,
        chance / 100,
        cost.value if cost else ZERO,
        left.value if left else None,
        unit,
        cost is None,
        FLOWS.get(entry.get("flow")),
    )


def _unreadable(entry: Entry) -> str:
    """What was typed and cannot be read, as the end of a sentence; empty where all can."""
    said = []
    for name in (*_AMOUNTS, "chance"):
        if entry.typed(name) and number(entry, name) is None:
            kind = "a percentage" if name == "chance" else "an amount"
            said.append(f"{quoted(entry.typed(name), 20)} isn’t {kind} I can read")
    if entry.typed("flow") and entry.get("flow") not in FLOWS:
        said.append(f"{quoted(entry.typed('flow'), 20)} is neither “{_GET}” nor “{_PAY}”")
    if entry.draft("issue"):
        said.append(f"{quoted(entry.draft('issue'), 20)} isn’t one of your issues")
    return " and ".join(said[:2])
