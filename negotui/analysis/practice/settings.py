"""With whom to practise, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from negotui.domain.practice import Manner, Pressure

FEWEST, MOST = 2, 50
"""The fewest and the most rounds of a practice."""


@dataclass(frozen=True, slots=True)
class PracticeSettings:
    """What a practice is begun with.

    manner: how they give way, None where it is drawn by the seed.  rounds: how many turns they have patience for, FEWEST to MOST.
    pressure: how hard the end presses them.  tactics: whether they use hard tactics.  seed: makes everything repeatable.
    agent: the name of an agent of NegMAS that sits there instead, or empty.
    """

    manner: Manner | None = None
    rounds: int = 10
    pressure: Pressure = Pressure.EVEN
    tactics: bool = True
    seed: int = 0
    agent: str = ""

    def data(self) -> dict[str, object]:
        """As plain values, for a file."""
        return {
            "manner": str(self.manner) if self.manner else None,
            "rounds": self.rounds,
            "pressure": str(self.pressure),
            "tactics": self.tactics,
            "seed": self.seed,
            "agent": self.agent,
        }


def settings_from(data: Mapping[str, object]) -> PracticeSettings:
    """The settings that `data` gave. Raises KeyError, ValueError or TypeError where they are none."""
    manner = data["manner"]
    return PracticeSettings(
        Manner(str(manner)) if manner else None,
        min(max(int(str(data["rounds"])), FEWEST), MOST),
        Pressure(str(data["pressure"])),
        bool(data["tactics"]),
        int(str(data["seed"])),
        str(data["agent"]) if "agent" in data else "",
    )
