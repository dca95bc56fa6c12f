"""The sheets of the built-in guide that the program itself reads, with the fields that it knows: each named here, once.

A guide of the user's own may lack any of them; an analysis that needs one has no panel there. A test holds the built-in guide to
this list, and every field that an analysis or a service names to it as well.
"""

from __future__ import annotations

from collections.abc import Mapping

LEVERAGE = "leverage"
INTERESTS, ISSUES = "interests", "issues"
FACTS, ARGUMENTS = "facts", "arguments"
PEOPLE, STEPS = "people", "steps"
ALTERNATIVES = "alternatives"
MESSAGES, QUESTIONS, COMMON_GROUND = "messages", "questions", "common_ground"
LINES, REHEARSALS = "lines", "rehearsals"
TRIGGERS, SIGNALS = "triggers", "signals"
LIMITS = "limits"
OPTIONS, PACKAGES = "options", "packages"
OFFERS, LOG = "offers", "log"
COMMITMENTS, LESSONS = "commitments", "lessons"
ANSWERS = "review"
"""What the reader answers when looking back; the section that asks it has the same id."""
NOTES = "notes"
"""The reader's own notes; their field SECTION says in which section a note stands."""
SECTION = "section"

LEFT = (LESSONS, COMMITMENTS)
"""The sheets of which a later negotiation with the same people, or of the same kind, hears."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    LEVERAGE: ("what", "side", "source", "strength", "tell", "told"),
    INTERESTS: ("what", "side", "why", "importance", "tell", "told", "proved"),
    ISSUES: ("name", "unit", "better", "opening", "target", "limit", "weight", "must", "step", "plan"),
    FACTS: ("claim", "source", "date", "confidence", "figure", "issue", "tell", "told", "proved"),
    ARGUMENTS: ("point", "facts", "tell", "told"),
    PEOPLE: ("name", "role", "side", "influence", "stance", "cares"),
    STEPS: ("what", "person", "due", "done"),
    ALTERNATIVES: ("what", "side", "worth", "chance", "cost", "points", "next", "due", "tell", "told", "proved"),
    MESSAGES: ("words", "moment"),
    QUESTIONS: ("question", "reveals", "answer"),
    COMMON_GROUND: ("what",),
    LINES: ("line",),
    REHEARSALS: ("date", "lines", "before", "after"),
    TRIGGERS: ("what", "sign", "plan"),
    SIGNALS: ("cue", "meaning", "response", "seen", "proved"),
    LIMITS: ("issue", "opening", "target", "low", "likely", "high", "weight", "confidence", "actual"),
    OPTIONS: ("option", "issue", "mine", "theirs"),
    PACKAGES: ("name", "terms"),
    OFFERS: ("name", "side", "terms", "words", "channel", "by", "until", "at", "state"),
    LOG: ("text", "kind", "side", "at"),
    COMMITMENTS: ("what", "who", "due", "done"),
    LESSONS: ("lesson", "happened", "next"),
    ANSWERS: ("topic", "intended", "happened", "why", "next"),
    NOTES: ("text", SECTION),
}
"""Of each of these sheets the fields that the program reads or fills in."""
