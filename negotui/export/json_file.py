"""Renders the data of a document as JSON. For notes that is the file that an import reads, with nothing lost."""

from __future__ import annotations

import json
import re

from negotui.domain.documents import Document

_OBEYED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys, beyond what JSON itself escapes."""


def render(document: Document) -> bytes:
    """The data of a document as indented JSON in UTF-8."""
    text = json.dumps(document.data, ensure_ascii=False, indent=1)
    return (_OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n").encode()
