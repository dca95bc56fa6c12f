"""The one sentence that says what an offer is worth, and its figures for lists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.alternatives.fallback import Measure
from negotui.analysis.gaps import LONGEST, fits
from negotui.analysis.issues import Issue as Figures
from negotui.analysis.offers.offers import MINE
from negotui.analysis.offers.rating import Rating, foreign_unit
from negotui.analysis.offers.score import Score
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.value import Span, Value
from negotui.analysis.packages.words import alike, apart, ends, figure
from negotui.domain.sentences import as_name, as_plain_text
from negotui.domain.text import cut, listed, quoted
from negotui.domain.values import Context


def verdict(score: Score, rating: Rating, context: Context) -> str:
    """The one sentence that says what an offer is worth, or why that cannot be said."""
    said = list(_verdicts(score, rating, context))
    fitting = next((one for one in said if fits(one)), said[-1])
    return fitting if fits(fitting) else f"{as_plain_text(fitting)[: LONGEST - 1]}…"


def scale(rating: Rating) -> str:
    """What the points mean and which way is better, in a few words; empty where there are none."""
    game = rating.game
    if game is None:
        return ""
    if game.weighted or (len(game.issues) == 1 and game.issues[0].scale):
        return "0 is your limit, 100 your best"
    best = sum((max(option.mine for option in issue.options) for issue in game.issues), Fraction(0))
    return f"the ones you gave; {figure(best, game)} is the most there is"


def only_price(score: Score, rating: Rating) -> tuple[Figures, Fraction] | None:
    """The only issue there is to agree on with its figure in an offer: it says more than points; None where there are several."""
    if len(rating.figures) != 1:
        return None
    ((id, issue),) = rating.figures.items()
    at = rating.figure(id, score.offer.terms.get(id, ""))
    return None if at is None or issue.more is None else (issue, at)


def counted(value: Value) -> str:
    """How much of an offer its points rest on: `1 of 5 issues counted`."""
    return f"{len(value.counted)} of {value.of} issue{'s' * (value.of != 1)} counted"


def withheld(score: Score, rating: Rating) -> str:
    """Why an offer has no full score, as a sentence; empty where it has one."""
    value = score.worth
    if rating.game is None:
        return rating.gaps[0].text if rating.gaps else "I have nothing to score it by yet."
    if value is None:
        return "None of its terms has a value yet."
    if value.is_full:
        return ""
    said = [f"nothing is set for {listed(map(as_name, value.open))}"] if value.open else []
    said += [f"you gave no value for {listed(map(as_name, value.unvalued))}"] if value.unvalued else []
    return f"{counted(value)}: {'; '.join(said)}."


def mine_of(score: Score, rating: Rating) -> str:
    """What an offer is worth to me, for a list; a range where it is one; empty where unknown or where it would mislead."""
    value, game = score.worth, rating.game
    return _ends(value.mine, game) if value and game and not game.left else ""


def theirs_of(score: Score, rating: Rating) -> str:
    """What it is worth to them, as a guess, for a list; empty where unknown."""
    value, game = score.worth, rating.game
    if value is None or value.theirs is None or game is None or game.theirs is None or game.left:
        return ""
    low, likely, high = value.theirs
    return _ends((low, None if game.theirs.unknown else likely, high), game)


def _ends(span: Span, game: Game) -> str:
    return ends(span[0], None, span[2], game) if span[1] is None else figure(span[1], game)


def _verdicts(score: Score, rating: Rating, context: Context) -> Iterator[str]:
    """What can be said of an offer, then the same in fewer words."""
    name = cut(context.name(score.offer.entry), 32)
    name = f"{name[:1].upper()}{name[1:]}"
    value, game = score.worth, rating.game
    if score.offer.unread and not score.offer.terms:
        yield f"{name}: I can’t read {quoted(score.offer.unread[0], 40)}, so nothing is counted. It is kept as you typed it."
    elif foreign := _foreign(score, rating):
        issue, unit = foreign
        offered = f"{name}: {as_name(issue.name)} is offered in {unit} and planned in {issue.unit}."
        yield f"{offered} Write it in {issue.unit} to compare it."
        yield f"{name} isn’t in the currency you planned in: write it in {issue.unit} to compare it."
    elif score.past:
        yield from _past(score, rating, name)
    elif value is None or game is None:
        yield from (f"{name}: {beside}." for beside in list(_beside(score, rating))[:1])
        yield f"{name} has no score yet. {withheld(score, rating)}"
    elif not value.is_full:
        yield from _in_part(score, value, rating, game, name)
    else:
        if only_price(score, rating) and (beside := next(_beside(score, rating), "")):
            mine = score.offer.side == MINE
            away = "" if mine or rating.reservation is None else f"; {_than(_likely(value), rating.reservation, game)}"
            yield f"{name}: {beside}{away}."
        head = f"{name} is worth {_points(value, game)} to you"
        yield f"{head}{_to_them(score, value, game) if score.offer.side == MINE else _to_me(score, value, rating, game)}."


def _foreign(score: Score, rating: Rating) -> tuple[Figures, str] | None:
    """The first term in another currency than its issue, with that currency."""
    for id, value in score.offer.terms.items():
        issue = rating.figures.get(id)
        if issue and (unit := foreign_unit(value, issue.unit)):
            return issue, unit
    return None


def _past(score: Score, rating: Rating, name: str) -> Iterator[str]:
    """An offer with a term that is worse for me than my limit: a no, however good the rest."""
    value, mine = score.worth, score.offer.side == MINE
    (issue, at), whose = score.past[0], "your own limit" if mine else "your limit"
    far = f"{as_name(issue.name)} {issue.show(at)} is past {whose} of {issue.show(issue.limit or at)}"
    if len(score.past) > 1:
        far = f"{listed(as_name(issue.name) for issue, _ in score.past)} are past {whose}s"
    head = f"{name} {'goes too far' if mine else 'is a no as it stands'}: {far}."
    if value and not value.is_full and not only_price(score, rating):
        yield f"{head} {_capital(counted(value))}."
    yield head


def _beside(score: Score, rating: Rating, most: int = 2) -> Iterator[str]:
    """Where each figure of an offer lies beside my limit, my target and my alternative: `Rent 1,315, 15 worse than your target`."""
    for id, value in score.offer.terms.items():
        issue, at = rating.figures.get(id), rating.figure(id, value)
        if issue is None or at is None or issue.more is None:
            continue
        points = (("your limit", issue.limit), ("your target", issue.target))
        said = [_apart(issue, start, at, whose) for whose, start in points if start is not None]
        if alone := _beside_floor(at, rating):
            said = [alone, *said[-1:]]
        said = said[:most]
        if said:
            yield f"{as_name(issue.name)} {issue.show(at)}, {' and '.join(said)}"


def _apart(issue: Figures, start: Fraction, at: Fraction, whose: str) -> str:
    gain = issue.gain(start, at)
    if not gain:
        return f"exactly {whose}"
    return f"{issue.show(abs(gain))} {'better' if gain > 0 else 'worse'} than {whose}"


def _in_part(score: Score, value: Value, rating: Rating, game: Game, name: str) -> Iterator[str]:
    """An offer of which not every issue counts: what is known, how much that is, and no score for the whole."""
    beside = next(_beside(score, rating), "") if len(value.counted) <= 1 else ""
    part, no_deal = counted(value), rating.reservation
    if game.left:
        rest = "no score for the whole yet"
    elif no_deal is not None and score.offer.side != MINE and value.mine[2] < no_deal:
        rest = "at best still worse than walking away"
    elif no_deal is not None and score.offer.side != MINE and value.mine[0] >= no_deal:
        rest = "it beats walking away as long as the rest is within your limits"
    else:
        rest = f"{ends(value.mine[0], None, value.mine[2], game)} points for you, depending on the rest"
    if beside:
        yield f"{name}: {beside}. {_capital(part)}: {rest}."
        yield f"{name}: {next(_beside(score, rating, 1))}. {_capital(part)}: {rest}."
        yield f"{name}: {beside}. {_capital(part)}."
    yield f"{name}: {part}; {rest}."


def _points(value: Value | None, game: Game | None) -> str:
    if value is None or game is None:
        return ""
    low, likely, high = value.mine
    said = figure(low, game) if low == high or likely is None else f"about {figure(likely, game)}"
    return f"{said} point{'s' * (said != '1')}"


def _to_me(score: Score, value: Value, rating: Rating, game: Game) -> str:
    """How their offer compares with walking away and with my target."""
    worth = _likely(value)
    no_deal, target = rating.reservation, rating.target
    price = only_price(score, rating)
    floor = _beside_floor(price[1] if price else None, rating) if no_deal is None else _than(worth, no_deal, game)
    said = [floor] if floor else []
    if target is not None:
        said.append(_beside_target(worth, target, game))
    head = f": {' and '.join(said)}" if said else ""
    if floor:
        return head
    if alone := _on_one_issue(score, rating) if no_deal is None else "":
        return f"{head}; {alone}" if head else f": {alone}"
    return f"{head}; score an alternative to compare it with walking away"


def _likely(value: Value) -> Fraction:
    return value.mine[0] if value.mine[1] is None else value.mine[1]


def _beside_target(worth: Fraction, target: Fraction, game: Game) -> str:
    if alike(worth, target, game):
        return "about your target"
    return f"{apart(target, worth, game)} {'short of' if worth < target else 'better than'} your target"


def _beside_floor(at: Fraction | None, rating: Rating) -> str:
    """How a figure of the only issue compares with walking away; empty where what is missing could decide it."""
    return _beside_alternative(at, rating.floor)


def _beside_alternative(at: Fraction | None, measure: Measure | None) -> str:
    alone = measure.fallback if measure else None
    if alone is None or at is None or alone.beats(at) is None:
        return ""
    gain, average = alone.gain(at), "" if alone.is_certain else " on average"
    if not gain:
        return f"as good as walking away{average}"
    return f"{alone.show(abs(gain))} {'better' if gain > 0 else 'worse'} than walking away{average}"


def _on_one_issue(score: Score, rating: Rating) -> str:
    """How an offer compares with my alternatives on the one of several issues that they are measured on; empty where it cannot."""
    measure = rating.measure
    at = rating.figure(measure.issue.entry.id, score.offer.terms.get(measure.issue.entry.id, "")) if measure else None
    said = _beside_alternative(at, measure)
    return f"on {as_name(measure.issue.name)} alone {said}" if measure and said else ""


def _than(worth: Fraction, other: Fraction, game: Game, whom: str = "") -> str:
    """How a deal compares with walking away. whom: for whom, empty for me."""
    if alike(worth, other, game):
        return f"about the same{whom} as walking away"
    points = apart(worth, other, game)
    return f"{points} point{'s' * (points != '1')} {'better' if worth > other else 'worse'}{whom} than walking away"


def _to_them(score: Score, value: Value, game: Game) -> str:
    """What my offer is worth to them, as I guess, and whether they would rather walk away; of an opening that is not asked."""
    if value.theirs is None or game.theirs is None:
        return "; I can’t tell what it is worth to them"
    low, likely, high = value.theirs[0], None if game.theirs.unknown else value.theirs[1], value.theirs[2]
    head = f" and about {ends(low, likely, high, game)} to them"
    no_deal = game.theirs.reservation
    if no_deal is None:
        return head
    away = f"walking away is worth about {figure(no_deal, game)} to them"
    if score.offer.before is None:
        return f"{head}: an opening, so expect them to ask for more" if high < no_deal else head
    if high < no_deal and not alike(high, no_deal, game):
        return f"{head}; {away}, so expect a no"
    if low < no_deal:
        return f"{head}; {away}, so they may refuse"
    return f"{head}: {_than(low if likely is None else likely, no_deal, game, ' for them')}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
