"""Text from outside, made safe to store and to compare, and helpers for sentences: plurals, lists, suggestions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MAX_TEXT = 64 * 1024
"""The most characters that one field holds: beyond that an editor takes seconds for each key."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Escape sequences, C0 and C1 controls and the marks that change the direction of text: a title could otherwise write to the
# clipboard or show a figure backwards.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Besides the marks that change the direction of text: code points that are no letters, which no HTML, XML or PDF may hold.
_UNWRITABLE = re.compile(
    f"[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef{''.join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))}]"
)
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^\w\- ]")


def clean(text: str) -> str:
    """Text as the store can hold it: line ends as \\n, no control characters, no lone surrogates, at most MAX_TEXT characters.

    Tabs and line breaks stay. Longer text is cut; callers that can tell the user do so first.
    """
    return no_controls(text)[:MAX_TEXT]


def no_controls(text: str) -> str:
    """The text without control characters and lone surrogates, its lines ending in \\n, of any length."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def writable(text: str) -> str:
    """The text as it may stand in a file for other programs: as `no_controls` leaves it, nothing in it turning its direction."""
    return _UNWRITABLE.sub("", no_controls(text))


def harmless(text: str) -> str:
    """The text without anything that a terminal would obey; line breaks and tabs become spaces."""
    return _OBEYED.sub(lambda found: " " if found[0] in "\n\t\r" else "", text)


def harmless_lines(text: str) -> str:
    """The text made harmless line by line, which keeps its line breaks."""
    return "\n".join(harmless(line) for line in text.split("\n"))


def is_harmful(text: str) -> bool:
    """Whether `harmless` would change the text."""
    return _OBEYED.search(text) is not None


def one_line(text: str) -> str:
    """The text with every run of white space replaced by one space, for a place that has one line."""
    return _SPACES.sub(" ", text).strip()


def folded(text: str) -> str:
    """The text for comparisons with what someone types: without case, accents and repeated spaces."""
    # Twice: the letters that a sign such as ℌ stands for have a case of their own.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return one_line("".join(letter for letter in plain if not unicodedata.combining(letter)))


def cut(text: str, most: int) -> str:
    """The text on one line, cut to `most` characters."""
    line = one_line(text[: 4 * most])
    return line if len(line) <= most else line[: most - 1] + "…"


def quoted(text: str, most: int = 40) -> str:
    """The text in quotation marks on one line, cut to `most` characters to fit a sentence."""
    return f"“{cut(text, most)}”"


def slug(heading: str) -> str:
    """The anchor that a Markdown reader gives to a heading, as GitHub forms it."""
    return _NOT_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def nearest(word: str, among: Iterable[str]) -> str:
    """The name in `among` that is most similar to `word`; empty if none is similar."""
    from difflib import get_close_matches  # 5 ms that only a mistyped name needs

    names = {folded(name): name for name in among}
    close = get_close_matches(folded(word), list(names), n=1, cutoff=0.6)
    return names[close[0]] if close else ""


def suggestion(word: str, among: Iterable[str]) -> str:
    """A hint for a mistyped name: the nearest one, or the list of all."""
    names = list(among)
    close = nearest(word, names)
    if close:
        return f"Did you mean {close}?"
    return f"Choose one of: {', '.join(names)}." if names else ""


def plural(count: int, one: str, many: str = "") -> str:
    """The count with its noun: `1 entry`, `3 entries`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """The parts as a list within a sentence: `a, b and c`."""
    *front, end = list(parts) or [""]
    return f"{', '.join(front)} {last} {end}" if front else end
