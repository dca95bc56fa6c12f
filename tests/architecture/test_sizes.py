"""No file grows past what one reads in one go; functions are ruff's (PLR0915)."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotui

ROOT = Path(negotui.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_at_most_300_lines_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert text.startswith('"""')
