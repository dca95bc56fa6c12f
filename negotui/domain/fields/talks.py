"""A field that points to another negotiation of the same file."""

from __future__ import annotations

from negotui.domain.fields.spec import Spec
from negotui.domain.guide import Field
from negotui.domain.references import Context
from negotui.errors import ValueRefused

NOT_HERE = "a negotiation that is not in this file"
"""How one is shown that was deleted, or left behind in another file."""


class NegotiationSpec(Spec):
    """The id of another negotiation. What else is known of it comes with the context."""

    can_name = False

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The id of the negotiation with that id or title; a part of the title will do where it fits only one."""
        if context.find_talk is None:
            raise ValueRefused("I can’t look up other negotiations here.", "Choose it in the form of the entry.")
        return context.find_talk(text)

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """Its title."""
        talk = context.talks.get(canonical)
        return talk.title if talk else NOT_HERE

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """Its id, which names no other."""
        return canonical

    def hint(self, field: Field) -> str:
        """What it takes."""
        return "the title of another negotiation in this file"
