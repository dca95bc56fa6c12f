"""The page for the room on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_page_goes_to_the_terminal_a_file_or_data(run: Run, tmp_path: Path) -> None:
    run("new", "Rent", "--with", "Okafor")
    assert "Begin with what has to be agreed" in run("brief", "Rent").out
    run("add", "Rent", "issues", "name=Base", "target=120", "limit=110")
    out = run("brief", "Rent").out
    assert out.startswith("Rent, with Okafor\n=")
    assert "110" in out
    assert "110" not in run("brief", "Rent", "--table").out
    assert json.loads(run("brief", "Rent", "--json").out)["title"] == "Rent, with Okafor"
    path = tmp_path / "brief.html"
    assert run("brief", "Rent", "-o", str(path)).code == 0
    assert "110" in path.read_text(encoding="utf-8")
    assert run("brief", "Rent", "-o", str(path)).code == 1
    assert run("brief", "Rent", "--table", "-o", str(path), "--force").code == 0
    assert "110" not in path.read_text(encoding="utf-8")


def test_without_a_printer_it_says_what_else_to_do(run: Run, monkeypatch: object) -> None:
    run("new", "Rent")
    done = run("brief", "Rent", "--print")
    assert done.code in {0, 1}
    assert done.code == 0 or "file" in done.err
