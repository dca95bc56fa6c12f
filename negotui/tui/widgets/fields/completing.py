"""Offers the rest of what was used before while one types; the right arrow takes it."""

from __future__ import annotations

from textual.suggester import Suggester

from negotui.domain.completion import completion
from negotui.domain.guide import Field


class Completing(Suggester):
    """Completes a field from its choices."""

    def __init__(self, field: Field) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._field = field

    async def get_suggestion(self, value: str) -> str | None:
        """The completed text, or None."""
        return completion(self._field, value) or None
