"""How far a negotiation may have come. Nothing of the domain is imported here: the list of negotiations needs this and no guide."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far a negotiation has come, in the order in which lists sort it, by the word that stands in the file."""

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
    """The stage that a text of the file names, preparing for an empty one; a word that is no stage stays as it is."""
    try:
        return Stage(text or Stage.PREPARING)
    except ValueError:
        return text
