"""What earlier talks have to do with a negotiation that is begun: said once, when it has a counterpart or a kind."""

from __future__ import annotations

from textual.widget import Widget

from negotui.domain.completion import NAMES, question
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import LESSONS
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.notices import show_news
from negotui.tui.widgets.bars import TabBar


class Earlier:
    """Says what earlier talks left, and asks about a name that is nearly one of theirs, each time these names have changed."""

    def __init__(self, widget: Widget, workspace: Workspace) -> None:
        self._widget, self._workspace = widget, workspace
        self._known: tuple[str, ...] = ()

    def remember(self, negotiation: Negotiation) -> None:
        """What it is called now is not news."""
        self._known = _names(negotiation)

    def begin(self, negotiation: Negotiation, guide: Guide) -> None:
        """Of one that was just begun everything is news, if it has names."""
        self._known = ("",) * len(NAMES)
        self.tell(negotiation, guide)

    def tell(self, negotiation: Negotiation, guide: Guide, way: str = "The key {key} shows them.") -> None:
        """Say what is new, if its names have changed since. way: how one gets there."""
        if _names(negotiation) == self._known or negotiation.is_closed:
            return
        self.remember(negotiation)
        try:
            near = self._workspace.completion.likely(negotiation)
            news = self._workspace.lessons.news(negotiation)
        except NegotuiError:  # nothing was asked for: what cannot be read now stands in the last tab later
            return
        for field, name in near.items():
            show_news(
                self._widget, f"{question(negotiation.details.get(field), name)} E, then ctrl+t, takes that name."
            )
        if news:
            key = _key_of_lessons(guide)
            show_news(self._widget, f"{news} {way.format(key=key) if key else ''}".strip())


def _names(negotiation: Negotiation) -> tuple[str, ...]:
    return tuple(negotiation.details.get(name) for name in NAMES)


def _key_of_lessons(guide: Guide) -> str:
    """The key of the tab in which lessons stand."""
    for key, section in zip(TabBar.KEYS, guide.sections, strict=False):
        if any(view.sheet == LESSONS for view in section.views):
            return key
    return ""
