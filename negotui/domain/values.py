"""The values of fields: from what was typed to the canonical text, and from that to what is read. Must not know a widget."""

from __future__ import annotations

from decimal import Decimal

from negotui.domain.amounts import parse_amount, plain_decimal, show_amount, split_amount
from negotui.domain.dates import parse_date, show_date
from negotui.domain.guide import Field, FieldType
from negotui.domain.negotiation import Entry
from negotui.domain.references import Context as Context
from negotui.domain.references import (
    entry_named,
    linked_name,
    read_links,
    read_terms,
    retyped,
    retyped_term,
    term_name,
)
from negotui.domain.references import terms_of as terms_of
from negotui.domain.text import MAX_TEXT, clean, folded, listed, one_line, quoted
from negotui.domain.times import parse_time, show_time
from negotui.errors import ValueRefused

YES = "yes"
_YES = {"yes", "y", "x", "true", "1", "done", "ok", "✓"}
_NO = {"no", "n", "false", "0", "open", "-"}


def parse(field: Field, text: str, context: Context) -> str:
    """The canonical text of what was typed; empty for empty. Raises ValueRefused with what would be right."""
    text = clean(text) if field.type is FieldType.NOTE else one_line(clean(text))
    if not text.strip():
        return ""
    match field.type:
        case FieldType.TEXT | FieldType.NOTE:
            return text
        case FieldType.MONEY | FieldType.NUMBER:
            return _within(field, parse_amount(text, lambda value: _fits(field, value)))
        case FieldType.PERCENT:
            return _within(field, _percent(text, field))
        case FieldType.SCALE:
            return _within(field, _whole(text, field))
        case FieldType.CHOICE | FieldType.SIDE:
            return _choice(field, text)
        case FieldType.DATE:
            return parse_date(text, context.today)
        case FieldType.TIME:
            return parse_time(text, context.today, context.now, field.past)
        case FieldType.CHECK:
            return _check(text)
        case FieldType.LINK:
            return entry_named(text, context.of(field.to), field.to, context).id
        case FieldType.LINKS:
            return read_links(field.to, text, context)
        case FieldType.TERMS:
            return read_terms(text, context)


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
            return f"{show_amount(canonical)} %"
        case FieldType.SCALE:
            return canonical.replace("-", "−")
        case FieldType.DATE:
            return show_date(canonical, context.today)
        case FieldType.TIME:
            return show_time(canonical, context.today)
        case FieldType.CHECK:
            return "✓"
        case FieldType.LINK:
            return linked_name(canonical, context)
        case FieldType.LINKS:
            return "; ".join(linked_name(id, context) for id in canonical.split())
        case FieldType.TERMS:
            return "; ".join(
                f"{linked_name(issue, context)} = {term_name(value, context)}" for issue, value in terms_of(canonical)
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
        case FieldType.TIME:
            return value.replace("T", " ")
        case FieldType.LINK:
            return value
        case FieldType.LINKS:
            return "; ".join(retyped(id, context.of(field.to), context) for id in value.split())
        case FieldType.TERMS:
            return "; ".join(retyped_term(issue, option, context) for issue, option in terms_of(value))
        case _:
            return show(field, value, context)


def right_value(field: Field) -> str:
    """What a field takes, in a few words, for the line under it."""
    match field.type:
        case FieldType.SCALE:
            low = Decimal(1) if field.low is None else field.low
            high = Decimal(5) if field.high is None else field.high
            return f"{_bound(low)} to {_bound(high)}"
        case FieldType.MONEY | FieldType.NUMBER | FieldType.PERCENT:
            bounds = field.low is not None and field.high is not None
            extra = f" from {_bound(field.low)} to {_bound(field.high)}" if bounds and field.low is not None else ""
            return {"money": "an amount", "number": "a number", "percent": "a percentage"}[field.type] + extra
        case FieldType.CHOICE | FieldType.SIDE:
            return listed(field.choices, "or")
        case FieldType.DATE:
            return "a day, such as 27 Nov or in 3 days"
        case FieldType.TIME:
            return (
                "a time, such as 14:30 or Friday noon"
                if not field.past
                else "a time that is over, such as 14:30 or now"
            )
        case FieldType.CHECK:
            return "yes or no"
        case FieldType.LINK | FieldType.LINKS:
            return f"the name of an entry of {field.to}" + ("; more apart by ;" * (field.type is FieldType.LINKS))
        case FieldType.TERMS:
            return "Issue = option; Issue = option"
        case FieldType.NOTE:
            return "many lines, Markdown if you like"
        case _:
            return "one line"


def _fits(field: Field, value: Decimal) -> bool:
    return (field.low is None or value >= field.low) and (field.high is None or value <= field.high)


def _within(field: Field, canonical: str) -> str:
    value, _ = split_amount(canonical)
    if not _fits(field, value):
        raise ValueRefused(
            f"{show_amount(canonical)} is out of bounds.",
            f"Write a number from {_bound(field.low)} to {_bound(field.high)}.",
        )
    return canonical


def _bound(value: Decimal | None) -> str:
    return "any" if value is None else plain_decimal(value).replace("-", "−")


def _percent(text: str, field: Field) -> str:
    figure, unit = split_amount(parse_amount(text, lambda value: _fits(field, value)))
    if unit not in {"", "%"}:
        raise ValueRefused(f"“{text}” is not a percentage.", "Write a number from 0 to 100.")
    return plain_decimal(figure)


def _whole(text: str, field: Field) -> str:
    try:
        return str(int(text.replace("−", "-").replace("–", "-").replace("+", "")))
    except ValueError:
        low, high = _bound(field.low), _bound(field.high)
        raise ValueRefused(
            f"{quoted(text)} is not on the scale.", f"Write a whole number from {low} to {high}."
        ) from None


def _choice(field: Field, text: str) -> str:
    wanted = folded(text)
    exact = [choice for choice in field.choices if folded(choice) == wanted]
    found = exact or [choice for choice in field.choices if folded(choice).startswith(wanted)]
    if len(found) != 1:
        raise ValueRefused(f"{quoted(text)} is none of the choices.", f"Choose {listed(field.choices, 'or')}.")
    return found[0]


def _check(text: str) -> str:
    if folded(text) in _YES:
        return YES
    if folded(text) in _NO:
        return ""
    raise ValueRefused(f"{quoted(text)} is neither yes nor no.", "Write yes or no.")
