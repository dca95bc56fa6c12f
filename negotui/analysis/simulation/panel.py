"""A trial as a panel: the verdict first, then how the talks end, with whom, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from negotui.analysis.figures import show, show_percent
from negotui.analysis.gaps import formula, paragraph, strong
from negotui.analysis.packages.words import alike, points, whole
from negotui.analysis.packages.words import figure as value
from negotui.analysis.simulation.players import Variant
from negotui.analysis.simulation.trial import PlanChange, TalkGroup, Trial, Unknown, left_points
from negotui.domain.blocks import Bar, Bars, Block, Column, Heading, Panel, Table, plain
from negotui.domain.practice import Manner
from negotui.domain.sentences import as_name
from negotui.domain.text import listed, plural

METHOD = formula(
    "each talk: one counterpart drawn from your guesses; you follow your plan",
    "You open as planned and give way on one issue at a time, a step of each ladder in turn, what costs you least first. In the "
    "last third of the time you go on from your targets towards your limits, and never below walking away. You accept an offer "
    "that is worth no less to you than what you would ask for next, and at the very end whatever is within your limits and beats "
    "walking away (AC-next: Baarslag, Hindriks and Jonker 2014).",
    "Their weights, limits and alternatives are drawn around your guesses: the surer you are of a guess, the closer to it. "
    "A fifth of them each are firm, even and eager (they give way late, evenly or early, with the exponents 4, 1 and 1/4), mirror "
    "you (all four after Faratin, Sierra and Jennings 1998), or go one step for each new offer of yours (MiCRO: de Jonge 2022).",
    "A changed plan is tried in the very same talks, so that luck counts for little (common random numbers). ± is two standard "
    "deviations of the mean of the paired differences; a difference below that is called even. For your guesses, the third of the "
    "talks in which something was drawn low is set against the third in which it was drawn high; less than three isn’t shown.",
    "People are no programs. They turn down deals that they find unfair even when walking away costs them (Güth, Schmittberger and "
    "Schwarze 1982), many take for granted that your gain is their loss (Thompson and Hastie 1990), and they remember how you "
    "treated them (Curhan, Elfenbein and Eisenkraft 2010). None of that is in these figures.",
)

_HONEST = (
    "These are programs drawn from your guesses. Use the figures to compare plans; don’t take them for a forecast. A person may be "
    "hurt, hurry, or have a reason that you haven’t thought of."
)
_NO_ROOM = (
    "On your guesses their limits and yours never meet, so no opening and no pace can help. Look again at your guess of their "
    "limits and at your own, or find something else that they want (Win-win); else get ready to walk away well."
)
_KINDS = {
    Manner.FIRM: "firm: gives late",
    Manner.EVEN: "even: gives steadily",
    Manner.EAGER: "eager: gives early",
    Manner.MIRROR: "mirror: gives what it gets",
    Manner.STEPWISE: "stepwise: a step for each of yours",
}
_CHANGES = {
    Variant.HIGHER: "Open higher",
    Variant.LOWER: "Open one step lower",
    Variant.LATER: "Concede later",
    Variant.EARLIER: "Concede earlier",
    Variant.TRADING: "Trade first",
}
_HELP = {
    Variant.HIGHER: "opening higher",
    Variant.LOWER: "opening one step lower",
    Variant.LATER: "conceding later",
    Variant.EARLIER: "conceding earlier",
    Variant.TRADING: "trading first: of the deals that are worth the same to you, offer the one that suits them best",
}
_BARS, _TEN = 8, 10
_SHOWN = 3
"""So many guesses are named at most."""


def panel(trial: Trial) -> Panel:
    """What came of trying the plan."""
    if not trial.all.deals and not trial.possible:
        return Panel(verdict(trial), (paragraph(_NO_ROOM), paragraph(_HONEST)), METHOD)
    blocks = [
        _bars(trial),
        *_left(trial),
        Heading(3, plain("What would change it")),
        *_changes(trial),
        *_guesses(trial),
        Heading(3, plain("Who sits there")),
        _kinds(trial),
        paragraph(_HONEST),
    ]
    return Panel(verdict(trial), tuple(blocks), METHOD)


def verdict(trial: Trial) -> str:
    """The result in a sentence or two."""
    found, game = trial.all, trial.field.game
    if found.worth is None:
        room = f"{trial.possible:,} of them had room for one" if trial.possible else "none of them had room for one"
        return f"None of {plural(found.talks, 'talk')} ends in a deal; {room}."
    share = show_percent(Fraction(found.deals, found.talks), 0).removeprefix("~")
    how = "all end" if found.deals == found.talks else f"{share} end"
    end = f"Of {plural(found.talks, 'talk')} {how} in a deal, at {value(found.worth, game)} points on average"
    if game.mine.reservation is None:
        return f"{end}. Score one of your alternatives to see whether that beats walking away."
    return f"{end}; walking away is worth {value(game.mine.reservation, game)}."


def _bars(trial: Trial) -> Bars:
    """How many talks end without a deal, and at which value the others."""
    found, game = trial.all, trial.field.game
    ends = [points(worth, game) for worth in trial.worths]
    rows = [("no deal", found.talks - found.deals)]
    if ends:
        step = _TEN if game.weighted else _round_step(max(ends) - min(ends))
        # The best there is has no bar of its own.
        places = [min(floor(end / step), 9) if game.weighted else floor(end / step) for end in ends]
        for place in range(min(places), max(places) + 1):
            low, high = place * step, (place + 1) * step - 1
            high += game.weighted and place == _TEN - 1
            rows.append((f"{low:,} to {high:,}".replace("-", "−"), places.count(place)))
    bars = tuple(Bar(label, (Fraction(count),), (f"{count:,}",)) for label, count in rows)
    return Bars("How the talks end: your points", ("talks",), bars)


def _round_step(span: Fraction) -> int:
    """A round number that parts a span into _BARS at most."""
    least = max(ceil(span / _BARS), 1)
    ten: int = 10 ** (len(str(least)) - 1)
    return next(ten * each for each in (1, 2, 5, 10) if ten * each >= least)


def _left(trial: Trial) -> Iterator[Block]:
    found, game = trial.all, trial.field.game
    if found.deals:
        left = left_points(found, trial)
        how_long = f"Of your {trial.rounds + 1} offers you need about {whole(found.rounds)}."
        if alike(left, Fraction(0), game):
            yield paragraph(f"Your plan leaves next to nothing on the table. {how_long}")
        else:
            yield paragraph(
                "Left on the table: ",
                strong(f"{value(left, game)} points"),
                f" on average, that you could have had without taking anything from them. {how_long}",
            )
    if trial.possible and found.deals:
        failed = found.talks - found.deals
        some = (
            f"In {trial.possible:,} of the {failed:,} talks" if trial.possible < failed else f"In all {failed:,} talks"
        )
        yield paragraph(
            f"{some if failed > 1 else 'In the one talk'} without a deal, both of you could have signed one."
        )
    if trial.assumed:
        names = listed([as_name(name) for name in trial.assumed])
        yield paragraph(f"You haven’t guessed anything about {names}, so I let them want the opposite of you there.")


def _changes(trial: Trial) -> Iterator[Block]:
    clear = [one for one in trial.changes if one.gain.is_clear() and one.gain.mean > 0]
    if clear:
        best = max(clear, key=lambda one: one.gain.mean)
        yield paragraph("What would help most: ", strong(_HELP[best.variant]), ".")
    else:
        yield paragraph("None of these changes does better than your plan.")
    columns = (Column("Change"), Column("Your points", right=True), Column("Deals", right=True))
    rows = [("Your plan as it stands", "", f"{trial.all.deals:,}")]
    rows += [(_CHANGES[one.variant], _gain(one, trial), f"{one.deals:,}") for one in trial.changes]
    yield Table(columns, tuple(tuple(plain(cell) for cell in row) for row in rows))
    here = {one.variant for one in trial.changes}
    without = f"A talk without a deal counts as {value(trial.without, trial.field.game)} points."
    if Variant.HIGHER not in here:
        without += " You already ask for the best option everywhere, so you can’t open higher."
    if Variant.TRADING not in here and len(trial.field.game.issues) > 1:
        without += " Guess what each option is worth to them, and I can try trading too."
    yield paragraph(without)


def _gain(change: PlanChange, trial: Trial) -> str:
    if not change.gain.is_clear():
        return "about even"
    both = [points(each, trial.field.game) for each in (change.gain.mean, 2 * change.gain.error)]
    # A tenth of a point tells something only where the whole is a few points.
    places = 1 if abs(both[0]) < _TEN else 0
    gained, noise = (show(each, places=places).removeprefix("~") for each in both)
    sign = "+" if change.gain.mean > 0 else ""
    return f"{sign}{gained} (± {noise})".replace("-", "−")


def _guesses(trial: Trial) -> Iterator[Block]:
    yield Heading(3, plain("Which guess matters most"))
    if not trial.unknowns:
        yield paragraph("None stands out: your result depends on no single guess about them.")
        return
    first, *others = trial.unknowns[:_SHOWN]
    yield paragraph(_unknown(first, trial), " Find out more about that before you sit down.")
    for one in others:
        yield paragraph(_unknown(one, trial))


def _unknown(one: Unknown, trial: Trial) -> str:
    low, high = value(one.low, trial.field.game), value(one.high, trial.field.game)
    name = as_name(one.issue)
    match one.kind:
        case "limit":
            return f"Their limit on {name}: you end at {low} points where it is soft and at {high} where it is hard."
        case "weight":
            return f"How much {name} matters to them: you end at {high} points where it is much and at {low} where it is little."
        case _:
            return f"What walking away is worth to them: you end at {low} points where it is little and at {high} where it is much."


def _kinds(trial: Trial) -> Table:
    titles = ("They are", "Deals", "Your points", "Offers", "Left on the table")
    rows = [_kind(_KINDS[manner], group, trial) for manner, group in trial.kinds.items()]
    columns = tuple(Column(title, right=bool(at)) for at, title in enumerate(titles))
    return Table(columns, tuple(tuple(plain(cell) for cell in row) for row in rows))


def _kind(name: str, group: TalkGroup, trial: Trial) -> tuple[str, ...]:
    game = trial.field.game
    if group.worth is None:
        return name, "none", "", f"{whole(group.rounds)}", ""
    share = show_percent(Fraction(group.deals, group.talks), 0).removeprefix("~")
    left = value(left_points(group, trial), game)
    return name, share, value(group.worth, game), f"{whole(group.rounds)}", left
