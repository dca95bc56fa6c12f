"""The names of guides and their pages. Every start imports this module, so it imports nothing heavy."""

from __future__ import annotations

import re

GUIDE, FAQ, GLOSSARY = "guide.md", "faq.md", "glossary.md"
"""The pages of a guide whose names are fixed."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def is_id(text: str) -> bool:
    """Whether a text can be the id of a guide, section, sheet or field."""
    return _ID.fullmatch(text) is not None
