"""The types of fields. Each is one object that holds everything about the type; SPECS lists them.

To add a type: a name in FieldType, its spec here, and its editor in negotui/tui/widgets/fields/table.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from negotui.domain.fields.choices import CheckSpec, ChoiceSpec, SideSpec
from negotui.domain.fields.days import DateSpec, TimeSpec
from negotui.domain.fields.figures import MoneySpec, NumberSpec, PercentSpec, ScaleSpec
from negotui.domain.fields.links import LinkSpec, LinksSpec, TermsSpec
from negotui.domain.fields.spec import Spec
from negotui.domain.fields.talks import NegotiationSpec
from negotui.domain.fields.texts import NoteSpec, TextSpec
from negotui.domain.guide import Field, FieldType

SPECS: Mapping[FieldType, Spec] = {
    FieldType.TEXT: TextSpec(),
    FieldType.NOTE: NoteSpec(),
    FieldType.MONEY: MoneySpec(),
    FieldType.NUMBER: NumberSpec(),
    FieldType.PERCENT: PercentSpec(),
    FieldType.SCALE: ScaleSpec(),
    FieldType.CHOICE: ChoiceSpec(),
    FieldType.DATE: DateSpec(),
    FieldType.TIME: TimeSpec(),
    FieldType.CHECK: CheckSpec(),
    FieldType.SIDE: SideSpec(),
    FieldType.LINK: LinkSpec(),
    FieldType.LINKS: LinksSpec(),
    FieldType.TERMS: TermsSpec(),
    FieldType.NEGOTIATION: NegotiationSpec(),
}
"""The spec of each type of field."""


def spec_of(field: Field) -> Spec:
    """The spec of a field's type."""
    return SPECS[field.type]
