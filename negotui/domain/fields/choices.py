"""Fields that take one of a few values: choices, sides, and the check for yes or no."""

from __future__ import annotations

from negotui.domain.documents import Cell
from negotui.domain.fields.spec import Argument, Spec
from negotui.domain.guide import SIDES, Field
from negotui.domain.references import Context
from negotui.domain.text import folded, listed, quoted
from negotui.errors import ValueRefused

YES = "yes"
"""The canonical text of a ticked check; an unticked one is empty."""

_YES = {"yes", "y", "x", "true", "1", "done", "ok", "✓"}
_NO = {"no", "n", "false", "0", "open", "-"}


class ChoiceSpec(Spec):
    """One of the values that the guide lists for the field."""

    argument = Argument.CHOICES
    is_closed = True

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The value that was typed, or the only one that starts with the text."""
        wanted = folded(text)
        exact = [choice for choice in field.choices if folded(choice) == wanted]
        found = exact or [choice for choice in field.choices if folded(choice).startswith(wanted)]
        if len(found) != 1:
            raise ValueRefused(f"{quoted(text)} isn’t one of the choices.", f"Choose {listed(field.choices, 'or')}.")
        return found[0]

    def hint(self, field: Field) -> str:
        """The values."""
        return listed(field.choices, "or")


class SideSpec(ChoiceSpec):
    """Mine, theirs or shared."""

    argument = Argument.NOTHING
    choices = SIDES


class CheckSpec(Spec):
    """Yes, or nothing."""

    can_name = False

    def parse(self, field: Field, text: str, context: Context) -> str:
        """YES for any word that means yes, empty for one that means no."""
        if folded(text) in _YES:
            return YES
        if folded(text) in _NO:
            return ""
        raise ValueRefused(f"{quoted(text)} is neither yes nor no.", "Write yes or no.")

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """A mark."""
        return "✓"

    def cell(self, field: Field, canonical: str, context: Context) -> Cell:
        """Yes; a check that is not set has no value."""
        return True

    def hint(self, field: Field) -> str:
        """The two words it takes."""
        return "yes or no"
