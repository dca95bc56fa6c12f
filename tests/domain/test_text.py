"""Text from outside made fit to keep and to compare."""

from __future__ import annotations

import pytest
from hypothesis import given

from negotui.domain.text import (
    MAX_TEXT,
    clean,
    folded,
    harmless,
    harmless_lines,
    is_harmful,
    listed,
    nearest,
    no_controls,
    one_line,
    plural,
    quoted,
    slug,
    suggestion,
)
from tests.hostile import HOSTILE_TEXTS, texts


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_cleaned_text_can_be_kept(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not {letter for letter in cleaned if ord(letter) < 32 or 127 <= ord(letter) < 160} - {"\n", "\t"}
    assert clean(cleaned) == cleaned


@given(texts())
def test_making_text_fit_twice_changes_nothing(text: str) -> None:
    for fit in (clean, no_controls, one_line, folded):
        assert fit(fit(text)) == fit(text)


@given(texts())
def test_one_line_keeps_every_word(text: str) -> None:
    assert one_line(text).split() == text.split()
    assert "\n" not in one_line(text)


def test_clean_cuts_what_no_editor_could_open() -> None:
    assert len(clean("x" * (MAX_TEXT + 1))) == MAX_TEXT
    assert len(no_controls("x" * (MAX_TEXT + 1))) == MAX_TEXT + 1


def test_what_no_file_should_hold_is_taken_out_and_nothing_put_in_its_place() -> None:
    assert no_controls("a\x00b\x1b[c\x9f\td\ud800") == "ab[c\td"


def test_line_ends_are_the_same_everywhere() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "]0;title"),
        ("a\nb\tc\rd", "a b c d"),
        ("12\u202e34", "1234"),
        ("\u2066a\u2069", "a"),
        ("a\x9bb", "ab"),
        ("a\ud800b", "ab"),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert is_harmful(text)
    assert not is_harmful(shown)
    assert harmless(shown) == shown


def test_text_is_made_harmless_line_by_line() -> None:
    assert harmless_lines("a\tb\x1b\n\n c\u202e d\n") == "a b\n\n c d\n"


def test_a_text_without_harm_stays() -> None:
    assert not is_harmful("Café – 5 €")
    assert harmless("Café – 5 €") == "Café – 5 €"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Résumé", "resume"),
        ("  two   words ", "two words"),
        ("STRASSE", "straße"),
        ("ﬁne", "fine"),
        ("ℌ", "h"),
        ("Ｆｕｌｌ", "full"),
        ("e\u0301", "é"),
        ("a\u00a0b", "A B"),
    ],
)
def test_texts_that_people_take_for_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("My alternatives", "my-alternatives"),
        ("  What if they have more?  ", "what-if-they-have-more"),
        ("Kalai–Smorodinsky", "kalaismorodinsky"),
        ("Don't & won't", "dont--wont"),
        ("Über_uns 2", "über_uns-2"),
        ("BATNA", "batna"),
        ("???", ""),
    ],
)
def test_slug(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("izzues", "Did you mean issues?"),
        ("FACT", "Did you mean facts?"),
        ("zzz", "Choose one of: issues, facts."),
    ],
)
def test_suggestion(word: str, hint: str) -> None:
    assert suggestion(word, ["issues", "facts"]) == hint


def test_suggestion_of_nothing() -> None:
    assert suggestion("x", []) == ""
    assert nearest("x", []) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("abc", "“abc”"),
        ("a\nb", "“a b”"),
        ("x" * 40, f"“{'x' * 40}”"),
        ("x" * 41, f"“{'x' * 39}…”"),
        ("", "“”"),
        (" a  b ", "“a b”"),
        # A text is looked at no further than is needed: its blanks alone may be very many.
        (" " * 160 + "x", "“”"),
        (" " * 159 + "x", "“x”"),
    ],
)
def test_quoted(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (1200, "1,200 entries")]
)
def test_plural(count: int, shown: str) -> None:
    assert plural(count, "entry", "entries") == shown


def test_most_nouns_need_no_second_form() -> None:
    assert [plural(count, "day") for count in (1, 2)] == ["1 day", "2 days"]


@pytest.mark.parametrize(
    ("parts", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(parts: list[str], shown: str) -> None:
    assert listed(parts) == shown


def test_a_list_may_end_in_another_word() -> None:
    assert listed(["a", "b", "c"], "or") == "a, b or c"
