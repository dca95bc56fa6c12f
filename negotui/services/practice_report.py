"""A practice in words: who sits there, each move, and what it came to."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from typing import Any

from negotui.analysis.gaps import paragraph, strong
from negotui.analysis.packages.words import figure
from negotui.analysis.practice.counterpart import Act
from negotui.analysis.practice.debrief import debrief
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.shown import Shown
from negotui.analysis.practice.speech import in_words
from negotui.analysis.practice.targets import VALUE
from negotui.domain.blocks import Block, Heading, Panel, plain
from negotui.domain.documents import Document, FixedDocument
from negotui.domain.practice import Manner, Pressure, Tactic, aloud
from negotui.domain.stages import Stage
from negotui.domain.text import plural
from negotui.export.markdown import markdown_of
from negotui.services.panels import plain_data
from negotui.services.played import PlayedPractice
from negotui.services.practice_log import PracticeMove
from negotui.services.task import Task

CALLED = {
    Manner.FIRM: "a firm counterpart",
    Manner.EVEN: "an even counterpart",
    Manner.EAGER: "an eager counterpart",
    Manner.MIRROR: "a counterpart who mirrors you",
    Manner.STEPWISE: "a counterpart who goes step by step",
}
"""What each manner is called in a sentence."""
_ACTS = {
    Act.OFFER: "They offer",
    Act.ACCEPT: "They accept",
    Act.WALK: "They walk away",
    Act.SILENCE: "They say nothing",
}
_MOST_SEEDS = 1_000_000
AGENT = "negmas:"
"""Before the name of an agent of NegMAS in place of a manner."""
_HUNDREDTH = VALUE // 100
_ID = 14
"""So many letters of an id tell practices apart that were begun in one hour."""


def asked_settings(
    manner: str = "", rounds: int = 10, pressure: str = "even", tactics: bool = True, seed: int | None = None
) -> PracticeSettings:
    """With whom to practise. manner: empty to draw one, or an agent as `negmas:NAME`.  seed: None for another one each time."""
    chosen = secrets.randbelow(_MOST_SEEDS) if seed is None else seed
    agent = manner.removeprefix(AGENT) if manner.startswith(AGENT) else ""
    drawn = Manner(manner) if manner and not agent else None
    return PracticeSettings(drawn, rounds, Pressure(pressure), tactics and not agent, chosen, agent)


def called(hidden: Hidden) -> str:
    """What somebody who sat there is called in a sentence."""
    return f"{hidden.agent}, an agent of NegMAS" if hidden.agent else CALLED[hidden.manner]


# While it is played


def who(played: PlayedPractice) -> str:
    """Who sits there, as far as I may know."""
    asked = played.dealt.settings
    manner = CALLED[asked.manner] if asked.manner else "somebody; who, you will see at the end"
    if asked.agent:
        manner = called(played.dealt.hidden)
    return f"You practise with {manner}. They stay for {plural(asked.rounds, 'round')}."


def move_line(played: PlayedPractice, move: PracticeMove) -> str:
    """A move of theirs in a line: what they do, the whole offer, their words."""
    turn = move.turn
    head = _ACTS[turn.act]
    if turn.act is Act.OFFER and turn.choice is not None:
        head = f"{head} {in_words(played.dealt.game, turn.choice)}"
    return f"{head}. {aloud(move.words)}" if move.words else f"{head}."


def move_data(played: PlayedPractice, move: PracticeMove) -> dict[str, Any]:
    """The same as plain values. Nothing hidden is among them."""
    turn, game = move.turn, played.dealt.game
    terms = {}
    if turn.choice is not None:
        terms = {issue.name: issue.options[at].name for issue, at in zip(game.issues, turn.choice, strict=True)}
    return {"round": played.round, "act": str(turn.act), "terms": terms, "words": move.words, "tactic": turn.tactic}


def tactic_of(played: PlayedPractice, move: PracticeMove | None) -> Tactic | None:
    """The hard tactic that came with a move, with its page; None without one."""
    id = move.turn.tactic if move else ""
    return next((one for one in played.dealt.pages.tactics if one.id == id), None) if id else None


def tactic_page(tactic: Tactic) -> tuple[Block, ...]:
    """What a tactic is, and what to do now that it was used."""
    return (*tactic.what, paragraph(strong("What to do")), *tactic.todo)


# At its end


def shown_of(played: PlayedPractice) -> Shown:
    """Everything laid open."""
    dealt = played.dealt
    titles = {one.id: one.title for one in dealt.pages.tactics}
    return Shown(dealt.game, dealt.hidden, dealt.settings, played.turns(), titles)


def debrief_task(played: PlayedPractice) -> Task[Panel]:
    """What it came to, as work that is still to be done: what they would have come to is played on."""
    shown = shown_of(played)
    sums = sum(len(issue.options) for issue in shown.game.issues)
    return Task(partial(debrief, shown), sums * sums * (shown.settings.rounds + 2))


def debrief_blocks(played: PlayedPractice, panel: Panel) -> tuple[Block, ...]:
    """The page as it is read and exported, with how to meet the same counterpart again."""
    seed = played.dealt.settings.seed
    again = f"The same counterpart comes again with --seed {seed} on the command line."
    return (paragraph(strong(panel.verdict)), *panel.blocks, paragraph(again))


def debrief_document(played: PlayedPractice, panel: Panel) -> Document:
    """The page to be written to a file."""
    title = f"Practice · {played.negotiation.title}"
    blocks = (Heading(1, plain(title)), *debrief_blocks(played, panel))
    return FixedDocument(title, blocks, data=debrief_data(played))


def debrief_text(played: PlayedPractice) -> str:
    """The page as text."""
    return markdown_of(debrief_blocks(played, debrief_task(played).work()))


def debrief_data(played: PlayedPractice) -> dict[str, Any]:
    """The same as plain values, with what was hidden."""
    panel, shown, dealt = debrief_task(played).work(), shown_of(played), played.dealt
    outcome, game, agreed = shown.outcome, dealt.game, shown.outcome.deal
    names = [issue.name for issue in game.issues]
    return {
        "practice": played.id,
        "seed": dealt.settings.seed,
        "manner": str(dealt.hidden.manner) if not dealt.hidden.agent else None,
        "agent": dealt.hidden.agent or None,
        "rounds": played.round,
        "deal": None if agreed is None else dict(zip(names, (one.name for one in agreed.options), strict=True)),
        "mine": None if agreed is None else figure(agreed.mine, game),
        "theirs": outcome.theirs // _HUNDREDTH,
        "walking_away": outcome.reservation // _HUNDREDTH,
        "possible": outcome.was_possible,
        "most": None if outcome.most is None else figure(outcome.most.mine, game),
        "verdict": panel.verdict,
        "text": markdown_of(panel.blocks),
        "blocks": plain_data(panel.blocks),
    }


# Earlier ones


@dataclass(frozen=True, slots=True)
class PastPractice:
    """A practised talk in a list. ended: empty while it goes on.  manner: who sat there, empty while that is hidden.

    stage, result: how it ended, in words.  rounds: how often they have answered.  before, after: confidence, None where not rated.
    """

    id: str
    started: str
    ended: str
    manner: str
    stage: str
    result: str
    rounds: int
    before: int | None
    after: int | None


def ending_of(past: PastPractice) -> str:
    """How an earlier practice ended, in a few words."""
    if not past.ended:
        return "not over"
    ways = {Stage.NO_AGREEMENT: "they walked away", Stage.WALKED_AWAY: "you walked away"}
    return next((said for stage, said in ways.items() if past.stage == stage), past.result or past.stage)


def past_row(past: PastPractice) -> tuple[str, ...]:
    """An earlier practice as a line of a list."""
    return (past.id[:_ID], past.started[:10], past.manner or "drawn", str(past.rounds), ending_of(past))


def past_data(past: PastPractice) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "id": past.id,
        "started": past.started,
        "ended": past.ended or None,
        "manner": past.manner or None,
        "rounds": past.rounds,
        "end": past.stage if past.ended else None,
        "result": past.result,
        "before": past.before,
        "after": past.after,
    }
