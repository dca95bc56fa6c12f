"""A workspace in a folder of its own for each test; the parsed guide is shared, since parsing it again tests nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.services.workspace import Workspace
from tests.tui.harness import open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty workbook file."""
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()
