"""The one sentence that says most about packages, and what keeps it from saying more."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.gaps import fits
from negotui.analysis.packages.answers import Answers
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.words import ALIKE, alike, figure, name, names, points, whole, worths
from negotui.domain.text import listed, plural

_NAMED = 2
"""So many packages or issues are named in the verdict; more are counted."""


def verdict(game: Game, answers: Answers) -> str:
    """What the packages come to, as far as it can be said."""
    return next(said for said in _fitting(game, answers) if fits(said))


def _fitting(game: Game, answers: Answers) -> Iterator[str]:
    """The verdict, then shorter ones."""
    if blocked := no_room(game):
        yield f"{blocked[0]} {blocked[1]}"
        yield blocked[0]
        yield "No package can work as it stands: see below."
        return
    zone = answers.references.zone
    if zone is not None and not zone:
        yield "Every package leaves one of you worse off than walking away."
        return
    head, tail, notes = _head(answers), _tail(game, answers), _notes(game, answers)
    # What the verdict hangs by is never dropped before what it says.
    for note in notes:
        for parts in ((head, tail, note), (tail, note), *(((note,),) if note and not tail else ())):
            if said := _joined(*parts):
                yield said
    for parts in ((head, notes[-1]), (notes[-1],), (head,)):
        if said := _joined(*parts):
            yield said
    yield "See below how your packages compare."


def _joined(*parts: str) -> str:
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts if part)


def no_room(game: Game) -> tuple[str, str] | None:
    """Where limits leave no option on an issue, and why; None where they leave one on each."""
    blocked = game.no_room
    if not blocked:
        return None
    where = listed([name(issue.name) for issue in blocked[:_NAMED]], "or")
    mine = [issue for issue in blocked if all(option.past_mine for option in issue.options)]
    if mine:
        return f"Every option for {name(mine[0].name)} is past your limit.", "Add one you could accept."
    return f"No package can work on {where} as it stands:", "the limits don’t meet, even on your softest guess."


def beaten(answers: Answers) -> list[str]:
    """The ids of the listed packages that could be clearly better for one side at no cost to the other."""
    least = ALIKE if answers.game.weighted else 0
    return [each.listed.id for each in answers.standings if each.better.points and each.better.gain >= least]


def _head(answers: Answers) -> str:
    """How the listed packages stand; empty where none is."""
    ids, standings = beaten(answers), answers.standings
    if ids:
        few = len(ids) <= _NAMED
        packages = [each.listed for each in standings if each.listed.id in ids]
        said = names(packages) if few else f"{len(ids):,} of your {len(standings):,} packages"
        return f"{said} could be better for one of you at no cost to the other"
    if not standings or answers.game.left:
        return ""
    return f"nothing clearly beats {'the package' if len(standings) == 1 else f'any of the {len(standings):,} packages'} you listed"


def _tail(game: Game, answers: Answers) -> str:
    """What stands out; empty where it cannot be said."""
    zone, references = answers.references.zone, answers.references
    if zone is None or _unguessed(game):
        return ""
    single_out = answers.at(references.nash[0])
    if len(zone) == 1 and answers.inside == 1:
        return f"only one package is at least as good as walking away for both of you: {worths(single_out, game)}"
    said = worths(single_out, game).replace(" for you, about", " for you and about")
    return f"the most balanced deal scores {said}"


def _notes(game: Game, answers: Answers) -> tuple[str, ...]:
    """What keeps the verdict from saying more, or what it hangs by, then the same in fewer words; empty where nothing does."""
    for said in withheld(game, answers):
        return (said,)
    left = f"this is without {_few(list(game.waiting))}" if game.waiting else ""
    weak = fragile(game, answers)
    if not weak:
        return (left,)
    shorter = (_few(weak), _few(weak[:1]))
    texts = (
        *(f"fragile: it rests on your weak guess for {each}" for each in shorter),
        "fragile: it rests on a weak guess",
    )
    return tuple(f"{left}, and {each}" for each in texts) if left else texts


def withheld(game: Game, answers: Answers | None) -> tuple[str, ...]:
    """Why the verdict does not say more, in clauses; nothing where it says all."""
    said = []
    if blocked := no_room(game):
        said.append(f"{blocked[0][0].lower()}{blocked[0][1:]} {blocked[1]}".rstrip("."))
    if game.left:
        count = len(game.counted)
        total = count + len(game.left)
        said.append(
            f"{count} of {plural(total, 'issue')} counted (not {_few(list(game.left), 'or')}), so there is no full score yet"
        )
    if unguessed := _unguessed(game):
        said.append(f"which deal is most balanced depends on how much {_few(unguessed, 'or')} matters to them")
    if answers is None:
        said += _unanswered(game)
    elif answers.references.zone is None and not game.left:
        sides = (("your", game.mine), ("their", game.theirs))
        missing = [whose for whose, side in sides if side is None or side.reservation is None]
        which = f"one of {missing[0]} alternatives" if len(missing) == 1 else "one alternative for each side"
        said.append(f"score {which} to see which deals beat walking away")
    return tuple(said)


def _unanswered(game: Game) -> list[str]:
    """Why nothing was worked out beyond what packages are worth to me."""
    if game.is_blocked:
        return []
    if game.is_known:
        return ["there are too many combinations to compare"]
    if game.theirs is None:
        return ["you haven’t guessed how much any issue matters to them"]
    unvalued = [issue.name for issue in game.issues if any(option.theirs is None for option in issue.options)]
    return [f"you haven’t guessed what {_few(unvalued)} {'is' if len(unvalued) == 1 else 'are'} worth to them"]


def _unguessed(game: Game) -> list[str]:
    """The names of the issues whose weight of theirs nobody guessed."""
    return [game.issues[number].name for number in game.theirs.unknown] if game.theirs else []


def _few(found: list[str], last: str = "and") -> str:
    said = [name(each) for each in found[:_NAMED]]
    return listed(said + [f"{len(found) - _NAMED:,} more"] * (len(found) > _NAMED), last)


def fragile(game: Game, answers: Answers) -> list[str]:
    """The issues of which a weakly guessed weight of theirs would make the most balanced deal fall off the frontier."""
    if not answers.references.nash or game.theirs is None:
        return []
    falls = answers.fall_of(answers.references.nash[0]) or {}
    return [game.issues[number].name for number in sorted(falls) if number in game.theirs.doubtful]


def limits_together(game: Game) -> str:
    """That all my limits at once are worth less than no deal, and by how much; empty where they are not, or where it is unknown."""
    together, no_deal = game.limits_together, game.mine.reservation
    if (
        together is None
        or no_deal is None
        or together >= no_deal
        or alike(together, no_deal, game)
        or len(game.issues) < 2
    ):
        return ""
    short = plural(whole(points(no_deal - together, game)), "point")
    return (
        f"Each limit alone is fine; together they are worse than walking away, by {short} "
        f"({figure(together, game)} against {figure(no_deal, game)})."
    )
