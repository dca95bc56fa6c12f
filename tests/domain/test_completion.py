"""What is offered while one types, and which names are asked about."""

from __future__ import annotations

import pytest
from hypothesis import given

from negotui.domain.completion import completion, likely
from negotui.domain.guide import Field, FieldType

from ..hostile import texts

NAMES = ("Mrs. Okafor", "Dr. Lindqvist", "Smith, Jones & Co", "[b]Zoë[/b]", "Plot 12", "Plot 13")
TAGS = ("shop", "shop floor", "Café", "rent")


def offered(text: str, choices: tuple[str, ...], type: FieldType = FieldType.TEXT) -> str:
    return completion(Field("x", type, "?", choices=choices), text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", ""),
        (" ", ""),
        ("M", "Mrs. Okafor"),
        ("mrs. o", "Mrs. Okafor"),
        ("Dr. ", ""),
        ("Dr. L", "Dr. Lindqvist"),
        ("Mrs. Okafor", ""),
        ("Okafor", ""),
        ("Smith, J", "Smith, Jones & Co"),
        ("[b]zoe", "[b]Zoë[/b]"),
    ],
)
def test_a_name_is_completed_from_its_beginning(text: str, whole: str) -> None:
    assert offered(text, NAMES) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("sh", "shop"),
        ("shop", "shop floor"),
        ("rent, sh", "rent, shop"),
        ("rent,caf", "rent,Café"),
        ("shop, sh", "shop, shop floor"),
        ("rent, re", ""),
        ("rent,", ""),
        ("rent, x", ""),
    ],
)
def test_of_words_with_commas_the_last_is_completed_and_none_comes_twice(text: str, whole: str) -> None:
    assert offered(text, TAGS) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", ""),
        ("118k", "118k EUR"),
        ("118,000.50 ", "118,000.50 EUR"),
        ("118k E", "118k EUR"),
        ("118k us", "118k USD"),
        ("118k EUR", ""),
        ("118k X", ""),
        ("-5", "-5 EUR"),
        ("EUR", ""),
        ("abc", ""),
    ],
)
def test_a_figure_gets_its_currency(text: str, whole: str) -> None:
    assert offered(text, ("EUR", "USD"), FieldType.MONEY) == whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Lindqvist", "Dr. Lindqvist"),
        ("dr lindqvist", "Dr. Lindqvist"),
        ("Dr. Lindquist", "Dr. Lindqvist"),
        ("Mrs Okafor", "Mrs. Okafor"),
        ("Mrs. Okafo", "Mrs. Okafor"),
        ("Smith Jones Co", "Smith, Jones & Co"),
        ("Dr. Lindqvist", ""),
        ("DR. LINDQVIST", ""),
        ("[b]Zoe[/b]", ""),
        ("Plot 14", ""),
        ("Plot 12", ""),
        ("Okafor", ""),
        ("Northwind", ""),
        ("Mr. Okafor Senior", ""),
        ("", ""),
        ("...", ""),
        ("D", ""),
    ],
)
def test_a_name_that_is_nearly_one_used_before(text: str, name: str) -> None:
    assert likely(text, NAMES) == name


@given(texts(), texts())
def test_no_text_breaks_it(text: str, known: str) -> None:
    for type in (FieldType.TEXT, FieldType.MONEY):
        whole = offered(text, (known,), type)
        assert not whole or len(whole) > len(text)
    assert likely(text, (known,)) in ("", known)
