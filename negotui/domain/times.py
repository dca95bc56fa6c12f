"""Times as people write them: a day, a time of day, or both. The caller passes in the time; no clock is read here.

A canonical time is local: `2026-11-27T14:30`, or `2026-11-27` where the time of day does not matter.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from negotui.domain.dates import MAX_DATE, parse_date, show_date
from negotui.domain.text import quoted
from negotui.errors import ValueRefused

_HOW = "Write it like 14:30, Friday 14:30, 27 Nov 2 pm, 10 minutes ago or now."
_CLOCK = r"(?:(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})\s*(?P<half>[ap])?\.?(?:m\.?)?|(?P<hour12>\d{1,2})\s*(?P<half12>[ap])\.?m\.?)"
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_LAST = re.compile(rf"(?P<day>.*?)[\s,]*\b(?:at\s+)?(?:{_CLOCK}|(?P<word>noon|midday|midnight))$", re.IGNORECASE)
_FIRST = re.compile(
    rf"(?:at\s+)?(?:{_CLOCK}|(?P<word>noon|midday|midnight))\s*(?:,|on\s|\s)\s*(?P<day>.+)", re.IGNORECASE
)
_AHEAD = re.compile(r"in\s+(\d{1,4}|an?)\s+(minute|min|hour)s?")
_AGO = re.compile(r"(\d{1,4}|an?)\s+(minute|min|hour)s?\s+ago")
_ISO_MARK = re.compile(r"(?<=\d)T(?=\d)")
_MINUTES = {"min": 1, "minute": 1, "hour": 60}


def parse_time(text: str, today: date, now: datetime | None = None, past: bool = False) -> str:
    """The canonical form of a day, a time of day or both; a time alone is today's. Raises ValueRefused with an example.

    now: the local time, for `now` and `in 2 hours`; None if unknown.  past: whether a time in the future is refused.
    """
    if len(text) > MAX_DATE:
        raise ValueRefused(f"{quoted(text)} is not a time.", _HOW)
    found = _read(_ISO_MARK.sub(" ", text.strip()), today, now)
    if past and found[:10] > today.isoformat():
        raise ValueRefused(f"{quoted(text)} is still to come.", "Write when it was.")
    if past and now is not None and len(found) > 10 and datetime.fromisoformat(found) > now:
        hint = f"Write when it was; it is {now:%H:%M} now."
        raise ValueRefused(f"{quoted(text)} is still to come.", hint)
    return found


def _read(text: str, today: date, now: datetime | None) -> str:
    if now is not None and (moment := _relative(" ".join(text.casefold().split()), now)):
        return moment.isoformat(timespec="minutes")
    refused: ValueRefused | None = None
    for pattern in (_LAST, _FIRST):
        if match := pattern.fullmatch(text):
            day = match["day"].strip().removesuffix(",")
            try:
                clock = _clock(match, text)
                return f"{parse_date(day, today) if day else today.isoformat()}T{clock:%H:%M}"
            except ValueRefused as problem:
                refused = refused or problem  # `14:30 27.11.`: what ends like a time of day may be the day
    if refused is not None:
        raise refused
    try:
        return parse_date(text, today)
    except ValueRefused as problem:
        if "could be" in problem.message:
            raise
        raise ValueRefused(f"{quoted(text)} is not a time.", _HOW) from problem


def _relative(text: str, now: datetime) -> datetime | None:
    if text == "now":
        return now
    for pattern, way in ((_AHEAD, 1), (_AGO, -1)):
        if match := pattern.fullmatch(text):
            count = 1 if match[1].startswith("a") else int(match[1])
            try:
                return now + timedelta(minutes=way * count * _MINUTES[match[2]])
            except OverflowError as problem:
                raise ValueRefused("That time is outside the calendar.", _HOW) from problem
    return None


def _clock(match: re.Match[str], text: str) -> time:
    if match["word"]:
        return _WORDS[match["word"].casefold()]
    hour, half = int(match["hour"] or match["hour12"]), (match["half"] or match["half12"] or "").casefold()
    if half:
        hour = hour % 12 + 12 * (half == "p") if 1 <= hour <= 12 else 24
    minute = int(match["minute"] or 0)
    if hour > 23 or minute > 59:
        raise ValueRefused(f"{quoted(text)} is not a time of day.", _HOW)
    return time(hour, minute)


def show_time(canonical: str, today: date | None = None) -> str:
    """A time for reading: `14:30` today, else `Fri 27 Nov 14:30`; a day alone as days are shown."""
    day, _, clock = canonical.partition("T")
    if not clock:
        return show_date(day, today)
    time.fromisoformat(clock)
    return clock if today is not None and day == today.isoformat() else f"{show_date(day, today)} {clock}"


def moment_of(canonical: str) -> datetime | None:
    """A canonical time as a datetime, a day alone as its midnight; None if the text is not a time."""
    try:
        return datetime.fromisoformat(canonical)
    except ValueError:
        return None
