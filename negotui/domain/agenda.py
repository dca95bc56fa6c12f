"""What is due: promises, steps and deadlines of all negotiations, by day.

Named tuples and no guide, as in summaries.py.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

WEEK = 7
"""The days that NEAR covers, today not counted."""


class Nearness(StrEnum):
    """How near something is, in the order of the agenda. The values are its headings."""

    OVERDUE = "Overdue"
    TODAY = "Today"
    NEAR = "In the next 7 days"
    LATER = "Later"
    UNDATED = "Without a day"


class DueItem(NamedTuple):
    """One line of the agenda.

    entry: the id of the entry; for a negotiation's own deadline that of the negotiation.  negotiation: its id.
    title, counterpart: of the negotiation.  kind: promise, step, next step, deadline, last day or offer lapses.
    what: what is to be done, or what ends.  more: who does it, or for whom or what; may be empty.
    when: a day or a time, ISO 8601, or empty.  markable: whether it can be marked done.
    example: whether it belongs to the worked example.
    """

    entry: str
    negotiation: str
    title: str
    counterpart: str
    kind: str
    what: str
    more: str
    when: str
    markable: bool
    example: bool = False

    @property
    def day(self) -> date | None:
        """The day; None if there is none, or what another program wrote there is none."""
        try:
            return date.fromisoformat(self.when[:10])
        except ValueError:
            return None

    def span(self, today: date) -> Nearness:
        """How near it is."""
        day = self.day
        if day is None:
            return Nearness.UNDATED
        if day < today:
            return Nearness.OVERDUE
        if day == today:
            return Nearness.TODAY
        return Nearness.NEAR if day <= today + timedelta(days=WEEK) else Nearness.LATER


def by_span(items: tuple[DueItem, ...], today: date) -> dict[Nearness, tuple[DueItem, ...]]:
    """The items under each heading that has any, in the order of the headings, each by day and then as they stand."""
    dated = sorted(items, key=lambda one: (one.day or date.max, one.when))
    found = {span: tuple(one for one in dated if one.span(today) is span) for span in Nearness}
    return {span: ones for span, ones in found.items() if ones}
