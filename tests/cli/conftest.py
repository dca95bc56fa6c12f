"""The command line on a file of its own, in a home of its own, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from negotui.cli import main
from tests import KEPT


@dataclass(frozen=True)
class Done:
    """What a command has done. code: its exit code.  out, err: what it wrote."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its output as JSON."""
        return json.loads(self.out)

    @property
    def id(self) -> str:
        """Its output as an id."""
        return self.out.strip()


Run = Callable[..., Done]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Where the workbook file is to be."""
    return tmp_path / "book.db"


@pytest.fixture
def run(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command: run("add", id, "issues", "name=Price")."""
    monkeypatch.setenv("NEGOTUI_FILE", str(book))
    monkeypatch.setenv("XDG_CACHE_HOME", str(KEPT))
    for folder in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(folder, str(tmp_path / folder))
    monkeypatch.setenv("HOME", str(tmp_path))

    def run_(*words: str) -> Done:
        monkeypatch.setattr("sys.argv", ["negotui", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        return Done(int(ended.value.code or 0), written.out, written.err)

    return run_


def sheet(run: Run, ref: str, name: str) -> dict[str, str]:
    """The fields of the only entry of a sheet, drafts among them."""
    (entry,) = run("show", ref, "--json").data["sheets"][name]
    return {**entry["fields"], **entry.get("drafts", {})}
