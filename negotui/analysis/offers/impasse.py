"""Ways out of an impasse: what the guide says of it, with what this workbook holds."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.alternatives.fallback import MINE, Fallback, best_alternative
from negotui.analysis.alternatives.words import average, steps
from negotui.analysis.gaps import entry_link, paragraph, strong
from negotui.analysis.offers.board import Board
from negotui.analysis.packages.between import figure_of
from negotui.analysis.packages.words import terms, worths
from negotui.domain.blocks import Block, Bullets, Heading, Inline, Paragraph, Span, plain, styled
from negotui.domain.guide import Guide, Topic
from negotui.domain.negotiation import Negotiation
from negotui.domain.references import term_name
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ISSUES, OPTIONS
from negotui.domain.values import Context

_ABOUT = "impasse"
_MOST = 5


def ways_out(negotiation: Negotiation, context: Context, board: Board) -> tuple[Block, ...]:
    """What the guide's question on an impasse answers, then issues that have not moved, options not offered yet, alternatives."""
    found: list[Block] = []
    if topic := topic_of(context.guide):
        found += topic.body
    found += _unmoved(context, board)
    found += _unoffered(context, board)
    found += _packages(board)
    alone = best_alternative(MINE, negotiation, context)
    if isinstance(alone, Fallback) and alone.best:
        found.append(Heading(3, plain("And if there is no deal")))
        found.append(_list([styled(f"{steps(alone)}."), plain(f"{average(alone)}.")]))
    return tuple(found)


def topic_of(guide: Guide) -> Topic | None:
    """The question of the guide that is about an impasse."""
    return next((topic for topic in guide.faq if _ABOUT in topic.slug), None)


def _unmoved(context: Context, board: Board) -> Iterator[Block]:
    """Issues on which no side has offered anything but its first term: there is something to trade yet."""
    seen: dict[str, dict[str, set[str]]] = {}
    for one in board.scores:
        for issue, value in one.offer.terms.items():
            seen.setdefault(issue, {}).setdefault(one.offer.side, set()).add(value)
    still = [
        issue for issue in context.of(ISSUES) if all(len(values) < 2 for values in seen.get(issue.id, {}).values())
    ]
    if still:
        yield Heading(3, plain("Issues nobody has moved on"))
        yield _list([(Span(context.name(issue), link=entry_link(issue)),) for issue in still[:_MOST]])


def _unoffered(context: Context, board: Board) -> Iterator[Block]:
    """Listed options that nobody has put on the table; none at a limit of mine or past it, which is no way to move."""
    named = {value for one in board.scores for value in one.offer.terms.values()} | _at_my_limits(board)
    items: list[Inline] = []
    for issue in context.of(ISSUES):
        options = [option for option in context.of(OPTIONS) if option.get("issue") == issue.id]
        left = [term_name(option.id, context) for option in options if option.id not in named]
        if left and len(left) < len(options):
            items.append(styled(f"{as_name(context.name(issue))}: {', '.join(left)}"))
    if items:
        yield Heading(3, plain("Options nobody has offered"))
        yield _list(items)


def _at_my_limits(board: Board) -> set[str]:
    """The ids of the options that are at a limit of mine or past it."""
    found: set[str] = set()
    for issue in board.rating.game.issues if board.rating.game else ():
        limits = board.rating.limits.get(issue.id)
        for option in issue.options:
            figure = figure_of(option)
            if option.past_mine or (limits is not None and figure is not None and limits.is_at_mine(figure)):
                found.add(option.id)
    return found


def _packages(board: Board) -> Iterator[Block]:
    """Packages that were written down and are better than no deal for both, the best for them first."""
    game = board.rating.game
    if game is None or game.theirs is None:
        return
    floor = game.mine.reservation, game.theirs.reservation
    sound = [
        each
        for each in game.listed
        if each.package.theirs is not None
        and not each.package.past_mine
        and not each.package.past_theirs
        and (floor[0] is None or each.package.mine >= floor[0])
        and (floor[1] is None or each.package.theirs >= floor[1])
    ]
    if sound:
        sound.sort(key=lambda each: each.package.theirs or 0, reverse=True)
        yield Heading(3, plain("Packages of yours that both could sign"))
        yield _list(
            [
                (strong(f"{each.name}: "), *styled(f"{terms(each.package, game)} ({worths(each.package, game)})"))
                for each in sound[:_MOST]
            ]
        )
    elif game.listed:
        yield paragraph("None of the packages you wrote down beats walking away for both of you.")


def _list(items: list[Inline]) -> Bullets:
    return Bullets(tuple((Paragraph(item),) for item in items))
