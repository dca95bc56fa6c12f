"""The values of fields: from what was typed to the canonical text, and from that to what is read. Must not know a widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from negotui.domain.amounts import parse_amount, plain_decimal, show_amount, split_amount
from negotui.domain.dates import parse_date, show_date
from negotui.domain.guide import Field, FieldType, Guide, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.text import MAX_TEXT, clean, folded, listed, one_line, suggestion
from negotui.errors import ValueRefused

YES = "yes"
_YES = {"yes", "y", "x", "true", "1", "done", "ok", "✓"}
_NO = {"no", "n", "false", "0", "open", "-"}
_ISSUES, _OPTIONS = "issues", "options"


@dataclass(frozen=True, slots=True)
class Context:
    """What a text may refer to. today: for dates without a year.  guide: names the fields.  entries: what links may point to."""

    today: date
    guide: Guide
    entries: tuple[Entry, ...] = ()

    def sheet(self, id: str) -> Sheet:
        """The sheet of that id, the details of a negotiation among them."""
        return DETAILS if id == DETAILS.id else self.guide.sheet(id)

    def of(self, sheet: str) -> tuple[Entry, ...]:
        """The entries of a sheet."""
        return tuple(entry for entry in self.entries if entry.sheet == sheet)

    def entry(self, id: str) -> Entry | None:
        """The entry of that id."""
        return next((entry for entry in self.entries if entry.id == id), None)

    def name(self, entry: Entry, depth: int = 3) -> str:
        """What an entry is called, on one line; a name that is itself a link is followed."""
        naming = self.sheet(entry.sheet).naming
        text = entry.typed(naming.name)
        if naming.type is FieldType.LINK and text and depth:
            other = self.entry(text)
            return self.name(other, depth - 1) if other else text
        return one_line(text) or "(no name yet)"


def parse(field: Field, text: str, context: Context) -> str:
    """The canonical text of what was typed; empty for empty. Raises ValueRefused with what would be right."""
    text = clean(text) if field.type is FieldType.NOTE else one_line(clean(text))
    if not text.strip():
        return ""
    match field.type:
        case FieldType.TEXT | FieldType.NOTE:
            return text
        case FieldType.MONEY | FieldType.NUMBER:
            return _within(field, parse_amount(text))
        case FieldType.PERCENT:
            return _within(field, _percent(text))
        case FieldType.SCALE:
            return _within(field, _whole(text, field))
        case FieldType.CHOICE | FieldType.SIDE:
            return _choice(field, text)
        case FieldType.DATE:
            return parse_date(text, context.today)
        case FieldType.CHECK:
            return _check(text)
        case FieldType.LINK:
            return _entry_named(text, context.of(field.to), field.to, context).id
        case FieldType.LINKS:
            return _links(field, text, context)
        case FieldType.TERMS:
            return _terms(text, context)


def write(entry: Entry, field: Field, text: str, context: Context) -> tuple[Entry, ValueRefused | None]:
    """The entry with what was typed in a field, as a value or, where it is none, as a draft with the reason."""
    if len(text) > MAX_TEXT:
        text = text[:MAX_TEXT]
    try:
        return entry.put(field.name, parse(field, text, context)), None
    except ValueRefused as problem:
        return entry.put(field.name, clean(text), sound=False), problem


def show(field: Field, canonical: str, context: Context) -> str:
    """A canonical text as people read it. A value that the field's type no longer allows is shown as it stands."""
    if not canonical:
        return ""
    try:
        return _show(field, canonical, context)
    except (ValueError, ArithmeticError):
        return canonical


def _show(field: Field, canonical: str, context: Context) -> str:
    match field.type:
        case FieldType.MONEY | FieldType.NUMBER:
            return show_amount(canonical)
        case FieldType.PERCENT:
            return f"{canonical} %"
        case FieldType.SCALE:
            return canonical.replace("-", "−")
        case FieldType.DATE:
            return show_date(canonical, context.today)
        case FieldType.CHECK:
            return "✓"
        case FieldType.LINK:
            return _linked_name(canonical, context)
        case FieldType.LINKS:
            return "; ".join(_linked_name(id, context) for id in canonical.split())
        case FieldType.TERMS:
            return "; ".join(
                f"{_linked_name(issue, context)} = {_term_name(value, context)}" for issue, value in terms_of(canonical)
            )
        case _:
            return canonical


def shown(entry: Entry, field: Field, context: Context) -> str:
    """What a list shows in a field of an entry: its value, or the draft as it was typed."""
    return show(field, entry.get(field.name), context) or entry.draft(field.name)


def editable(entry: Entry, field: Field, context: Context) -> str:
    """What an editor starts from, such that typing it again gives the same value."""
    if draft := entry.draft(field.name):
        return draft
    value = entry.get(field.name)
    match field.type:
        case FieldType.DATE | FieldType.SCALE | FieldType.CHECK | FieldType.TEXT | FieldType.NOTE:
            return value
        case FieldType.LINK:
            return value
        case _:
            return show(field, value, context)


def terms_of(canonical: str) -> tuple[tuple[str, str], ...]:
    """The issue ids of a package with the option id or amount of each, in their order."""
    return tuple((issue, value) for issue, _, value in (part.partition("=") for part in canonical.split(";")) if value)


