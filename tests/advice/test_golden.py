"""Whole negotiations, typed by command line: what is said of them stays as somebody has read and signed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.advice import half_filled
from tests.advice.transcript import SCRIPTS, golden, transcript


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_every_line_is_as_it_was_read(script: Path, tmp_path: Path) -> None:
    assert transcript(script, tmp_path) == golden(script).read_text(encoding="utf-8")


def test_templates_filled_in_by_half_are_spoken_of_as_was_read() -> None:
    assert half_filled.reading_list() == half_filled.PAGE.read_text(encoding="utf-8")
