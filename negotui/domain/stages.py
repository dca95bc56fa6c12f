"""The stages of a negotiation. This module imports nothing else, because the list of negotiations needs it without a guide."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far a negotiation has come, in the order in which lists sort. The values are the words stored in the file."""

    PREPARING = "preparing"
    TALKING = "talking"
    PAUSED = "paused"
    AGREED = "agreed"
    NO_AGREEMENT = "no agreement"
    WALKED_AWAY = "walked away"
    POSTPONED = "postponed"


CLOSED = (Stage.AGREED, Stage.NO_AGREEMENT, Stage.WALKED_AWAY)
"""The stages in which a negotiation is over."""


def stage_of(text: str) -> Stage | str:
    """The stage that a stored text names, PREPARING for an empty one; an unknown word is returned unchanged."""
    try:
        return Stage(text or Stage.PREPARING)
    except ValueError:
        return text
