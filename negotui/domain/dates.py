"""Days as people write them. The caller passes in today's date; no clock is read here."""

from __future__ import annotations

import re
from datetime import date, timedelta

from negotui.errors import ValueRefused

MAX_DATE = 200
"""The most letters of a day or a time. More are a paste by mistake, and looking through them takes seconds."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORDS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_UNITS = {"day": 1, "week": 7}
_HOW = "Write it like 27 Nov 2026, 2026-11-27, Friday or in 3 days."

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:[./-](\d{4}|\d{2})?)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?([a-z]{3,9})\.?,?\s*(\d{4})?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})?")
_AHEAD = re.compile(r"in\s+(\d{1,4}|an?)\s+(day|week)s?|\+(\d{1,4})")
_AGO = re.compile(r"(\d{1,4}|an?)\s+(day|week)s?\s+ago|[-−](\d{1,4})")


def parse_date(text: str, today: date) -> str:
    """The day in ISO 8601. A day without a year is the nearest one. Raises ValueRefused with an example of what to write."""
    found = _read(" ".join(text.casefold().split()), today) if len(text) <= MAX_DATE else None
    if found is None:
        raise ValueRefused(f"“{text.strip()[:40]}” is not a day.", _HOW)
    return found.isoformat()


def _read(text: str, today: date) -> date | None:
    weekday, rest = _weekday(text)
    if weekday is not None and not rest and text.startswith("next "):
        near = (weekday - today.weekday() - 1) % 7 + 1
        days = [show_date(_days_on(today, ahead).isoformat(), today) for ahead in (near, near + 7)]
        raise ValueRefused(f"“{text}” could be {days[0]} or {days[1]}.", f"Write {days[0]} or {days[1]}.")
    if weekday is not None and not rest:
        return _days_on(today, (weekday - today.weekday() - 1) % 7 + 1)
    return _relative(rest, today) or _calendar(rest, today)


def _weekday(text: str) -> tuple[int | None, str]:
    """A weekday at the start, and the rest of the text; where the two disagree, the rest decides."""
    first, _, rest = text.removeprefix("next ").removeprefix("on ").partition(" ")
    name = first.rstrip(",.")
    if len(name) >= 3 and any(
        full.startswith(name) for full in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    ):
        return _DAYS.index(name[:3]), rest
    return None, text


def _relative(text: str, today: date) -> date | None:
    if text in _WORDS:
        return _days_on(today, _WORDS[text])
    for pattern, way in ((_AHEAD, 1), (_AGO, -1)):
        if match := pattern.fullmatch(text):
            count = match[1] or match[3]
            days = (1 if count.startswith("a") else int(count)) * _UNITS[match[2] or "day"]
            return _days_on(today, way * days)
    return None


def _days_on(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as problem:
        raise ValueRefused("That day is outside the calendar.", _HOW) from problem


def _calendar(text: str, today: date) -> date | None:
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _FIGURES.fullmatch(text):
        first, mark, second, year = int(match[1]), match[2], int(match[3]), match[4]
        day, month = _order(first, second, text) if mark != "." else (first, second)
        return _with_year(day, month, year, today)
    if (match := _DAY_MONTH.fullmatch(text)) and (month := _month(match[2])):
        return _with_year(int(match[1]), month, match[3], today)
    if (match := _MONTH_DAY.fullmatch(text)) and (month := _month(match[1])):
        return _with_year(int(match[2]), month, match[3], today)
    return None


def _month(name: str) -> int:
    full = (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    )
    return next((number for number, month in enumerate(full, 1) if month.startswith(name)), 0)


def _order(first: int, second: int, text: str) -> tuple[int, int]:
    """Day and month of 27/11 or 11/27. Refuses 3/4, which half the world reads the other way."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    names = [f"{day} {_MONTHS[month - 1].capitalize()}" for day, month in ((first, second), (second, first))]
    raise ValueRefused(f"“{text}” could be {names[0]} or {names[1]}.", f"Write {names[0]} or {names[1]}.")


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = [_day(today.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((one for one in near if one), key=lambda one: abs((one - today).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def show_date(canonical: str, today: date | None = None) -> str:
    """A day for reading: `Fri 27 Nov`, or `27 Nov 2027` in another year, or `Fri 27 Nov 2026` if `today` is None."""
    day = date.fromisoformat(canonical)
    text = f"{day.day} {_MONTHS[day.month - 1].capitalize()}"
    weekday = _DAYS[day.weekday()].capitalize()
    if today is None:
        return f"{weekday} {text} {day.year}"
    return f"{weekday} {text}" if day.year == today.year else f"{text} {day.year}"
