"""Fields that keep a day or a time."""

from __future__ import annotations

from datetime import date, datetime

from negotui.domain.dates import parse_date, show_date
from negotui.domain.documents import Cell
from negotui.domain.fields.spec import Argument, Spec
from negotui.domain.guide import Field
from negotui.domain.references import Context
from negotui.domain.times import parse_time, show_time


class DateSpec(Spec):
    """A day, kept as ISO 8601."""

    stands_alone = True

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The day, as seen from today."""
        return parse_date(text, context.today)

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """The day, with its weekday in this year and with the year in another."""
        return show_date(canonical, context.shown_from)

    def cell(self, field: Field, canonical: str, context: Context) -> Cell:
        """The day."""
        return date.fromisoformat(canonical)

    def hint(self, field: Field) -> str:
        """What it takes."""
        return "a day, such as 27 Nov or in 3 days"


class TimeSpec(Spec):
    """A time of a day, kept as ISO 8601 to the minute."""

    argument = Argument.PAST

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The time, as seen from now."""
        return parse_time(text, context.today, context.now, field.past)

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """The time, with its day."""
        return show_time(canonical, context.shown_from)

    def cell(self, field: Field, canonical: str, context: Context) -> Cell:
        """The time; a day alone is a day."""
        return datetime.fromisoformat(canonical) if "T" in canonical else date.fromisoformat(canonical)

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """Day and time in ISO 8601, with a space between them."""
        return canonical.replace("T", " ")

    def hint(self, field: Field) -> str:
        """What it takes."""
        return "a time in the past, such as 14:30 or now" if field.past else "a time, such as 14:30 or Friday noon"
