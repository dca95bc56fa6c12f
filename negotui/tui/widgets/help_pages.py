"""What the pages of the help say, as blocks made from the guide."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.domain.blocks import Block, Bullets, Heading, Paragraph, Rule, Span, plain, words_of
from negotui.domain.guide import Guide, Section, Topic, View
from negotui.domain.links import Link, LinkKind
from negotui.domain.text import folded

_QUESTIONS, _GLOSSARY = Link(LinkKind.FAQ, ""), Link(LinkKind.TERM, "")


def page_of(guide: Guide, name: str) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks of a page of the help. name: the text of its link, the glossary for what is no such page."""
    link = Link.parse(name) or _GLOSSARY
    if link.kind is LinkKind.HERE:
        section = guide.section(link.id)
        view = section.views[link.number] if 0 <= link.number < len(section.views) else None
        return section.title, tuple(_here(guide, section, view))
    if link.kind is LinkKind.FIND:
        return f"Search: {link.id}", tuple(_found(guide, link.id))
    topic = guide.topic(name)
    if topic is not None:
        return topic.title, (*topic.body, *_see(guide, topic))
    if link.kind is LinkKind.FAQ:
        return "Questions", (_links(LinkKind.FAQ, guide.faq),)
    return "Glossary", (_links(LinkKind.TERM, guide.glossary),)


def _here(guide: Guide, section: Section, view: View | None) -> Iterator[Block]:
    """What is said of the sheet under the cursor, then of the section, then the questions asked about it."""
    if view is not None and view.help:
        yield Heading(2, plain(view.title))
        yield from view.help
        yield Rule()
    yield from section.guidance
    for title, kind, topics in (("Read on", LinkKind.PAGE, guide.pages), ("Asked often", LinkKind.FAQ, guide.faq)):
        if about := tuple(topic for topic in topics if section.id in topic.sections):
            yield Rule()
            yield Heading(2, plain(title))
            yield _links(kind, about)
    yield Rule()
    yield Paragraph((Span("All questions", link=str(_QUESTIONS)), Span(" · "), Span("Glossary", link=str(_GLOSSARY))))


def _topics(guide: Guide) -> tuple[tuple[LinkKind, tuple[Topic, ...]], ...]:
    return (LinkKind.PAGE, guide.pages), (LinkKind.FAQ, guide.faq), (LinkKind.TERM, guide.glossary)


def _links(kind: LinkKind, topics: tuple[Topic, ...]) -> Bullets:
    spans = (Span(topic.title, link=str(Link(kind, topic.slug))) for topic in topics)
    return Bullets(tuple((Paragraph((span,)),) for span in spans))


def _see(guide: Guide, topic: Topic) -> Iterator[Block]:
    sections = [guide.section(id) for id in topic.sections]
    if sections:
        yield Paragraph((Span("Goes with "), *_between(sections)))


def _between(sections: list[Section]) -> Iterator[Span]:
    for number, section in enumerate(sections):
        if number:
            yield Span(", ")
        yield Span(section.tab, link=str(Link.section(section.id)))


def _found(guide: Guide, words: str) -> Iterator[Block]:
    """Every place of the help in which all words occur, with a piece of it."""
    words_to_find = folded(words).split()
    hits: list[tuple[Block, ...]] = []
    places: list[tuple[str, Link, tuple[Block, ...]]] = [
        *((topic.title, Link(kind, topic.slug), topic.body) for kind, topics in _topics(guide) for topic in topics),
    ]
    for section in guide.all_sections:
        places.append((section.title, Link.section(section.id), section.guidance))
        places += [(view.title, Link.sheet(section.id, view.sheet), view.help) for view in section.views if view.help]
    for title, link, blocks in places:
        text = words_of(blocks)
        if all(word in folded(f"{title} {text}") for word in words_to_find):
            hits.append((Paragraph((Span(title, link=str(link)), Span(_piece(text, words_to_find)))),))
    if hits:
        yield Bullets(tuple(hits))
    else:
        yield Paragraph(plain("Nothing in the help says that. Try one word, or look through the glossary."))
        yield Paragraph((Span("Glossary", link=str(_GLOSSARY)),))


def _piece(text: str, words_to_find: list[str]) -> str:
    """The sentence in which the first of the words stands, shortened."""
    for line in text.split("\n"):
        at = folded(line).find(words_to_find[0])
        if at >= 0:
            first = max(0, at - 30)
            return f" {'…' if first else ''}{line[first : first + 90]}{'…' if len(line) > first + 90 else ''}"
    return ""
