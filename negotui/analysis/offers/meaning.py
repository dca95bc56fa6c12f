"""What stands beside the log: what a line of it means, or what an offer would mean; what others may not see can be left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotui.analysis.gaps import paragraph, strong
from negotui.analysis.offers.board import Board
from negotui.analysis.offers.offers import MINE, THEIRS, Offer
from negotui.analysis.offers.panel import course
from negotui.analysis.offers.score import Score, score
from negotui.analysis.offers.verdict import scale, verdict
from negotui.analysis.offers.words import explained, sentence
from negotui.domain.blocks import Block, Column, Paragraph, Span, Table, plain
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.references import linked_name, term_name, terms_of, terms_text
from negotui.domain.sheets import ISSUES, OFFERS
from negotui.domain.text import one_line
from negotui.domain.values import Context, shown

OPEN_KINDS = frozenset({"answer", "promise"})
"""What was said by both or to both; notes, signals and what was told are for my eyes."""

_DRAWN = 24
"""So many offers of the course are drawn."""


def meaning(
    negotiation: Negotiation, context: Context, board: Board, entry: Entry | None, hidden: bool
) -> tuple[Block, ...]:
    """What a line of the log means: for an offer its worth and what follows, for anything else its words and where things stand."""
    if entry is None:
        return (
            paragraph(strong("You have logged nothing yet.")),
            paragraph(
                "Log their offers, yours, what you notice and what is promised: each takes one key and one line."
            ),
        )
    found = board.of(entry.id) if entry.sheet == OFFERS else None
    if found is None:
        if hidden:
            return tuple(_words(entry)) if entry.get("kind") in OPEN_KINDS else ()
        return (*_words(entry), *_stand(board, context))
    if hidden:
        name = context.name(entry)
        head = paragraph(strong(f"{name[:1].upper()}{name[1:]}"))
        return (head, *quote_of(found), _terms(found.offer, context), *facts_of(found, context))
    drawn = course(board, _DRAWN)
    return (
        paragraph(strong(verdict(found, board.rating, context)), *_scale(board)),
        *quote_of(found),
        *explained(found, board, negotiation, context),
        *facts_of(found, context),
        *((drawn,) if drawn and len(board.scores) > 1 else ()),
    )


def _words(entry: Entry) -> Iterator[Block]:
    kind, text = entry.get("kind"), one_line(entry.typed("text"))
    head = {"slip": "Told, though marked never tell: "}.get(kind, f"{kind[:1].upper()}{kind[1:]}: " if kind else "")
    yield Paragraph((Span(head, emphasis=True), *plain(text)))


def _stand(board: Board, context: Context) -> Iterator[Block]:
    """Where the last offers of both sides stand."""
    said = [verdict(last, board.rating, context) for side in (THEIRS, MINE) if (last := board.last(side))]
    for number, one in enumerate(said):
        yield paragraph(one, *(_scale(board) if not number else ()))


def _scale(board: Board) -> Iterator[Span]:
    """What the points mean, once on the screen."""
    if said := scale(board.rating):
        yield Span(f" (points: {said})", emphasis=True)


def _terms(offer: Offer, context: Context) -> Table:
    """The terms alone."""
    before = dict(terms_of(offer.before.get("terms"))) if offer.before else {}
    rows = tuple(
        (
            plain(linked_name(issue, context)),
            plain(term_name(value, context)),
            plain(term_name(before[issue], context) if before.get(issue, value) != value else ""),
        )
        for issue, value in offer.terms.items()
    )
    return Table((Column("Issue"), Column("Term", True), Column("Was", True)), rows)


def preview(
    context: Context,
    board: Board,
    last: Entry | None,
    side: str,
    terms: Mapping[str, str],
    carried: Mapping[str, str],
    hidden: bool,
) -> tuple[Block, ...]:
    """What an offer of these terms would mean. terms: none where nothing was typed yet.  carried: what it would begin from."""
    if not terms:
        return tuple(_how(context, carried))
    said = [
        Span(f"{linked_name(issue, context)} {term_name(value, context)}", strong=carried.get(issue) != value)
        for issue, value in terms.items()
    ]
    spans = [part for one in said for part in (Span(" · "), one)][1:]
    shown = Paragraph(tuple(spans))
    if hidden:
        return (shown,)
    entry = Entry("", "", OFFERS, (("name", "this offer"), ("side", side), ("terms", terms_text(terms))))
    across = board.last(THEIRS if side == MINE else MINE)
    offer = Offer(entry, dict(terms), last, across.offer.entry if across else None)
    found = score(offer, board.rating, board.largest_step(side))
    return (shown, paragraph(sentence(found, board.rating, context)))


def _how(context: Context, carried: Mapping[str, str]) -> Iterator[Block]:
    """How an offer is typed: the issues by number, with what they would be carried over as."""
    issues = context.of(ISSUES)
    if not issues:
        yield paragraph("You have no issues yet: add them in the tab Interests. Until then, i logs a note.")
        return
    parts = [
        f"{number} {context.name(issue)}" + (f" {term_name(carried[issue.id], context)}" if issue.id in carried else "")
        for number, issue in enumerate(issues, 1)
    ]
    yield paragraph(" · ".join(parts))
    yield paragraph("What you don’t name stays as it was." if carried else "Name every issue in the offer.")


def quote_of(score: Score) -> tuple[Paragraph, ...]:
    """The exact words of an offer; nothing where they were not kept."""
    words = one_line(score.offer.entry.get("words")).strip("“”")
    return (paragraph(f"“{words}”"),) if words else ()


def _is_over(until: str, context: Context) -> bool:
    """Whether a canonical time lies behind; a day alone is over when the next one begins."""
    now = context.now.isoformat(timespec="minutes") if context.now else context.today.isoformat()
    return bool(until) and until < now[: len(until)]


def facts_of(score: Score, context: Context) -> tuple[Paragraph, ...]:
    """When an offer was made, by whom, how, and until when it stands; nothing where none of it is known."""
    entry, sheet = score.offer.entry, context.sheet(score.offer.entry.sheet)
    names = {field.name: field for field in sheet.fields}
    stands = "expired: stood until " if _is_over(entry.get("until"), context) else "stands until "
    parts = [
        f"{before}{text}"
        for name, before in (("at", ""), ("by", "by "), ("channel", ""), ("until", stands), ("state", ""))
        if name in names and (text := shown(entry, names[name], context))
    ]
    return (paragraph(", ".join(parts)),) if parts else ()
