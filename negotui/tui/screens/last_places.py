"""Where each negotiation was left: coming back goes on there, also after a restart."""

from __future__ import annotations

from collections.abc import Mapping

from negotui.domain.guide import Guide

_MOST = 200
"""In so many negotiations, the latest, the place is remembered."""


class LastPlaces:
    """The section and the line that were shown last, by the id of the negotiation."""

    def __init__(self, stored: Mapping[str, list[str]] | None = None) -> None:
        """stored: what `stored` has given before."""
        self._places = {id: list(place) for id, place in (stored or {}).items()}

    @property
    def stored(self) -> dict[str, list[str]]:
        """The latest of them, for the settings."""
        return dict(list(self._places.items())[-_MOST:])

    def keep(self, negotiation: str, section: str, target: str) -> None:
        """Remember a place. negotiation, section: their ids."""
        self._places.pop(negotiation, None)  # the latest stand last
        self._places[negotiation] = [section, target]

    def find(self, negotiation: str, guide: Guide) -> tuple[int, str]:
        """The number of the section, and the target of the line; the first section where nothing is remembered."""
        section, target = self._places.get(negotiation, ["", ""])
        return next(((number, target) for number, one in enumerate(guide.sections) if one.id == section), (0, ""))
