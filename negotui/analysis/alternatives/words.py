"""The sentences about alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.alternatives.fallback import MINE, ONLY, Fallback, limit_of
from negotui.analysis.figures import show_percent
from negotui.analysis.gaps import fits, formula
from negotui.domain.sentences import as_name

METHOD = formula(
    "what stands by itself = chance × worth + (1 − chance) × what is left if not − cost\n"
    "order by worth − cost ÷ chance (where you pay: worth + cost ÷ chance), the best first\n"
    "V = −cost + chance × worth + (1 − chance) × V of the next\n"
    "break-even = (figure + cost − V of the rest) ÷ (worth − V of the rest)",
    "An alternative stands by itself if it is certain, or if you say what is left should it fail. The best of these is what "
    "you fall back on. You try the others one after the other, as long as trying one is better than falling back. If none "
    "stands by itself, what is left counts as nothing, and the figure is the least that you can expect.",
    "The chances count as independent: that one alternative falls through says nothing about the next.",
    "The order is the optimal search of Martin Weitzman, “Optimal Search for the Best Alternative”, Econometrica 47 (1979). "
    "BATNA is the term of Roger Fisher and William Ury, Getting to Yes (1981); weighing a sure offer against a chance "
    "follows Howard Raiffa, The Art and Science of Negotiation (1982).",
    "An average is not a limit. You may well take less than the average to be sure of it, as many people would.",
)

_LENGTHS = (40, 32, 24, 18, 12, 8)
_TRIED = 2


def verdict(fallback: Fallback) -> str:
    """The plan in one sentence, then what it comes to, no longer than a verdict may be."""
    end = _end(fallback)
    start = "If this falls through" if fallback.side == MINE else "Without you, as you guess"
    for most in _LENGTHS if fallback.best else ():
        text = f"{start}: {steps(fallback, most)}. {end}"
        if fits(text):
            return text
    return end


def steps(fallback: Fallback, most: int = _LENGTHS[0]) -> str:
    """The plan, such as `Contoso first, then the raise, else stay`, names cut where they are longer than `most`."""
    search = fallback.search
    names = [as_name(fallback.alternatives[number].name, most) for number in search.order]
    parts = [f"{names[0]} first" if len(names) > 1 or search.ground is not None else names[0]] if names else []
    parts += [f"then {name}" for name in names[1:_TRIED]]
    if len(names) > _TRIED:
        rest = len(names) - _TRIED
        parts.append(f"then {names[-1] if rest == 1 else f'{rest:,} more'}")
    if search.ground is not None:
        ground = as_name(fallback.alternatives[search.ground].name, most)
        parts.append(f"else {ground}" if names else ground)
    return ", ".join(parts)


def _end(fallback: Fallback) -> str:
    """What the plan comes to on average; for a single sure way what must not be crossed."""
    mine = fallback.side == MINE
    if fallback.search.value is None:
        return f"What would it cost {'you' if mine else 'them'} if all of it fails?"
    if fallback.best is None:
        return f"None of {'your' if mine else 'their'} alternatives is worth trying: each costs more than it brings."
    if mine and fallback.is_certain and not fallback.bound():
        act, figure = "pay more" if fallback.pays else "take less", fallback.show(fallback.average)
        return f"Don’t {act} than {figure}{equal(fallback)}."
    return f"{average(fallback)}."


def average(fallback: Fallback) -> str:
    """What the plan comes to, such as `On average you pay 1,360`; theirs is about that in any case, as it is a guess."""
    mine = fallback.side == MINE
    start = "That comes to" if fallback.is_certain else "On average"
    pays = "" if not fallback.pays or fallback.is_certain else "you pay " if mine else "they pay "
    about = "" if mine or fallback.bound() else "about "
    return f"{start} {pays}{about}{fallback.shown()}"


def direction(fallback: Fallback) -> str:
    """Which way the money goes and how that follows, or what the figures are compared with; empty where nothing needs saying."""
    if fallback.because or fallback.issue is None or fallback.side != MINE:
        return fallback.because
    return f"I compare the figures with {as_name(fallback.issue.name)} ({fallback.reason})."


def beside_the_limit(fallback: Fallback) -> Iterator[str]:
    """What the limit typed for the issue means beside the average, then the question that finds a limit; paragraphs."""
    issue, limit = fallback.issue, limit_of(fallback)
    comes_to = fallback.show(fallback.average)
    if issue is None:
        yield f"I can’t tell which issue {comes_to} belongs to, so compare it with a whole deal."
    elif limit is None:
        yield f"You have no limit on {as_name(issue.name)} yet."
    else:
        yield f"On {as_name(issue.name)}{equal(fallback)}, your limit of {fallback.show(limit)} {_limit(fallback, limit)}."
    if fallback.is_certain:
        return
    act = "pay more" if fallback.pays else "take less"
    risk = "" if fallback.bound() else f" If you don’t mind the risk, don’t {act} than {comes_to}."
    yield f"An average is not a limit. Which sure offer would you swap all of this for? That is your limit.{risk}"


def equal(fallback: Fallback) -> str:
    """`, all else being equal` where there are more issues than the one that the figures belong to."""
    return "" if fallback.issue is None or fallback.reason == ONLY else ", all else being equal"


def _limit(fallback: Fallback, limit: Fraction) -> str:
    """What follows `your limit of 110,000`."""
    difference = fallback.gain(limit)
    shown = fallback.show(abs(difference))
    worst, best = fallback.ends
    on_average = "" if fallback.is_certain else " on average"
    if difference == 0 and not fallback.bound():
        return f"is just what walking away comes to{on_average}"
    if fallback.beats(limit) is None:
        way = "above" if limit > fallback.average else "below"
        return f"is {shown} {way} what walking away comes to so far; fill in what is missing before you rely on it"
    if difference >= 0:
        offers = f"would make you refuse offers that beat walking away{on_average}"
        return f"{offers}, {fallback.show(best)}" if fallback.is_certain else offers
    if fallback.is_dominated(limit):
        than = "what you would have anyway" if fallback.is_certain else "the worst that walking away can bring"
        return f"is worse than {than}, {fallback.show(worst)}"
    return f"gives up {'at least ' * fallback.at_least}{shown} of the average for certainty"


def share(chance: Fraction) -> str:
    """A chance for reading; never `0 %` of something that can happen, nor `100 %` of something that can fail."""
    if 0 < chance < Fraction(1, 1000):
        return "under 0.1 %"
    if Fraction(999, 1000) < chance < 1:
        return "over 99.9 %"
    return show_percent(chance)


def whole_share(chance: Fraction) -> str:
    """A chance that is no more than a guide, as a whole percentage; never `0 %`, nor `100 %` of what can fail."""
    if 0 < chance < Fraction(1, 200):
        return "under 1 %"
    if Fraction(199, 200) <= chance < 1:
        return "over 99 %"
    return show_percent(chance, 0).removeprefix("~")
