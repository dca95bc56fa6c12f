"""Every format makes of the nasty document what was read and found good."""

from __future__ import annotations

import re

import pytest

from negotui.export import FORMATS, Format
from tests.export.golden import FOLDER, golden, kept, page


def _name(format: Format) -> str:
    return format.name


@pytest.mark.parametrize("format", kept(), ids=_name)
def test_the_nasty_document_is_written_as_it_was_read(format: Format) -> None:
    # Compared as a list of lines, so that a failure shows the line.
    assert page(format).split(b"\n") == golden(format).read_bytes().split(b"\n")


def test_no_page_is_kept_of_a_format_that_is_gone() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {golden(format).name for format in kept()}


@pytest.mark.parametrize("format", [one for one in FORMATS.values() if one.is_text], ids=_name)
def test_nothing_that_turns_the_direction_or_that_a_terminal_obeys_reaches_a_file(format: Format) -> None:
    text = page(format).decode()
    assert not re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
