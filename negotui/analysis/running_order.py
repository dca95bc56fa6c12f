"""The meeting in order: common ground, messages by moment, open questions. Must not put words into anyone's mouth."""

from __future__ import annotations

from collections.abc import Sequence

from negotui.analysis.gaps import (
    entry_link,
    formula,
    gap,
    missing,
    paragraph,
    sheet_link,
    short,
    strong,
    title_of,
)
from negotui.domain.blocks import Block, Bullets, Check, Panel, Paragraph, Span
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import COMMON_GROUND, MESSAGES, QUESTIONS
from negotui.domain.text import listed, one_line, plural
from negotui.domain.values import Context

READS = ((MESSAGES, ("words", "moment")), (QUESTIONS, ("question", "answer")), (COMMON_GROUND, ("what",)))
"""The sheets and fields that the order rests on."""

METHOD = formula(
    "",
    "There is no formula: common ground and your opening come first, open questions before the proposal, then concerns, "
    "the summary and the closing. Ask before you propose is the advice of Roger Fisher and William Ury, Getting to Yes "
    "(1981), among many; move the first figure forward where you have reason to name it yourself.",
)

_BEFORE_QUESTIONS = 1
_LONGEST = 300


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """The running order, and the moments that have no words yet."""
    messages, questions = negotiation.of(MESSAGES), negotiation.of(QUESTIONS)
    ground = negotiation.of(COMMON_GROUND)
    if not (messages or questions or ground):
        return Panel("Nothing to say yet: write your first sentence, before anything is in dispute.", method=METHOD)
    moments = context.guide.sheet(MESSAGES).field("moment").choices
    open_questions = [entry for entry in questions if not entry.get("answer")]
    parts = steps(negotiation, context)
    blocks: list[Block] = [Bullets(tuple((part,) for part in parts), 1)] if parts else []
    answered = len(questions) - len(open_questions)
    if answered:
        blocks.append(paragraph(f"{plural(answered, 'question is', 'questions are')} answered already."))
    silent = [moment for moment in moments if not any(entry.get("moment") == moment for entry in messages)]
    blocks += missing(_gaps(messages, moments, silent, ground, questions, context))
    return Panel(_verdict(len(moments), silent, open_questions, bool(ground)), tuple(blocks), METHOD)


def steps(negotiation: Negotiation, context: Context) -> list[Block]:
    """What is said and asked, in its order, without what is answered already."""
    moments = context.guide.sheet(MESSAGES).field("moment").choices
    questions = [entry for entry in negotiation.of(QUESTIONS) if not entry.get("answer")]
    return _parts(negotiation.of(MESSAGES), moments, negotiation.of(COMMON_GROUND), questions, context)


def _parts(
    messages: Sequence[Entry],
    moments: Sequence[str],
    ground: Sequence[Entry],
    questions: Sequence[Entry],
    context: Context,
) -> list[Block]:
    """The steps of the meeting in their order, each with what is said in it."""
    parts = _part("Common ground", ground, context)
    for number, moment in enumerate(moments):
        if number == _BEFORE_QUESTIONS and questions:
            parts += _part("Ask", questions, context)
        said = [entry for entry in messages if entry.get("moment") == moment]
        if said:
            parts += _part(moment.capitalize(), said, context)
    if len(moments) <= _BEFORE_QUESTIONS and questions:
        parts += _part("Ask", questions, context)
    return parts


def _part(title: str, entries: Sequence[Entry], context: Context) -> list[Block]:
    return [Paragraph((strong(f"{title}: "), _words(entry, context))) for entry in entries]


def _words(entry: Entry, context: Context) -> Span:
    """The words as they are to be said; on one line, since a part of the order is a line."""
    text = one_line(context.name(entry))
    return Span(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _gaps(
    messages: Sequence[Entry],
    moments: Sequence[str],
    silent: Sequence[str],
    ground: Sequence[Entry],
    questions: Sequence[Entry],
    context: Context,
) -> list[Check]:
    guide = context.guide
    found = [
        gap(title_of(entry, context), "has no moment: when will you say it?", entry_link(entry))
        for entry in messages
        if entry.get("moment") not in moments
    ]
    if silent:
        found.append(gap("Messages", f"none for {listed(silent)}", sheet_link(guide, MESSAGES)))
    if not ground:
        found.append(gap("Common ground", "nothing to begin with", sheet_link(guide, COMMON_GROUND)))
    if not questions:
        found.append(gap("Questions", "nothing to ask them", sheet_link(guide, QUESTIONS)))
    return found


def _verdict(moments: int, silent: Sequence[str], questions: Sequence[Entry], ground: bool) -> str:
    asked = (
        f"{plural(len(questions), 'question is', 'questions are')} still open" if questions else "no question is open"
    )
    if not silent:
        start = "begin with what you share" if ground else "but no common ground to begin with"
        return f"Every moment of the meeting has its words: {start}; {asked}."
    if len(silent) == moments:
        return f"No moment of the meeting has its words yet, and {asked}: begin with the {short(silent[0])[1:-1]}."
    return (
        f"{moments - len(silent)} of {plural(moments, 'moment')} have words; nothing yet for {listed(silent)}; {asked}."
    )
