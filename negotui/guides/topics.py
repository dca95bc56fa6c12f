"""Reads the page of questions, or of terms, into topics; and a page that is only read into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from negotui.domain.blocks import Block, Heading, text_of
from negotui.domain.guide import Topic
from negotui.domain.links import Link, LinkKind
from negotui.domain.text import one_line, slug
from negotui.guides.markdown.reader import MAX_PROSE, Follow
from negotui.guides.pages import Links, Page, anchors
from negotui.guides.sections import read_body


def topic_anchors(page: Page, kind: LinkKind) -> Mapping[str, str]:
    """The link for each anchor of such a page: the topic that it names or is part of. kind: FAQ or TERM."""
    places = []
    topic = ""
    for line, heading in page.headings():
        words = one_line(text_of(heading.text))
        topic = slug(words) if heading.level == 2 else topic if heading.level > 2 else ""
        places.append((line, words, Link(kind, topic)))
    return anchors(page, places, Link(kind, ""))


def read_topics(page: Page, links: Links) -> tuple[Topic, ...]:
    """The questions or terms of a page, with the sections that each of them links to."""
    page.title()
    follow_and_note, links_by_line = _noting(page, links)
    starts: list[tuple[int, str]] = []
    bodies: list[list[Block]] = []
    for piece in page.pieces(follow_and_note):
        block = piece.block
        if isinstance(block, Heading) and block.level == 2:
            starts.append((piece.line, one_line(text_of(block.text))))
            bodies.append([])
        elif bodies:
            bodies[-1].append(block)
    if not starts:
        page.report(1, f"There is nothing in {page.name}.", "Write a second-level heading for each question or term.")
    for (line, title), body in zip(starts, bodies, strict=True):
        if not body:
            page.report(line, f"There is no text below “{title}”.", "Write a paragraph below it.")
    ends = (*(line for line, _ in starts[1:]), MAX_PROSE)
    return tuple(
        Topic(slug(title), title, tuple(body), _sections(link for at, link in links_by_line if line <= at < end))
        for (line, title), body, end in zip(starts, bodies, ends, strict=bool(starts))
    )


def read_only_anchors(page: Page, id: str) -> Mapping[str, str]:
    """Where the anchors of a page that is only read lead: all of them to the page."""
    itself = Link(LinkKind.PAGE, id)
    return anchors(page, [(line, one_line(text_of(each.text)), itself) for line, each in page.headings()], itself)


def read_only_page(page: Page, id: str, title: str, links: Links) -> Topic:
    """A page that is only read as one topic; a sheet on it is reported, since no tab would show it."""
    follow, links_by_line = _noting(page, links)
    body = read_body(page, follow)
    for shown in body.sheets:
        page.report(shown.line, "A page that is only read shows no sheet.", "Move the sheet to a page with a tab.")
    return Topic(id, title, body.blocks, _sections(link for _, link in links_by_line))


def _noting(page: Page, links: Links) -> tuple[Follow, list[tuple[int, str]]]:
    """A function that resolves the links on a page, and the list in which it notes each with its line."""
    found: list[tuple[int, str]] = []
    follow = links.follow(page)

    def follow_and_note(link: str, line: int) -> str:
        target = follow(link, line)
        found.append((line, target))
        return target

    return follow_and_note, found


def _sections(links: Iterable[str]) -> tuple[str, ...]:
    """The sections among links, each once."""
    places = filter(None, map(Link.parse, links))
    return tuple(dict.fromkeys(to.id for to in places if to.kind in {LinkKind.SECTION, LinkKind.SHEET}))
