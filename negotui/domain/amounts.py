"""Exact amounts as people type them. Nothing here may become a float.

A canonical amount is plain digits with a point, and the currency or unit sign behind it: `118000`, `-0.5`, `94400 EUR`, `10 %`.
Cents that were typed stay: `6.40`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

from negotui.domain.text import quoted
from negotui.errors import ValueRefused

_SIGNS = "$£€¥₹₩₽₺₴₦₫₱₪฿%"
# No K$ and M$: 5 M$ is five million dollars.
_UNIT = rf"(?P<{{}}>[{re.escape(_SIGNS)}]|[A-Z]{{{{3}}}}|[A-Z]{{{{2}}}}\$|[A-JLN-Z]\$)"
_AMOUNT = re.compile(
    rf"(?P<minus>[-−–]?)\s*{_UNIT.format('before')}?\s*(?P<minus2>[-−–]?)\s*"
    rf"(?P<digits>\d[\d.,'’\s]*|[.,]\d+)(?P<times>[kKmM]??)\s*{_UNIT.format('after')}?"
)
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_ZEROS = {"": 0, "k": 3, "m": 6}
# As many as Decimal multiplies without rounding.
_MOST_DIGITS = 28
# Typed again, 1.234 could be read as a thousand and more, so it is shown as 1.2340.
_LIKE_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_CENTS = 2
"""The decimals of a price."""
_HOW = "Write it like 118,000 or 1,250.50 or 118k."


def parse_amount(text: str, fits: Callable[[Decimal], bool] | None = None) -> str:
    """The canonical form of an amount. Raises ValueRefused with an example of what to write.

    Accepts separators (1,234.50 · 1.234,50 · 1 234 · 1'234), currency signs and codes, a percent sign, k and m.
    fits: whether a figure is plausible here; 1.234 has two readings, and the one that fits wins if the other does not.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None or (match["minus"] and match["minus2"]):
        raise ValueRefused(f"{quoted(text)} is not an amount.", _HOW)
    digits = _ungrouped(match["digits"].strip(), text)
    zeros = _ZEROS[match["times"].lower()]
    if sum(letter.isdigit() for letter in digits) + zeros > _MOST_DIGITS:
        raise ValueRefused(f"An amount can have {_MOST_DIGITS} digits at most.", _HOW)
    sign = -1 if match["minus"] or match["minus2"] else 1
    values = [sign * Decimal(reading) * 10**zeros for reading in _readings(digits, text)]
    if len(values) > 1:
        fitting = [value for value in values if fits and fits(value)]
        if len(fitting) != 1:
            joined = f"{int(digits.replace('.', '')):,}"
            raise ValueRefused(f"{quoted(text)} could be {joined} or {digits}0.", f"Write {joined} or {digits}0.")
        values = fitting
    value = values[0]
    written = as_typed(value) if len(values) == 1 and not zeros else plain_decimal(value)
    if match["before"] and match["after"]:
        raise ValueRefused(f"{quoted(text)} has two units.", "Write one currency.")
    unit = match["before"] or match["after"] or ""
    return f"{written} {unit}".strip()


def amount_in(text: str) -> str:
    """The canonical amount that a text states, or its only figure, as in `After 6 months`; empty if there is none."""
    for part in (text, *([found[0]] if len(found := _FIGURE.findall(text)) == 1 else [])):
        with suppress(ValueRefused):
            return parse_amount(part)
    return ""


def _ungrouped(digits: str, text: str) -> str:
    """The digits without blanks and apostrophes, which group by threes: otherwise two figures would become one."""
    if not re.search(r"[\s'’]", digits):
        return digits
    if not re.fullmatch(r"\d{1,3}([\s'’]\d{3})+([.,]\d+)?", digits):
        raise ValueRefused(f"{quoted(text)} looks like more than one amount.", _HOW)
    return re.sub(r"[\s'’]", "", digits)


def _readings(digits: str, text: str) -> tuple[str, ...]:
    """The digits with one point at most: the last separator is the decimal one, unless it groups by threes.

    One point before three digits may be either: then both readings are given.
    """
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal = max(".,", key=digits.rindex)
        grouping = "," if decimal == "." else "."
        whole, _, fraction = digits.rpartition(decimal)
        if decimal in whole or not _grouped(whole, grouping):
            raise ValueRefused(f"I can’t make out the separators in {quoted(text)}.", _HOW)
        return (f"{whole.replace(grouping, '')}.{fraction}",)
    mark = "." if dots else ","
    if max(dots, commas) > 1:
        if not _grouped(digits, mark):
            raise ValueRefused(f"I can’t make out the separators in {quoted(text)}.", _HOW)
        return (digits.replace(mark, ""),)
    if commas and _grouped(digits, ",") and not digits.startswith("0,"):
        return (digits.replace(",", ""),)
    if dots and _grouped(digits, ".") and not digits.startswith("0."):
        return digits.replace(".", ""), digits
    return (digits.replace(",", "."),)


def _grouped(digits: str, mark: str) -> bool:
    first, *groups = digits.split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in groups)


def plain_decimal(value: Decimal) -> str:
    """A decimal without an exponent or trailing zeros: `118000`, `0.5`, `0`."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def as_typed(value: Decimal) -> str:
    """The same, but with the two decimals of a price that was written with them: `6.40`."""
    return f"{value:f}" if value and value.as_tuple().exponent == -_CENTS else plain_decimal(value)


def is_price(figure: str) -> bool:
    """Whether a plain figure is written with two decimals, as prices are."""
    return len(figure.partition(".")[2]) == _CENTS


def split_amount(canonical: str) -> tuple[Decimal, str]:
    """The figure of a canonical amount, and its unit or an empty string."""
    figure, _, unit = canonical.partition(" ")
    return Decimal(figure), unit


def fraction_of(canonical: str) -> Fraction:
    """The figure of a canonical amount, exact."""
    return Fraction(split_amount(canonical)[0])


def show_amount(canonical: str) -> str:
    """An amount for reading: thousands apart, the currency sign where people put it (`€118,000`, `118,000 CHF`, `10 %`)."""
    value, unit = split_amount(canonical)
    minus, figure = "−" if value < 0 else "", f"{value.copy_abs():,f}"
    if _LIKE_THOUSANDS.fullmatch(figure):
        figure += "0"
    if unit in _SIGNS.replace("%", "") and unit:
        return f"{minus}{unit}{figure}"
    return f"{minus}{figure} {unit}".rstrip()


def show_fraction(value: Fraction, places: int = 2) -> str:
    """An exact figure for reading with at most `places` decimals; a leading tilde shows that it was rounded."""
    scaled = value * 10**places
    rounded = plain_decimal(Decimal(f"{round(scaled)}E-{places}"))
    mark = "" if scaled.denominator == 1 else "~"
    return f"{mark}{show_amount(rounded)}"
