"""Adding a thing costs what CONTRIBUTING says: what is written in its file and not listed is found here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import negotui.analysis
import negotui.export
from negotui.analysis import ANALYSES
from negotui.export import FORMATS

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def _functions(package: ModuleType, wanted: Callable[[str, list[str], str], bool]) -> set[object]:
    """The public functions whose name, types of arguments and type of answer are wanted."""
    found: set[object] = set()
    for module in _modules(package):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            types = inspect.get_annotations(function)
            gives = types.pop("return", "")
            if wanted(name, list(types.values()), gives):
                found.add(function)
    return found


def test_every_file_that_renders_a_document_is_a_format() -> None:
    renders = _functions(negotui.export, lambda name, takes, gives: (takes, gives) == (["Document"], "bytes"))
    assert renders == {format.render for format in FORMATS.values()}
    assert all(name == format.name for name, format in FORMATS.items())
    assert len({format.suffix for format in FORMATS.values()}) == len(FORMATS)


def test_every_panel_of_a_negotiation_is_an_analysis() -> None:
    panels = _functions(
        negotui.analysis, lambda name, takes, gives: (takes, gives) == (["Negotiation", "Context"], "Panel")
    )
    assert panels == {analysis.panel for analysis in ANALYSES}
    assert len({analysis.id for analysis in ANALYSES}) == len(ANALYSES)


ROWS = re.findall(r"^\| (.+?) \| (.+) \|$", GUIDE.split("## Where things are")[1].split("\n## ")[0], re.MULTILINE)[2:]
"""What one wants to do, and what it touches."""


@pytest.mark.parametrize(("wish", "touches"), ROWS, ids=[wish for wish, _ in ROWS])
def test_what_a_row_of_the_table_names_is_there(wish: str, touches: str) -> None:
    """Paths are files and folders of the checkout; a name in capitals is one that the row's first file has."""
    names = re.findall(r"`([^`]+)`", touches)
    paths = [ROOT / name for name in names if "/" in name]
    assert paths, f"“{wish}” names no file"
    assert [path for path in paths if not path.exists()] == []
    text = "\n".join(
        source.read_text(encoding="utf-8")
        for path in paths
        for source in (path.rglob("*.py") if path.is_dir() else [path])
    )
    for name in names:
        if "/" not in name and name.isidentifier():
            assert re.search(rf"\b{name}\b", text), f"{name} is in none of {names}"


def test_the_table_says_what_is_added_most_often() -> None:
    wishes = " · ".join(wish for wish, _ in ROWS)
    for thing in ("an analysis", "an export format", "a type of field", "a command", "schema"):
        assert thing in wishes
