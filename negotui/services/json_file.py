"""The JSON file of negotiations: how it is written, its schema, and reading it so that every fault is named with its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from negotui.domain.fields import spec_of
from negotui.domain.guide import Guide, Sheet
from negotui.domain.negotiation import DETAILS, Entry, Negotiation, Pairs, in_order
from negotui.domain.text import MAX_TEXT, clean, quoted
from negotui.errors import NegotuiError
from negotui.store.entries import LAST_POSITION
from negotui.store.ids import ALPHABET, ID_LENGTH

VERSION = 1
"""Of the format. A file of a later one is refused; one of an earlier one would be brought up to date in reading."""
MOST_BYTES = 512 * 2**20
_FAULTS = 20
"""How many faults are told one by one."""
_ID = f"^[{ALPHABET}]{{{ID_LENGTH}}}$"
_TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"
_NAME = r"^[a-z0-9][a-z0-9_-]{0,63}$"


def file_data(negotiations: Iterable[Negotiation]) -> dict[str, object]:
    """Negotiations as the whole of a JSON file: nothing is lost, and the same negotiations make the same file."""
    return {"negotui": VERSION, "negotiations": [_negotiation_data(one) for one in negotiations]}


def _negotiation_data(negotiation: Negotiation) -> dict[str, object]:
    details = negotiation.details
    return {
        "id": negotiation.id,
        "guide": negotiation.guide,
        "details": dict(details.values),
        "drafts": dict(details.drafts),
        "created": details.created,
        "updated": details.updated,
        "entries": [
            {
                "id": entry.id,
                "sheet": entry.sheet,
                "position": entry.position,
                "fields": dict(entry.values),
                "drafts": dict(entry.drafts),
                "created": entry.created,
                "updated": entry.updated,
            }
            for entry in in_order(negotiation.entries)
        ],
    }


# The schema


def _texts() -> dict[str, object]:
    return {
        "type": "object",
        "propertyNames": {"pattern": _NAME},
        "additionalProperties": {"type": "string", "maxLength": MAX_TEXT},
    }


_WHEN = {"type": "string", "pattern": _TIME, "description": "UTC, ISO 8601."}
ENTRY_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "sheet", "position", "fields", "created", "updated"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": _ID, "description": "Unique everywhere; merging goes by it."},
        "sheet": {"type": "string", "pattern": _NAME},
        "position": {
            "type": "integer",
            "minimum": 0,
            "maximum": LAST_POSITION,
            "description": "Its place in the sheet.",
        },
        "fields": _texts(),
        "drafts": {**_texts(), "description": "Typed texts that their fields cannot read yet."},
        "created": _WHEN,
        "updated": _WHEN,
    },
}
HEAD_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "guide", "details", "created", "updated", "entries"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": _ID},
        "guide": {
            "type": "string",
            "pattern": r"^[\w-]{1,64}$",
            "description": "The id of the guide that it was written with.",
        },
        "details": _texts(),
        "drafts": _texts(),
        "created": _WHEN,
        "updated": _WHEN,
        "entries": {"type": "array"},
    },
}


def schema(guide: Guide) -> dict[str, object]:
    """The JSON Schema (draft 7) of a file, with the sheets and fields of a guide. Sheets and fields it does not name are kept."""
    entry = {**ENTRY_SCHEMA, "allOf": [_sheet_schema(sheet) for sheet in guide.sheets]}
    properties = HEAD_SCHEMA["properties"]
    details = {**_texts(), "properties": _fields_schema(DETAILS)}
    head = {
        **HEAD_SCHEMA,
        "properties": {**properties, "details": details, "entries": {"type": "array", "items": entry}},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Negotiations written with the guide {guide.id}",
        "type": "object",
        "required": ["negotui", "negotiations"],
        "additionalProperties": False,
        "properties": {
            "negotui": {"const": VERSION, "description": "The version of this format."},
            "negotiations": {"type": "array", "items": head},
        },
    }


def _sheet_schema(sheet: Sheet) -> dict[str, object]:
    return {
        "if": {"properties": {"sheet": {"const": sheet.id}}},
        "then": {"properties": {"fields": {"properties": _fields_schema(sheet), "description": sheet.title}}},
    }


def _fields_schema(sheet: Sheet) -> dict[str, object]:
    """What each field holds, in words: a value that its field cannot read is no fault, but kept as a draft."""
    return {
        field.name: {
            "description": " ".join(filter(None, (field.ask or field.heading, f"({spec_of(field).hint(field)})")))
        }
        for field in sheet.fields
    }


# Reading


def read_file(content: bytes, known_guides: Callable[[str], bool]) -> tuple[Negotiation, ...]:
    """The negotiations in a JSON file. Raises NegotuiError that names what is wrong, each with its place; then nothing is read.

    known_guides: whether there is a guide of an id.
    """
    data = _parsed(content)
    faults: list[str] = []
    heads = data["negotiations"]
    if not isinstance(heads, list):
        raise _not_ours("“negotiations” has to be a list.")
    validate_head, validate_entry = _validators()
    ids: set[str] = set()
    for number, head in enumerate(heads):
        place = f"negotiations[{number}]"
        if not _is_sound(head, validate_head, place, faults):
            continue
        if not known_guides(head["guide"]):
            faults.append(f"{place}.guide: there is no guide {quoted(head['guide'])} here")
        _note_double(head["id"], ids, f"{place}.id", faults)
        for at, entry in enumerate(head["entries"]):
            where = f"{place}.entries[{at}]"
            if _is_sound(entry, validate_entry, where, faults):
                _note_double(entry["id"], ids, f"{where}.id", faults)
                both = entry["fields"].keys() & _drafts(entry).keys()
                faults += [f"{where}.drafts: {name} has a value too" for name in sorted(both)]
    if faults:
        raise _faulty(faults)
    return tuple(map(_negotiation, heads))


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise NegotuiError(
            "This file is larger than negotui reads at once.", "Export fewer negotiations into one file."
        )
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number)
    except _Refused as problem:
        raise _not_ours(str(problem)) from None
    except UnicodeDecodeError:
        raise _not_ours("It isn’t text in UTF-8.") from None
    except RecursionError:
        raise _not_ours("It is nested deeper than any of ours.") from None
    except json.JSONDecodeError as problem:
        raise _not_ours(f"Line {problem.lineno}, column {problem.colno}: {problem.msg}.") from None
    except ValueError:  # a number of thousands of digits
        raise _not_ours("A number in it is longer than any of ours.") from None
    if not isinstance(data, dict) or "negotui" not in data or "negotiations" not in data:
        raise _not_ours("It lacks “negotui” and “negotiations” at its top.")
    version = data["negotui"]
    if type(version) is not int or version < 1:
        raise _not_ours("“negotui” has to be the version of the format, a number.")
    if version > VERSION:
        raise NegotuiError(
            "This file was written by a newer version of negotui.", "Upgrade negotui, then import it again."
        )
    return data


class _Refused(Exception):
    """What Python's reader of JSON would let pass."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Refused(f"{quoted(next(name for name in names if names.count(name) > 1))} stands twice in one object.")
    return found


