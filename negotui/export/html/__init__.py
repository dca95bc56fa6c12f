"""Renders a document as one HTML file that needs nothing else: it fetches nothing, runs nothing, and prints well."""

from __future__ import annotations

from negotui.domain.documents import Document
from negotui.export.html.elements import element
from negotui.export.html.page import body
from negotui.export.html.style import POLICY, STYLE


def render(document: Document) -> bytes:
    """The page of a document as an HTML file."""
    head = "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            element("title", document.title or "Notes"),
            f"<style>{STYLE}</style>",
        )
    )
    kind = ' class="compact"' if document.compact else ""
    page = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n</head>\n'
        f"<body>\n<main{kind}>\n{body(document.blocks)}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()
