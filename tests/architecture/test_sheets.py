"""The sheets and fields that the program reads are those that domain/sheets.py names, and the built-in guide has all of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import negotui
from negotui.analysis import ANALYSES, AnalysisSpec
from negotui.domain.guide import Guide
from negotui.domain.negotiation import DETAILS
from negotui.domain.sheets import FIELDS
from negotui.guides.folders import BUILT_IN, GuideFolders, content_folder

ROOT = Path(negotui.__file__).parent
READERS = sorted(path for layer in ("analysis", "services") for path in (ROOT / layer).rglob("*.py"))
# What reads or writes a field of an entry, and what takes the id of a sheet first.
_FIELD, _SHEET = {"get", "typed", "draft", "put"}, {"of", "has", "sheet", "at"}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return GuideFolders(content_folder()).guide(BUILT_IN)


@pytest.mark.parametrize("sheet", FIELDS)
def test_the_built_in_guide_has_every_sheet_and_field(guide: Guide, sheet: str) -> None:
    assert guide.has(sheet, *FIELDS[sheet])


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda analysis: analysis.id)
def test_an_analysis_reads_what_is_named(analysis: AnalysisSpec) -> None:
    for sheet, fields in analysis.reads:
        assert set(fields) <= set(FIELDS[sheet])


def _literals(tree: ast.AST, methods: set[str]) -> Iterator[str]:
    """The first arguments of calls to these methods that are literal texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_fields_are_known_and_sheets_go_by_their_name(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {name for fields in FIELDS.values() for name in fields} | {field.name for field in DETAILS.fields}
    assert set(_literals(tree, _FIELD)) <= known
    assert not set(_literals(tree, _SHEET)) & FIELDS.keys()


def test_the_search_finds_what_it_is_for() -> None:
    tree = ast.parse('entry.get("wroth"); book.of("issues"); entry.get(name); guide.has(ISSUES, "name")')
    assert list(_literals(tree, _FIELD)) == ["wroth"]
    assert list(_literals(tree, _SHEET)) == ["issues"]
