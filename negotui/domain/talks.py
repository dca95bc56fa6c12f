"""Other negotiations of the same file, as far as one of them needs to know them: what stands on the table there."""

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.stages import CLOSED, Stage


@dataclass(frozen=True, slots=True)
class OtherTalk:
    """Another negotiation. id, title: of it.  stage: where it stands.  offer: the name of their last offer there, or of the
    accepted one; empty where there is none.  terms: what it says, the names of the issues with their figures or options as text.
    lapsed: whether that offer stood only until a day that is over.
    """

    id: str
    title: str
    stage: str
    offer: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    lapsed: bool = False

    @property
    def is_agreed(self) -> bool:
        """Whether it ended in a deal."""
        return self.stage == Stage.AGREED

    @property
    def is_over(self) -> bool:
        """Whether it ended without a deal."""
        return self.stage in CLOSED and not self.is_agreed
