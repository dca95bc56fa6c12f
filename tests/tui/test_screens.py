"""The screens at the end of each tour, compared as plain text with the golden ones that somebody has looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gallery import GOLDEN, run_tour
from tests.tui.tours import TOURS, Tour


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.name)
async def test_the_screen_is_the_golden_one(tour: Tour, tmp_path: Path) -> None:
    text, _ = await run_tour(tour, tmp_path)
    assert text == (GOLDEN / f"{tour.name}.txt").read_text(encoding="utf-8")
