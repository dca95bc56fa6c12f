"""What is decided about the meeting itself: how it is held, who names the first figure, what to trade, and answers held ready."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.gaps import paragraph, strong, title_of
from negotui.domain.blocks import Block, Bullets, Heading, Paragraph, Span, plain
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import FIRST_OFFER, GIVE_GET, PROCESS, TACTICS, WEAK_POINTS
from negotui.domain.text import one_line
from negotui.domain.times import show_time
from negotui.domain.values import Context

THEY_OPEN = "they open"
"""The value of the field `who` of a first offer where the other side is to name the first figure."""

_ROLES = ("speaks", "listens", "writes")
_MARKS = "-*•0123456789.) "
"""What may stand before an item of an agenda."""


def they_open(negotiation: Negotiation) -> bool:
    """Whether the other side is to name the first figure; what was decided last counts."""
    decided = [entry.get("who") for entry in negotiation.of(FIRST_OFFER) if entry.get("who")]
    return decided[-1:] == [THEY_OPEN]


def process(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    """Each meeting in a line: when, how long, where and how, who does what; then its agenda."""
    for entry in negotiation.of(PROCESS):
        begins = show_time(at, context.shown_from) if (at := entry.get("at")) else ""
        held = [
            one_line(text) for text in (begins, *(entry.get(name) for name in ("length", "place", "channel"))) if text
        ]
        roles = [f"{name}: {one_line(entry.get(name))}" for name in _ROLES if entry.get(name)]
        said = ". ".join(filter(None, (", ".join(held), _begun("; ".join(roles)))))
        yield paragraph(
            strong(f"{title_of(entry, context)}: " if said else title_of(entry, context)), said and f"{said}."
        )
        if agenda := "; ".join(_items(entry.get("agenda"))):
            yield paragraph(strong("Agenda: "), agenda)


def _items(note: str) -> Iterator[str]:
    """The lines of a note, without the marks of a list."""
    for line in note.splitlines():
        if words := one_line(line).lstrip(_MARKS):
            yield words


def first_offer(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    """Who names the first figure, and what to say where theirs is far out."""
    for entry in negotiation.of(FIRST_OFFER):
        yield paragraph(strong("First figure: "), _sentence(context.name(entry)))
        if answer := one_line(entry.get("answer")):
            yield paragraph(strong("If theirs is far out: "), answer)


def trades(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    """What to give, only for what."""
    items = []
    for entry in negotiation.of(GIVE_GET):
        get, cost = one_line(entry.get("get")), one_line(entry.get("cost"))
        back = f": only for {get}" if get else ": what do you want for it?"
        items.append(_bullet(context.name(entry), f"{back}{f'. Costs you {cost}' if cost else ''}"))
    yield from _list("Give and get", items)


def answers(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    """What to say to a weak point or a hard tactic, and when to break off."""
    weak = [(entry, one_line(entry.get("answer"))) for entry in negotiation.of(WEAK_POINTS)]
    yield from _list("If they raise", [_bullet(f"{title_of(one, context)}: ", said) for one, said in weak if said])
    hard = [(entry, one_line(entry.get("say"))) for entry in negotiation.of(TACTICS)]
    yield from _list(
        "If they try", [_bullet(f"{title_of(one, context)}: ", f"{said}{_naming(one)}") for one, said in hard if said]
    )
    for entry in negotiation.of(PROCESS):
        if ends := one_line(entry.get("break_off")):
            yield paragraph(strong("Break off: "), ends)


def _naming(entry: Entry) -> str:
    """When to call a tactic by its name, in brackets."""
    when = one_line(entry.get("name_it"))
    return f" (name it: {when})" if when else ""


def _list(title: str, items: list[tuple[Block, ...]]) -> Iterator[Block]:
    if items:
        yield Heading(3, plain(title))
        yield Bullets(tuple(items))


def _bullet(lead: str, text: str) -> tuple[Block, ...]:
    return (Paragraph((strong(lead), Span(text))),)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
