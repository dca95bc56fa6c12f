"""Fields that point to entries: one, several, or the issues of a package with an option or a figure for each."""

from __future__ import annotations

from collections.abc import Mapping

from negotui.domain.fields.spec import Argument, Spec, ViewColumn
from negotui.domain.guide import Field
from negotui.domain.references import (
    Context,
    entry_named,
    linked_name,
    read_links,
    read_terms,
    term_name,
    terms_of,
    terms_text,
    typeable_name,
    typeable_term,
)
from negotui.domain.sheets import ISSUES


class LinkSpec(Spec):
    """The id of an entry of another sheet. An entry whose naming field is a link is called by the name of that other entry."""

    argument = Argument.SHEET
    column = ViewColumn.NAME
    turn = 2

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The id of the entry with that id or name."""
        return entry_named(text, context.of(field.to), field.to, context).id

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """Its name."""
        return linked_name(canonical, context)

    def hint(self, field: Field) -> str:
        """What it takes."""
        return f"the name of an entry in {field.to}"

    def relinked(self, canonical: str, ids: Mapping[str, str]) -> str:
        """The links to copies, in their order, each once."""
        return " ".join(dict.fromkeys(ids[link] for link in canonical.split() if link in ids))


class LinksSpec(LinkSpec):
    """The ids of entries of another sheet, separated by spaces."""

    column = ViewColumn.NAMES
    can_name = False

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The entries with these ids, or with these names separated by semicolons."""
        return read_links(field.to, text, context)

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """Their names."""
        return "; ".join(linked_name(id, context) for id in canonical.split())

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """Their names; for an entry that its name does not identify, its id."""
        return "; ".join(typeable_name(id, context.of(field.to), context) for id in canonical.split())

    def hint(self, field: Field) -> str:
        """What it takes."""
        return f"{super().hint(field)}; separate several with a semicolon"


class TermsSpec(Spec):
    """A package: issues, each with one of its options or a figure."""

    can_name = False
    turn = 3

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The terms by their names."""
        return read_terms(text, context)

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """Each issue with its option or figure."""
        return "; ".join(
            f"{linked_name(issue, context)} = {term_name(value, context)}" for issue, value in terms_of(canonical)
        )

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """The same, each entry by a name that identifies it or else by its id."""
        return "; ".join(typeable_term(issue, option, context) for issue, option in terms_of(canonical))

    def hint(self, field: Field) -> str:
        """What it takes."""
        return "Issue = option; Issue = option"

    def target(self, field: Field) -> str:
        """The issues, whatever the guide says."""
        return ISSUES

    def relinked(self, canonical: str, ids: Mapping[str, str]) -> str:
        """The terms of issues that are copied; a figure stays as it is."""
        return terms_text({ids[issue]: ids.get(value, value) for issue, value in terms_of(canonical) if issue in ids})