def _no_number(name: str) -> None:
    raise _Refused(f"{name} is not a number.")


def _not_ours(why: str) -> NegotuiError:
    return NegotuiError(
        f"I can’t read this file. {why}", "Nothing was changed. `negotui export ID --format json` writes such files."
    )


def _faulty(faults: Sequence[str]) -> NegotuiError:
    more = f" … and {len(faults) - _FAULTS:,} more" if len(faults) > _FAULTS else ""
    hint = "Nothing was changed. `negotui guide schema` describes the file."
    return NegotuiError(f"I can’t take this file over: {'; '.join(faults[:_FAULTS])}{more}.", hint)


@cache
def _validators() -> tuple[Callable[[object], object], Callable[[object], object]]:
    """Compiled once, as they are asked for each entry."""
    import fastjsonschema

    return fastjsonschema.compile(HEAD_SCHEMA), fastjsonschema.compile(ENTRY_SCHEMA)


def _is_sound(value: object, validate: Callable[[object], object], place: str, faults: list[str]) -> bool:
    import fastjsonschema

    try:
        validate(value)
    except fastjsonschema.JsonSchemaValueException as problem:
        inside = "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in map(str, problem.path[1:]))
        said = str(problem.message).partition(" ")[2] or "is wrong"
        faults.append(f"{place}{clean(inside)[:120]} {clean(said)[:160]}")
        return False
    return True


def _note_double(id: str, ids: set[str], place: str, faults: list[str]) -> None:
    if id in ids:
        faults.append(f"{place}: {id} stands twice in this file")
    ids.add(id)


def _negotiation(head: Mapping[str, Any]) -> Negotiation:
    id = head["id"]
    details = Entry(
        *(
            id,
            id,
            DETAILS.id,
            _pairs(head["details"]),
            _pairs(_drafts(head)),
            0,
            1,
            head["created"],
            head["updated"],
        )
    )
    return Negotiation(id, head["guide"], details, in_order(_entries(id, head["entries"])))


def _entries(negotiation: str, raw: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    for one in raw:
        values, drafts = _pairs(one["fields"]), _pairs(_drafts(one))
        yield Entry(
            *(one["id"], negotiation, one["sheet"], values, drafts, one["position"], 1, one["created"], one["updated"])
        )


def _drafts(raw: Mapping[str, Any]) -> Mapping[str, str]:
    """A file made by hand may leave them out."""
    found: Mapping[str, str] = {"drafts": {}, **raw}["drafts"]
    return found


def _pairs(raw: Mapping[str, str]) -> Pairs:
    return tuple((name, text) for name, text in raw.items() if text)
