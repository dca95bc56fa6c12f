"""Names within sentences: what a user called something stands out where it can, and is put in quotation marks only where it
would be misread otherwise.

A sentence is put together as one text. `as_name` marks a name in it with two signs that no stored text contains; whoever
shows the sentence turns it into spans (`blocks.styled`) or into plain text (`as_plain_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotui.domain.text import cut, no_controls, quoted

_BEGIN, _END = "\x0e", "\x0f"
_NAME = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_BARE = re.compile(r"[^\W\d_][\w’'&/ -]*")
_MOST_WORDS, _LEAST_LETTERS = 4, 3
# A name with one of these is a sentence of its own, such as `I can pay early`.
_OF_SENTENCES = frozenset(["i", "we", "you", "he", "she", "it", "they"])


def as_name(text: str, most: int = 32) -> str:
    """A name for use in a sentence, marked as such, on one line and cut to `most` characters."""
    return f"{_BEGIN}{cut(no_controls(text[: 4 * most]), most)}{_END}"


def parts(sentence: str) -> Iterator[tuple[str, bool]]:
    """The sentence piece by piece, each with whether it is a name."""
    for number, piece in enumerate(_NAME.split(sentence)):
        if text := piece.replace(_BEGIN, "").replace(_END, ""):
            yield text, number % 2 == 1


def as_plain_text(sentence: str) -> str:
    """The sentence as plain text: a name that would be misread is in quotation marks, any other stands as it is."""
    return "".join(shown(text) if is_name else text for text, is_name in parts(sentence))


def name_in_sentence(text: str, most: int = 40) -> str:
    """A name as plain text shows it within a sentence, on one line and cut to `most` characters."""
    return as_plain_text(as_name(text, most))


def shown(name: str) -> str:
    """A name as plain text shows it within a sentence."""
    return quoted(name, len(name)) if is_misread(name) else name


def is_misread(name: str) -> bool:
    """Whether a name that nothing sets apart would be taken for a part of the sentence around it."""
    words = name.split()
    is_word = name[:1].isupper() or len(name) >= _LEAST_LETTERS
    is_bare = is_word and _BARE.fullmatch(name) is not None and len(words) <= _MOST_WORDS
    return not is_bare or any(word.casefold() in _OF_SENTENCES for word in words)
