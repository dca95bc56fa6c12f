"""The search over everything, without keeping the screen waiting. What is chosen there is handed over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from textual.content import Content
from textual.screen import Screen

from negotui.domain.summaries import Hit
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import FindDialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error


class SearchThread:
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
        """Let go of the file, once the search that runs is over; nobody waits for that."""
        self._thread.submit(self._close_twin)
        self._thread.shutdown(wait=False)

    def _close_twin(self) -> None:
        if self._twin is not None:
            self._twin.close()


class SearchDialog(FindDialog):
    """What is found as one types. The file is open for the search as long as the dialog is."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "Search everything", self._lines, 'words · "a phrase" · begin* · -not · sheet:lessons · with:name'
        )
        self._thread = SearchThread(workspace)
        self.hits: dict[str, Hit] = {}

    async def _lines(self, words: str) -> Sequence[Line]:
        try:
            hits = await self._thread.find(words) if words.strip() else ()
        except NegotuiError as error:
            show_error(self, error)
            hits = ()
        self.hits = {f"{hit.negotiation} {hit.entry}": hit for hit in hits}
        return [line for target, hit in self.hits.items() for line in hit_lines(target, hit)]

    def on_unmount(self) -> None:
        """Let go of the file, however the dialog ends."""
        self._thread.close()


def ask_and_find(screen: Screen[None], workspace: Workspace, go: Callable[[Hit], None]) -> None:
    """Show what is found as one types, and hand over the place that was chosen."""
    dialog = SearchDialog(workspace)

    def chosen(target: str | None) -> None:
        if target is not None:
            go(dialog.hits[target])

    screen.app.push_screen(dialog, chosen)


def hit_lines(target: str, hit: Hit) -> list[Line]:
    """A found place: negotiation, where in it, and the words with the match marked."""
    pieces = [literal(text, "found" if matched else "") for text, matched in hit.snippet]
    return [
        Line(literal(f"   {hit.title} · {hit.place}", "muted"), target),
        Line(Content("   ") + Content("").join(pieces), target),
    ]
