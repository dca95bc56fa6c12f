"""Asks for a passphrase, until one fits. What is typed is shown as dots, and goes to nothing but what checks it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import events
from textual.widget import Widget
from textual.widgets import Input, Static

from negotui.errors import NegotuiError
from negotui.tui.dialogs.base import Dialog
from negotui.tui.drawing.literal import literal

Check = Callable[[str], Awaitable[bool]]
"""Whether a passphrase fits. Raises NegotuiError where that cannot be told."""

FITS = "fits"
_MOST = 1_000
_WRONG = "That passphrase doesn’t fit. Try again."


class SecretLine(Input):
    """A line that shows dots. Nothing of it can be copied or cut."""

    def __init__(self) -> None:
        super().__init__(password=True, compact=True, select_on_focus=False, max_length=_MOST, id="answer")

    def action_copy(self) -> None:
        """Nothing: a clipboard keeps what it is given."""

    def action_cut(self) -> None:
        """Nothing, for the same reason."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take the first line as it is: every letter of a passphrase counts."""
        event.prevent_default()
        event.stop()
        lines = event.text.splitlines()
        if lines:
            self.replace(lines[0][: max(_MOST - len(self.value), 0)], *self.selection)


class PassphraseDialog(Dialog[str]):
    """Returns FITS once a passphrase fits, and None where nobody knew it."""

    def __init__(self, title: str, check: Check, hint: str = "enter opens it · esc cancels", said: str = "") -> None:
        """check: whether a passphrase fits.  said: what to say at first, in place of the hint; what went wrong before."""
        super().__init__(title, hint)
        self._check, self._said = check, said
        self._is_checking = False

    def inside(self) -> tuple[Widget, ...]:
        """The line."""
        return (SecretLine(),)

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(Input))
        if self._said:
            self._say(self._said, wrong=True)

    def _say(self, words: str, wrong: bool = False) -> None:
        hint = self.query_one(".box-hint", Static)
        hint.set_class(wrong, "wrong")
        hint.update(literal(words))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check it beside the screen: that takes a moment, for those who guess as well."""
        event.stop()
        if self._is_checking or not event.value:
            return
        self._is_checking = True
        self._say("One moment …")
        self.run_worker(self._checked(event.value), exit_on_error=False)

    async def _checked(self, passphrase: str) -> None:
        try:
            if await self._check(passphrase):
                self.dismiss(FITS)
                return
            self._say(_WRONG, wrong=True)
        except NegotuiError as error:
            self._say(str(error), wrong=True)
        finally:
            self._is_checking = False
            if self.is_mounted:
                self.query_one(Input).value = ""
