"""The help beside the workbook: guidance, questions and terms of the guide."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content, Span
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from negotui.domain.blocks import Heading, plain
from negotui.domain.guide import Guide
from negotui.domain.links import HELP, Link, LinkKind
from negotui.tui.commands import bindings
from negotui.tui.drawing.blocks import draw
from negotui.tui.drawing.lines import Line
from negotui.tui.widgets.fields.text import ShortLine
from negotui.tui.widgets.help_pages import page_of
from negotui.tui.widgets.lines_view import LinesView

_LINK = "link:"
"""How the style of a link begins, with its target behind it."""


class HelpPage(LinesView):
    """A page of the help: it scrolls by lines, and left and right go from link to link."""

    BINDINGS = bindings("help")

    class KeyPressed(Message):
        """A key of the page wants something of the panel. what: search or back."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class WidthChanged(Message):
        """The page has another width."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._page: tuple[Line, ...] = ()
        self._links: list[tuple[int, Span]] = []
        self._link = -1

    def lay_out(self) -> None:
        """Ask for the page in the new width."""
        self.post_message(self.WidthChanged())

    def put(self, lines: Sequence[Line]) -> None:
        """Show a page from its top."""
        self._page, self._links, self._link = tuple(lines), _links_in(lines), -1
        self.show(lines)
        self.top = 0

    def action_link(self, by: int) -> None:
        """Go to the next link or the one before, and show it."""
        links = self._links
        if not links:
            return
        if self._link < 0:
            self._link = next((number for number, (line, _) in enumerate(links) if line >= self.top), 0)
        else:
            self._link = (self._link + by) % len(links)
        line, span = links[self._link]
        marked = Line(self._page[line].text.stylize("chosen", span.start, span.end))
        self.show((*self._page[:line], marked, *self._page[line + 1 :]))
        self.bring_into_sight(max(line - 2, 0), line)

    def action_follow(self) -> None:
        """Follow the link under the cursor, or go to the first one in sight."""
        if self._link < 0:
            self.action_link(1)
        else:
            self.post_message(self.Chosen(self, str(self._links[self._link][1].style).removeprefix(_LINK)))

    def action_search(self) -> None:
        """Ask for the search line."""
        self.post_message(self.KeyPressed("search"))

    def action_back(self) -> None:
        """Ask for the page before."""
        self.post_message(self.KeyPressed("back"))


def _links_in(lines: Sequence[Line]) -> list[tuple[int, Span]]:
    """Every link in order: its line and where it stands there."""
    return [
        (number, span)
        for number, line in enumerate(lines)
        for span in line.text.spans
        if isinstance(span.style, str) and span.style.startswith(_LINK)
    ]


class HelpPanel(Vertical):
    """The panel: the page, and a line to search in when asked for.

    guide: what it speaks from.  place: section and view that the cursor is in, which it follows.
    """

    guide: var[Guide | None] = var(None, init=False)
    place: var[tuple[str, int]] = var(("", -1), init=False)

    class HelpLinkFollowed(Message):
        """A link leads out of the help, to a section or a sheet. link: where to."""

        def __init__(self, link: str) -> None:
            super().__init__()
            self.link = link

    def __init__(self) -> None:
        super().__init__(id="help")
        self._page = ""
        self._shown = ("", 0)
        self._history: list[str] = []
        self._drawn: dict[tuple[str, int], list[Line]] = {}

    def compose(self) -> ComposeResult:
        """Search line (hidden) and page."""
        yield ShortLine("", "Search the help", id="help-search")
        yield HelpPage(id="help-page")

    @property
    def page(self) -> HelpPage:
        """The part that scrolls."""
        return self.query_one(HelpPage)

    def on_mount(self) -> None:
        """The search line shows when it is asked for."""
        self.query_one("#help-search").display = False

    def watch_guide(self) -> None:
        """Another guide: nothing drawn so far holds."""
        self._drawn.clear()
        self._history.clear()
        self._page, self._shown = "", ("", 0)

    def watch_place(self) -> None:
        """Follow the cursor."""
        if self.display:
            self.follow()

    def follow(self) -> None:
        """Show what is said of where the cursor is."""
        section, view = self.place
        if section:
            self.open_page(str(Link(LinkKind.HERE, section, str(view))), remember=False)
            self._history.clear()

    def open_page(self, name: str, remember: bool = True) -> None:
        """Show a page, by the text of its link: of the kinds HERE and FIND, or a topic."""
        if self.guide is None or not self.is_mounted:
            return
        if remember and self._page and self._page != name:
            self._history.append(self._page)
        self._page = name
        width = self.page.text_width - 1
        if width < 1:
            return
        key = (name, width)
        if key not in self._drawn:
            title, blocks = page_of(self.guide, name)
            page = draw((Heading(1, plain(title)), *blocks), width)
            self._drawn[key] = [Line(Content(" ") + line.text) for line in page]
        if self._shown != key:
            self._shown = key
            self.page.put(self._drawn[key])

    def on_help_page_width_changed(self, message: HelpPage.WidthChanged) -> None:
        """Lay the page out for the new width."""
        message.stop()
        if self._page:
            self.open_page(self._page, remember=False)

    def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """Follow a link: within the help, or out of it."""
        message.stop()
        link = message.target
        to = Link.parse(link)
        if to is not None and to.kind in HELP:
            self.open_page(link)
        elif to is not None:
            self.post_message(self.HelpLinkFollowed(link))
        else:
            self.notify(f"{link}", title="This link leads to the web; nothing is opened from here.", markup=False)

    def on_help_page_key_pressed(self, message: HelpPage.KeyPressed) -> None:
        """Search, or go back."""
        message.stop()
        if message.what == "search":
            search = self.query_one("#help-search", Input)
            search.display = True
            search.value = ""
            search.focus()
        elif self._history:
            self.open_page(self._history.pop(), remember=False)
        else:
            self.follow()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        event.stop()
        if event.value.strip():
            now = Link.parse(self._page)
            searching = now is not None and now.kind is LinkKind.FIND
            self.open_page(str(Link(LinkKind.FIND, event.value)), remember=not searching)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the page with what was found."""
        event.stop()
        self._close_search()

    def on_key(self, event: events.Key) -> None:
        """Escape leaves the search line."""
        search = self.query_one("#help-search", Input)
        if search.has_focus and event.key in {"escape", "down"}:
            event.stop()
            self._close_search()

    def _close_search(self) -> None:
        search = self.query_one("#help-search", Input)
        self.page.focus()
        search.display = False
