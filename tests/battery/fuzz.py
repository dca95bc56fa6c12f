"""Bytes and words that nobody would write, into everything that reads: an answer or a sentence, within its time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from time import monotonic

from negotui.domain.amounts import parse_amount
from negotui.domain.dates import parse_date
from negotui.domain.queries import query_from
from negotui.domain.references import Context, readable_changes
from negotui.domain.row_files import read_rows
from negotui.domain.times import parse_time
from negotui.errors import NegotuiError
from negotui.guides.folders import GuideFolders, content_folder
from negotui.guides.markdown.notes import prose
from negotui.services.json_file import read_file
from tests.battery.lab import Lab, Lost

_SIGNS = "0123456789.,;:-−+/'’\"()[]{}<>|\\ \t\nkKmM%€$£eEinfanmonjandectoday年٣１½²\u202e\x00\ud800😀=@#*_`~^&"
_LONGEST = 2.0
"""Seconds that nothing may take, whatever it is given."""


def readers(lab: Lab) -> Iterator[str]:
    """amounts, days, times, offers, queries, notes, rows and JSON files of random signs"""
    today, now = date(2026, 11, 26), datetime(2026, 11, 26, 9)
    context = Context(today, GuideFolders(content_folder()).guide("leverage"), now=now)
    sound = json.dumps(
        {"negotui": 1, "negotiations": [{"id": "0" * 26, "guide": "leverage", "details": {}, "entries": []}]}
    )
    targets: dict[str, Callable[[str], object]] = {
        "amounts": parse_amount,
        "days": lambda text: parse_date(text, today),
        "times": lambda text: parse_time(text, today, now, past=False),
        "offers": lambda text: readable_changes(text, context),
        "queries": query_from,
        "notes": prose,
        "rows": lambda text: read_rows(text.encode("utf-8", "replace")),
        "json": lambda text: read_file(text.encode("utf-8", "replace"), lambda _: True),
    }
    for name, read in targets.items():
        end, tried = monotonic() + (0.6 if lab.short else 12), 0
        while monotonic() < end:
            text = _garbled(lab, sound) if name == "json" else _words(lab)
            begun = monotonic()
            try:
                read(text)
            except NegotuiError:
                pass
            except Exception as error:
                raise Lost(f"{name}: {type(error).__name__} over {text[:80]!r}") from error
            if monotonic() - begun > _LONGEST:
                raise Lost(f"{name}: {monotonic() - begun:.1f} s over {len(text)} letters, {text[:40]!r}")
            tried += 1
        yield f"{name} {tried:,}"


def _words(lab: Lab) -> str:
    length = lab.random.choice((1, 3, 9, 40, 400, 16_000)) if lab.random.random() < 0.1 else lab.random.randint(0, 24)
    return "".join(lab.random.choices(_SIGNS, k=length))


def _garbled(lab: Lab, sound: str) -> str:
    """A sound file with a few letters changed, left out or doubled."""
    letters = list(sound)
    for _ in range(lab.random.randint(1, 4)):
        at = lab.random.randrange(len(letters))
        letters[at : at + lab.random.randint(0, 3)] = lab.random.choices(_SIGNS, k=lab.random.randint(0, 3))
    return "".join(letters)
