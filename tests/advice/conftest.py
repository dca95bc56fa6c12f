"""A negotiation in a file of its own that a test types by command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.advice.transcript import ask, home

Talk = Callable[..., str]


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """Runs commands on a negotiation called Talk and gives what the last one wrote."""
    with home(tmp_path):
        ask("negotui new Talk")
        yield lambda *lines: [ask(f"negotui {line}") for line in lines][-1]
