"""Times as people write them: a day, a time of day, or both."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.times import moment_of, parse_time, show_time
from negotui.errors import ValueRefused

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 32)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("14:30", "2026-11-23T14:30"),
        ("9.05", "2026-11-23T09:05"),
        ("2 pm", "2026-11-23T14:00"),
        ("2:15pm", "2026-11-23T14:15"),
        ("12 am", "2026-11-23T00:00"),
        ("12 p.m.", "2026-11-23T12:00"),
        ("noon", "2026-11-23T12:00"),
        ("Friday noon", "2026-11-27T12:00"),
        ("Friday at 14:30", "2026-11-27T14:30"),
        ("27 Nov 14:30", "2026-11-27T14:30"),
        ("27 Nov, 2 pm", "2026-11-27T14:00"),
        ("27.11. 14:30", "2026-11-27T14:30"),
        ("2026-11-27 14:30", "2026-11-27T14:30"),
        ("2026-11-27T14:30", "2026-11-27T14:30"),
        ("14:30 on Friday", "2026-11-27T14:30"),
        ("14:30, 27 Nov", "2026-11-27T14:30"),
        ("14:30 2026-11-27,", "2026-11-27T14:30"),
        # What could be a time of day as well is the day where a time stands before it.
        ("14:30 9.12", "2026-12-09T14:30"),
        ("14:30 27.11", "2026-11-27T14:30"),
        ("14:30, 27.11.", "2026-11-27T14:30"),
        ("1 am", "2026-11-23T01:00"),
        ("1 pm", "2026-11-23T13:00"),
        ("yesterday 10:00", "2026-11-22T10:00"),
        ("tomorrow", "2026-11-24"),
        ("Friday", "2026-11-27"),
        ("now", "2026-11-23T14:32"),
        ("10 minutes ago", "2026-11-23T14:22"),
        ("an hour ago", "2026-11-23T13:32"),
        ("in 2 hours", "2026-11-23T16:32"),
    ],
)
def test_what_people_write(text: str, canonical: str) -> None:
    assert parse_time(text, TODAY, NOW) == canonical


@pytest.mark.parametrize("text", ["25:00", "14:60", "13 pm", "soon", "3/4 14:00", "half past", "14:30 or 15:00", "now"])
def test_what_is_no_time_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(ValueRefused) as problem:
        parse_time(text, TODAY)
    assert problem.value.hint


HOW = "Write it like 14:30, Friday 14:30, 27 Nov 2 pm, 10 minutes ago or now."


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("soon", "“soon” is not a time.", HOW),
        ("25:00", "“25:00” is not a time of day.", HOW),
        ("14:30 at 25:00", "“14:30 at 25:00” is not a time of day.", HOW),
        ("13 pm", "“13 pm” is not a time of day.", HOW),
        ("3/4", "“3/4” could be 3 Apr or 4 Mar.", "Write 3 Apr or 4 Mar."),
        ("3/4 14:00", "“3/4” could be 3 Apr or 4 Mar.", "Write 3 Apr or 4 Mar."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_would_be_right(text: str, message: str, hint: str) -> None:
    with pytest.raises(ValueRefused) as problem:
        parse_time(text, TODAY)
    assert (problem.value.message, problem.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "hint"),
    [("14:33", "Write when it was; it is 14:32 now."), ("tomorrow", "Write when it was.")],
)
def test_what_is_still_to_come_is_told_what_time_it_is(text: str, hint: str) -> None:
    with pytest.raises(ValueRefused) as problem:
        parse_time(text, TODAY, NOW, past=True)
    assert problem.value.hint == hint


@pytest.mark.parametrize("text", ["14:33", "tomorrow", "in 5 minutes", "Friday noon"])
def test_what_is_still_to_come_is_refused_where_it_must_be_over(text: str) -> None:
    parse_time(text, TODAY, NOW)
    with pytest.raises(ValueRefused, match="still to come"):
        parse_time(text, TODAY, NOW, past=True)


def test_what_is_over_is_not_refused() -> None:
    assert parse_time("14:32", TODAY, NOW, past=True) == "2026-11-23T14:32"
    assert parse_time("today", TODAY, NOW, past=True) == "2026-11-23"
    assert parse_time("23:59", TODAY, None, past=True) == "2026-11-23T23:59"


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))
def test_a_canonical_time_typed_again_is_the_same(moment: datetime) -> None:
    canonical = moment.isoformat(timespec="minutes")
    assert parse_time(canonical.replace("T", " "), TODAY, NOW) == canonical
    assert parse_time(show_time(canonical), TODAY, NOW) == canonical
    assert moment_of(canonical) == moment.replace(second=0, microsecond=0)


def test_how_times_are_shown() -> None:
    assert show_time("2026-11-23T14:30", TODAY) == "14:30"
    assert show_time("2026-11-27T14:30", TODAY) == "Fri 27 Nov 14:30"
    assert show_time("2026-11-27", TODAY) == "Fri 27 Nov"
    assert show_time("2027-01-02", TODAY) == "2 Jan 2027"
    assert moment_of("soon") is None
