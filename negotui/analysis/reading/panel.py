"""What their offers say, in sentences, as a table and as data. It is a guess about people, and says so."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.figures import show, show_between
from negotui.analysis.gaps import fitting, formula, paragraph
from negotui.analysis.offers.offers import READS
from negotui.analysis.packages.options import exact
from negotui.analysis.reading.belief import FEWEST, IssueReading, OfferReading, PriceReading, as_weights, reading_of
from negotui.domain.blocks import Block, Column, Panel, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.text import plural
from negotui.domain.values import Context

__all__ = ["READS", "blocks_of", "panel", "reading_data"]

METHOD = formula(
    "likelihood of weights = how little better they could have done with each offer × how evenly they came down",
    "400 sets of weights around your guess of theirs, wider where you are less sure of it, are compared with their offers. A set "
    "becomes less likely with each offer where they could have had something better for themselves that, as far as your own "
    "offers show, was no worse for you. It becomes more likely when what they kept falls along a curve, early or late. After "
    "Hindriks and Tykhonov, Opponent Modelling in Automated Multi-Issue Negotiation (2008). No single offer can say much.",
    "For one figure: steps that shrink by the same part each time end somewhere. The range takes the fastest and the slowest of "
    "the parts by which theirs shrank, and somewhat to both sides.",
    "How often that is right when it is tried on made-up counterparts is written down in docs/reading.md. People are not made up.",
)


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """What their offers say; without blocks where there is nothing new to read."""
    reading = reading_of(negotiation, context)
    return Panel(verdict_of(reading), tuple(_blocks(reading)), METHOD)


def blocks_of(negotiation: Negotiation, context: Context, hint: str = "") -> tuple[Block, ...]:
    """What their offers say, beside the log, in short, since one looks up from it at people; nothing where nothing is new.

    hint: a sentence on what can be done with it, or empty.
    """
    reading = reading_of(negotiation, context)
    if not reading.news and not reading.price:
        return ()
    rests = (
        f"A guess about people, from {plural(reading.offers, 'offer')} of theirs: ask before you build on it. {hint}"
    )
    return paragraph(verdict_of(reading)), paragraph(rests.strip())


def verdict_of(reading: OfferReading) -> str:
    """What their offers say, in a sentence."""
    if reading.offers < FEWEST:
        missing = FEWEST - reading.offers
        return f"After {plural(missing, 'more offer')} of theirs I can say what they seem to want."
    if reading.price:
        return _price_sentence(reading.price)
    if reading.is_price:
        return "Their steps don’t get smaller yet, so I can’t say where they lead."
    if reading.news:
        return _sentence(reading)
    if reading.issues:
        return f"Their {reading.offers} offers fit your guess of what matters to them."
    return "I can’t read what they want from their offers: guess their weights and values first."


def _sentence(reading: OfferReading) -> str:
    """The greatest change that their moves explain, with these moves; the greatest of all where they explain none."""
    where = {one.id: said for one in reading.news if (said := _moved(one, reading))}
    first = next((one for one in reading.news if one.id in where), reading.news[0])
    name, range_ = as_name(first.name), _range(first)
    much = "more" if first.shift > 0 else "less"
    if first.guess is None:
        return f"{name} seems to count {first.likely} of 100 for them{range_}."
    says = f"seems to matter {much} to them than you thought"
    figures = f"(about {first.likely}, not {first.guess}{range_})"
    moves = []
    if first.id in where:
        begin = f"They have moved {where[first.id]}: it seems to matter {much} to them"
        moves = [f"{begin} than you thought {figures}.", f"{begin} {figures}."]
    return fitting(
        *moves,
        f"{name} {says} {figures}.",
        f"{name} seems to matter {much} to them than you thought: about {first.likely}, not {first.guess}.",
    )


def _moved(one: IssueReading, reading: OfferReading) -> str:
    """The moves that are a reason for its change, as one says them; empty where there are none."""
    if one.shift < 0:
        return f"on {as_name(one.name)} {_times(one.moves)}" if one.moves else ""
    most = max(reading.issues, key=lambda other: other.moves)
    if most.moves <= one.moves:
        return ""
    rarely = _times(one.moves) if one.moves else "never"
    return f"on {as_name(most.name)} {_times(most.moves)} and {rarely} on {as_name(one.name)}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice", 3: "three times", 4: "four times"}.get(count, f"{count} times")


def _range(one: IssueReading) -> str:
    return f"; 80 % between {one.low} and {one.high}"


def _price_sentence(price: PriceReading) -> str:
    where = show_between(price.pace.low, price.pace.high, price.unit)
    steps = ", ".join(show(step, price.unit) for step in price.pace.steps[-3:])
    return fitting(
        f"Their steps get smaller ({steps}). At that pace they would stop somewhere between {where.replace(' to ', ' and ')}.",
        f"At the pace of their steps they would stop somewhere between {where.replace(' to ', ' and ')}.",
    )


def _blocks(reading: OfferReading) -> Iterator[Block]:
    if reading.price:
        yield paragraph(
            f"This rests on {plural(reading.offers, 'offer')} of theirs. They may stop earlier, or only make it look so."
        )
        return
    if not reading.news:
        return
    rows = tuple(
        (
            plain(one.name),
            plain("?" if one.guess is None else str(one.guess)),
            plain(str(one.likely)),
            plain(f"{one.low} to {one.high}"),
            plain(str(one.moves) if one.moves else "–"),
        )
        for one in reading.issues
    )
    columns = (
        Column("Issue"),
        *(Column(title, True) for title in ("You guessed", "Seems", "80 % within", "Moves")),
    )
    yield paragraph("How much each issue matters to them, of 100:")
    yield Table(columns, rows)
    yield paragraph(
        f"This rests on {plural(reading.offers, 'offer')} of theirs and on your guess of their values. It is a guess about people: "
        "ask before you build on it."
    )


def reading_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """What was read, as plain values.

    offers: how many of theirs it rests on.  issues: per issue the guess (null where there was none), what it seems to be, the
    range that holds 80 %, all in points of 100, and how often they moved on it.  weights: as `T` takes them over, adding up to 100.
    price: where the pace of their steps leads, least and most, null without one.  says_something: whether it is news.
    """
    reading = reading_of(negotiation, context)
    price = reading.price
    return {
        "offers": reading.offers,
        "says_something": bool(reading.news or price),
        "issues": [
            {
                "issue": one.name,
                "guess": one.guess,
                "likely": one.likely,
                "range": [one.low, one.high],
                "moves": one.moves,
            }
            for one in reading.issues
        ],
        "weights": {one.name: as_weights(reading)[one.id] for one in reading.issues},
        "price": {"issue": price.name, "range": [exact(end) for end in (price.pace.low, price.pace.high)]}
        if price
        else None,
    }
