"""Text and elements of HTML. Every text that comes from outside goes through `escaped`, so none of it is markup."""

from __future__ import annotations

from html import escape

from negotui.domain.blocks import Inline, Span, is_web
from negotui.domain.sentences import is_misread
from negotui.domain.text import writable
from negotui.export.inline import address


def escaped(text: str) -> str:
    """A text that may stand in a file, none of its signs acting as markup."""
    return escape(writable(text), quote=True)


def element(name: str, text: str, **attributes: str) -> str:
    """An element around a literal text."""
    return wrap(name, escaped(text), **attributes)


def wrap(name: str, content: str, **attributes: str) -> str:
    """An element around what is HTML already. attributes: literal values; an underscore in a name stands for a hyphen."""
    return f"<{name}{_attributes(attributes)}>{content}</{name}>"


def empty(name: str, **attributes: str) -> str:
    """An element of a drawing without content."""
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(
        f' {name.strip("_").replace("_", "-")}="{escaped(value)}"' for name, value in attributes.items() if value
    )


def inline(spans: Inline) -> str:
    """Styled text. A link into the app is no link here, since nothing behind it is on the page."""
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = "<br>".join(escaped(line) for line in writable(span.text).split("\n"))
    for name, on in (
        ("code", span.code),
        ("em", span.emphasis or (span.name and is_misread(span.text))),
        ("strong", span.strong),
    ):
        if on and text:
            text = wrap(name, text)
    if is_web(span.link) and span.text.strip():
        text = wrap("a", text, href=address(span.link), rel="noreferrer noopener")
    return text
