"""Names within sentences stand out where they can, and are put in quotation marks only where they would be misread."""

from __future__ import annotations

import pytest

from negotui.domain.blocks import Panel, Span, styled, text_of
from negotui.domain.sentences import as_name, as_plain_text, is_misread


@pytest.mark.parametrize(
    ("name", "misread"),
    [
        ("Base salary", False),
        ("Quiet in the afternoon", False),
        ("pay", False),
        ("a", True),
        ("Stay, with the raise", True),
        ("I can pay early", True),
        ("To be paid like the others", True),
        ("30 days", True),
    ],
)
def test_a_name_that_could_be_a_part_of_the_sentence_is_misread(name: str, misread: bool) -> None:
    assert is_misread(name) is misread
    assert as_plain_text(f"Go to {as_name(name)}.") == (f"Go to “{name}”." if misread else f"Go to {name}.")


def test_a_name_is_a_span_of_its_own_and_nothing_that_is_typed_makes_one() -> None:
    assert styled(f"Your {as_name('Rent')} is due.") == (Span("Your "), Span("Rent", name=True), Span(" is due."))
    typed = as_name("\x0eRent\x0f, \x1b[31mred")
    assert as_plain_text(typed) == "“Rent, [31mred”"
    assert styled("\x0eno end") == (Span("no end"),)


def test_a_long_name_is_cut_and_a_verdict_is_plain_text() -> None:
    panel = Panel(f"{as_name('Take the runner-up and train them', 12)} first.")
    assert panel.verdict == "“Take the ru…” first."
    assert all(span.strong for span in panel.headline)
    assert text_of(panel.headline) == panel.verdict