def right_value(field: Field) -> str:
    """What a field takes, in a few words, for the line under it."""
    match field.type:
        case FieldType.SCALE:
            return f"{_bound(field.low or Decimal(1))} to {_bound(field.high or Decimal(5))}"
        case FieldType.MONEY | FieldType.NUMBER | FieldType.PERCENT:
            bounds = field.low is not None and field.high is not None
            extra = f" from {_bound(field.low)} to {_bound(field.high)}" if bounds and field.low is not None else ""
            return {"money": "an amount", "number": "a number", "percent": "a percentage"}[field.type] + extra
        case FieldType.CHOICE | FieldType.SIDE:
            return listed(field.choices, "or")
        case FieldType.DATE:
            return "a day, such as 27 Nov or in 3 days"
        case FieldType.CHECK:
            return "yes or no"
        case FieldType.LINK | FieldType.LINKS:
            return f"the name of an entry of {field.to}" + ("; more apart by ;" * (field.type is FieldType.LINKS))
        case FieldType.TERMS:
            return "Issue = option; Issue = option"
        case _:
            return "text"


def _within(field: Field, canonical: str) -> str:
    value, _ = split_amount(canonical)
    if (field.low is not None and value < field.low) or (field.high is not None and value > field.high):
        raise ValueRefused(
            f"{show_amount(canonical)} is out of bounds.",
            f"Write a number from {_bound(field.low)} to {_bound(field.high)}.",
        )
    return canonical


def _bound(value: Decimal | None) -> str:
    return "any" if value is None else plain_decimal(value).replace("-", "−")


def _percent(text: str) -> str:
    figure, unit = split_amount(parse_amount(text))
    if unit not in {"", "%"}:
        raise ValueRefused(f"“{text}” is not a percentage.", "Write a number from 0 to 100.")
    return plain_decimal(figure)


def _whole(text: str, field: Field) -> str:
    try:
        return str(int(text.replace("−", "-").replace("–", "-").replace("+", "")))
    except ValueError:
        low, high = _bound(field.low), _bound(field.high)
        raise ValueRefused(
            f"“{text[:40]}” is not on the scale.", f"Write a whole number from {low} to {high}."
        ) from None


def _choice(field: Field, text: str) -> str:
    wanted = folded(text)
    exact = [choice for choice in field.choices if folded(choice) == wanted]
    found = exact or [choice for choice in field.choices if folded(choice).startswith(wanted)]
    if len(found) != 1:
        raise ValueRefused(f"“{text[:40]}” is none of the choices.", f"Choose {listed(field.choices, 'or')}.")
    return found[0]


def _check(text: str) -> str:
    if folded(text) in _YES:
        return YES
    if folded(text) in _NO:
        return ""
    raise ValueRefused(f"“{text[:40]}” is neither yes nor no.", "Write yes or no.")


def _links(field: Field, text: str, context: Context) -> str:
    targets = context.of(field.to)
    known = {entry.id for entry in targets}
    if set(text.split()) <= known:
        return " ".join(dict.fromkeys(text.split()))
    parts = [part for part in text.split(";") if part.strip()]
    return " ".join(dict.fromkeys(_entry_named(part, targets, field.to, context).id for part in parts))


def _terms(text: str, context: Context) -> str:
    found: dict[str, str] = {}
    for part in filter(str.strip, text.split(";")):
        name, equals, value = part.partition("=")
        if not equals:
            raise ValueRefused(f"“{part.strip()[:40]}” has no =.", "Write Issue = option; Issue = option.")
        issue = _entry_named(name, context.of(_ISSUES), _ISSUES, context)
        found[issue.id] = _option(value.strip(), issue, context)
    return ";".join(f"{issue}={value}" for issue, value in found.items())


def _option(text: str, issue: Entry, context: Context) -> str:
    """The id of the issue's option of that name, or a figure as a canonical amount without blanks."""
    options = [option for option in context.of(_OPTIONS) if option.get("issue") == issue.id]
    try:
        return _entry_named(text, options, _OPTIONS, context).id
    except ValueRefused:
        if options:
            raise
    try:
        return parse_amount(text)
    except ValueRefused:
        hint = f"List options of {context.name(issue)} in the sheet {_OPTIONS}, or write a figure."
        raise ValueRefused(f"“{text[:40]}” is no option of {context.name(issue)}.", hint) from None


def _entry_named(text: str, among: Iterable[Entry], sheet: str, context: Context) -> Entry:
    """The entry that an id, a name or the beginning of one means. Raises ValueRefused where it is none or not the only one."""
    entries = tuple(among)
    wanted = folded(text)
    names = [(entry, folded(context.name(entry))) for entry in entries]
    for found in (
        [entry for entry in entries if entry.id == text.strip()],
        [entry for entry, name in names if name == wanted],
        [entry for entry, name in names if name.startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueRefused(f"“{one_line(text)[:40]}” means several entries of {sheet}.", "Write more of its name.")
    hint = suggestion(text, [context.name(entry) for entry in entries]) if len(entries) <= 200 else ""
    raise ValueRefused(
        f"There is no “{one_line(text)[:40]}” in {sheet}.", hint or f"Add it to {sheet} first, then name it here."
    )


def _linked_name(id: str, context: Context) -> str:
    entry = context.entry(id)
    return context.name(entry) if entry else "(deleted)"


def _term_name(value: str, context: Context) -> str:
    entry = context.entry(value)
    if entry:
        return context.name(entry)
    return show_amount(value) if value[:1].isdigit() or value[:1] == "-" else "(deleted)"
