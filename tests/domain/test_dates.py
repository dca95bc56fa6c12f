"""Days as people write them."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.dates import parse_date, show_date
from negotui.errors import ValueRefused
from tests.hostile import HOSTILE_TEXTS, texts

# A Friday.
TODAY = date(2026, 11, 20)

READ = [
    ("2026-11-27", "2026-11-27"),
    ("2026/11/27", "2026-11-27"),
    ("2026.11.27", "2026-11-27"),
    ("2026-1-2", "2026-01-02"),
    ("27 Nov 2026", "2026-11-27"),
    ("27 Nov", "2026-11-27"),
    ("27 november", "2026-11-27"),
    ("27. Nov.", "2026-11-27"),
    ("27th November 2026", "2026-11-27"),
    ("27th of November", "2026-11-27"),
    ("1st of Dec", "2026-12-01"),
    ("2nd dec", "2026-12-02"),
    ("3rd sept 2027", "2027-09-03"),
    ("Nov 27", "2026-11-27"),
    ("November 27, 2026", "2026-11-27"),
    ("Nov 27th", "2026-11-27"),
    ("Nov 27th, 2028", "2028-11-27"),
    ("27.11.2026", "2026-11-27"),
    ("27.11.26", "2026-11-27"),
    ("27.11.", "2026-11-27"),
    ("27.11", "2026-11-27"),
    ("3.4.2026", "2026-04-03"),
    ("27/11/2026", "2026-11-27"),
    ("11/27/2026", "2026-11-27"),
    ("27/11", "2026-11-27"),
    ("27-11", "2026-11-27"),
    ("11/11", "2026-11-11"),
    ("13/11", "2026-11-13"),
    ("11/13", "2026-11-13"),
    ("today", "2026-11-20"),
    ("Tonight", "2026-11-20"),
    ("tomorrow", "2026-11-21"),
    ("yesterday", "2026-11-19"),
    ("in 3 days", "2026-11-23"),
    ("in a day", "2026-11-21"),
    ("in 1 week", "2026-11-27"),
    ("in a week", "2026-11-27"),
    ("in 2 weeks", "2026-12-04"),
    ("+3", "2026-11-23"),
    ("-3", "2026-11-17"),
    ("−3", "2026-11-17"),
    ("2 days ago", "2026-11-18"),
    ("a week ago", "2026-11-13"),
    ("in 0 days", "2026-11-20"),
    ("Friday", "2026-11-27"),
    ("fri", "2026-11-27"),
    ("Saturday", "2026-11-21"),
    ("sat.", "2026-11-21"),
    ("Mon", "2026-11-23"),
    ("thurs", "2026-11-26"),
    ("on Monday", "2026-11-23"),
    ("Fri 27 Nov", "2026-11-27"),
    ("Friday, 27 November 2026", "2026-11-27"),
    ("  in   3   DAYS ", "2026-11-23"),
    # Without a year it is the nearest one.
    ("2 Jan", "2027-01-02"),
    ("30 Jun", "2026-06-30"),
    ("1 Feb", "2027-02-01"),
    # The next 29 February that there is near.
    ("29 Feb 2028", "2028-02-29"),
]

REFUSED = [
    "",
    "soon",
    "next week",
    "31 Feb",
    "2026-02-30",
    "2026-13-01",
    "0000-01-01",
    "32 Jan",
    "0 Jan",
    "3/4",
    "3/4/2026",
    "12/3",
    "3/12",
    "13/13/2026",
    "Foo 12",
    "12 Foo",
    "in days",
    "in 3 years",
    "3 days",
    "Fr",
    "20261127",
    "29 Feb 2027",
    "11",
    "tomorrow 5",
]


@pytest.mark.parametrize(("text", "day"), READ)
def test_what_people_write(text: str, day: str) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_date(text, TODAY)
    assert refused.value.hint


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_are_no_days(text: str) -> None:
    with pytest.raises(ValueRefused):
        parse_date(text, TODAY)


def test_the_two_readings_are_named() -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_date("3/4", TODAY)
    assert refused.value.message == "“3/4” could be 3 Apr or 4 Mar."
    assert refused.value.hint == "Write 3 Apr or 4 Mar."


def test_a_long_text_is_named_by_its_beginning() -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_date("x" * 50, TODAY)
    assert refused.value.message == f"“{'x' * 40}” is not a day."
    assert refused.value.hint == "Write it like 27 Nov 2026, 2026-11-27, Friday or in 3 days."


def test_the_nearest_day_may_lie_in_the_year_before() -> None:
    assert parse_date("30 Dec", date(2027, 1, 2)) == "2026-12-30"
    assert parse_date("2 Jan", date(2026, 12, 30)) == "2027-01-02"


_DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(_DAYS, _DAYS)
def test_shown_days_can_be_typed_again(day: date, today: date) -> None:
    assert parse_date(day.isoformat(), today) == day.isoformat()
    assert parse_date(show_date(day.isoformat()), today) == day.isoformat()


@given(_DAYS, st.integers(-150, 150))
def test_days_of_this_year_need_no_year(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_date(show_date(day.isoformat(), today), today) == day.isoformat()


@given(_DAYS, st.sampled_from(["Mon", "tuesday", "wed", "Thu", "fri", "sat", "sunday"]))
def test_a_weekday_is_within_the_next_seven_days(today: date, name: str) -> None:
    assert 1 <= (date.fromisoformat(parse_date(name, today)) - today).days <= 7


@given(texts(), _DAYS)
def test_any_text_is_a_day_or_refused(text: str, today: date) -> None:
    with contextlib.suppress(ValueRefused):
        date.fromisoformat(parse_date(text, today))


def test_show_date() -> None:
    assert show_date("2026-11-27", TODAY) == "Fri 27 Nov"
    assert show_date("2027-01-01", TODAY) == "1 Jan 2027"
    assert show_date("2026-11-27").endswith("27 Nov 2026")


def test_next_and_a_weekday_is_asked_back() -> None:
    with pytest.raises(ValueRefused, match="could be Tue 24 Nov or Tue 1 Dec"):
        parse_date("next Tuesday", date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("next Monday", "Mon 23 Nov", "Mon 30 Nov"),
        ("next fri", "Fri 27 Nov", "Fri 4 Dec"),
        ("next Sat", "Sat 21 Nov", "Sat 28 Nov"),
        ("next thursday", "Thu 26 Nov", "Thu 3 Dec"),
    ],
)
def test_both_days_that_next_may_mean_are_named(text: str, first: str, second: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_date(text, TODAY)
    assert refused.value.message == f"“{text.casefold()}” could be {first} or {second}."
    assert refused.value.hint == f"Write {first} or {second}."
