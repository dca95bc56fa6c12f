"""A format has all that the screen and the command line list of it."""

from __future__ import annotations

import pytest

from negotui.errors import NotFound
from negotui.export import FORMATS, MARKDOWN, Format, format_named, format_of

UPPER = Format("upper", "Capitals", ".up", lambda document: MARKDOWN.render(document).upper())
"""A format that exists for tests alone."""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_title_a_suffix_and_a_way_to_write(name: str) -> None:
    format = FORMATS[name]
    assert format.name == name
    assert format.title.strip()
    assert format.suffix == f".{format.suffix[1:].lower()}"
    assert format.suffix[1:].isalnum()


def test_no_two_formats_are_taken_for_each_other() -> None:
    assert len({format.title for format in FORMATS.values()}) == len(FORMATS)
    assert len({format.suffix for format in FORMATS.values()}) == len(FORMATS)


def test_a_file_has_the_format_that_its_name_ends_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dict_of_formats(), "upper", UPPER)
    assert format_of("notes.md") is MARKDOWN
    assert format_of("Notes.UP") is UPPER
    assert format_of("notes") is MARKDOWN
    assert format_of("notes.up.md") is MARKDOWN


def test_another_end_of_a_name_is_refused_rather_than_written_as_something_else() -> None:
    with pytest.raises(NotFound) as refused:
        format_of("rent.papyrus")
    assert ".papyrus" in refused.value.message
    assert ".md" in refused.value.hint


def test_a_format_goes_by_its_name_or_its_suffix() -> None:
    assert format_named("Markdown") is format_named(".md") is format_named("md") is MARKDOWN
    with pytest.raises(NotFound):
        format_named("papyrus")


def dict_of_formats() -> dict[str, Format]:
    """FORMATS, to be changed for a test."""
    assert isinstance(FORMATS, dict)
    return FORMATS
