"""Words that could not be saved when the program had to end: kept in a file beside the workbook, and put back at the next start."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from negotui.domain.negotiation import DETAILS, Entry, Negotiation, Pairs
from negotui.domain.text import MAX_TEXT
from negotui.domain.unsaved import UnsavedText
from negotui.errors import NegotuiError, StoreError
from negotui.services.entries import Entries
from negotui.services.files import replace_file
from negotui.services.lookup import Lookup
from negotui.services.session import Session
from negotui.store.engine import Key
from negotui.store.sealed import seal, unsealed

_KIND = "negotui unsaved"
UNSEALED, SEALED = ".json", ".locked"
"""How the names of rescue files end: of a plain workbook, and of a locked one, where they are locked with its key."""
_MOST_BYTES = 64 * 2**20
"""A file beyond this is none of ours."""


@dataclass(frozen=True, slots=True)
class RescueFile:
    """What one program could not save. path: where it lies.  texts: what is in it."""

    path: Path
    texts: tuple[UnsavedText, ...]


class Rescue:
    """The rescue files of one workbook."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, texts: Iterable[UnsavedText]) -> Path:
        """Writes a rescue file, which only its owner can read. Asks nothing of the workbook. Raises NegotuiError."""
        book = self._session.database.path
        stamp = self._session.stamp().replace(":", "").replace("-", "").partition(".")[0]
        key = self._session.database.key
        path = book.with_name(f"{book.name}.unsaved-{stamp}-{os.getpid()}{SEALED if key else UNSEALED}")
        content = {"kind": _KIND, "texts": [asdict(text) for text in texts]}
        words = json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        if key is None:
            replace_file(path, words)
        else:
            seal(path, words, key)
        return path

    def found(self) -> tuple[RescueFile, ...]:
        """The rescue files beside the workbook, the oldest first; a file of that name that cannot be read is left alone."""
        database = self._session.database
        files = [(path, _read(path, database.key)) for path in rescue_files(database.path)]
        return tuple(RescueFile(path, texts) for path, texts in files if texts)

    def put_back(self, file: RescueFile) -> Entry:
        """Saves the texts as if they were typed now, and removes the file. Returns the entry of the last one.

        Where another window has changed the same field since, both versions stand, as always. Raises NegotuiError, and then the
        file is still there.
        """
        entries = Entries(self._session)
        step = entries.step()
        # Texts typed into one entry follow each other: each is saved over what the one before left.
        last: dict[str, Entry] = {}
        for text in file.texts:
            negotiation = text.negotiation
            if negotiation.details.revision or negotiation.id in {entry.negotiation for entry in last.values()}:
                negotiation = Lookup(self._session).negotiation(negotiation.id)
            before = last.get(text.entry.id, text.entry)
            saved, _ = entries.write_field(negotiation, before, text.field, text.text, step)
            last[text.entry.id] = saved.entry
        self.throw_away(file)
        return last[file.texts[-1].entry.id]

    def throw_away(self, file: RescueFile) -> None:
        """Removes a rescue file for good. Raises NegotuiError."""
        try:
            file.path.unlink(missing_ok=True)
        except OSError as problem:
            raise NegotuiError(
                f"I can’t remove {file.path}: {problem.strerror}.", "Remove it yourself once you have its words."
            ) from problem


def rescue_files(book: Path) -> tuple[Path, ...]:
    """All files beside a workbook that are named as rescue files, the oldest first."""
    found: list[Path] = []
    with suppress(OSError):
        found += (
            path
            for path in sorted(book.parent.iterdir())
            if path.name.startswith(f"{book.name}.unsaved-") and path.suffix in {SEALED, UNSEALED} and path.is_file()
        )
    return tuple(found)


def _read(path: Path, key: Key | None) -> tuple[UnsavedText, ...]:
    """The texts of a rescue file; none where it is not one of ours, or locked with another key. key: of the workbook."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return ()
        if path.suffix == SEALED and key is None:
            return ()
        content = json.loads(unsealed(path, key) if path.suffix == SEALED and key else path.read_bytes())
        if content["kind"] != _KIND:
            return ()
        return tuple(map(_text_of, content["texts"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, StoreError):
        return ()


def _text_of(raw: Mapping[str, object]) -> UnsavedText:
    """Raises LookupError, TypeError or ValueError for anything that was not written here."""
    negotiation, entry = _mapping(raw["negotiation"]), _entry(raw["entry"])
    details = replace(_entry(negotiation["details"]), sheet=DETAILS.id)
    of = Negotiation(_word(negotiation["id"]), _word(negotiation["guide"]), details)
    return UnsavedText(of, entry, _word(raw["field"]), _word(raw["text"])[:MAX_TEXT])


def _entry(raw: object) -> Entry:
    parts = _mapping(raw)
    position, revision = parts["position"], parts["revision"]
    if not isinstance(position, int) or not isinstance(revision, int):
        raise TypeError
    id, negotiation, sheet, created, updated = (
        _word(parts[name]) for name in ("id", "negotiation", "sheet", "created", "updated")
    )
    values, drafts = (_pairs(parts[name]) for name in ("values", "drafts"))
    return Entry(id, negotiation, sheet, values, drafts, position, revision, created, updated)


def _pairs(raw: object) -> Pairs:
    if not isinstance(raw, list):
        raise TypeError
    return tuple((_word(name), _word(text)) for name, text in raw)


def _mapping(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise TypeError
    return raw


def _word(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError
    return raw
