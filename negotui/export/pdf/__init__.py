"""Renders a document as a PDF through Typst, which comes with `negotui[pdf]`: docs/pdf.md says why that one.

The page is laid out by page.typ, which gets the blocks as data: no text of a user is ever part of its source.
"""

from __future__ import annotations

import json
from pathlib import Path

from negotui.domain.documents import Document
from negotui.domain.text import one_line, writable
from negotui.errors import NegotuiError
from negotui.export.pdf.parts import parts

_PAGE = Path(__file__).with_name("page.typ")


def render(document: Document) -> bytes:
    """The page of a document as a PDF. Raises NegotuiError if Typst isn’t installed."""
    try:
        from typst import compile as typeset  # 80 MB that nothing else needs
    except ImportError:
        raise NegotuiError(
            "PDF needs one more package, which isn’t installed.",
            'Install it with: pip install "negotui[pdf]". Or export to .html, which prints well from any browser.',
        ) from None
    title = one_line(writable(document.title)) or "Notes"
    page = {"title": title, "compact": document.compact, "blocks": parts(document.blocks)}
    data = json.dumps(page, ensure_ascii=False)
    # Its root is this folder and it names no package: it reads nothing else, and nothing from the network.
    return typeset(str(_PAGE), root=str(_PAGE.parent), sys_inputs={"document": data}, format="pdf")
