"""Makes rows of what raw_pages.py has found: whole ones as they are, and of an entry that is cut off what is left of its words."""

from __future__ import annotations

import json
import re

from negotui.store.database import Row
from negotui.store.raw_pages import Raw

_WHEN = "1970-01-01T00:00:00.000Z"
"""When something was written whose time is lost."""
_FIELDS, _DRAFTS, _WORDS = 5, 6, 7
"""The columns of an entry that hold its texts."""
_STRANGE = re.compile("[\x00-\x1f\x7f\ufffd]")
_TRIES = 20


def mended(table: str, raw: Raw) -> Row | None:
    """The row of a table, or None where too little of it is left."""
    if raw.is_whole:
        return (raw.number, *raw.values[1:])
    if table != "entries" or len(raw.values) < _FIELDS:
        return None
    here = list(raw.values)
    left = raw.cut.decode("utf-8", "replace")
    fields = here[_FIELDS] if len(here) > _FIELDS else _closed(left)
    drafts = here[_DRAFTS] if len(here) > _DRAFTS else _closed(left) if len(here) == _DRAFTS else "{}"
    if not fields:
        return None
    words = here[_WORDS] if len(here) > _WORDS else _words(fields)
    end = (1, _WHEN, _WHEN)
    return (
        raw.number,
        *here[1:_FIELDS],
        fields,
        drafts or "{}",
        words,
        *here[_WORDS + 1 :],
        *end[len(here[_WORDS + 1 :]) :],
    )


def _closed(text: str) -> str:
    """A JSON object whose end is lost, ended where it can be read no further; empty where nothing of it can."""
    # What a broken page holds begins with what is no letter, mostly.
    strange = _STRANGE.search(text)
    text = text[: strange.start()] if strange else text
    for _ in range(_TRIES):
        for end in ("}", '"}', '": ""}'):
            try:
                return json.dumps(json.loads(text + end), ensure_ascii=False)
            except ValueError:
                continue
        text = text[: max(text.rfind("\\"), text.rfind(","), 0)]
        if not text:
            break
    return ""


def _words(fields: object) -> str:
    """What the search finds an entry by; it is made anew when the entry is next edited."""
    try:
        found = json.loads(str(fields))
    except ValueError:
        return ""
    return "\n".join(str(value) for value in found.values()) if isinstance(found, dict) else ""
