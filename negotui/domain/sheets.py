"""The sheets of the built-in guide that the program itself reads, with the fields that it uses: each named here, once.

A user's own guide may lack any of them; an analysis that needs one then has no panel. Tests check the built-in guide against this
list, and every field that an analysis or a service names.
"""

from __future__ import annotations

from collections.abc import Mapping

LEVERAGE, DELAY, WEAK_POINTS = "leverage", "delay", "weak_points"
INTERESTS, ISSUES = "interests", "issues"
FACTS, ARGUMENTS = "facts", "arguments"
PEOPLE, STEPS = "people", "steps"
ALTERNATIVES = "alternatives"
TALK = "talk"
"""The field of an alternative that says which other negotiation it is."""
MESSAGES, QUESTIONS, COMMON_GROUND = "messages", "questions", "common_ground"
FIRST_OFFER, GIVE_GET, LABELS, PROCESS = "first_offer", "give_get", "labels", "process"
LINES, REHEARSALS = "lines", "rehearsals"
TRIGGERS, SIGNALS, TACTICS = "triggers", "signals", "tactics"
LIMITS = "limits"
OPTIONS, PACKAGES = "options", "packages"
OFFERS, LOG = "offers", "log"
COMMITMENTS, LESSONS = "commitments", "lessons"
ANSWERS = "review"
"""The answers of a review; the section that asks the questions has the same id."""
NOTES = "notes"
"""The user's own notes; the field SECTION holds the id of the section that a note belongs to."""
SECTION = "section"

INHERITED_SHEETS = (LESSONS, COMMITMENTS)
"""The sheets whose entries are shown again in a later negotiation with the same counterpart or of the same kind."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    LEVERAGE: ("what", "side", "source", "strength", "tell", "told"),
    DELAY: ("what", "side", "cost", "deadline"),
    WEAK_POINTS: ("what", "answer"),
    INTERESTS: ("what", "side", "why", "importance", "tell", "told", "proved"),
    ISSUES: (
        *("name", "unit", "better", "opening", "target", "limit", "weight", "must", "optional"),
        *("step", "plan", "span"),
    ),
    FACTS: ("claim", "source", "date", "confidence", "figure", "kind", "issue", "tell", "told", "proved"),
    ARGUMENTS: ("point", "facts", "tell", "told"),
    PEOPLE: ("name", "role", "side", "influence", "stance", "mandate", "asks", "ratifies", "at_home", "cares"),
    STEPS: ("what", "person", "due", "done"),
    ALTERNATIVES: (
        *("what", "side", "worth", "chance", "cost", "if_not", "issue", "flow", "terms", "points"),
        *("next", "due", "next_done", "tell", "told", "proved", TALK),
    ),
    MESSAGES: ("words", "moment"),
    QUESTIONS: ("question", "reveals", "moment", "answer"),
    COMMON_GROUND: ("what",),
    FIRST_OFFER: ("decision", "who", "answer"),
    GIVE_GET: ("give", "cost", "get"),
    LABELS: ("label",),
    PROCESS: ("what", "at", "length", "place", "channel", "agenda", "speaks", "listens", "writes", "break_off"),
    LINES: ("line",),
    REHEARSALS: ("date", "lines", "before", "after"),
    TRIGGERS: ("what", "sign", "plan"),
    TACTICS: ("tactic", "sign", "say", "name_it"),
    SIGNALS: ("cue", "meaning", "response", "seen", "proved"),
    LIMITS: ("issue", "opening", "target", "low", "likely", "high", "weight", "confidence", "actual", "how"),
    OPTIONS: ("option", "issue", "mine", "theirs"),
    PACKAGES: ("name", "terms"),
    OFFERS: ("name", "side", "terms", "words", "channel", "by", "until", "at", "state"),
    LOG: ("text", "kind", "side", "at"),
    COMMITMENTS: ("what", "who", "due", "done"),
    LESSONS: ("lesson", "happened", "next"),
    ANSWERS: ("topic", "intended", "happened", "why", "next"),
    NOTES: ("text", SECTION),
}
"""The fields that the program reads or fills in, by sheet."""
