"""How far a negotiation may have come. Must not import anything: the list of negotiations needs it, and no guide with it."""

from __future__ import annotations

STAGES = ("preparing", "talking", "paused", "agreed", "no agreement", "walked away", "postponed")
"""How far a negotiation has come; those of CLOSED are over."""
CLOSED = STAGES[3:6]
