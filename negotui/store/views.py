"""One SQL view a sheet, for those who read the file without us. Must not replace a table, nor a view that is not its own."""

# ruff: noqa: S608 - a view takes no parameters; names and values of guides are quoted below

from __future__ import annotations

import json
from collections.abc import Iterable

from negotui.domain.fields import SPECS
from negotui.domain.fields.spec import ViewColumn
from negotui.domain.guide import Sheet
from negotui.store.database import Database

_GUIDE = "guide:"
_MADE_BEGINS, _MADE_ENDS = "views:", "views;"
_MADE = _MADE_BEGINS + "1"
"""The fact that names the views made; its number counts the forms that `_select` has had, and a new one makes them all again."""
_COLUMNS = ("id", "negotiation", "title", "position")
_TIMES = ("created", "updated")
_COLUMN_OF = {type.value: spec.column for type, spec in SPECS.items()}
_DEPTH = 3
_Fields = dict[str, tuple[str, str]]
"""Of each field its type and the sheet that a link points to, in order."""


def sync_views(database: Database, guide: str, sheets: Iterable[Sheet]) -> bool:
    """Makes the views fit the sheets of a guide and says whether anything had to be done.

    Sheets of several guides stand side by side. Where two have the same id the view has the columns of both, and a field of
    the same name is read as the guide that changed last has it.
    """
    wanted = json.dumps({sheet.id: {f.name: [f.type.value, f.to] for f in sheet.fields} for sheet in sheets})
    known = database.row("SELECT value FROM file_facts WHERE name = ?", [_GUIDE + guide])
    form = database.row("SELECT 1 FROM file_facts WHERE name = ?", [_MADE])
    if (known and known[0] == wanted and form) or database.read_only:
        return False
    # Views are schema work: sqlite_utils does it, and its 62 ms are paid once a version of a guide.
    from sqlite_utils import Database as Schema

    with database.write():
        _tell(database, _GUIDE + guide, wanted)
        schema = Schema(database.connection, execute_plugins=False, strict=True)
        tables, views = {name.lower() for name in schema.table_names()}, set(schema.view_names())
        sheets_of_all = _definitions(database)
        wished = {_view_name(sheet, tables): _select(sheet, sheets_of_all) for sheet in sheets_of_all}
        ours = _made(database)
        for name in (ours - wished.keys()) & views:
            schema.view(name).drop()
        made = {name: select for name, select in wished.items() if name in ours or name not in views}
        for name, select in made.items():
            schema.create_view(name, select, replace=True)
        database.run("DELETE FROM file_facts WHERE name >= ? AND name < ?", [_MADE_BEGINS, _MADE_ENDS])
        _tell(database, _MADE, json.dumps(list(made)))
    return True


def _tell(database: Database, name: str, value: str) -> None:
    """Keeps a fact, as the last one: of two guides the one that changed last is read last."""
    database.run("DELETE FROM file_facts WHERE name = ?", [name])
    database.run("INSERT INTO file_facts (name, value) VALUES (?, ?)", [name, value])


def _made(database: Database) -> set[str]:
    """The names of the views that were made here, whatever form they had."""
    found = database.rows("SELECT value FROM file_facts WHERE name >= ? AND name < ?", [_MADE_BEGINS, _MADE_ENDS])
    return {name for (text,) in found for name in json.loads(text)}


def _definitions(database: Database) -> dict[str, _Fields]:
    """The sheets of all guides that this file has seen, together."""
    together: dict[str, _Fields] = {}
    for (text,) in database.rows(
        "SELECT value FROM file_facts WHERE name >= ? AND name < ? ORDER BY rowid", [_GUIDE, "guide;"]
    ):
        for sheet, fields in json.loads(text).items():
            together.setdefault(sheet, {}).update({name: (type, to) for name, (type, to) in fields.items()})
    return together


def _view_name(sheet: str, tables: set[str]) -> str:
    occupied = sheet.lower() in tables or sheet.lower().startswith("sqlite_")
    return f"sheet_{sheet}" if occupied else sheet


def _select(sheet: str, sheets: dict[str, _Fields]) -> str:
    columns = ["e.id AS id", "e.negotiation AS negotiation", "n.title AS title", "e.position AS position"]
    names = {*_COLUMNS, *_TIMES}
    for field, (type, to) in sheets[sheet].items():
        value = _value("e", field)
        match _COLUMN_OF.get(type, ViewColumn.TEXT):
            case ViewColumn.NAME:
                shown = {field: _name_of(value, to, sheets), f"{field}_id": value}
            case ViewColumn.NAMES:
                shown = {field: _names_of(value, to, sheets), f"{field}_id": value}
            case ViewColumn.FIGURE:
                # The figure stands first in a canonical amount, and a cast reads as far as there is one.
                shown = {field: f"CAST({value} AS NUMERIC)"}
            case ViewColumn.TEXT:
                shown = {field: value}
        columns += [f"{sql} AS {_quoted(_free(name, names))}" for name, sql in shown.items()]
    columns += [f"e.{name} AS {name}" for name in _TIMES]
    return (
        f"SELECT {', '.join(columns)} FROM entries e JOIN negotiations n ON n.id = e.negotiation "
        f"WHERE e.sheet = {_literal(sheet)} AND n.deleted IS NULL"
    )


def _free(name: str, names: set[str]) -> str:
    """The name, with a line below as often as it takes to be another than these: SQL knows no case in names."""
    while name.lower() in names:
        name += "_"
    names.add(name.lower())
    return name


def _value(table: str, field: str) -> str:
    path = _literal(f'$."{field}"')
    return f"json_extract({table}.fields, {path})"


def _name_of(id: str, sheet: str, sheets: dict[str, _Fields], depth: int = 1) -> str:
    """The name of the entry of that id; a name that is itself a link is followed."""
    naming, (type, to) = next(iter(sheets.get(sheet, {}).items()), ("", ("", "")))
    if not naming:
        return id
    table = f"l{depth}"
    name = _value(table, naming)
    if _COLUMN_OF.get(type) is ViewColumn.NAME and depth < _DEPTH:
        name = _name_of(name, to, sheets, depth + 1)
    return f"(SELECT {name} FROM entries {table} WHERE {table}.id = {id})"


def _names_of(ids: str, sheet: str, sheets: dict[str, _Fields]) -> str:
    """The names of the entries of ids with blanks between them."""
    each = f"""json_each('["' || replace({ids}, ' ', '","') || '"]')"""
    return f"(SELECT group_concat({_name_of('j.value', sheet, sheets)}, '; ') FROM {each} j)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
