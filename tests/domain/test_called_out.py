"""Offers and promises as they are called out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.negotiation import Entry
from negotui.domain.pledges import Pledge, read_pledge
from negotui.domain.references import Context, issue_options, read_changes, readable_changes
from negotui.errors import ValueRefused
from tests.analysis.book import TODAY, guide

_NAMES = ("Base salary", "Signing bonus", "Remote days", "Start date", "Start bonus")
ISSUES = tuple(Entry(f"i{number}", "n", "issues", (("name", name),)) for number, name in enumerate(_NAMES, 1))
OPTIONS = tuple(
    Entry(f"o{number}", "n", "options", (("option", name), ("issue", "i4")))
    for number, name in enumerate(("In 6 weeks", "In 13 weeks"), 1)
)
CONTEXT = Context(date(2026, 11, 23), guide(), (*ISSUES, *OPTIONS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("base 118k", {"i1": "118000"}),
        ("base salary 118,000", {"i1": "118000"}),
        ("Base salary = 118,000", {"i1": "118000"}),
        ("salary 118k", {"i1": "118000"}),
        ("base 118k; remote 2", {"i1": "118000", "i3": "2"}),
        ("base 118k, remote 2", {"i1": "118000", "i3": "2"}),
        ("base 118,000, remote 2", {"i1": "118000", "i3": "2"}),
        ("start date in 13", {"i4": "o2"}),
        ("start date 13", {"i4": "o2"}),
        ("start date 7", {"i4": "7"}),
        ("start date 1", {"i4": "1"}),
        ("start date 50", {"i4": "50"}),
        ("1 5; 2 7", {"i1": "5", "i2": "7"}),
        ("1 118k; 3 2", {"i1": "118000", "i3": "2"}),
        ("signing 5k; signing 6k", {"i2": "6000"}),
        ("", {}),
        (" ; ", {}),
    ],
)
def test_offers_are_read_as_they_are_called_out(text: str, found: dict[str, str]) -> None:
    assert read_changes(text, CONTEXT) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("base", "has no figure"),
        ("start 5", "which issue"),
        ("bonus 5k", "which issue"),
        ("rent 5", "which issue"),
        ("9 5", "which issue"),
        (f"{'9' * 5000} 1", "which issue"),
        ("base much", "neither a figure nor an option"),
        ("start date in 7", "There is no"),
    ],
)
def test_what_names_no_term_is_refused_with_a_way_out(text: str, why: str) -> None:
    with pytest.raises(ValueRefused, match=why) as problem:
        read_changes(text, CONTEXT)
    assert problem.value.hint


def refusal(text: str, *entries: Entry) -> str:
    with pytest.raises(ValueRefused) as problem:
        read_changes(text, Context(CONTEXT.today, CONTEXT.guide, entries))
    return str(problem.value)


def test_a_refusal_names_what_could_be_meant() -> None:
    assert refusal("rent 5", *ISSUES) == (
        "I can’t tell which issue “rent 5” means. "
        "Begin with one of Base salary, Signing bonus, Remote days, Start date, Start bonus."
    )
    assert refusal("rent 5") == (
        "I can’t tell which issue “rent 5” means. Write down the issues first, in the tab Interests."
    )
    assert refusal("start = 5", *ISSUES) == "“start” fits several entries of issues. Write more of its name."
    assert refusal("1", *ISSUES).startswith("“1” has no figure. ")
    assert refusal("base", *ISSUES) == ("“base” has no figure. Write the issue and the figure, such as `salary 118k`.")
    assert refusal("base = 5 = 6", *ISSUES) == (
        "“5 = 6” is neither a figure nor an option of Base salary. Write a figure, or list options for Base salary first."
    )


@pytest.mark.parametrize(
    ("count", "listed"),
    [
        (2, "Blue, Green"),
        (5, "Blue, Green, Red, Grey, Pink"),
        (7, "Blue, Green, Red, Grey, Pink and 2 more"),
    ],
)
def test_a_figure_where_no_option_is_one_is_told_the_options(count: int, listed: str) -> None:
    colours = [
        Entry(f"o{name}", "n", "options", (("option", name), ("issue", "i1")))
        for name in ("Blue", "Green", "Red", "Grey", "Pink", "Black", "White")[:count]
    ]
    assert refusal("base 7", *ISSUES, *colours) == (
        "“7” isn’t one of the options for Base salary. "
        f"The options are {listed}. To use another, add it to Options first."
    )


def test_a_name_that_begins_with_the_number_goes_before_the_number() -> None:
    named = [
        Entry(f"i{number}", "n", "issues", (("name", name),)) for number, name in enumerate(("A", "B", "2 days off"), 1)
    ]
    context = Context(CONTEXT.today, CONTEXT.guide, tuple(named))
    assert read_changes("2 5; 1 4", context) == {"i3": "5", "i1": "4"}
    last = Context(CONTEXT.today, CONTEXT.guide, tuple(named[:2]))
    assert read_changes("2 5 €", last) == {"i2": "5 €"}


def test_issues_with_their_options() -> None:
    assert issue_options(CONTEXT) == tuple((issue, OPTIONS if issue.id == "i4" else ()) for issue in ISSUES)


def test_what_cannot_be_read_does_not_drop_the_rest() -> None:
    assert readable_changes("base 118k; rent 5; remote 2", CONTEXT) == ({"i1": "118000", "i3": "2"}, ("rent 5",))
    assert readable_changes("base 1; ; remote 2", CONTEXT) == ({"i1": "1", "i3": "2"}, ())
    assert readable_changes("a lot more", CONTEXT) == ({}, ("a lot more",))


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_more_than_refused(text: str) -> None:
    try:
        found = read_changes(text, CONTEXT)
    except ValueRefused:
        return
    assert set(found) <= {issue.id for issue in ISSUES}


@pytest.mark.parametrize(
    ("text", "pledge"),
    [
        ("Maja: send the draft by Friday", Pledge("Maja", "send the draft", "2026-11-27")),
        ("me: call by noon", Pledge("me", "call by noon", "")),
        ("me: stand by her by 1 Dec", Pledge("me", "stand by her", "2026-12-01")),
        ("send the draft", Pledge("", "send the draft", "")),
        ("", Pledge("", "", "")),
        ("Maja:", Pledge("Maja", "", "")),
    ],
)
def test_promises_are_read_as_they_are_called_out(text: str, pledge: Pledge) -> None:
    assert read_pledge(text, TODAY) == pledge
