"""Rows on the command line, with the mapping of their columns remembered."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_mapping_is_said_once(run: Run, tmp_path: Path) -> None:
    run("new", "Rent")
    path = tmp_path / "x.csv"
    path.write_text("Thing;Max\nRent;1,200.00\n", encoding="utf-8")
    assert "No column of this file" in run("rows", "Rent", "issues", str(path), "--yes").err
    said = ("-m", "Thing=name", "-m", "Max=limit")
    looked = run("rows", "Rent", "issues", str(path), *said, "--dry-run")
    assert "Thing → name" in looked.out
    assert "Nothing was changed" in looked.out
    assert run("rows", "Rent", "issues", str(path), *said).code == 1
    assert run("rows", "Rent", "issues", str(path), *said, "--yes").code == 0
    again = run("rows", "Rent", "issues", str(path), "--yes")
    assert "Max → limit" in again.out
    assert run("show", "Rent", "--json").data["sheets"]["issues"][1]["fields"]["limit"] == "1200.00"
    assert run("rows", "Rent", "issues", str(tmp_path), "--yes").code == 1
    assert run("rows", "Rent", "issues", str(path), "-m", "nothing").code == 2
