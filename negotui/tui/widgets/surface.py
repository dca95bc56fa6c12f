"""What is typed into lies on a surface: a form, or the cells of a sheet. It keeps what is typed until that is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from textual.timer import Timer
from textual.widget import Widget

from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import Entry
from negotui.domain.values import Context

DELAY = 0.25
"""Seconds from the first unsaved key until it is to be saved."""
_AGAIN = 1.0
"""Seconds until what could not be saved is tried again."""

Place = tuple[str, str]
"""The id of an entry, and the name of one of its fields."""


class Host(Protocol):
    """Where a surface is shown: it saves what was typed."""

    def flush(self) -> bool:
        """Save what `take` of the surface returns; False where that failed."""

    def done(self) -> None:
        """The user is done."""

    def finish(self) -> None:
        """The user pressed enter on the last field."""

    def edit_externally(self, field: Field, text: str) -> None:
        """Hand the text of a field to the user's own editor."""

    def fill(self, rows: Sequence[tuple[Entry, Mapping[str, str]]], left_out: int) -> None:
        """Save pasted cells in one step. rows: entries with typed texts by field.  left_out: how many cells had no column."""


class Unsaved:
    """What was typed on a surface and is not saved yet. It asks to be saved a moment after the first key, not the last."""

    def __init__(self, widget: Widget, host: Host) -> None:
        """widget: the surface, whose timer it is."""
        self._widget, self._host = widget, host
        self._texts: dict[Place, str] = {}
        self._timer: Timer | None = None

    def keep(self, place: Place, text: str) -> None:
        """Remember a text."""
        self._texts[place] = text
        self._wait(DELAY)

    @property
    def texts(self) -> Mapping[Place, str]:
        """What is not saved yet."""
        return self._texts

    def take(self) -> dict[Place, str]:
        """Returns and clears what is not saved yet; the caller saves it or puts it back."""
        texts, self._texts = self._texts, {}
        return texts

    def put_back(self, texts: Mapping[Place, str]) -> None:
        """Takes back what could not be saved, except for fields typed in since, and tries again in a second."""
        self._texts = {**texts, **self._texts}
        self._wait(_AGAIN)

    def _wait(self, seconds: float) -> None:
        if self._timer is None:
            self._timer = self._widget.set_timer(seconds, self._due)

    def _due(self) -> None:
        self._timer = None
        self._host.flush()


class Surface(Widget):
    """Where entries are typed into.

    host: where it is shown.  sheet: that of its entries.  context: what texts may refer to.  entries: by id, as they were given
    or last saved.  unsaved: what was typed since.
    """

    def __init__(self, host: Host, sheet: Sheet, context: Context, entries: Iterable[Entry]) -> None:
        super().__init__()
        self.host, self.sheet, self.context = host, sheet, context
        self.entries = {entry.id: entry for entry in entries}
        self.unsaved = Unsaved(self, host)

    @property
    def current(self) -> Entry | None:
        """The entry that the user is in."""
        raise AssertionError("each surface says which entry the user is in")

    def step_of(self, place: Place) -> object:
        """What is equal for everything that one undo is to take back."""
        return None

    def saved(self, id: str, entry: Entry, field: Field, context: Context, problem: str, remark: str) -> None:
        """A field was saved. id: of the entry that was typed into, which is another one where the words went on in a copy.

        problem: why it could not be read, or empty.  remark: what follows from the whole entry.
        """
        raise AssertionError("each surface shows what was saved")
