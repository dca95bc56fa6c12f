"""Keys that are asked back: what one key too many would do is done by the next one of its kind, and by no other."""

from __future__ import annotations

from typing import Protocol, cast

from textual.widget import Widget

from negotui.tui.notices import show_notice


class Again:
    """What the key before this one has done. It counts keys, and no seconds: whoever reads slowly is asked all the same."""

    def __init__(self) -> None:
        self._count, self._closed, self._asked = 0, -1, -1
        self._question = ""

    def key_given(self) -> None:
        """Another key is being handed over."""
        self._count += 1

    def step_closed(self) -> None:
        """This key has closed something: one like it may have been pressed once too often."""
        self._closed = self._count

    def may_leave(self, widget: Widget, sentence: str) -> bool:
        """Whether to leave, unless the key before has closed something: then ask. sentence: what the key does if pressed again."""
        return self._closed != self._count - 1 or self.confirmed(widget, sentence)

    def confirmed(self, widget: Widget, sentence: str) -> bool:
        """Whether the key before was the same and was asked back; else ask now."""
        if self._question == sentence and self._asked == self._count - 1:
            return True
        self._question, self._asked = sentence, self._count
        show_notice(widget, sentence)
        return False


class AskingApp(Protocol):
    """What a screen asks of its app. again: keys that are asked back."""

    again: Again


def again_of(widget: Widget) -> Again:
    """The keys of the app that a widget is in."""
    return cast("AskingApp", widget.app).again
