"""Reads a folder of pages into a guide, or lists all its problems by file and line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from negotui.domain.blocks import Inline, Table, text_of
from negotui.domain.guide import ROOMS, Condition, Guide, Section, Topic
from negotui.domain.links import LinkKind
from negotui.domain.sheets import SECTION
from negotui.domain.text import listed, one_line
from negotui.errors import GuideError
from negotui.guides.checks import check_sheets
from negotui.guides.names import FAQ, GLOSSARY, GUIDE
from negotui.guides.pages import Links, Page, Problems, as_written, read_page, title_and_code
from negotui.guides.sections import Body, read_body, section_anchors
from negotui.guides.tables import check_id, column_titles
from negotui.guides.topics import read_only_anchors, read_only_page, read_topics, topic_anchors

_SECTIONS, _ROOMS, _READ = ("id", "tab", "page"), ("id", "screen", "page"), ("id", "page")
"""The columns of the three tables in guide.md: the tabs, the sections with a screen of their own, and what is only read."""
MAX_TABS, MAX_PAGES = 20, 60
"""The most tabs, and the most pages that are only read: every start reads all of them."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A page as guide.md lists it. line: where.  id, tab: of the section.  title: the link's text.  file: what it links to."""

    line: int
    id: str
    tab: str
    title: str
    file: str


def load_guide(folder: Path) -> Guide:
    """The guide in a folder. Raises GuideError for its first problem."""
    problems = Problems()
    guide = _read(folder, problems)
    problems.raise_first()
    return guide


def check(folder: Path) -> tuple[GuideError, ...]:
    """All problems of the guide in a folder, by file and line."""
    problems = Problems()
    _read(folder, problems)
    return problems.all()


def _read(folder: Path, problems: Problems) -> Guide:
    """What can be made of the pages: a sound guide where nothing was added to the problems."""
    front = read_page(folder / GUIDE, problems) if (folder / GUIDE).is_file() else None
    if front is None:
        if not problems.all():
            hint = "Write one, or name the folder that has it." if folder.is_dir() else "Name a folder that exists."
            problems.add(folder / GUIDE, 1, f"There is no {GUIDE} in this folder.", hint)
        return Guide("", "", (), (), ())
    tabs = _rows(front, _SECTIONS)
    rooms = _rows(front, _ROOMS, tabs)
    read = _rows(front, _READ, (*tabs, *rooms))
    rows = (*tabs, *rooms, *read)
    pages = {row.file: page for row in rows if (page := read_page(folder / row.file, problems))}
    faq, glossary = (_optional_page(folder / name, problems) for name in (FAQ, GLOSSARY))
    links = Links()
    links.add(front, _front_anchors(front, rows))
    for row in rows:
        if row.file in pages:
            anchors_of = read_only_anchors if row in read else section_anchors
            links.add(pages[row.file], anchors_of(pages[row.file], row.id))
        else:
            links.add_unread(row.file)
    for page, kind in ((faq, LinkKind.FAQ), (glossary, LinkKind.TERM)):
        if page:
            links.add(page, topic_anchors(page, kind))
    about = read_body(front, links.follow(front))
    seen = [row for row in (*tabs, *rooms) if row.file in pages]
    bodies = {row.file: read_body(pages[row.file], links.follow(pages[row.file])) for row in seen}
    id, title = _name(front, folder)
    return Guide(
        id=id,
        title=title,
        about=tuple(block for block in about.blocks if column_titles(block) not in {_SECTIONS, _ROOMS, _READ}),
        sections=tuple(_section(row, pages[row.file], bodies[row.file], about) for row in seen if row in tabs),
        sheets=check_sheets([shown for body in bodies.values() for shown in body.sheets], about.sheets),
        faq=read_topics(faq, links) if faq else (),
        glossary=read_topics(glossary, links) if glossary else (),
        rooms=tuple(_section(row, pages[row.file], bodies[row.file]) for row in seen if row in rooms),
        pages=tuple(_read_page(row, pages[row.file], links) for row in read if row.file in pages),
    )


def _optional_page(path: Path, problems: Problems) -> Page | None:
    return read_page(path, problems) if os.path.lexists(path) else None  # a link that leads nowhere is told of


