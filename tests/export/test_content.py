"""The shipped guide goes out as Markdown and comes back the same."""

from __future__ import annotations

from negotui.domain.blocks import words_of
from negotui.export.markdown import markdown_of
from negotui.guides.folders import BUILT_IN, GuideFolders, content_folder
from negotui.guides.markdown.notes import prose


def test_every_page_reads_back() -> None:
    guide = GuideFolders(content_folder()).guide(BUILT_IN)
    pages = [guide.about, *(topic.body for topic in (*guide.faq, *guide.glossary))]
    pages += [page for section in guide.sections for page in (section.guidance, *(view.help for view in section.views))]
    for page in pages:
        assert words_of(prose(markdown_of(page))).split() == words_of(page).split()
