"""Alternatives that are negotiations of their own: their figure is what was offered there last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negotui.analysis.figures import Amount, amount, show
from negotui.analysis.gaps import entry_link, paragraph, title_of, worry
from negotui.domain.amounts import amount_in, fraction_of, split_amount
from negotui.domain.blocks import Block, Check, Span
from negotui.domain.links import Link
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ISSUES, TALK
from negotui.domain.talks import OtherTalk
from negotui.domain.text import folded
from negotui.domain.values import Context


@dataclass(frozen=True, slots=True)
class Tie:
    """What another talk says of an alternative. talk: which one.  issue: the name of the issue there, and figure: what was offered
    on it; None where nothing was, or where it can't stand for the alternative. why: why it can't, the end of a sentence, or empty.
    """

    talk: OtherTalk
    issue: str = ""
    figure: Amount | None = None
    why: str = ""


def tie_of(entry: Entry, context: Context) -> Tie | None:
    """The tie of an alternative; None where it is no negotiation of its own, or one that is not in this file."""
    talk = context.talks.get(entry.get(TALK))
    if talk is None:
        return None
    if talk.lapsed:
        return Tie(talk, why="their last offer there has run out")
    figures = {name: found for name, text in talk.terms if (found := _amount(text))}
    issue = context.entry(entry.get("issue"))
    here = [context.name(issue)] if issue else [context.name(one) for one in context.of(ISSUES)]
    same = [name for name in figures if folded(name) in map(folded, here)]
    if len(same) > 1:
        return Tie(talk, why="which issue does its figure belong to?")
    if not same:
        # A figure of something else, such as a bonus for a salary, would be worse than none.
        nothing = f"on {context.name(issue)}" if issue else "on an issue of the same name"
        return Tie(talk, why=f"they have offered nothing {nothing} there" if talk.terms else "")
    figure, typed = figures[same[0]], amount(entry, "worth")
    units = {figure.unit, *([typed.unit] if typed else []), *_units_of(same[0], context)} - {""}
    if len(units) > 1:
        return Tie(talk, why=f"their last offer there is in {figure.unit or 'another currency'}")
    return Tie(talk, same[0], figure)


def _units_of(name: str, context: Context) -> set[str]:
    """The currencies in which the issue of that name has figures here."""
    issues = [one for one in context.of(ISSUES) if folded(context.name(one)) == folded(name)]
    found = (amount(one, field) for one in issues for field in ("opening", "target", "limit"))
    return {one.unit for one in found if one}


def worth_of(entry: Entry, context: Context) -> Amount | None:
    """What an alternative brings or costs if it comes off: the last offer of the talk that it is, else what was typed."""
    tie = tie_of(entry, context)
    return tie.figure if tie and tie.figure else amount(entry, "worth")


def is_gone(entry: Entry, context: Context) -> bool:
    """Whether it is a talk that ended without a deal: nothing is to be had there any more."""
    tie = tie_of(entry, context)
    return tie is not None and tie.talk.is_over


def _amount(text: str) -> Amount | None:
    canonical = amount_in(text)
    return Amount(fraction_of(canonical), split_amount(canonical)[1]) if canonical else None


def tied_blocks(entries: tuple[Entry, ...], context: Context) -> Iterator[Block]:
    """Which alternatives follow another talk, and in which other talks this one is an alternative."""
    for entry in entries:
        tie = tie_of(entry, context)
        if tie is None or tie.talk.is_over:
            continue
        name, title = as_name(title_of(entry, context)), Span(tie.talk.title, link=str(Link.entry(tie.talk.id)))
        if tie.figure:
            said = "what you agreed there" if tie.talk.is_agreed else "their last offer there"
            figure = f"{show(tie.figure.value, tie.figure.unit)} on {as_name(tie.issue)}"
            typed = amount(entry, "worth")
            differs = typed is not None and typed.value != tie.figure.value
            instead = f", in place of the {show(typed.value, typed.unit)} you typed" if typed and differs else ""
            yield paragraph(f"For {name}, {said} counts{instead}: {figure}. See ", title, ".")
        elif not tie.why:
            until = _meanwhile(entry)
            yield paragraph(
                f"{name} is a talk of its own, and {until} until they offer something there. See ", title, "."
            )
    for talk in context.tied:
        yield paragraph("This talk is an alternative in ", Span(talk.title, link=str(Link.entry(talk.id))), ".")


def _meanwhile(entry: Entry) -> str:
    return "what you typed counts" if entry.typed("worth") else "it has no value"


def tied_checks(entries: tuple[Entry, ...], context: Context) -> Iterator[Check]:
    """What to look at where another talk has ended, is gone, or does not say which of its issues counts."""
    for entry in entries:
        tie, name = tie_of(entry, context), title_of(entry, context)
        if tie is None:
            if entry.get(TALK):
                yield worry(name, "its negotiation isn’t in this file, so what you typed counts", entry_link(entry))
        elif tie.talk.is_agreed:
            yield worry(name, "you have agreed there: is this talk still open?", entry_link(entry))
        elif tie.why and not tie.talk.is_over:
            so = f"Until then {_meanwhile(entry)}" if tie.why.endswith("?") else f"so {_meanwhile(entry)}"
            yield worry(name, f"{tie.why}{' ' if tie.why.endswith('?') else ', '}{so}", entry_link(entry, "issue"))