def _name(front: Page, folder: Path) -> tuple[str, str]:
    """The guide's id and title."""
    line, heading = front.title()
    title, id = title_and_code(heading)
    if not id:
        front.report(
            line, "The title does not end in the guide's id.", f"Write it like `# {title or 'My guide'} `my-guide``."
        )
    else:
        check_id(id, "guide", lambda what, hint: front.report(line, what, hint))
        if id != folder.resolve().name:
            front.report(line, f"The guide `{id}` is in a folder with another name.", f"Rename the folder to {id}.")
    return id, title


def _rows(front: Page, titles: tuple[str, ...], earlier: Sequence[_Row] = ()) -> tuple[_Row, ...]:
    """The sections that a table of guide.md lists, in order. Each names a page of its own; the first table alone must be there."""
    pieces = [piece for piece in front.pieces(as_written) if column_titles(piece.block) == titles]
    if len(pieces) > 1 or (not pieces and titles == _SECTIONS):
        line = pieces[1].line if pieces else 1
        front.report(
            line, "The guide needs exactly one table of sections.", f"Write one table with | {' | '.join(titles)} |."
        )
    rows: list[_Row] = []
    for piece in pieces[:1]:
        cells = piece.block.rows if isinstance(piece.block, Table) else ()
        most = MAX_TABS if "tab" in titles else MAX_PAGES
        if len(cells) > most:
            front.report(piece.line, f"This table lists {len(cells)} pages; {most} are the most.", "Join some of them.")
            cells = cells[:most]
        # Below the heading comes the line of dashes, then one line per row.
        for line, (id, *tab, page) in enumerate(cells, piece.line + 2):
            file = next((span.link for span in page if span.link), "")
            row = _Row(line, _words(id), "".join(map(_words, tab)), _words(page), file)
            if "tab" in titles and not row.tab:
                front.report(line, f"The section `{row.id}` has no short name.", "Write the word for its tab.")
            if _is_sound(row, (*earlier, *rows), front) and (titles != _ROOMS or _is_room(row, front)):
                rows.append(row)
        if not cells:
            front.report(piece.line, "The table of sections is empty.", "Write a row for each section.")
    return tuple(rows)


def _is_sound(row: _Row, earlier: Sequence[_Row], front: Page) -> bool:
    def report(what: str, hint: str) -> None:
        front.report(row.line, what, hint)

    check_id(row.id, "section", report)
    if any(other.id == row.id for other in earlier):
        report(f"There is a second section `{row.id}`.", "Give one of them another id.")
        return False
    if not row.file or "/" in row.file or not row.file.endswith(".md"):
        report(
            f"The section `{row.id}` doesn’t name a page in this folder.",
            "Write it like [The page's title](01-page.md).",
        )
        return False
    if row.file in {front.name, FAQ, GLOSSARY} or any(other.file == row.file for other in earlier):
        report(f"The page {row.file} belongs to another section already.", "Write a page for each section.")
        return False
    return True


def _is_room(row: _Row, front: Page) -> bool:
    if row.id in ROOMS:
        return True
    front.report(row.line, f"There is no screen `{row.id}`.", f"Write {listed(ROOMS, 'or')}.")
    return False


def _front_anchors(front: Page, rows: Sequence[_Row]) -> Mapping[str, str]:
    """Where links to guide.md lead: it has no tab of its own, so to the first section."""
    first = rows[0].id if rows else ""
    return section_anchors(front, first)


def _words(text: Inline) -> str:
    return one_line(text_of(text))


def _check_title(row: _Row, page: Page) -> str:
    """The page's title; one that is not the text of the link to it is reported."""
    line, heading = page.title()
    title = _words(heading.text)
    if title != row.title:
        hint = "Use the page's title as the text of the link."
        page.report(line, f"The title differs from “{row.title}” in guide.md.", hint)
    return title


def _read_page(row: _Row, page: Page, links: Links) -> Topic:
    return read_only_page(page, row.id, _check_title(row, page), links)


def _section(row: _Row, page: Page, body: Body, about: Body | None = None) -> Section:
    """A section with its own sheets and, behind them, those of guide.md, the entries of each section kept apart.

    about: guide.md, None for what has a screen of its own.
    """
    title = _check_title(row, page)
    here = Condition(SECTION, (row.id,))
    shared = (
        replace(shown.view, only=(here, *shown.view.only), home=False) for shown in (about.sheets if about else ())
    )
    return Section(row.id, row.tab, title, body.blocks, (*(shown.view for shown in body.sheets), *shared))
