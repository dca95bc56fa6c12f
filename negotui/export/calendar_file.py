"""Renders what has a day as a calendar (.ics), through a kept library: whole days, and times as clocks show them here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from negotui.domain.documents import Document
from negotui.domain.text import harmless, harmless_lines
from negotui.errors import NegotuiError

_HOUR = timedelta(hours=1)
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When something was last changed of which nobody knows; the time of writing would make another file each time."""


def render(document: Document) -> bytes:
    """The days of a document. Raises NegotuiError where it has none."""
    if not document.appointments:
        raise NegotuiError(
            "Nothing here has a day to come.", "Deadlines, promises and steps with a day go into a calendar."
        )
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//negotui//EN")
    calendar.add("version", "2.0")
    for one in document.appointments:
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", _changed(one.changed))
        event.add("summary", f"{'✓ ' * one.done}{harmless(one.title)}")
        if one.about:
            event.add("description", harmless_lines(one.about))
        event.add("dtstart", one.at)
        # A day without an end is a whole day; a time needs one, or programs show it as a moment.
        if isinstance(one.at, datetime):
            event.add("dtend", one.at + _HOUR)
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        if not one.done:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", harmless(one.title))
            alarm.add("trigger", timedelta(days=-1))
            event.add_component(alarm)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _changed(when: str) -> datetime:
    try:
        return datetime.fromisoformat(when).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return _NEVER
