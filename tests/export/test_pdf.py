"""A PDF is set from the same blocks; where the package for it is missing, a sentence says what to do."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec

import pytest

from negotui.domain.documents import FixedDocument
from negotui.errors import NegotuiError
from negotui.export.pdf import render
from negotui.export.pdf.parts import parts
from tests.export.nasty import NASTY

needs_typst = pytest.mark.skipif(find_spec("typst") is None, reason="negotui[pdf] isn’t installed")


@needs_typst
def test_the_nasty_document_is_set() -> None:
    page = render(NASTY)
    assert page.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type/Page\b", page)) > 3
    assert set(re.findall(rb"/URI\((\w+):", page)) == {b"https", b"mailto"}
    for private in (b"/Author", b"/CreationDate", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"file:"):
        assert private not in page


@needs_typst
def test_the_same_notes_are_the_same_file() -> None:
    document = FixedDocument("Rent", NASTY.blocks[:6])
    assert render(document) == render(document)


def test_without_the_package_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NegotuiError) as refused:
        render(NASTY)
    assert "PDF" in refused.value.message
    assert 'pip install "negotui[pdf]"' in refused.value.hint
    assert ".html" in refused.value.hint


def test_every_block_has_its_part() -> None:
    kinds = {str(part["kind"]) for part in parts(NASTY.blocks)}
    assert kinds == {"heading", "paragraph", "list", "quote", "code", "rule", "table", "picture", "checks"}
