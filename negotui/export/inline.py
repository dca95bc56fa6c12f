"""Renders styled text as Markdown that reads back as the same words: no character of a text acts as Markdown.

The rules are those of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) and of tables in GitHub's dialect.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from string import punctuation
from urllib.parse import quote

from negotui.domain.blocks import Inline, Span, is_web
from negotui.domain.sentences import is_misread
from negotui.domain.text import writable

# Words in brackets with no address, label or attributes behind them: only a definition could make them a link, and none gets
# through, since its colon stands behind them. A single sign could be the box of a task.
_BRACKETED = r"\[(?:[^\W_]|[€£$+-])(?:[^\W_]|[ .,%€£$'/+-])+\](?![\[({:])"
# What can begin something anywhere in a line; an underscore inside of a word cannot.
_SIGNS = re.compile(rf"(?P<words>{_BRACKETED})|[\\`*\[\]|~]|<(?=[A-Za-z/!?])|&(?=[#\w])|(?<![^\W_])_|_(?![^\W_])")
# What can begin something at the start of a line, or make a heading or table of the line above.
_STARTS = re.compile(r"^(?:[-+=>#]|:(?=-))")
_NUMBER = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_SPACES = frozenset(" \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_IN_ADDRESS = "%/:?#@!$&'*+,;=~"


def lines(inline: Inline) -> list[str]:
    """The lines of a text as lines of Markdown, stripped of surrounding white space; an empty line stays empty."""
    return [_NUMBER.sub(r"\1\\\2", _STARTS.sub(r"\\\g<0>", line)) for line in _raw(inline)]


def cell(inline: Inline) -> str:
    """A text as the cell of a table, on one line."""
    # In a table a backslash before a pipe goes even inside of code, where no other does.
    spans = (replace(span, code=span.code and not set(span.text) & set("|\\")) for span in inline)
    return " ".join(filter(None, _raw(spans)))


def title(inline: Inline) -> str:
    """A text as a heading, on one line. Hashes at its end are escaped, since they would count as part of the heading's syntax."""
    return re.sub("(#+)$", r"\\\1", " ".join(filter(None, _raw(inline))))


def code_block(text: str) -> list[str]:
    """The lines of preformatted text, between fences longer than any that it contains."""
    text = writable(text)
    fence = _fence(text, 3)
    return [fence, *text.split("\n"), fence]


def _raw(inline: Iterable[Span]) -> list[str]:
    """The lines as Markdown, as they may stand anywhere but at the start of a line."""
    return [_line(spans) for spans in _split(inline)]


def _split(inline: Iterable[Span]) -> Iterator[list[Span]]:
    """The spans of each line, names that would be misread in italics, without links that lead into the app or hold no word."""
    line: list[Span] = []
    for span in inline:
        link = span.link if is_web(span.link) and span.text.strip() else ""
        # As code a bracket could end the link's text, for it cannot be escaped there.
        code = span.code and not (link and set(span.text) & set("[]"))
        emphasis = span.emphasis or (span.name and is_misread(span.text))
        for number, text in enumerate(writable(span.text).split("\n")):
            if number:
                yield line
                line = []
            if text:
                line.append(replace(span, text=text, link=link, code=code, emphasis=emphasis))
    yield line


def _line(spans: Sequence[Span]) -> str:
    done = ""
    for link, group in groupby(spans, lambda span: span.link):
        text = _styled(group)
        if link:
            # With a bang before it a link would be an image.
            done = f"{done[:-1]}\\!" if done.endswith("!") else done
            text = f"[{text}]({address(link).replace('&', '&amp;')})"
        done += text
    return done.strip()


def address(link: str) -> str:
    """A web address with nothing in it that could end it."""
    return quote(writable(link), safe=_IN_ADDRESS)


def _styled(spans: Iterable[Span]) -> str:
    """Spans of one link, each style written where the signs around it let it be read."""
    parts = _tied([part for span in spans for part in _trimmed(span)])
    parts = _readable(parts, "strong")
    parts = _readable(parts, "emphasis")
    return "".join(
        _wrapped(
            "**" * strong, (_wrapped("_" * emphasis, map(_plain, _merged(inner))) for emphasis, inner in by_emphasis)
        )
        for strong, group in groupby(parts, lambda part: part.strong)
        for by_emphasis in (groupby(group, lambda part: part.emphasis),)
    )


def _trimmed(span: Span) -> Iterator[Span]:
    """The span with the white space around it set apart."""
    core = span.text.strip()
    if span.code or not core or not (span.strong or span.emphasis):
        yield span
        return
    before, _, after = span.text.partition(core)
    yield from (replace(span, text=text) for text in (before, core, after) if text)


def _tied(parts: Sequence[Span]) -> list[Span]:
    """The parts, white space without its styles unless they go on behind it: no style may begin or end in it."""
    found: list[Span] = []
    blanks: list[Span] = []
    for part in [*parts, Span("x")]:
        if not part.code and not part.text.strip():
            blanks.append(part)
            continue
        last = found[-1] if found else Span("")
        strong = last.strong and part.strong and all(blank.strong for blank in blanks)
        # Emphasis is written within strong text, so that it ends where that begins or ends.
        alike = last.strong == part.strong == strong
        emphasis = alike and last.emphasis and part.emphasis and all(blank.emphasis for blank in blanks)
        found += [Span(blank.text, strong, emphasis) for blank in blanks]
        found.append(part)
        blanks = []
    return found[:-1]


def _readable(parts: Sequence[Span], style: str) -> list[Span]:
    """The parts without a style where a letter next to its signs would keep them from being read as such."""
    done: list[Span] = []
    groups = [
        (bool(getattr(first, style)), [first, *rest])
        for (first, *rest) in (
            list(group) for _, group in groupby(parts, lambda part: (part.strong, getattr(part, style)))
        )
    ]
    for number, (styled, group) in enumerate(groups):
        before = groups[number - 1][1][-1] if number else None
        after = groups[number + 1][1][0] if number + 1 < len(groups) else None
        free = (before is None or before.code or _is_edge(before.text[-1])) and (
            after is None or after.code or _is_edge(after.text[0])
        )
        done.extend(group if free or not styled else (_without(part, style) for part in group))
    return done


def _without(part: Span, style: str) -> Span:
    return replace(part, strong=False) if style == "strong" else replace(part, emphasis=False)


def _is_edge(letter: str) -> bool:
    return letter in _SPACES or letter in punctuation or unicodedata.category(letter).startswith("P")


def _merged(parts: Iterable[Span]) -> Iterator[Span]:
    for code, group in groupby(parts, lambda part: part.code):
        yield Span("".join(part.text for part in group), code=code)


def _wrapped(sign: str, texts: Iterable[str]) -> str:
    return f"{sign}{''.join(texts)}{sign}"


def _plain(part: Span) -> str:
    """The words alone, as code or with every sign that could mean something made literal."""
    if not part.code:
        return _SIGNS.sub(lambda sign: sign[0] if sign["words"] else f"\\{sign[0]}", part.text)
    fence = _fence(part.text, 1)
    padded = part.text[0] == "`" or part.text[-1] == "`" or (part.text[0] == part.text[-1] == " " and part.text.strip())
    return f"{fence} {part.text} {fence}" if padded else f"{fence}{part.text}{fence}"


def _fence(text: str, least: int) -> str:
    """More backticks in a row than the text holds."""
    return "`" * max(least, 1 + max(map(len, re.findall("`+", text)), default=0))
