"""Expected failures, in words that a user can act on. Imports nothing else from the project."""

from __future__ import annotations


class NegotuiError(Exception):
    """An expected failure: one sentence that says what is wrong, and a hint that says what to do.

    message: what is wrong, a whole sentence.
    hint: what to do, a whole sentence, or empty if there is nothing to suggest.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ValueRefused(NegotuiError):
    """A text that its field's type cannot read; the hint says what it would accept."""


class AmbiguousName(ValueRefused):
    """A name that fits more than one entry: nothing is picked, and callers must not create a new entry for it."""


class NotFound(NegotuiError):
    """A negotiation, entry, sheet, field or section that does not exist; the hint names the closest match."""


class CannotPractise(NegotuiError):
    """There is nobody to practise with, or nothing to practise; the hint says what to write first."""


class GuideError(NegotuiError):
    """A guide that cannot be used; the message starts with `file:line:`."""


class StoreError(NegotuiError):
    """A file that cannot be read or written: not a workbook, locked, read-only, full or from a newer version."""


class StoreBusy(StoreError):
    """Another program has locked the file: the same call may succeed in a moment."""


class Locked(StoreError):
    """A workbook that is locked away, and nobody can be asked for its passphrase."""


class WrongPassphrase(StoreError):
    """A passphrase that does not open the workbook."""
