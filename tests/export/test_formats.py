"""A format has all that the screen and the command line list of it."""

from __future__ import annotations

import pytest

from negotui.export import FORMATS, MARKDOWN, Format, format_of

UPPER = Format("upper", "Capitals", ".txt", lambda blocks: MARKDOWN.render(blocks).upper())
"""A format that exists for tests alone."""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_title_a_suffix_and_a_way_to_write(name: str) -> None:
    format = FORMATS[name]
    assert format.name == name
    assert format.title.strip()
    assert format.suffix == f".{format.suffix[1:].lower()}"
    assert format.suffix[1:].isalnum()
    assert format.render(()).endswith("\n")


def test_no_two_formats_are_taken_for_each_other() -> None:
    assert len({format.title for format in FORMATS.values()}) == len(FORMATS)
    assert len({format.suffix for format in FORMATS.values()}) == len(FORMATS)


def test_a_file_has_the_format_that_its_name_ends_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dict_of_formats(), "upper", UPPER)
    assert format_of("notes.md") is MARKDOWN
    assert format_of("Notes.TXT") is UPPER
    assert format_of("notes") is MARKDOWN
    assert format_of("notes.txt.md") is MARKDOWN


def dict_of_formats() -> dict[str, Format]:
    """FORMATS, to be changed for a test."""
    assert isinstance(FORMATS, dict)
    return FORMATS
