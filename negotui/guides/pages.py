"""A page of a guide: its text, its headings, its problems and where its links lead."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from negotui.domain.blocks import Heading, is_web, text_of
from negotui.domain.links import Link
from negotui.domain.text import no_controls, one_line, slug, suggestion
from negotui.errors import GuideError
from negotui.guides.markdown.reader import MAX_PROSE, Follow, Piece, pieces, tokenize

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_ROWS = 500
"""The most rows of a table on a page: a screen lays out all of them at once."""
MAX_TOKENS = 20_000
"""The most pieces that a page may fall into, counted as markdown-it does: a paragraph is three, a cell of a table too."""


class Problems:
    """The problems of the pages read so far, so that all of them can be reported at once."""

    def __init__(self) -> None:
        self._found: list[tuple[str, int, GuideError]] = []

    def add(self, path: Path, line: int, what: str, hint: str) -> None:
        """Records that a line of a file is wrong, and how to fix it."""
        self._found.append((path.name, line, GuideError(f"{path}:{line}: {what}", hint)))

    def all(self) -> tuple[GuideError, ...]:
        """All problems, by file and line."""
        return tuple(problem for _, _, problem in sorted(self._found, key=lambda problem: problem[:2]))

    def raise_first(self) -> None:
        """Raises the first problem, if there is any."""
        for problem in self.all():
            raise problem


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file. path: where it is.  tokens: its parsed text.  problems: collects what is wrong with it."""

    path: Path
    tokens: Sequence[Token]
    problems: Problems

    @property
    def name(self) -> str:
        """The name by which other pages link to it."""
        return self.path.name

    def report(self, line: int, what: str, hint: str) -> None:
        """Records that one of its lines is wrong, and how to fix it."""
        self.problems.add(self.path, line, what, hint)

    def pieces(self, follow: Follow) -> tuple[Piece, ...]:
        """Its blocks with their lines, each link replaced by what `follow` returns."""
        return pieces(self.tokens, follow)

    def headings(self) -> tuple[tuple[int, Heading], ...]:
        """Its headings with their lines."""
        found = ((piece.line, piece.block) for piece in self.pieces(as_written))
        return tuple((line, block) for line, block in found if isinstance(block, Heading))

    def title(self) -> tuple[int, Heading]:
        """The first-level heading at its top, with its line; anything but exactly one is reported."""
        headings = [(line, heading) for line, heading in self.headings() if heading.level == 1]
        if not headings or self.pieces(as_written)[0].block != headings[0][1]:
            self.report(1, "The page does not begin with a title.", "Begin it with a line like `# Title`.")
        for line, _ in headings[1:]:
            self.report(line, "The page has a second title.", "Begin this heading with ##.")
        return headings[0] if headings else (1, Heading(1, ()))


def read_page(path: Path, problems: Problems) -> Page | None:
    """The page in a file; None if it cannot be read, which is recorded among the problems."""
    try:
        raw = _read(path)
        if len(raw) > MAX_PROSE:
            problems.add(path, 1, f"The page is larger than {MAX_PROSE // 1024} KB.", "Split it into two pages.")
            return None
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(path, raw.count(b"\n", 0, error.start) + 1, "This line is not UTF-8.", "Save the file as UTF-8.")
        return None
    except _NoFileError:
        problems.add(path, 1, "This isn’t an ordinary file.", "Put a page of text in its place.")
        return None
    except OSError as error:
        hint = "Write the page, or take it out of guide.md."
        problems.add(path, 1, f"I can’t read the page: {error.strerror}.", hint)
        return None
    page = Page(path, tokenize(no_controls(text)), problems)
    return page if _is_bounded(page) else None


class _NoFileError(Exception):
    """A folder, a pipe or a device stands where a page should."""


def _read(path: Path) -> bytes:
    """The bytes of a page, one more than it may have at the most. Raises OSError, _NoFileError.

    A pipe would keep its reader waiting for a writer, and a device has no end: both are opened without waiting, and only looked at.
    """
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _NoFileError
        return file.read(MAX_PROSE + 1)


def _is_bounded(page: Page) -> bool:
    """Whether a screen can show the page at once; a table that is too long is reported."""
    if len(page.tokens) > MAX_TOKENS:
        page.report(1, "The page has more paragraphs and lines than a screen can show.", "Split it into two pages.")
        return False
    start = rows = 0
    for token in page.tokens:
        if token.type == "table_open":
            start, rows = (token.map[0] if token.map else 0) + 1, 0
        rows += token.type == "tr_open"
        if token.type == "table_close" and rows - 1 > MAX_ROWS:
            what = f"This table has {rows - 1:,} rows; {MAX_ROWS:,} are the most."
            page.report(start, what, "Split it over several pages, or keep what matters.")
            return False
    return True


def as_written(link: str, _line: int) -> str:
    """Returns a link unchanged."""
    return link


def title_and_code(heading: Heading) -> tuple[str, str]:
    """The words of a heading, and the code in backquotes at its end; empty if there is none."""
    if len(heading.text) > 1 and heading.text[-1].code:
        return text_of(heading.text[:-1]).strip(), heading.text[-1].text
    return one_line(text_of(heading.text)), ""


def anchors(page: Page, headings: Iterable[tuple[int, str, Link]], itself: Link) -> Mapping[str, str]:
    """The link for each anchor of a page. headings: line, words and link of each.  itself: the link for the page as a whole."""
    found = {"": str(itself)}
    for line, words, link in headings:
        anchor = slug(words)
        if not anchor:
            page.report(line, "The heading has no words.", "Write at least one letter or digit.")
        elif anchor in found:
            page.report(line, f"Two headings lead to #{anchor}.", "Word one of them differently.")
        else:
            found[anchor] = str(link)
    return found


class Links:
    """The links that the pages of a guide and their headings stand for."""

    def __init__(self) -> None:
        self._places: dict[str, Mapping[str, str]] = {}
        self._unread: set[str] = set()

    def add(self, page: Page, places: Mapping[str, str]) -> None:
        """Adds a page. places: from each of its anchors to the link; the empty anchor is the page itself."""
        self._places[page.name] = places

    def add_unread(self, name: str) -> None:
        """Records a page that could not be read, so that links to it are not reported as well."""
        self._unread.add(name)

    def follow(self, page: Page) -> Follow:
        """A function that resolves the links on a page; one that leads nowhere is recorded as a problem."""

        def follow(link: str, line: int) -> str:
            if is_web(link):
                return link
            path, _, anchor = unquote(link).partition("#")
            name = path.removeprefix("./") or page.name
            if name in self._unread:
                return ""
            if name not in self._places:
                hint = suggestion(name, self._places) if ":" not in name else "Only http, https and mailto are allowed."
                page.report(line, f"The link {link} doesn’t lead to a page of this guide.", hint)
                return ""
            if anchor not in self._places[name]:
                hint = suggestion(anchor, filter(None, self._places[name]))
                page.report(line, f"There is no heading #{anchor} in {name}.", hint)
            return self._places[name].get(anchor, "")

        return follow
