"""The types of fields, each one object that says all there is to say of it; SPECS lists them.

To add a type: a name in FieldType, its spec here, and its editor in negotui/tui/widgets/fields/table.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from negotui.domain.fields.choices import Check, Choice, Side
from negotui.domain.fields.days import Day, Time
from negotui.domain.fields.figures import Money, Number, Percent, Scale
from negotui.domain.fields.links import Links, OneLink, Terms
from negotui.domain.fields.spec import Spec
from negotui.domain.fields.texts import Line, Note
from negotui.domain.guide import Field, FieldType

SPECS: Mapping[FieldType, Spec] = {
    FieldType.TEXT: Line(),
    FieldType.NOTE: Note(),
    FieldType.MONEY: Money(),
    FieldType.NUMBER: Number(),
    FieldType.PERCENT: Percent(),
    FieldType.SCALE: Scale(),
    FieldType.CHOICE: Choice(),
    FieldType.DATE: Day(),
    FieldType.TIME: Time(),
    FieldType.CHECK: Check(),
    FieldType.SIDE: Side(),
    FieldType.LINK: OneLink(),
    FieldType.LINKS: Links(),
    FieldType.TERMS: Terms(),
}
"""What each type of field is."""


def spec_of(field: Field) -> Spec:
    """What the type of a field is."""
    return SPECS[field.type]
