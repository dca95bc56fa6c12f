"""The command palette: every command that can be given here, every section and negotiation, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from negotui.domain.text import harmless
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.commands import COMMANDS, Command


class PaletteApp(Protocol):
    """What the palette asks of the app that it is opened in."""

    workspace: Workspace

    def open_sections(self) -> Iterator[tuple[int, str]]:
        """The sections of the open workbook with their numbers, from 0."""

    def open_negotiation(self, id: str) -> None:
        """Open a negotiation."""


class Palette(Provider):
    """Commands with their keys, sections of the open workbook, negotiations."""

    @property
    def _app(self) -> PaletteApp:
        return cast("PaletteApp", self.app)

    async def discover(self) -> Hits:
        """What can be done here, before anything is typed."""
        for title, keys, run in self._commands():
            yield DiscoveryHit(_with_keys(Content(title), keys), run, text=title)

    async def search(self, query: str) -> Hits:
        """Whatever matches, the best first."""
        matcher = self.matcher(query)
        for title, keys, run in (*self._commands(), *self._sections(), *self._negotiations(query)):
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, _with_keys(matcher.highlight(title), keys), run, text=title)

    def _commands(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        """The commands whose keys work in the screen below the palette, in the order of their declaration."""
        active = {binding.tooltip: binding for binding in self.screen.active_bindings.values() if binding.enabled}
        offered: dict[str, Command] = {}
        for command in COMMANDS:
            if command.in_palette:
                # What several places have in common, such as undo, is one line.
                offered.setdefault(command.help, command)
        for sentence, command in offered.items():
            if (found := active.get(sentence)) is not None:
                yield sentence, command.key_names, partial(self.app.run_action, found.binding.action, found.node)
        yield "Change the colours (theme, dark, light)", "", self.app.action_change_theme

    def _sections(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        # Over the table, and whatever else has no tabs, there is no tab to go to.
        for number, title in self._app.open_sections() if hasattr(self.screen, "action_tab") else ():
            yield f"Go to: {title}", "", partial(self.screen.run_action, f"screen.tab({number})")

    def _negotiations(self, query: str) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        try:
            summaries = self._app.workspace.library.summaries(query, 0, 20)
        except NegotuiError:
            return
        for summary in summaries:
            yield harmless(f"Open: {summary.title}"), "", partial(self._app.open_negotiation, summary.id)


def _with_keys(title: Content, keys: str) -> Content:
    return title + Content.styled(f"  {keys}", "$text-muted") if keys else title
