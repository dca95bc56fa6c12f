"""Making text from outside fit to keep and to compare. Must not decide how text looks on a screen or in an export."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MAX_TEXT = 64 * 1024
"""The most characters one field keeps: beyond it an editor needs seconds for a key."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^\w\- ]")


def clean(text: str) -> str:
    """Text as the store can keep it: line ends as \\n, no control characters, no lone surrogates, no 1 MB paste.

    Tabs and line breaks stay. What is longer than MAX_TEXT is cut; callers that can tell the user do so first.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text)[:MAX_TEXT]


def one_line(text: str) -> str:
    """The text with every run of white space as one blank, for a place that has one line."""
    return _SPACES.sub(" ", text).strip()


def folded(text: str) -> str:
    """The text as it is compared when someone types it again: no case, no accents, no double blanks."""
    plain = unicodedata.normalize("NFKD", one_line(text).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def slug(heading: str) -> str:
    """The anchor that a Markdown reader gives to a heading, as GitHub forms it."""
    return _NOT_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def nearest(word: str, among: Iterable[str]) -> str:
    """The one of `among` that `word` was most likely meant to be, or the empty string."""
    from difflib import get_close_matches  # 5 ms that only a mistyped name needs

    known = {folded(name): name for name in among}
    close = get_close_matches(folded(word), list(known), n=1, cutoff=0.6)
    return known[close[0]] if close else ""


def suggestion(word: str, among: Iterable[str]) -> str:
    """A hint for a mistyped name: the nearest one, or the list of all."""
    names = list(among)
    close = nearest(word, names)
    if close:
        return f"Did you mean {close}?"
    return f"There are: {', '.join(names)}." if names else ""


def plural(count: int, one: str, many: str = "") -> str:
    """The count with its noun: `1 entry`, `3 entries`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """The parts as a sentence lists them: `a, b and c`."""
    *front, end = list(parts) or [""]
    return f"{', '.join(front)} {last} {end}" if front else end
