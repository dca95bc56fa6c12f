"""Exact amounts as people type them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.amounts import (
    amount_in,
    fraction_of,
    parse_amount,
    plain_decimal,
    show_amount,
    show_fraction,
    split_amount,
)
from negotui.errors import ValueRefused
from tests.hostile import HOSTILE_TEXTS, texts

HOW = "Write it like 118,000 or 1,250.50 or 118k."
READ = [
    ("0", "0"),
    ("-0", "0"),
    ("0.0", "0"),
    ("007", "7"),
    ("5", "5"),
    ("5.", "5"),
    (".5", "0.5"),
    (",5", "0.5"),
    ("0,5", "0.5"),
    ("0.125", "0.125"),
    ("0,125", "0.125"),
    ("1.5", "1.5"),
    ("1,5", "1.5"),
    ("1.50", "1.50"),
    ("118000", "118000"),
    ("118,000", "118000"),
    ("118 000", "118000"),
    ("118'000", "118000"),
    ("118’000", "118000"),
    ("118\u00a0000", "118000"),
    ("118\u202f000", "118000"),
    ("1,234.50", "1234.50"),
    ("1.234,50", "1234.50"),
    ("1'234.50", "1234.50"),
    ("1 234,50", "1234.50"),
    ("1,234,567", "1234567"),
    ("1.234.567", "1234567"),
    ("1,234,567.89", "1234567.89"),
    ("1.234.567,89", "1234567.89"),
    ("12,34", "12.34"),
    ("1.2340", "1.234"),
    ("1234.567", "1234.567"),
    ("118k", "118000"),
    ("118K", "118000"),
    ("1.5m", "1500000"),
    ("1,5M", "1500000"),
    ("2 k", "2000"),
    ("0.1k", "100"),
    ("-5", "-5"),
    ("−5", "-5"),
    ("–5", "-5"),
    ("- 5", "-5"),
    ("-5k", "-5000"),
    ("€5", "5 €"),
    ("€ 5", "5 €"),
    ("5€", "5 €"),
    ("5 €", "5 €"),
    ("-€5", "-5 €"),
    ("€-5", "-5 €"),
    ("$118,000", "118000 $"),
    ("£1.50", "1.50 £"),
    ("118 000 EUR", "118000 EUR"),
    ("EUR 118,000", "118000 EUR"),
    ("CHF 5.20", "5.20 CHF"),
    ("5kEUR", "5000 EUR"),
    ("5 MXN", "5 MXN"),
    ("5 KRW", "5 KRW"),
    ("5 m MXN", "5000000 MXN"),
    ("5M$", "5000000 $"),
    ("5 M$", "5000000 $"),
    ("$5m", "5000000 $"),
    ("A$5", "5 A$"),
    ("5 US$", "5 US$"),
    ("MX$ 5", "5 MX$"),
    ("5 MX$", "5 MX$"),
    ("10%", "10 %"),
    ("10 %", "10 %"),
    ("12.5 %", "12.5 %"),
    ("  42  ", "42"),
    ("٤٢", "42"),
    ("9" * 28, "9" * 28),
]

REFUSED = [
    "",
    " ",
    "abc",
    "five",
    "1.234",
    "12.345",
    "-1.234",
    "1,2,3",
    "1.2.3",
    "1,23,456",
    "1.234,567.8",
    "1,234.567,8",
    "12,34.56",
    "1,2.4.5",
    "1,234.5.6",
    "1..2",
    "--5",
    "5-",
    "5 5€ 5",
    "5 5",
    "1 23 456",
    "1'2345",
    "€5€",
    "€5 EUR",
    "5 eur",
    "5 EURO",
    "M$5",
    "K$5",
    "1e5",
    "NaN",
    "Infinity",
    "0x10",
    "1/2",
    "½",
    "²",
    "5 kk",
    "5 b",
    "5;",
    "=5",
    "9" * 29,
    "9" * 27 + "k",
    "0." + "0" * 28 + "1",
]


@pytest.mark.parametrize(("text", "canonical"), READ)
def test_what_people_type(text: str, canonical: str) -> None:
    assert parse_amount(text) == canonical


@pytest.mark.parametrize(("text", "canonical"), READ)
def test_shown_amounts_can_be_typed_again(text: str, canonical: str) -> None:
    assert parse_amount(show_amount(canonical)) == canonical


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_amount(text)
    assert refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("five", "“five” is not an amount.", HOW),
        ("5 5", "“5 5” looks like more than one amount.", HOW),
        ("1,2,3", "I can’t make out the separators in “1,2,3”.", HOW),
        ("1,2.4.5", "I can’t make out the separators in “1,2.4.5”.", HOW),
        ("1.234", "“1.234” could be 1,234 or 1.2340.", "Write 1,234 or 1.2340."),
        ("€5 EUR", "“€5 EUR” has two units.", "Write one currency."),
        ("9" * 29, "An amount can have 28 digits at most.", HOW),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_would_be_right(text: str, message: str, hint: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_amount(text)
    assert (refused.value.message, refused.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€5k", "5000 €"),
        ("After 6 months", "6"),
        ("1,250.50, paid at once", "1250.50"),
        ("from 5 to 6 months", ""),
        ("soon", ""),
        ("version 1.234 of it", ""),
        ("", ""),
    ],
)
def test_the_only_figure_in_a_text_is_its_amount(text: str, amount: str) -> None:
    assert amount_in(text) == amount


@pytest.mark.parametrize(
    ("value", "text"),
    [("-0", "0"), ("-0.00", "0"), ("0.10", "0.1"), ("100", "100"), ("1E+3", "1000"), ("1E-7", "0.0000001")],
)
def test_a_plain_decimal_has_neither_exponent_nor_zeros_that_say_nothing(value: str, text: str) -> None:
    assert plain_decimal(Decimal(value)) == text


def test_a_fraction_has_two_places_unless_more_are_asked_for() -> None:
    assert show_fraction(Fraction(1, 3)) == "~0.33"
    assert show_fraction(Fraction(1, 3), 4) == "~0.3333"


def test_a_code_of_three_letters_stands_behind_its_figure() -> None:
    assert show_amount("5 XXX") == "5 XXX"


@pytest.mark.parametrize("text", [text for text in HOSTILE_TEXTS if not any(letter.isdigit() for letter in text)])
def test_hostile_texts_are_no_amounts(text: str) -> None:
    with pytest.raises(ValueRefused):
        parse_amount(text)


@given(texts())
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        canonical = parse_amount(text)
    except ValueRefused:
        return
    assert parse_amount(show_amount(canonical)) == canonical


_UNITS = st.sampled_from(["", "$", "€", "%", "EUR", "CHF", "MXN", "KRW", "A$", "US$", "MX$", "KR$", "kr"[:0]])


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20), _UNITS)
def test_no_digit_is_lost(value: Decimal, unit: str) -> None:
    canonical = f"{plain_decimal(value)} {unit}".strip()
    assert Decimal(plain_decimal(value)) == value
    assert parse_amount(show_amount(canonical)) == canonical
    assert fraction_of(canonical) == Fraction(value)
    assert split_amount(canonical) == (value, unit)


@given(st.integers(-(10**27), 10**27))
def test_whole_numbers_stay_whole(value: int) -> None:
    assert parse_amount(str(value)) == str(value)
    assert fraction_of(parse_amount(f"{value:,}")) == value


@given(st.integers(1, 10**20))
def test_k_and_m_are_exact(value: int) -> None:
    assert parse_amount(f"{value}k") == f"{value}000"
    assert parse_amount(f"{value}m") == f"{value}000000"


@pytest.mark.parametrize(
    ("canonical", "shown"),
    [
        ("0", "0"),
        ("118000", "118,000"),
        ("118000 €", "€118,000"),
        ("118000 CHF", "118,000 CHF"),
        ("-5 €", "−€5"),
        ("-1234.5", "−1,234.5"),
        ("10 %", "10 %"),
        ("0.5", "0.5"),
        ("0.125", "0.125"),
        # Not 1.234, which half of its readers take for a thousand and more.
        ("1.234", "1.2340"),
        ("-12.345 €", "−€12.3450"),
        ("1234.567", "1,234.567"),
    ],
)
def test_show_amount(canonical: str, shown: str) -> None:
    assert show_amount(canonical) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Fraction(1, 2), 2, "0.5"),
        (Fraction(1, 3), 2, "~0.33"),
        (Fraction(2, 3), 2, "~0.67"),
        (Fraction(-1, 3), 2, "~−0.33"),
        (Fraction(94400), 2, "94,400"),
        (Fraction(1, 1000), 2, "~0"),
        (Fraction(1, 3), 0, "~0"),
        (Fraction(10**40), 2, f"{10**40:,}"),
        (Fraction(10**40 + 1, 4), 2, f"{10**40 // 4:,}.25"),
    ],
)
def test_show_fraction(value: Fraction, places: int, shown: str) -> None:
    assert show_fraction(value, places) == shown


@pytest.mark.parametrize("unit", ["", " €", " EUR"])
def test_ambiguous_points_are_asked_about(unit: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_amount(f"1.234{unit}")
    assert "1,234" in refused.value.hint
    assert "1.2340" in refused.value.hint
