"""The meeting in order: common ground, messages by moment, questions at theirs. Nothing before the proposal gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from negotui.analysis.gaps import (
    entry_link,
    formula,
    gap,
    missing,
    paragraph,
    sheet_link,
    strong,
    title_of,
    worries,
    worry,
)
from negotui.analysis.issues import issues_of
from negotui.analysis.meeting import first_offer, process, they_open, trades
from negotui.domain.amounts import parse_amount, split_amount
from negotui.domain.blocks import Block, Bullets, Check, Panel, Paragraph, Span
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import COMMON_GROUND, LABELS, MESSAGES, QUESTIONS
from negotui.domain.text import listed, one_line, plural
from negotui.domain.values import Context
from negotui.errors import ValueRefused

READS = ((MESSAGES, ("words", "moment")), (QUESTIONS, ("question", "answer")), (COMMON_GROUND, ("what",)))
"""The sheets and fields that the order rests on; all others are used where the guide has them."""

BEFORE, AFTER, STUCK = MOMENTS = ("before figures", "after theirs", "when stuck")
"""When a question is asked, as its field `moment` says: before any figure, after their proposal, or when nothing moves."""

METHOD = formula(
    "",
    "There is no formula. Common ground, your opening and their view come first, then the questions about what they need, then "
    "your proposal. Where you mean to let them name the first figure, the questions about it come before your proposal. "
    "Questions about their figure follow it, and questions that show you could move are kept for when you are stuck. A question "
    "without a moment is asked after the figures, where it can give nothing away.",
    "I point out whatever names one of your own figures ahead of the proposal: it would set the anchor before you do.",
    "Ask before you propose is the advice of Roger Fisher and William Ury, Getting to Yes (1981), among many; move the first "
    "figure forward where you have reason to name it yourself.",
)

_PROPOSAL, _THEIR_VIEW = "proposal", "their view"
"""Moments of messages: what stands before the proposal must not give it away; their view is a good thing to say and no duty."""
_LONGEST = 2_000
"""The most letters of what is said at once: far more than anyone says in one breath, and little enough to draw."""
_FIGURE = re.compile(r"\d(?:[\d.,'’]*\d)?[kKmM]?\b")
_PLAIN = Fraction(100)
"""Smaller figures are days, months and shares in most sentences, and say nothing by themselves."""


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """The running order, what gives a figure away too early, and the moments that have no words yet."""
    messages, questions = negotiation.of(MESSAGES), negotiation.of(QUESTIONS)
    ground = negotiation.of(COMMON_GROUND)
    blocks: list[Block] = [*process(negotiation, context), *first_offer(negotiation, context)]
    if not (messages or questions or ground):
        blocks += trades(negotiation, context)
        return Panel(
            "Nothing to say yet: write your first sentence, before anything is in dispute.", tuple(blocks), METHOD
        )
    moments = _moments(context)
    open_questions = [entry for entry in questions if not entry.get("answer")]
    parts = steps(negotiation, context)
    blocks += [Bullets(tuple((part,) for part in parts), 1)] if parts else []
    blocks += trades(negotiation, context)
    answered = len(questions) - len(open_questions)
    if answered:
        blocks.append(paragraph(f"{plural(answered, 'question is', 'questions are')} answered already."))
    expected = [moment for moment in moments if moment != _THEIR_VIEW]
    silent = [moment for moment in expected if not any(entry.get("moment") == moment for entry in messages)]
    early = tuple(_early(negotiation, context))
    blocks += worries(early)
    blocks += missing([*_unplaced(messages, open_questions, moments, context), *_gaps(negotiation, silent, context)])
    return Panel(_verdict(len(expected), silent, open_questions, bool(ground), bool(early)), tuple(blocks), METHOD)


def running_order_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """The order as plain values: `steps`, each with its moment and words, and what gives a figure away before the proposal."""
    ordered = [{"when": title, "words": context.name(entry)} for title, entry in _ordered(negotiation, context)]
    early = [{"words": check.label, "why": check.detail} for check in _early(negotiation, context)]
    return {"steps": ordered, "gives_away": early}


def steps(negotiation: Negotiation, context: Context) -> list[Block]:
    """What is said and asked, in its order, without what is answered already."""
    return [
        Paragraph((strong(f"{title}: "), _words(entry, context))) for title, entry in _ordered(negotiation, context)
    ]


def _ordered(negotiation: Negotiation, context: Context) -> Iterator[tuple[str, Entry]]:
    """Every step with the moment it belongs to."""
    for entry in negotiation.of(COMMON_GROUND):
        yield "Common ground", entry
    asked = [entry for entry in negotiation.of(QUESTIONS) if not entry.get("answer")]
    figures = _my_figures(negotiation, context)
    early = [one for one in asked if one.get("moment") == BEFORE and not _named_figure(one, figures, context)]
    late = [one for one in asked if one.get("moment") != STUCK and one not in early]
    moments, theirs_first = _moments(context), they_open(negotiation)
    proposal = _place_of_proposal(moments)
    for number, moment in enumerate(moments):
        if number == proposal:
            yield from (("If it fits", entry) for entry in negotiation.of(LABELS))
            yield from (("Ask first", entry) for entry in early)
            yield from (("Ask about their figure", entry) for entry in late if theirs_first)
        for entry in negotiation.of(MESSAGES):
            if entry.get("moment") == moment:
                yield moment.capitalize(), entry
        if number == proposal:
            yield from (("Ask about their figure", entry) for entry in late if not theirs_first)
    if len(moments) <= proposal:
        yield from (("Ask", entry) for entry in (*early, *late))
    yield from (("If you are stuck, ask", entry) for entry in asked if entry.get("moment") == STUCK)


def _moments(context: Context) -> tuple[str, ...]:
    return context.guide.sheet(MESSAGES).field("moment").choices


def _place_of_proposal(moments: Sequence[str]) -> int:
    """Its place among the moments; in a guide that calls it otherwise, right after the opening."""
    return moments.index(_PROPOSAL) if _PROPOSAL in moments else 1


def _words(entry: Entry, context: Context) -> Span:
    """The words as they are to be said; on one line, since a part of the order is a line."""
    text = one_line(context.name(entry))
    return Span(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _my_figures(negotiation: Negotiation, context: Context) -> dict[Fraction, str]:
    """My own figures with what they are: named too early, one of them would give the anchor away."""
    return {
        value: f"your {role} for {as_name(issue.name)}"
        for issue in issues_of(negotiation, context)
        for role, value in issue.figures
        if value >= _PLAIN
    }


def _named_figure(entry: Entry, figures: Mapping[Fraction, str], context: Context) -> str:
    """Which of my figures the words of an entry name; empty where none."""
    return next((figures[value] for value in figures_in(context.name(entry)) if value in figures), "")


def _early(negotiation: Negotiation, context: Context) -> Iterator[Check]:
    """What is meant to come before the proposal and names a figure of mine; such a question is put behind it."""
    moments = _moments(context)
    figures = _my_figures(negotiation, context)
    before_it = moments[: _place_of_proposal(moments)]
    said = [one for one in negotiation.of(MESSAGES) if one.get("moment") in before_it]
    asked = [one for one in negotiation.of(QUESTIONS) if one.get("moment") == BEFORE and not one.get("answer")]
    keep, later = ": keep it for your proposal", ", so I put it after the figures"
    before = [(one, keep) for one in (*negotiation.of(COMMON_GROUND), *said, *negotiation.of(LABELS))]
    for entry, instead in (*before, *((one, later) for one in asked)):
        if named := _named_figure(entry, figures, context):
            yield worry(title_of(entry, context), f"names {named}{instead}", entry_link(entry))


def figures_in(text: str) -> Iterator[Fraction]:
    """The figures that stand in a sentence, such as 126,000 or 126k."""
    for found in _FIGURE.findall(text[:4096]):
        try:
            value: Decimal = split_amount(parse_amount(found))[0]
        except ValueRefused:
            continue
        yield Fraction(value)


def _unplaced(
    messages: Sequence[Entry], questions: Sequence[Entry], moments: Sequence[str], context: Context
) -> Iterator[Check]:
    """Words and questions of which nobody has said when they come; questions only where the guide asks."""
    for entry in messages:
        if entry.get("moment") not in moments:
            yield gap(title_of(entry, context), "when will you say it?", entry_link(entry, "moment"))
    if context.guide.has(QUESTIONS, "moment"):
        for entry in questions:
            if entry.get("moment") not in MOMENTS:
                detail = "when will you ask it: before figures, after theirs or when stuck?"
                yield gap(title_of(entry, context), detail, entry_link(entry, "moment"))


def _gaps(negotiation: Negotiation, silent: Sequence[str], context: Context) -> Iterator[Check]:
    guide = context.guide
    if silent:
        yield gap("Messages", f"nothing to say yet for {listed(silent)}", sheet_link(guide, MESSAGES))
    if not negotiation.of(COMMON_GROUND):
        yield gap("Common ground", "write down what you share, to begin with", sheet_link(guide, COMMON_GROUND))
    if not negotiation.of(QUESTIONS):
        yield gap("Questions", "write down what to ask them", sheet_link(guide, QUESTIONS))


def _verdict(moments: int, silent: Sequence[str], questions: Sequence[Entry], ground: bool, early: bool) -> str:
    if early:
        return "Something you mean to say first gives a figure of yours away: keep it for your proposal."
    asked = (
        f"{plural(len(questions), 'question is', 'questions are')} still open" if questions else "no questions are open"
    )
    if not silent:
        start = "Begin with what you share" if ground else "You have no common ground to begin with yet"
        return f"You know what to say at every stage. {start}; {asked}."
    if len(silent) == moments:
        return f"You have no words for any stage yet, and {asked}: begin with the {silent[0]}."
    ready = moments - len(silent)
    return f"You know what to say at {ready} of {plural(moments, 'stage')}; nothing yet for {listed(silent)}; {asked}."
