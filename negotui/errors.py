"""What can go wrong in words that a user can act on. Imports nothing of the project."""

from __future__ import annotations


class NegotuiError(Exception):
    """An expected failure: one sentence that says what is wrong, and a hint that says what to do.

    message: what is wrong, a whole sentence.
    hint: the way out, a whole sentence, or empty where there is none to give.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ValueRefused(NegotuiError):
    """A text that is no value of its field's type; the hint says what would be one."""


class SeveralMeant(ValueRefused):
    """A name that more than one entry may be meant by: none of them is, and none is to be made anew."""


class NotFound(NegotuiError):
    """A negotiation, entry, sheet, field or section that is not there; the hint names the nearest."""


class GuideError(NegotuiError):
    """A guide that cannot be used; the message starts with `file:line:`."""


class StoreError(NegotuiError):
    """A file that cannot be read or written: not a workbook, locked, read-only, full or from a newer version."""


class StoreBusy(StoreError):
    """Another program holds the file just now: the same call may succeed in a moment."""
