"""A workbook file as the screen and the command line use it. Must not hold a rule: the files beside it do the work.

Every method raises nothing but NegotuiError. A Workspace belongs to one thread; another thread asks for a `twin`. Use cases are
imported where they are asked for: all of them together cost 30 ms, and `negotui list` needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from negotui.domain.summaries import Counterpart, Hit, Remark, Summary
from negotui.services.bookshelf import Bookshelf
from negotui.services.session import DEFAULT_GUIDE, Session, GuideSource
from negotui.store.database import connect
from negotui.store.ids import Ids
from negotui.store.listing import ARCHIVED, LIBRARY, NEWEST, ORDERS

if TYPE_CHECKING:
    from negotui.domain.blocks import Block, Panel
    from negotui.domain.guide import Guide, View
    from negotui.domain.negotiation import Entry, Negotiation
    from negotui.domain.values import Context
    from negotui.domain.workbooks import Template
    from negotui.errors import ValueRefused
    from negotui.services.saving import Saved
    from negotui.services.review import Past
    from negotui.services.talk import Talk

__all__ = [
    "ARCHIVED",
    "DEFAULT_GUIDE",
    "LIBRARY",
    "NEWEST",
    "ORDERS",
    "Counterpart",
    "Hit",
    "Remark",
    "GuideSource",
    "Summary",
    "Workspace",
]


class Workspace(Bookshelf):
    """All that can be done with the negotiations of one file.

    path: the file.  read_only: why nothing can be saved, a sentence, or empty.
    """

    def __init__(self, session: Session, timeout: float) -> None:
        self._session = session
        self._timeout = timeout
        self._seen = session.database.data_version()
        self.path = session.database.path
        self.read_only = session.database.read_only

    @classmethod
    def open(
        cls, path: Path, guides: GuideSource, *, today: Callable[[], date], now: Callable[[], datetime], timeout: float = 5.0
    ) -> Workspace:
        """Opens a file, or makes it. now: in UTC.  timeout: seconds to wait for another program. Raises StoreError, StoreBusy."""
        return cls(Session(connect(path, timeout=timeout), guides, Ids(), today, now), timeout)

    def twin(self) -> Workspace:
        """The same workbook through a connection of its own, for work in another thread: call it there, and close it there."""
        session = self._session
        return Workspace.open(self.path, session.guides, today=session.today, now=session.now, timeout=self._timeout)

    def wait_at_most(self, seconds: float) -> None:
        """How long a call waits from now on while another program holds the file: a screen must answer, and can try again."""
        self._session.database.wait_at_most(seconds)

    def close(self) -> None:
        """Lets go of the file. Everything is saved already."""
        self._session.database.close()

    def changed_elsewhere(self) -> bool:
        """Whether another window or program has changed the file since this was last asked; changes made here do not count."""
        seen, self._seen = self._seen, self._session.database.data_version()
        return seen != self._seen

    def today(self) -> date:
        """The user's day, by which texts such as `in 3 days` are read."""
        return self._session.today()

    # Guides and templates

    def guide(self, id: str = DEFAULT_GUIDE) -> Guide:
        """The guide of that id. Raises NotFound or GuideError."""
        return self._session.guide(id)

    def context(self, negotiation: Negotiation) -> Context:
        """What texts of this negotiation may refer to."""
        return self._session.context(negotiation)

    def templates(self) -> tuple[Template, ...]:
        """The starting points for a new negotiation."""
        return self._session.guides.templates()

    def example_template(self) -> Template:
        """The worked example, to be made with `create`."""
        return self._session.guides.example()

    # Entries

    def step(self) -> str:
        """A new step: what is saved under it is undone together."""
        return self._session.ids.new()

    def new_entry(self, negotiation: Negotiation, sheet_id: str, view: View | None = None) -> Entry:
        """An entry to be filled in, not kept yet: what the view asks of its entries is put in. Raises NotFound."""
        from negotui.services import entries

        return entries.new_entry(self._session, negotiation, sheet_id, view)

    def save(self, before: Entry, after: Entry, step: str) -> Saved:
        """Keeps an entry, or the details of a negotiation. Of another window's changes none is lost: see Saved.

        before: the entry as it was read or last saved.  step: from `step()`; one for all keys typed into a form.
        """
        from negotui.services import saving

        return saving.save(self._session, before, after, step)

    def write_field(
        self, negotiation: Negotiation, entry: Entry, field_name: str, text: str, step: str
    ) -> tuple[Saved, ValueRefused | None]:
        """Keeps what was typed into a field; what is no value of its type is kept as a draft, and the reason is returned."""
        from negotui.services import saving

        return saving.write_field(self._session, negotiation, entry, field_name, text, step)

    def add(self, negotiation: Negotiation, sheet_id: str, texts: Mapping[str, str]) -> Entry:
        """A new entry from texts as typed, all sound or nothing is kept. Raises ValueRefused, NotFound."""
        from negotui.services import typing_in

        return typing_in.add(self._session, negotiation, sheet_id, texts)

    def edit(self, ref: str, texts: Mapping[str, str]) -> Entry:
        """Changes an entry, or the details of a negotiation; all sound or nothing is kept. Raises ValueRefused, NotFound."""
        from negotui.services import typing_in

        return typing_in.edit(self._session, ref, texts)

    def delete_entry(self, entry: Entry) -> None:
        """Takes an entry out of its sheet, in a step of its own; one that is gone already stays gone."""
        from negotui.services import entries

        entries.delete_entry(self._session, entry)

    def move(self, negotiation: Negotiation, entry: Entry, view: View, by: int) -> bool:
        """Swaps an entry with the one `by` places down, or up where negative; False where the view has none there."""
        from negotui.services import entries

        return entries.move(self._session, negotiation, entry, view, by)

    def toggle(self, negotiation: Negotiation, entry: Entry) -> Saved | None:
        """Marks an entry done or open again; None where its sheet has nothing to mark."""
        from negotui.services import entries

        return entries.toggle(self._session, negotiation, entry)

    def undo(self, scope: str) -> str:
        """Takes back the last step in a scope, the id of a negotiation or LIBRARY, and says what it was. Raises NegotuiError."""
        from negotui.services import history

        return history.undo(self._session, scope)

    def redo(self, scope: str) -> str:
        """Does again what was undone last, until something else is changed. Raises NegotuiError where there is none."""
        from negotui.services import history

        return history.redo(self._session, scope)

    @property
    def talk(self) -> Talk:
        """What is done at the table."""
        from negotui.services.talk import Talk

        return Talk(self._session)

    @property
    def past(self) -> Past:
        """What is learnt from negotiations that are over."""
        from negotui.services.review import Past

        return Past(self._session)

    # What it adds up to

    def panel(self, negotiation: Negotiation, section_id: str, focus: str = "") -> Panel | None:
        """What the analyses of a section say, None where it has none. focus: the id of the entry that is looked at, or empty."""
        from negotui.services import lessons

        return lessons.panel(self._session, negotiation, section_id, focus)

    def followed(self, section_id: str) -> frozenset[str]:
        """The sheets of whose entry under the cursor the analyses of a section say more."""
        from negotui.services import readings_tmp

        return readings_tmp.followed(section_id)

    def readiness(self, negotiation: Negotiation) -> int:
        """How ready a negotiation is, in percent, rounded down."""
        from negotui.services import readings_tmp

        return readings_tmp.readiness(self._session, negotiation)

    def balance(self, negotiation: Negotiation) -> int | None:
        """The balance of leverage, above zero where it is on the user's side; None where nothing is known."""
        from negotui.services import readings_tmp

        return readings_tmp.balance(negotiation)

    def analyse(self, negotiation: Negotiation, name: str = "") -> dict[str, object]:
        """What an analysis, or each where none is named, says as plain values by its id, for JSON. Raises NotFound."""
        from negotui.services import analysis

        return analysis.analyse(self._session, negotiation, name)

    def analysis_page(self, negotiation: Negotiation, name: str = "") -> str:
        """The same as Markdown. Raises NotFound."""
        from negotui.services import analysis

        return analysis.page(self._session, negotiation, name)

    def pages(self, negotiation: Negotiation, section: str = "") -> tuple[Block, ...]:
        """All notes of a negotiation, or those of a section, as one page. Raises NotFound."""
        from negotui.services import export

        return export.pages(self._session, negotiation, section)

    def export(self, negotiation: Negotiation, format: str = "markdown", section: str = "") -> str:
        """All notes, or those of a section, in a format. Raises NotFound for one that there is not."""
        from negotui.services import export

        return export.export(self._session, negotiation, format, section)

    def export_to(self, negotiation: Negotiation, path: Path, format: str = "markdown") -> Path:
        """Writes all notes to a file that only its owner reads, whole or not at all. Raises NegotuiError."""
        from negotui.services import export

        return export.export_to(self._session, negotiation, path, format)

    def data(self, negotiation: Negotiation, section: str = "") -> dict[str, object]:
        """A negotiation, or what a section shows of it, as plain dictionaries, for JSON. Raises NotFound."""
        from negotui.services.json_data import negotiation_data

        return negotiation_data(self._session.context(negotiation), negotiation, section)
