"""A promise as somebody says it: who, what, by when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from negotui.domain.dates import parse_date
from negotui.domain.text import clean, one_line
from negotui.errors import ValueRefused


class Pledge(NamedTuple):
    """A promise. who, what: in any words, or empty.  due: a canonical day, or empty."""

    who: str
    what: str
    due: str


def read_pledge(text: str, today: date) -> Pledge:
    """The promise in a line such as `Maja: send the draft by Friday`: a name and a colon first, `by` and a day last."""
    who, colon, rest = one_line(clean(text)).partition(":")
    if not colon:
        who, rest = "", who
    what, by, when = rest.rpartition(" by ")
    try:
        due = parse_date(when, today) if by else ""
    except ValueRefused:
        due = ""
    return Pledge(who.strip(), (what if due else rest).strip(), due)
