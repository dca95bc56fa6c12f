"""Searching everything without keeping the screen waiting. Must not open what it finds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from textual.screen import Screen

from negotui.domain.summaries import Hit
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choose import Find
from negotui.tui.drawing.lines import Line
from negotui.tui.screens.summaries import hit_lines


class Searching:
    """A workspace asked in a thread of its own: a very common word takes a tenth of a second among 100,000 entries."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._thread = ThreadPoolExecutor(1, "search")
        self._twin: Workspace | None = None

    async def find(self, words: str) -> tuple[Hit, ...]:
        """The best places; a search that is cancelled before its turn is never made. Raises NegotuiError."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._find, words)

    def _find(self, words: str) -> tuple[Hit, ...]:
        if self._twin is None:
            self._twin = self._workspace.twin()
        return self._twin.search.find(words)

    def close(self) -> None:
        """Wait for the search that runs, and let go of the file where it was opened."""
        self._thread.submit(self._let_go)
        self._thread.shutdown()

    def _let_go(self) -> None:
        if self._twin is not None:
            self._twin.close()


def ask_and_find(
    screen: Screen[None], searching: Searching, say: Callable[[NegotuiError], None], go: Callable[[Hit], None]
) -> None:
    """Show what is found as one types, and hand over the place that was chosen."""
    hits: dict[str, Hit] = {}

    async def search(words: str) -> Sequence[Line]:
        try:
            found = await searching.find(words) if words.strip() else ()
        except NegotuiError as error:
            say(error)
            found = ()
        hits.clear()
        hits.update({f"{hit.negotiation} {hit.entry}": hit for hit in found})
        return [line for target, hit in hits.items() for line in hit_lines(target, hit)]

    def chosen(target: str | None) -> None:
        if target is not None:
            go(hits[target])

    placeholder = 'words · "a phrase" · begin* · -not · sheet:lessons · with:name'
    screen.app.push_screen(Find("Search everything", search, placeholder), chosen)
