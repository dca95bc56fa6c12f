"""Fields that keep figures: amounts with their unit, percentages and scales, exact and within bounds."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from negotui.domain.amounts import parse_amount, plain_decimal, show_amount, split_amount
from negotui.domain.documents import Cell
from negotui.domain.fields.spec import Argument, Spec, ViewColumn
from negotui.domain.guide import Field
from negotui.domain.references import Context
from negotui.domain.text import quoted
from negotui.errors import ValueRefused


class FigureSpec(Spec):
    """What all types of figures share. noun: what the hint calls a value."""

    argument = Argument.BOUNDS
    column = ViewColumn.FIGURE
    is_figure = True
    noun = ""

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The figure, where it lies within the field's bounds."""
        canonical = self.read(field, text)
        if not _fits(field, split_amount(canonical)[0]):
            raise ValueRefused(
                f"{show_amount(canonical)} is out of bounds.",
                f"Write a number {_within(field)}.",
            )
        return canonical

    def read(self, field: Field, text: str) -> str:
        """The canonical figure, in bounds or not; if it has two readings, the only one in bounds. Raises ValueRefused."""
        return parse_amount(text, partial(_fits, field))

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """The figure with thousands separators."""
        return show_amount(canonical)

    def cell(self, field: Field, canonical: str, context: Context) -> Cell:
        """The figure; with its unit where it has one, since a column may hold several."""
        figure, unit = split_amount(canonical)
        return canonical if unit else figure

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """The figure as it is shown."""
        return self.show(field, canonical, context)

    def hint(self, field: Field) -> str:
        """What it takes, with both bounds where there are two."""
        if field.low is None or field.high is None:
            return self.noun
        return f"{self.noun} {_within(field)}"


class MoneySpec(FigureSpec):
    """An amount of money, in any currency or none."""

    noun = "an amount"
    is_searched = True


class NumberSpec(FigureSpec):
    """A number, with any unit or none."""

    noun = "a number"
    is_searched = True


class PercentSpec(FigureSpec):
    """A percentage, kept without its sign."""

    noun = "a percentage"
    bounds = (Decimal(0), Decimal(100))

    def read(self, field: Field, text: str) -> str:
        """The figure alone."""
        figure, unit = split_amount(parse_amount(text, partial(_fits, field)))
        if unit not in {"", "%"}:
            raise ValueRefused(f"“{text}” is not a percentage.", "Write a number from 0 to 100.")
        return plain_decimal(figure)

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """The figure with its sign."""
        return f"{show_amount(canonical)} %"


class ScaleSpec(FigureSpec):
    """A whole number from one end of a scale to the other."""

    bounds = (Decimal(1), Decimal(5))
    is_whole = True

    def read(self, field: Field, text: str) -> str:
        """The whole number, with any kind of dash as its sign."""
        try:
            return str(int(text.replace("−", "-").replace("–", "-").replace("+", "")))
        except ValueError:
            raise ValueRefused(
                f"{quoted(text)} is not on the scale.", f"Write a whole number from {self.hint(field)}."
            ) from None

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """The number with a true minus."""
        return canonical.replace("-", "−")

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """The canonical number, which is what the editor calls its options."""
        return canonical

    def hint(self, field: Field) -> str:
        """Both ends."""
        low, high = (
            given if given is not None else end for given, end in zip((field.low, field.high), self.bounds, strict=True)
        )
        return f"{_bound(low)} to {_bound(high)}"


def _fits(field: Field, value: Decimal) -> bool:
    """Whether a figure lies within the field's bounds, both of them inside."""
    return (field.low is None or value >= field.low) and (field.high is None or value <= field.high)


def _within(field: Field) -> str:
    """The bounds of a field that has one at least, to stand behind `a number`."""
    if field.low is not None and field.high is not None:
        return f"from {_bound(field.low)} to {_bound(field.high)}"
    if field.low is not None:
        return f"of {_bound(field.low)} or more"
    return f"of {_bound(field.high or Decimal(0))} or less"


def _bound(value: Decimal) -> str:
    return plain_decimal(value).replace("-", "−")
