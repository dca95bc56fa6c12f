"""What the app says in a corner of the screen: what was done, and what went wrong with the way out. Texts are never markup."""

from __future__ import annotations

from textual.widget import Widget

from negotui.errors import NegotuiError

_ERROR_SECONDS, _WARNING_SECONDS, _NOTICE_SECONDS = 8, 10, 4
"""How long each stands there."""


def show_error(widget: Widget, error: NegotuiError) -> None:
    """Say what went wrong, and the way out."""
    widget.notify(error.hint, title=error.message, severity="error", timeout=_ERROR_SECONDS, markup=False)


def show_warning(widget: Widget, sentence: str) -> None:
    """Say what the user should know before going on."""
    widget.notify(sentence, severity="warning", timeout=_WARNING_SECONDS, markup=False)


def show_notice(widget: Widget, sentence: str) -> None:
    """Say what was done, or why nothing was."""
    widget.notify(sentence, timeout=_NOTICE_SECONDS, markup=False)
