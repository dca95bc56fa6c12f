"""What is logged at the table as rows, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotui.analysis.offers.board import Board
from negotui.analysis.offers.meaning import OPEN_KINDS
from negotui.analysis.offers.offers import MINE, THEIRS, in_time
from negotui.analysis.offers.score import Score
from negotui.analysis.offers.verdict import mine_of, theirs_of
from negotui.analysis.offers.words import kind_word
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.references import linked_name, term_name, terms_of
from negotui.domain.sheets import OFFERS
from negotui.domain.text import one_line
from negotui.domain.times import show_time
from negotui.domain.values import Context
from negotui.tui.widgets.columns import ListColumn
from negotui.tui.widgets.rows_view import Row

_WHEN = 6
OPEN_COLUMNS = (
    ListColumn("When", 30, whole=True),
    ListColumn("Who", whole=True),
    ListColumn("What", wraps=True),
)
"""What may be seen by others: when, who and what."""
COLUMNS = (
    *OPEN_COLUMNS,
    ListColumn("You", 44, right=True, whole=True),
    ListColumn("Them", 58, right=True, whole=True),
    ListColumn("Move", 56, whole=True),
)
"""The same, and what it is worth."""

_WHO = {MINE: "me", THEIRS: "they"}
_INKS = {MINE: "mine", THEIRS: "theirs"}
_PLAIN = {"note", ""}
_HIDDEN = "…"
_LOUD = {"slip": "bad", "signal": "accent", "promise": "accent"}
_MOVES = {
    "gave way": "good",
    "closer": "good",
    "gave a bit": "good",
    "small step": "good",
    "both gain": "good",
    "asks more": "warn",
    "worse": "bad",
}


def logged_newest_first(negotiation: Negotiation, log: str) -> tuple[Entry, ...]:
    """Everything that was logged, the newest first. log: the id of the sheet beside the offers."""
    return tuple(reversed(in_time((*negotiation.of(OFFERS), *negotiation.of(log)))))


def talk_row(entry: Entry, board: Board, scores: Mapping[str, Score], context: Context, open_only: bool) -> Row:
    """One line of the log. open_only: without what it is worth, and without what marks it."""
    score = scores.get(entry.id)
    side = entry.get("side")
    what, ink = _offer(entry, score, context) if entry.sheet == OFFERS else _event(entry, open_only)
    cells = [
        (_when(entry, context), "muted"),
        (_WHO.get(side, side), _INKS.get(side, "muted")),
        (what, ink),
    ]
    if not open_only:
        kind = kind_word(score) if score else ""
        rating = board.rating
        cells += [
            (mine_of(score, rating) if score else "", "mine"),
            (theirs_of(score, rating) if score else "", "theirs"),
            (kind, _MOVES.get(kind, "muted")),
        ]
    return Row(entry.id, tuple(cells))


def _when(entry: Entry, context: Context) -> str:
    """The time of day, or the day of what is not from today: there is no room for both."""
    at = entry.get("at")
    try:
        shown = show_time(at, context.today) if at else ""
        return shown if len(shown) <= _WHEN else " ".join(show_time(at[:10]).split()[1:3])
    except ValueError:
        return at


def _offer(entry: Entry, score: Score | None, context: Context) -> tuple[str, str]:
    """What has changed against the offer before, or all terms; what cannot be read as it was typed."""
    if draft := entry.draft("terms"):
        return f"! {draft}", "bad"
    before = dict(terms_of(score.offer.before.get("terms"))) if score and score.offer.before else {}
    state = entry.get("state")
    mark = f"{state}: " if state not in {"", "open"} else ""
    changes = list(_terms(dict(terms_of(entry.get("terms"))), before, context))
    return f"{mark}{', '.join(changes) or 'the same again'}", "good" if mark else ""


def _terms(terms: Mapping[str, str], before: Mapping[str, str], context: Context) -> Iterator[str]:
    for issue, value in terms.items():
        if before.get(issue) != value:
            yield f"{linked_name(issue, context)} {term_name(value, context)}"


def _event(entry: Entry, open_only: bool) -> tuple[str, str]:
    kind, text = entry.get("kind"), one_line(entry.typed("text"))
    if open_only:
        return (text, "") if kind in OPEN_KINDS else (_HIDDEN, "muted")
    if kind in _PLAIN:
        return text, ""
    return f"{'told, though never to be told' if kind == 'slip' else kind}: {text}", _LOUD.get(kind, "")
