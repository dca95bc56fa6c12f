"""Names of files that one recognises: whatever a title says, they lead nowhere else and no two are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.text import is_harmful
from negotui.services.file_names import stem, unique_stems
from tests.hostile import HOSTILE_TEXTS


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Rent of the shop", "Mrs. Okafor"), "rent-of-the-shop-mrs-okafor"),
        (("../../etc/passwd",), "etcpasswd"),
        (("CON",), "con-negotiation"),
        (("com1", ""), "com1-negotiation"),
        (("…",), "negotiation"),
        (("", ""), "negotiation"),
        ((".hidden",), "hidden"),
        (("Über — das Café",), "über-das-café"),
        (("a\u202eb\x1b[31m",), "ab31m"),
    ],
)
def test_a_name_is_made_of_the_words(parts: tuple[str, ...], name: str) -> None:
    assert stem(*parts) == name


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS, "語" * 300, "🙈" * 90])
def test_no_title_leads_elsewhere(text: str) -> None:
    name = stem(text, text)
    assert name
    assert not set(name) & set('/\\:*?"<>|.\0\n')
    assert not is_harmful(name)
    assert len(name.encode()) <= 200


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Rent", "rent", "A b", ""]),
            st.sampled_from(["", "Okafor"]),
            st.sampled_from(["", "2026-01-02"]),
        )
    )
)
def test_no_two_are_the_same_on_any_system(names: list[tuple[str, str, str]]) -> None:
    made = unique_stems(names)
    assert len({name.casefold() for name in made}) == len(names)


def test_a_day_tells_two_of_one_name_apart_before_a_number_does() -> None:
    names = [
        ("Rent", "", "2025-01-02"),
        ("Rent", "", "2026-01-02"),
        ("Rent", "", "2026-01-02"),
        ("Lease", "", "2026-01-02"),
    ]
    assert unique_stems(names) == ["rent-2025-01-02", "rent-2026-01-02", "rent-2026-01-02-2", "lease"]
