"""Five minutes: the few questions that lead to a page to speak from, and where each answer is kept.

The screen and the command line ask them from here. Answers are ordinary entries, so that every tab knows what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from negotui.domain.amounts import split_amount
from negotui.domain.guide import Field, Guide
from negotui.domain.negotiation import DETAILS, Entry, Pairs
from negotui.domain.sheets import ALTERNATIVES, INTERESTS, ISSUES, MESSAGES, QUESTIONS


class When(Enum):
    """Whether a question is asked, by the answers before it."""

    ALWAYS = auto()
    NAMED = auto()
    """Only once the entry has a name."""
    UNCLEAR = auto()
    """Only where an issue's figures do not say whether more or less is better."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line to fill in. flag: its name on the command line.  field: where the answer is kept.  ask: the question."""

    flag: str
    field: str
    ask: str


@dataclass(frozen=True, slots=True)
class QuickQuestion:
    """One question, of one line or two.

    title: a word or two, for the list of what is answered.  sheet: of the entry that holds the answer; questions of one sheet
    share an entry.  about: what helps to answer it.  fixed: what the entry says besides.  follows: whether it belongs to the
    question before it and so has no number of its own.
    """

    title: str
    sheet: str
    parts: tuple[Part, ...]
    about: str
    fixed: Pairs = ()
    when: When = When.ALWAYS
    follows: bool = False

    def fits(self, guide: Guide) -> bool:
        """Whether the guide has a place for the answer."""
        fields = [part.field for part in self.parts]
        return self.sheet == DETAILS.id or guide.has(self.sheet, *fields, *(name for name, _ in self.fixed))

    def is_asked(self, entry: Entry | None, naming: Field) -> bool:
        """Whether it is asked. entry: the one that would hold the answer.  naming: the field that names it."""
        if self.when is When.ALWAYS:
            return True
        named = entry is not None and bool(entry.typed(naming.name))
        return named and (self.when is When.NAMED or (entry is not None and not better_by_figures(entry)))


QUICK: tuple[QuickQuestion, ...] = (
    QuickQuestion(
        "About",
        DETAILS.id,
        (Part("title", "title", "What is it about?"),),
        "A few words that you will know it by, such as: rent of the shop.",
    ),
    QuickQuestion(
        "With",
        DETAILS.id,
        (Part("with", "counterpart", "Who will you be talking to?"),),
        "The person or the firm. What you learned from earlier talks with them comes back by itself.",
    ),
    QuickQuestion(
        "Matters most",
        ISSUES,
        (Part("issue", "name", "Which one thing matters most to you?"),),
        "What decides whether the talk was worth it: the pay, the price, a date, who does what.",
    ),
    QuickQuestion(
        "Figures",
        ISSUES,
        (
            Part("target", "target", "What would be a good result?"),
            Part("limit", "limit", "What is the worst you would still say yes to?"),
        ),
        "Two figures, such as 126k and 110k. The second one is your limit: keep it to yourself.",
        when=When.NAMED,
    ),
    QuickQuestion(
        "Better for you",
        ISSUES,
        (Part("better", "better", "Is more of it better for you, or less?"),),
        "Two figures would have shown it. Without them, say it here.",
        when=When.UNCLEAR,
        follows=True,
    ),
    QuickQuestion(
        "If not",
        ALTERNATIVES,
        (
            Part("alternative", "what", "What will you do if you can’t agree?"),
            Part("worth", "worth", "What would that bring you, or cost you?"),
        ),
        "The best you can do without them. Count it in the same way as before; if you can’t, leave it empty.",
        (("side", "mine"),),
    ),
    QuickQuestion(
        "Ask",
        QUESTIONS,
        (Part("question", "question", "Which one question will you ask them?"),),
        "One that they can’t answer with yes or no: it begins with what or how.",
        (("moment", "before figures"),),
    ),
    QuickQuestion(
        "Open with",
        MESSAGES,
        (Part("opening", "words", "What is your first sentence?"),),
        "Something that you both want, in one breath. Say it aloud once.",
        (("moment", "opening"),),
    ),
    # Of all sheets that say what may be told, interests fits best: what slips out is nearly always a need of one's own, or how
    # pressing it is. A fact would be asked for its source, a strength for its evidence.
    QuickQuestion(
        "Never tell",
        INTERESTS,
        (Part("never", "what", "What must they not find out?"),),
        "Such as how soon you need a yes. The page will remind you to keep it back.",
        (("side", "mine"), ("tell", "never")),
    ),
)
"""The questions in their order."""


def questions_for(guide: Guide) -> tuple[QuickQuestion, ...]:
    """The questions that a guide has a place for."""
    return tuple(question for question in QUICK if question.fits(guide))


def progress(questions: Sequence[QuickQuestion], question: QuickQuestion) -> tuple[int, int]:
    """The number of a question, from 1, and how many there are; one that follows another has the number of that one."""
    numbered = [one for one in questions if not one.follows]
    until = questions[: questions.index(question) + 1]
    return sum(not one.follows for one in until), len(numbered)


def following(
    questions: Sequence[QuickQuestion], at: int, by: int, is_asked: Callable[[QuickQuestion], bool]
) -> int | None:
    """The place of the next question that is asked, or of the one before where `by` is −1; None at the end."""
    places = range(at + 1, len(questions)) if by > 0 else range(at - 1, -1, -1)
    return next((place for place in places if is_asked(questions[place])), None)


def better_by_figures(issue: Entry) -> str:
    """Whether `more` or `less` of an issue is better for me, by its target and its limit; empty where they do not show it."""
    target, limit = issue.get("target"), issue.get("limit")
    if not (target and limit):
        return ""
    try:
        (good, unit), (bad, other_unit) = split_amount(target), split_amount(limit)
    except ArithmeticError:  # a guide of one's own may take words here
        return ""
    if good == bad or (unit and other_unit and unit != other_unit):
        return ""
    return "more" if good > bad else "less"
