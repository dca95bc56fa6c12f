"""A type of field is a name, a spec and an editor, and nothing else in the package names all of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import negotui
from negotui.domain.fields import SPECS
from negotui.domain.guide import FieldType
from negotui.guides.folders import content_folder
from negotui.tui.widgets.fields.table import EDITORS

ROOT = Path(negotui.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
# The names, the specs, the editors.
TABLES = ["domain/fields/__init__.py", "domain/guide.py", "tui/widgets/fields/table.py"]
_FEW = 2


@pytest.mark.parametrize("type", FieldType)
def test_a_type_has_a_spec_and_an_editor(type: FieldType) -> None:
    assert type in SPECS
    assert type in EDITORS


@pytest.mark.parametrize("type", FieldType)
def test_a_type_is_in_the_table_for_those_who_write_guides(type: FieldType) -> None:
    page = (content_folder() / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{type}[`:]", page, re.MULTILINE)


def _named(source: str) -> set[str]:
    """The types of fields that a file names: as a member of FieldType, or as what FieldType consists of."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "FieldType":
            found.add(node.attr)
        if isinstance(node, ast.ClassDef) and node.name == "FieldType":
            found |= {
                target.id
                for line in node.body
                if isinstance(line, ast.Assign)
                for target in line.targets
                if isinstance(target, ast.Name)
            }
    return found & set(FieldType.__members__)


def test_three_files_name_every_type_and_no_other_more_than_two() -> None:
    named = {path.relative_to(ROOT).as_posix(): _named(path.read_text(encoding="utf-8")) for path in FILES}
    assert [path for path, types in named.items() if types == set(FieldType.__members__)] == TABLES
    # DETAILS is a sheet, written in Python: it names the types of its own fields.
    others = {path: types for path, types in named.items() if path not in {*TABLES, "domain/negotiation.py"}}
    assert {path: types for path, types in others.items() if len(types) > _FEW} == {}


def test_the_search_finds_what_it_is_for() -> None:
    assert _named("if field.type in {FieldType.TEXT, FieldType.NOTE}: x(FieldType(kind))") == {"TEXT", "NOTE"}
    assert _named('class FieldType(StrEnum):\n    TEXT = "text"') == {"TEXT"}
