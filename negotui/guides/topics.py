"""Reads the page of questions, or of terms, into topics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from negotui.domain.blocks import Block, Heading, text_of
from negotui.domain.guide import Topic
from negotui.domain.links import Link, LinkKind
from negotui.domain.text import one_line, slug
from negotui.guides.markdown.reader import MAX_PROSE
from negotui.guides.pages import Links, Page, anchors


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
    links_by_line: list[tuple[int, str]] = []
    follow = links.follow(page)

    def follow_and_note(link: str, line: int) -> str:
        target = follow(link, line)
        links_by_line.append((line, target))
        return target

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


def _sections(links: Iterable[str]) -> tuple[str, ...]:
    """The sections among links, each once."""
    places = filter(None, map(Link.parse, links))
    return tuple(dict.fromkeys(to.id for to in places if to.kind in {LinkKind.SECTION, LinkKind.SHEET}))
