"""Bytes and words that nobody would write, into everything that reads, by hypothesis: an answer or a sentence, within its time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

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
from tests.hostile import texts

_SIGNS = "0123456789.,;:-−+/'’\"()[]{}<>|\\ \t\nkKmM%€$£eEinfanmonjandectoday年٣१½²\u202e\x00\ud800😀=@#*_`~^&"
_LONG = 16_000
_LONGEST, _USUAL = 2.0, 0.02
"""Seconds of work that nothing may take, on a machine that needs so long for the measure below."""


def readers(lab: Lab) -> Iterator[str]:
    """hypothesis over amounts, days, times, offers, queries, notes, rows, JSON files and guides: read or refused, in time"""
    today, now = date(2026, 11, 26), datetime(2026, 11, 26, 9)
    context = Context(today, GuideFolders(content_folder()).guide("leverage"), now=now)
    sound = json.dumps(
        {"negotui": 1, "negotiations": [{"id": "0" * 26, "guide": "leverage", "details": {}, "entries": []}]}
    )
    words = st.one_of(
        st.text(_SIGNS, max_size=60), texts(), st.builds(_repeated, st.text(_SIGNS, min_size=1, max_size=12))
    )
    garbled = st.builds(
        _garbled,
        st.just(sound),
        st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.text(_SIGNS, max_size=3)), min_size=1, max_size=4),
    )
    page = (content_folder() / "leverage" / "02-interests.md").read_text(encoding="utf-8")
    pages = st.builds(
        _garbled,
        st.just(page),
        st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400), words), min_size=1, max_size=4),
    )
    targets: dict[str, tuple[st.SearchStrategy[str], Callable[[str], object], int]] = {
        "amounts": (words, parse_amount, 2000),
        "days": (words, lambda text: parse_date(text, today), 2000),
        "times": (words, lambda text: parse_time(text, today, now, past=False), 2000),
        "offers": (words, lambda text: readable_changes(text, context), 1000),
        "queries": (words, query_from, 2000),
        "notes": (words, prose, 1000),
        "rows": (words, lambda text: read_rows(text.encode("utf-8", "replace")), 1000),
        "json": (garbled, lambda text: read_file(text.encode("utf-8", "replace"), lambda _: True), 1000),
        "guides": (pages, _guide_with, 200),
    }
    most = _LONGEST * _pace()
    for name, (strategy, read, examples) in targets.items():
        count = examples // 20 if lab.short else examples
        _tried(lab, name, strategy, read, count, most)
        yield f"{name} {count:,}"


def _tried(
    lab: Lab, name: str, strategy: st.SearchStrategy[str], read: Callable[[str], object], count: int, most: float
) -> None:
    """Raises Lost with the shortest text that something went wrong over."""

    @seed(lab.seed)
    @settings(max_examples=count, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def each(text: str) -> None:
        begun = process_time()
        try:
            read(text)
        except NegotuiError:
            pass
        except Exception as error:
            raise Lost(f"{name}: {type(error).__name__} over {text[:80]!r}") from error
        if process_time() - begun > most:
            raise Lost(f"{name}: {process_time() - begun:.1f} s of work over {len(text)} letters, {text[:40]!r}")

    each()


def _pace() -> float:
    """How slow this machine is now: by its own work, which other programs do not count in."""
    begun = process_time()
    for _ in range(200):
        sorted(str(number) for number in range(500))
    return max((process_time() - begun) / _USUAL, 1.0)


def _repeated(text: str) -> str:
    return (text * (_LONG // len(text) + 1))[:_LONG]


def _garbled(sound: str, changes: list[tuple[float, int, str]]) -> str:
    """A sound text with a few places changed, left out or filled up."""
    text = sound
    for place, length, new in changes:
        at = int(place * len(text))
        text = text[:at] + new + text[at + length :]
    return text


def _guide_with(page: str) -> object:
    """The built-in guide with another page in the place of one."""
    source = content_folder() / "leverage"
    with TemporaryDirectory() as name:
        folder = Path(name) / "guides" / "mine"
        folder.mkdir(parents=True)
        for path in source.glob("*.md"):
            (folder / path.name).symlink_to(path)
        changed = folder / "02-interests.md"
        changed.unlink()
        changed.write_bytes(page.encode("utf-8", "replace"))
        return GuideFolders(content_folder(), folder.parent).guide("mine")
