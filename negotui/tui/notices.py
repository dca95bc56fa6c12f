"""Notifications in a corner of the screen: what was done, and what went wrong with a hint. Texts are never markup."""

from __future__ import annotations

from textual.widget import Widget

from negotui.errors import NegotuiError

_ERROR_SECONDS, _WARNING_SECONDS, _NOTICE_SECONDS = 8, 10, 4
"""How long each stands there."""


def show_error(widget: Widget, error: NegotuiError) -> None:
    """Show an error with its hint."""
    widget.notify(error.hint, title=error.message, severity="error", timeout=_ERROR_SECONDS, markup=False)


def show_warning(widget: Widget, sentence: str) -> None:
    """Show a warning, for what the user should know before going on."""
    widget.notify(sentence, severity="warning", timeout=_WARNING_SECONDS, markup=False)


def show_news(widget: Widget, sentence: str) -> None:
    """Show something worth knowing that nobody asked for; it stays as long as a warning."""
    widget.notify(sentence, timeout=_WARNING_SECONDS, markup=False)


def show_notice(widget: Widget, sentence: str) -> None:
    """Show what was done, or why nothing was."""
    widget.notify(sentence, timeout=_NOTICE_SECONDS, markup=False)
