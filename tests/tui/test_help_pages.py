"""What the help says, page by page: below the screen, so that it is fast."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotui.domain.blocks import Block, Bullets, Paragraph, words_of
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.guides.guide import load_guide
from negotui.tui.destinations import HelpTopic, destination
from negotui.tui.widgets.help_pages import page_of
from tests.guides.small import write_guide


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load_guide(write_guide(tmp_path))


def links(blocks: tuple[Block, ...]) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Paragraph):
            found |= {span.link for span in block.text if span.link}
        elif isinstance(block, Bullets):
            found |= {link for item in block.items for link in links(item)}
    return found


def test_a_page_that_is_only_read_stands_beside_the_sections_that_it_is_about(guide: Guide) -> None:
    _, blocks = page_of(guide, "here:options/0")
    assert "page:why-ask" in links(blocks)
    assert words_of(blocks).index("Read on") < words_of(blocks).index("Asked often")


def test_it_opens_in_the_help_and_leads_to_its_sections(guide: Guide) -> None:
    title, blocks = page_of(guide, "page:why-ask")
    assert title == "Why ask"
    assert "One of theirs." in words_of(blocks)
    assert {"section:options", "section:theirs"} <= links(blocks)


def test_the_search_finds_it(guide: Guide) -> None:
    title, blocks = page_of(guide, "find:case theirs")
    assert title == "Search: case theirs"
    assert "page:why-ask" in links(blocks)


def test_a_link_to_it_leads_into_the_help(guide: Guide) -> None:
    details = Negotiation("n", "small", Entry("n", "n", "details"), ())
    assert destination("page:why-ask", guide, details) == HelpTopic("page:why-ask")
