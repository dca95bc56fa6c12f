"""An offer sounds like a sentence, whatever the issues and options are called."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.model import Game, Issue
from negotui.analysis.packages.options import Option
from negotui.analysis.practice.said import Words
from negotui.domain.practice import aloud, could_be, filled, places_of
from tests.analysis.practice.talks import PLAYED, example
from tests.hostile import HOSTILE_TEXTS, texts


def words(*issues: tuple[str, str], units: tuple[str, ...] = ()) -> Words:
    """The words of a game with such issues, each with one option."""
    found = tuple(
        Issue(str(at), name, (Option(f"{at}a", option, Fraction(1), None),)) for at, (name, option) in enumerate(issues)
    )
    return Words(
        Game(found, *(getattr(example(), name) for name in ("mine", "theirs"))),
        {str(at): unit for at, unit in enumerate(units)},
    )


@pytest.mark.parametrize(
    ("issue", "option", "unit", "said"),
    [
        ("Base salary", "118,000", "a year", "base salary 118,000 a year"),
        ("Remote days", "2", "a week", "2 remote days a week"),
        ("Remote days", "1", "a week", "1 remote day a week"),
        ("Remote days", "2", "days a week", "2 remote days a week"),
        ("Remote days", "1", "days a week", "1 remote day a week"),
        ("Remote days", "0", "days a week", "0 remote days a week"),
        ("Signing bonus", "0", "once", "signing bonus 0"),
        ("Handover", "0", "weeks from now", "handover 0 weeks from now"),
        ("Length of contract", "12", "months", "length of contract 12 months"),
        ("Length of contract", "1", "months", "length of contract 1 month"),
        ("Payment", "30", "days after the invoice", "payment 30 days after the invoice"),
        ("Paid in advance", "20 %", "%", "paid in advance 20 %"),
        ("Rent", "€1,450", "a month", "rent €1,450 a month"),
        ("First pay review", "After 12 months", "", "first pay review after 12 months"),
        ("Warranty", "None", "", "warranty: none"),
        ("Arrangement", "As it is, but told beforehand", "", "arrangement: as it is, but told beforehand"),
        ("My share of costs", "200", "in all", "your share of costs 200 in all"),
        ("Who pays", "I do", "", "who pays: I do"),
        ("IT support", "HR decides", "", "IT support: HR decides"),
        ("Weekend", "Monday off", "", "weekend: Monday off"),
        ("Christmas", "With Anna", "", "Christmas with Anna"),
        ("Keeping", "A dog", "", "keeping: a dog"),
        ("Rent", "900", "counted for the whole flat and not for a room", "rent 900"),
    ],
)
def test_an_issue_is_said_as_one_would(issue: str, option: str, unit: str, said: str) -> None:
    assert words((issue, option), units=(unit,)).offer((0,)) == said


def test_parts_are_listed_or_kept_apart_where_they_have_commas_of_their_own() -> None:
    plain = words(("Price", "10,000"), ("Warranty", "12"), ("Delivery", "In May"))
    assert plain.offer((0, 0, 0)) == "price 10,000, warranty 12 and delivery in May"
    assert plain.offer((0, 0, 0), [1]) == "warranty 12"
    long = words(("Price", "10,000"), ("Who drives", "I do, or you"))
    assert long.offer((0, 0)) == "price 10,000; who drives: I do, or you"


def test_a_name_that_somebody_wrote_large_within_another_stays_large() -> None:
    said = words(("Holidays", "In summer with Anna"), ("Anna", "Every Friday"))
    assert said.offer((0, 0)) == "holidays in summer with Anna and Anna every Friday"


@given(PLAYED, st.data())
def test_every_issue_that_is_asked_for_is_named(game: Game, data: st.DataObject) -> None:
    choice = tuple(data.draw(st.integers(0, len(issue.options) - 1)) for issue in game.issues)
    said = Words(game).offer(choice).casefold()
    assert all(Words(game).issue(at).casefold().rstrip("s") in said for at in range(len(game.issues)))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_names_are_said_as_they_are(text: str) -> None:
    said = words((text, text), units=(text,)).offer((0,))
    assert len(said) <= 3 * len(text) + 40


@given(texts(), st.sampled_from(["{offer}", "Now {offer}. Then {offer}.", "{change}, and {offer}?", "No."]))
def test_a_line_is_known_again_whatever_was_filled_in(text: str, line: str) -> None:
    said = filled(line, dict.fromkeys(places_of(line), text))
    assert could_be(line, said)
    assert not could_be(f"{line} Yes.", said) or text


def test_another_line_is_not_taken_for_it() -> None:
    assert not could_be("Now {offer}.", "Then 5.")
    assert not could_be("Now {offer} or {change}.", "Now 5.")
    assert not could_be("No.", "No. Yes.")
    assert not could_be("a{offer}a", "a")


def test_a_line_of_nothing_but_places_is_compared_at_once() -> None:
    assert not could_be("{offer}" * 500 + "!", "a" * 100_000)


def test_what_begins_a_sentence_is_written_large() -> None:
    given = {"offer": "rent 5", "yours": "in May"}
    assert filled("{offer}. {yours}? Or so: {offer}. No, {yours}", given) == "Rent 5. In May? Or so: rent 5. No, in May"


def test_what_they_only_do_has_no_quotation_marks() -> None:
    assert aloud("Agreed.") == "“Agreed.”"
    assert aloud("(They wait.)") == "(They wait.)"
