"""What is asked at the table, in as few keys as it takes. Must not keep anything itself: the workspace does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from negotui.analysis.offers.offers import MINE
from negotui.analysis.offers.page import MAY, MUST, NEVER, TELL, TOLD
from negotui.domain.dates import show_date
from negotui.domain.negotiation import CLOSED, Entry
from negotui.domain.text import folded
from negotui.domain.values import shown
from negotui.errors import NegotuiError
from negotui.services.talk import Talk
from negotui.services.talk_log import Logged
from negotui.tui.dialogs.choose import Ask, Choose, Find
from negotui.tui.dialogs.writing import Write
from negotui.tui.drawing.blocks import draw
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.text import SAID

if TYPE_CHECKING:
    from negotui.tui.screens.table import Table

_NEW = "new:"
_ANYWAY = "anyway"
_LOGS = "enter logs it · esc cancels"


class Asking:
    """The questions of one table screen."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def _talk(self) -> Talk:
        return self._table.workspace.talk

    def _may_write(self) -> bool:
        """Whether anything can be kept; said where it cannot."""
        if self._table.workspace.read_only:
            self._table.say(NegotuiError("This file can only be read.", self._table.workspace.read_only))
            return False
        return self._table.close_form()

    def _keep(self, log: Callable[[], Logged], said: str = "") -> Logged | None:
        """Log something, show it, and tell what went wrong where it could not be kept."""
        try:
            logged = log()
        except NegotuiError as error:
            self._table.say(error)
            return None
        self._table.set_reactive(type(self._table).negotiation, logged.negotiation)
        self._table.refill(logged.entry.id)
        if said:
            self._table.done(said)
        return logged

    # Offers

    def offer(self, side: str) -> None:
        """What has changed in an offer of that side; the rest is carried over."""
        if not self._may_write():
            return
        table, talk = self._table, self._talk

        def reading(text: str, width: int) -> Sequence[Line]:
            if table.board is None:
                return ()
            typed, _ = words_apart(text)
            return draw(talk.preview(table.kept, table.board, side, typed, table.hidden), width)

        def problem(text: str) -> str:
            try:
                talk.terms(table.kept, side, words_apart(text)[0])
            except NegotuiError as error:
                return error.message
            return ""

        def written(text: str | None) -> None:
            if text is None or not text.strip():
                return
            typed, words = words_apart(text)
            more = {"words": words} if words else None
            logged = self._keep(lambda: talk.offer(table.kept, side, typed, more, as_typed=True))
            if logged is not None and table.board is not None and table.board.stands_still and not table.hidden:
                table.action_ways_out()

        title = "Your offer: what do you offer?" if side == MINE else "Their offer: what has changed?"
        again = "Enter again keeps it as you typed it."
        table.app.push_screen(Write(title, reading, problem, 'salary 118k; remote 2 "their words"', again), written)

    # What else is said

    def note(self) -> None:
        """A note, in a line."""
        if self._may_write():
            self._table.app.push_screen(Ask("A note", "", _LOGS, "What was said or done?", SAID), self._noted)

    def _noted(self, text: str | None) -> None:
        if text and text.strip():
            self._keep(lambda: self._talk.note(self._table.kept, text))

    def signal(self) -> None:
        """One of the signals that were written down, or a new one."""
        if self._table.hidden:
            self._table.done("The signals that you wrote down are hidden: h shows them first.")
        elif self._may_write():
            placeholder = "the signal, or what you saw"
            self._choose(
                "A signal",
                Talk.SIGNALS,
                placeholder,
                lambda what: self._keep(lambda: self._talk.signal(self._table.kept, what)),
            )

    def answer(self) -> None:
        """One of my questions, or a new one, and what they answered."""

        def chosen(question: Entry | str) -> None:
            asked = self._table.context().name(question) if isinstance(question, Entry) else question

            def answered(text: str | None) -> None:
                if text and text.strip():
                    self._keep(lambda: self._talk.answer(self._table.kept, question, text))

            self._table.app.push_screen(Ask(asked, "", _LOGS, "What did they answer?", SAID), answered)

        if self._may_write():
            self._choose("An answer to", Talk.QUESTIONS, "which question?", chosen)

    def _choose(self, title: str, sheet: str, placeholder: str, then: Callable[[Entry | str], object]) -> None:
        """An entry of a sheet, those that are still open first, or what is typed as a new one."""
        context = self._table.context()
        known = {entry.id: entry for entry in self._table.kept.of(sheet)}
        open_first = sorted(known.values(), key=lambda entry: bool(entry.get("answer") or entry.get("seen")))

        async def search(text: str) -> list[Line]:
            words = folded(text).split()
            found = [entry for entry in open_first if all(word in folded(context.name(entry)) for word in words)]
            lines = [Line(literal(f"   {context.name(entry)}", ""), entry.id) for entry in found]
            if text.strip():
                lines.append(Line(literal(f"   + new: {text.strip()}", "accent"), f"{_NEW}{text.strip()}"))
            return lines

        def chosen(target: str | None) -> None:
            if target is not None:
                then(target.removeprefix(_NEW) if target.startswith(_NEW) else known[target])

        self._table.app.push_screen(Find(title, search, placeholder), chosen)

    def promise(self) -> None:
        """Who promised what, by when, in a line."""
        if not self._may_write():
            return
        talk, today = self._talk, self._table.workspace.today()

        def reading(text: str, _: int) -> Sequence[Line]:
            who, what, due = talk.pledge(text)
            parts = (
                ("Who", who or "?"),
                ("What", what or "?"),
                ("By", show_date(due, today) if due else "no day is set"),
            )
            return [Line(literal(f" {name:<6}", "muted") + literal(value)) for name, value in parts]

        def problem(text: str) -> str:
            who, what, _ = talk.pledge(text)
            return "" if who and what else "Write who promised, a colon, and what: me: send the summary by Friday."

        def written(text: str | None) -> None:
            if text and text.strip():
                who, what, due = talk.pledge(text)
                self._keep(lambda: talk.promise(self._table.kept, what, who, due))

        self._table.app.push_screen(Write("A promise", reading, problem, "Maja: send the draft by Friday"), written)

    # What is told

    def tell(self) -> None:
        """Something that was marked beforehand; what was never to be told is asked about once more."""
        if not self._may_write():
            return
        table, talk = self._table, self._talk
        untold = {
            entry.id: entry
            for entry in talk.marked(table.kept)
            if not entry.get(TOLD) and not (table.hidden and entry.get(TELL) not in {MUST, MAY})
        }
        if not untold:
            hint = "“May they hear of it?” in the forms of interests, facts, arguments and alternatives marks them."
            table.say(NegotuiError("Nothing that is marked is left to tell.", hint))
            return
        context = table.context()
        lines = [
            Line(
                literal(f"   {entry.get(TELL):<10} ", "bad" if entry.get(TELL) == NEVER else "muted")
                + literal(context.name(entry)),
                id,
            )
            for id, entry in untold.items()
        ]

        def log(entry: Entry) -> None:
            self._keep(lambda: talk.tell(table.kept, entry))

        def chosen(id: str | None) -> None:
            if id is None:
                return
            entry = untold[id]
            if entry.get(TELL) != NEVER:
                log(entry)
                return
            sure = [
                Line(literal("   It was told all the same: log it"), _ANYWAY),
                Line(literal("   It was not told"), "no"),
            ]
            title = f"Never to be told: {context.name(entry)}"
            table.app.push_screen(Choose(title, sure), lambda answer: log(entry) if answer == _ANYWAY else None)

        table.app.push_screen(Choose("What was told?", lines), chosen)

    # How it ends

    def close(self) -> None:
        """How the talk ends, and on which offer."""
        if not self._may_write():
            return
        table, talk = self._table, self._talk
        endings = talk.ENDINGS
        keys = {ending[0]: ending for ending in endings if [one[0] for one in endings].count(ending[0]) == 1}
        lines = [Line(literal(f"   {ending[:1].upper()}{ending[1:]}"), ending) for ending in endings]

        def end(ending: str, offer: Entry | None) -> None:
            said = "p logs what each side promised." if ending in CLOSED else "t opens the table again."
            self._keep(lambda: talk.close(table.kept, ending, offer), f"{ending[:1].upper()}{ending[1:]}. {said}")

        def chosen(ending: str | None) -> None:
            if ending is None:
                return
            if ending != talk.AGREED:
                end(ending, None)
                return
            context = table.context()
            offers = {entry.id: entry for entry in reversed(talk.closable(table.kept))}
            if not offers:
                hint = "o logs theirs, m logs yours; or close it as no agreement."
                table.say(NegotuiError("No offer is logged that could be agreed on.", hint))
                return
            field = table.guide.sheet("offers").field("terms")
            listed = [
                Line(literal(f"   {context.name(entry)}: {shown(entry, field, context)}"), id)
                for id, entry in offers.items()
            ]
            table.app.push_screen(
                Choose("Agreed on which offer?", listed),
                lambda offer: end(ending, offers[offer]) if offer is not None else None,
            )

        table.app.push_screen(Choose("How does it end?", lines, keys=keys), chosen)


def words_apart(text: str) -> tuple[str, str]:
    """What was typed of an offer, and the exact words in quotation marks behind it."""
    for mark, end in (('"', '"'), ("“", "”")):
        terms, quote, words = text.partition(mark)
        if quote:
            return terms.strip().rstrip(";,"), words.strip().removesuffix(end)
    return text, ""
