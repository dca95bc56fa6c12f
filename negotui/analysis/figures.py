"""Figures as the entries hold them: exact, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from negotui.domain.amounts import is_price, plain_decimal, show_amount
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry
from negotui.domain.values import Context

# A field may have had another type once, so that any text can stand in it; what is longer is no figure of a negotiation.
_FIGURE = re.compile(r"(-?[0-9]{1,40}(?:\.[0-9]{1,40})?)(?: (\S{1,4}))?")
_WHOLE = re.compile(r"-?[0-9]{1,3}")
_MINE, _THEIRS, _ = SIDES


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure. value: exact.  unit: the currency or sign it was written with, or empty.  cents: whether it has two decimals."""

    value: Fraction
    unit: str = ""
    cents: bool = False


def amount(entry: Entry, name: str) -> Amount | None:
    """The figure in a field; None where there is none that can be read."""
    return _amount(entry.get(name))


@lru_cache(maxsize=4096)
def _amount(text: str) -> Amount | None:
    """The figure that a text is: the same few figures are read again and again, by every analysis of a negotiation."""
    match = _FIGURE.fullmatch(text)
    return Amount(Fraction(match[1]), match[2] or "", is_price(match[1])) if match else None


def number(entry: Entry, name: str) -> Fraction | None:
    """The figure in a field without its unit; None where there is none that can be read."""
    found = amount(entry, name)
    return found.value if found else None


def scale(entry: Entry, name: str) -> int | None:
    """The whole number in a field; None where there is none that can be read."""
    text = entry.get(name)
    return int(text) if _WHOLE.fullmatch(text) else None


def day(entry: Entry, name: str) -> date | None:
    """The day in a field; None where there is none that can be read."""
    try:
        return date.fromisoformat(entry.get(name))
    except ValueError:
        return None


def linked(entry: Entry, name: str, sheet: str, context: Context) -> Entry | None:
    """The entry of that sheet that a link leads to; None where it names none or one that is gone."""
    found = context.entry(entry.get(name))
    return found if found and found.sheet == sheet else None


def of_mine(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of my side; an entry that says nothing of it is mine, as it stands among mine."""
    return tuple(entry for entry in entries if entry.get("side") in {_MINE, ""})


def of_theirs(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of the other side."""
    return tuple(entry for entry in entries if entry.get("side") == _THEIRS)


def one_unit(units: Iterable[str]) -> str | None:
    """The one unit that figures are in, a figure without any going with the others; None where there are several."""
    named = {unit for unit in units if unit}
    return None if len(named) > 1 else next(iter(named), "")


def show(value: Fraction, unit: str = "", places: int = 2, cents: bool = False) -> str:
    """An exact figure for reading with its unit; a tilde before it where places were cut. cents: always with two decimals."""
    scaled = value * 10**places
    written = Decimal(f"{round(scaled)}E-{places}")
    rounded = f"{written:.2f}" if cents and written else plain_decimal(written)
    return ("" if scaled.denominator == 1 else "~") + show_amount(f"{rounded} {unit}".strip())


def show_percent(share: Fraction, places: int = 1) -> str:
    """A share as a percentage: 17/25 is `68 %`."""
    return show(share * 100, "%", places)


def show_between(one: Fraction, other: Fraction, unit: str = "", cents: bool = False) -> str:
    """A stretch from the smaller to the larger figure: `102,000 to 112,000`, or the one figure where they are the same."""
    low, high = sorted((one, other))
    ends = [show(end, unit, cents=cents) for end in (low, high)]
    return ends[0] if low == high else " to ".join(ends)
