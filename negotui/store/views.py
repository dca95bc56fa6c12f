"""One SQL view per sheet, for other programs that read the file. Must not replace a table, or a view that somebody else made."""

# ruff: noqa: S608 - a view takes no parameters; names and values of guides are quoted below

from __future__ import annotations

import json
from collections.abc import Iterable

from negotui.domain.fields import SPECS
from negotui.domain.fields.spec import ViewColumn
from negotui.domain.guide import Sheet
from negotui.store.database import Database

_GUIDE = "guide:"
_VIEWS_FROM, _VIEWS_TO = "views:", "views;"
_VIEWS = _VIEWS_FROM + "1"
"""The fact that lists our views. Its number is the version of what `_select` generates: raising it recreates all views."""
_COLUMNS = ("id", "negotiation", "title", "position")
_TIMES = ("created", "updated")
_COLUMN_OF = {type.value: spec.column for type, spec in SPECS.items()}
_DEPTH = 3
_Fields = dict[str, tuple[str, str]]
"""The fields of a sheet in order, each with its type and the sheet that a link points to."""


def sync_views(database: Database, guide: str, sheets: Iterable[Sheet]) -> bool:
    """Updates the views to fit the sheets of a guide and returns whether anything had to change.

    The sheets of several guides coexist. If two have the same id, the view has the columns of both, and a field of the same name
    follows the guide that changed last.
    """
    definition = json.dumps({sheet.id: {f.name: [f.type.value, f.to] for f in sheet.fields} for sheet in sheets})
    stored = database.row("SELECT value FROM file_facts WHERE name = ?", [_GUIDE + guide])
    current_form = database.row("SELECT 1 FROM file_facts WHERE name = ?", [_VIEWS])
    if (stored and stored[0] == definition and current_form) or database.read_only:
        return False
    # Changing views is left to sqlite_utils, whose import costs 62 ms once per version of a guide.
    from sqlite_utils import Database as Schema

    with database.write():
        _set_fact(database, _GUIDE + guide, definition)
        schema = Schema(database.connection, execute_plugins=False, strict=True)
        tables, views = {name.lower() for name in schema.table_names()}, set(schema.view_names())
        sheets_of_all = _sheets_of_all_guides(database)
        selects = {_view_name(sheet, tables): _select(sheet, sheets_of_all) for sheet in sheets_of_all}
        own = _own_views(database)
        for name in (own - selects.keys()) & views:
            schema.view(name).drop()
        created = {name: select for name, select in selects.items() if name in own or name not in views}
        for name, select in created.items():
            schema.create_view(name, select, replace=True)
        database.run("DELETE FROM file_facts WHERE name >= ? AND name < ?", [_VIEWS_FROM, _VIEWS_TO])
        _set_fact(database, _VIEWS, json.dumps(list(created)))
    return True


def _set_fact(database: Database, name: str, value: str) -> None:
    """Stores a fact as the newest row, so that the guide that changed last is read last."""
    database.run("DELETE FROM file_facts WHERE name = ?", [name])
    database.run("INSERT INTO file_facts (name, value) VALUES (?, ?)", [name, value])


def _own_views(database: Database) -> set[str]:
    """The names of the views that this module created, in any version."""
    rows = database.rows("SELECT value FROM file_facts WHERE name >= ? AND name < ?", [_VIEWS_FROM, _VIEWS_TO])
    return {name for (text,) in rows for name in json.loads(text)}


def _sheets_of_all_guides(database: Database) -> dict[str, _Fields]:
    """The sheets of all guides that this file was used with, merged by id."""
    sheets: dict[str, _Fields] = {}
    for (text,) in database.rows(
        "SELECT value FROM file_facts WHERE name >= ? AND name < ? ORDER BY rowid", [_GUIDE, "guide;"]
    ):
        for sheet, fields in json.loads(text).items():
            sheets.setdefault(sheet, {}).update({name: (type, to) for name, (type, to) in fields.items()})
    return sheets


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
        columns += [f"{sql} AS {_quoted(_unique(name, names))}" for name, sql in shown.items()]
    columns += [f"e.{name} AS {name}" for name in _TIMES]
    return (
        f"SELECT {', '.join(columns)} FROM entries e JOIN negotiations n ON n.id = e.negotiation "
        f"WHERE e.sheet = {_literal(sheet)} AND n.deleted IS NULL"
    )


def _unique(name: str, names: set[str]) -> str:
    """The name with as many underscores added as it takes to be unique among `names`: SQL names ignore case."""
    while name.lower() in names:
        name += "_"
    names.add(name.lower())
    return name


def _value(table: str, field: str) -> str:
    path = _literal(f'$."{field}"')
    return f"json_extract({table}.fields, {path})"


def _name_of(id: str, sheet: str, sheets: dict[str, _Fields], depth: int = 1) -> str:
    """A SQL expression for the name of an entry; a name that is itself a link is followed. id: an expression for its id."""
    naming, (type, to) = next(iter(sheets.get(sheet, {}).items()), ("", ("", "")))
    if not naming:
        return id
    table = f"l{depth}"
    name = _value(table, naming)
    if _COLUMN_OF.get(type) is ViewColumn.NAME and depth < _DEPTH:
        name = _name_of(name, to, sheets, depth + 1)
    return f"(SELECT {name} FROM entries {table} WHERE {table}.id = {id})"


def _names_of(ids: str, sheet: str, sheets: dict[str, _Fields]) -> str:
    """A SQL expression for the names of several entries. ids: an expression for their ids, separated by spaces."""
    each = f"""json_each('["' || replace({ids}, ' ', '","') || '"]')"""
    return f"(SELECT group_concat({_name_of('j.value', sheet, sheets)}, '; ') FROM {each} j)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
