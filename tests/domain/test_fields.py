"""What types of fields say of themselves, beyond what they parse and show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from negotui.domain.fields import SPECS
from negotui.domain.fields.spec import Argument, Spec, ViewColumn
from negotui.domain.guide import SIDES, Field, FieldType
from negotui.domain.sheets import ISSUES

T = FieldType


def types(*, where: str) -> set[FieldType]:
    """The types for which that attribute holds."""
    return {type for type, spec in SPECS.items() if getattr(spec, where)}


def test_what_holds_for_which_types() -> None:
    assert types(where="is_figure") == {T.MONEY, T.NUMBER, T.PERCENT, T.SCALE}
    assert types(where="is_whole") == {T.SCALE}
    assert types(where="is_text") == {T.TEXT, T.NOTE}
    assert types(where="is_long") == {T.NOTE}
    assert types(where="is_closed") == {T.CHOICE, T.SIDE}
    assert types(where="is_searched") == {T.TEXT, T.NOTE, T.MONEY, T.NUMBER}
    assert types(where="stands_alone") == {T.TEXT, T.NOTE, T.DATE}
    assert types(where="holds_ids") == {T.LINK, T.LINKS, T.TERMS}
    assert set(SPECS) - types(where="can_name") == {T.CHECK, T.LINKS, T.TERMS, T.NEGOTIATION}


def test_a_package_is_read_after_the_links_that_its_options_have() -> None:
    assert SPECS[T.TERMS].turn > SPECS[T.LINK].turn == SPECS[T.LINKS].turn > 1


@pytest.mark.parametrize(
    ("type", "argument"),
    [
        (T.SCALE, Argument.BOUNDS),
        (T.TEXT, Argument.SUGGESTIONS),
        (T.CHOICE, Argument.CHOICES),
        (T.SIDE, Argument.NOTHING),
        (T.LINK, Argument.SHEET),
        (T.LINKS, Argument.SHEET),
        (T.TERMS, Argument.NOTHING),
        (T.TIME, Argument.PAST),
    ],
)
def test_what_a_guide_may_say_of_it(type: FieldType, argument: Argument) -> None:
    assert SPECS[type].argument is argument


def test_what_a_guide_need_not_say() -> None:
    assert SPECS[T.PERCENT].bounds == (Decimal(0), Decimal(100))
    assert SPECS[T.SCALE].bounds == (Decimal(1), Decimal(5))
    assert SPECS[T.NUMBER].bounds == (None, None)
    assert SPECS[T.SIDE].choices == SIDES


@pytest.mark.parametrize("type", FieldType)
def test_figures_and_links_have_columns_of_their_own(type: FieldType) -> None:
    spec = SPECS[type]
    assert (spec.column is ViewColumn.FIGURE) == spec.is_figure
    assert (spec.column is ViewColumn.NAME) == (type is T.LINK)
    assert (spec.column is ViewColumn.NAMES) == (type is T.LINKS)


def test_where_values_point() -> None:
    assert SPECS[T.LINKS].target(Field("f", T.LINKS, "?", to="facts")) == "facts"
    assert SPECS[T.TERMS].target(Field("f", T.TERMS, "?")) == ISSUES
    assert SPECS[T.TEXT].target(Field("f", T.TEXT, "?")) == ""


@pytest.mark.parametrize(
    ("type", "canonical", "copied"),
    [
        (T.LINK, "a", "A"),
        (T.LINK, "gone", ""),
        (T.LINKS, "b gone a", "B A"),
        (T.TERMS, "a=b;b=5;gone=b;c=gone", "A=B;B=5;C=gone"),
        (T.TEXT, "a", "a"),
    ],
)
def test_links_lead_to_copies(type: FieldType, canonical: str, copied: str) -> None:
    assert SPECS[type].relinked(canonical, {"a": "A", "b": "B", "c": "C"}) == copied


def test_a_type_must_say_how_it_is_parsed_and_what_it_takes() -> None:
    with pytest.raises(TypeError):
        Spec()  # type: ignore[abstract]
