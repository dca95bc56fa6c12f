"""What a text may refer to, and how entries are named in it: links, packages, and terms as they are called out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from negotui.domain.amounts import amount_in, fraction_of, parse_amount, show_amount
from negotui.domain.guide import Guide, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.sheets import ISSUES, OPTIONS
from negotui.domain.text import folded, one_line, quoted, suggestion
from negotui.errors import SeveralMeant, ValueRefused

_FIGURES = 4
_COMMA = re.compile(r",\s+(?=[^\W\d])")
_NAMED = 5
"""How many options a hint names."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a text may refer to.

    today: for dates without a year.  guide: names the fields.  entries: what links may point to.  focus: the id of the entry that
    is looked at just now, or empty.  now: the local time, None where nobody knows.
    """

    today: date
    guide: Guide
    entries: tuple[Entry, ...] = ()
    focus: str = ""
    now: datetime | None = None

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
        if naming.is_link and text and depth:
            other = self.entry(text)
            return self.name(other, depth - 1) if other else text
        return one_line(text) or "(no name yet)"


def terms_of(canonical: str) -> tuple[tuple[str, str], ...]:
    """The issue ids of a package with the option id or amount of each, in their order."""
    return tuple((issue, value) for issue, _, value in (part.partition("=") for part in canonical.split(";")) if value)


def read_links(sheet: str, text: str, context: Context) -> str:
    """The ids of the entries of a sheet that a text names, apart by semicolons. Raises ValueRefused."""
    targets = context.of(sheet)
    known = {entry.id for entry in targets}
    if set(text.split()) <= known:
        return " ".join(dict.fromkeys(text.split()))
    parts = [part for part in text.split(";") if part.strip()]
    return " ".join(dict.fromkeys(entry_named(part, targets, sheet, context).id for part in parts))


def read_terms(text: str, context: Context) -> str:
    """The canonical text of a package. Raises ValueRefused where it names no issue, or no option of its issue."""
    found: dict[str, str] = {}
    for part in filter(str.strip, text.split(";")):
        name, equals, value = part.partition("=")
        if not equals:
            raise ValueRefused(f"{quoted(part)} has no =.", "Write Issue = option; Issue = option.")
        issue = entry_named(name, context.of(ISSUES), ISSUES, context)
        found[issue.id] = _option(value.strip(), issue, context)
    return written_terms(found)


def written_terms(terms: Mapping[str, str]) -> str:
    """The canonical text of a package. terms: by the id of the issue, the id of an option or a canonical amount."""
    return ";".join(f"{issue}={value}" for issue, value in terms.items() if value)


def read_changes(text: str, context: Context) -> dict[str, str]:
    """Terms as they are called out, such as `base 118k; remote 2`: by the id of the issue. Raises ValueRefused.

    Each part is the beginning of an issue's name, or its number in the sheet, and behind it an option or a figure; parts stand
    apart by semicolons, or by a comma before a word.
    """
    found: dict[str, str] = {}
    for part in _parts(text, context):
        found |= _one_change(part, context)
    return found


def readable_changes(text: str, context: Context) -> tuple[dict[str, str], tuple[str, ...]]:
    """The terms among what was called out that can be read, as `read_changes` has them, and the parts that cannot."""
    found: dict[str, str] = {}
    unread = []
    for part in _parts(text, context):
        try:
            found |= _one_change(part, context)
        except ValueRefused:
            unread.append(part)
    return found, tuple(unread)


def _parts(text: str, context: Context) -> Iterator[str]:
    """The parts of what was called out; a comma inside the name of an option parts nothing."""
    for whole in filter(str.strip, text.split(";")):
        pieces = [piece.strip() for piece in _COMMA.split(whole) if piece.strip()]
        if len(pieces) > 1:
            with suppress(ValueRefused):
                _one_change(whole.strip(), context)
                pieces = [whole.strip()]
        yield from pieces


def _one_change(part: str, context: Context) -> dict[str, str]:
    issue, value = _called(part, context)
    return {issue.id: _option(value, issue, context)}


def _called(part: str, context: Context) -> tuple[Entry, str]:
    """The issue that a part names, by the longest beginning that names one, and the rest of the part."""
    issues = context.of(ISSUES)
    name, equals, value = part.partition("=")
    if equals:
        return _with_words(name, issues, context) or entry_named(name, issues, ISSUES, context), value.strip()
    words = part.split()
    # As they are numbered where an offer is typed, unless a name begins with this word.
    number = int(words[0]) if len(words) > 1 and words[0].isdecimal() and len(words[0]) < _FIGURES else 0
    if 0 < number <= len(issues) and all(folded(context.name(issue)).split()[:1] != words[:1] for issue in issues):
        return issues[number - 1], " ".join(words[1:])
    for find in (_named_so, _with_words):
        for count in range(len(words) - 1, 0, -1):
            if (issue := find(" ".join(words[:count]), issues, context)) is not None:
                return issue, " ".join(words[count:])
    names = ", ".join(context.name(issue) for issue in issues[:_NAMED])
    if len(words) < 2:
        raise ValueRefused(f"{quoted(part)} has no figure.", "Write the issue and the figure, such as `salary 118k`.")
    hint = f"Begin with one of {names}." if issues else "Write down the issues first, in the tab Interests."
    raise ValueRefused(f"I can’t tell which issue {quoted(part)} means.", hint)


def _named_so(text: str, issues: tuple[Entry, ...], context: Context) -> Entry | None:
    with suppress(ValueRefused):
        return entry_named(text, issues, ISSUES, context)
    return None


def _with_words(text: str, issues: tuple[Entry, ...], context: Context) -> Entry | None:
    """The only issue of which these words begin words of its name: `bonus` means the signing bonus."""
    wanted = folded(text).split()
    names = [(issue, folded(context.name(issue)).split()) for issue in issues]
    found = [issue for issue, name in names if all(any(one.startswith(word) for one in name) for word in wanted)]
    return found[0] if len(found) == 1 and wanted else None


def _option(text: str, issue: Entry, context: Context) -> str:
    """The id of the issue's option of that name or figure, or a figure as a canonical amount without blanks.

    Where options are listed, a figure is a term of its own as soon as one of them is a figure, between them or beyond.
    """
    options = _options(issue.id, context)
    name, amount = context.name(issue), ""
    with suppress(ValueRefused):
        amount = parse_amount(text)
    figures = {option.id: fraction_of(known) for option in options if (known := amount_in(context.name(option)))}
    if amount and (same := [id for id, figure in figures.items() if figure == fraction_of(amount)]):
        return same[0]
    try:
        # A figure is never the beginning of a name: 15 is not short for 150.
        named = [option for option in options if folded(context.name(option)) == folded(text)] if amount else options
        return entry_named(text, named, OPTIONS, context).id
    except ValueRefused as problem:
        if not amount and options:
            raise
        if not amount:
            hint = f"Write a figure, or list options for {name} first."
            raise ValueRefused(f"{quoted(text)} is no figure and no option of {name}.", hint) from problem
        if options and not figures:
            listed = ", ".join(context.name(option) for option in options[:_NAMED])
            more = f" and {len(options) - _NAMED} more" if len(options) > _NAMED else ""
            hint = f"The options are {listed}{more}. To use another, add it to Options first."
            raise ValueRefused(f"{quoted(text)} isn’t one of the options for {name}.", hint) from problem
    return amount


def issue_options(context: Context) -> tuple[tuple[Entry, tuple[Entry, ...]], ...]:
    """Every issue with the options that are listed for it."""
    return tuple((issue, _options(issue.id, context)) for issue in context.of(ISSUES))


def _options(issue: str, context: Context) -> tuple[Entry, ...]:
    return tuple(option for option in context.of(OPTIONS) if option.get("issue") == issue)


def entry_named(text: str, among: Iterable[Entry], sheet: str, context: Context) -> Entry:
    """The entry of that id or name, or the only one whose name begins so. Raises ValueRefused; SeveralMeant for several."""
    entries = tuple(among)
    wanted = folded(text) or text.strip()
    names = [(entry, folded(context.name(entry))) for entry in entries]
    for found in (
        [entry for entry in entries if entry.id == text.strip()],
        [entry for entry, name in names if name == wanted],
        [entry for entry, name in names if wanted and name.startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralMeant(f"{quoted(text)} means several entries of {sheet}.", "Write more of its name.")
    hint = suggestion(text, [context.name(entry) for entry in entries]) if len(entries) <= 200 else ""
    raise ValueRefused(
        f"There is no {quoted(text)} in {sheet}.", hint or f"Add it to {sheet} first, then name it here."
    )


def retyped(id: str, among: Iterable[Entry], context: Context) -> str:
    """The name of an entry where typing it means this entry and no other; its id where it would not."""
    entry = context.entry(id)
    name = context.name(entry) if entry else ""
    try:
        sound = not set(name) & set(";=") and entry_named(name, among, "", context).id == id
    except ValueRefused:
        sound = False
    return name if sound else id


def retyped_term(issue: str, value: str, context: Context) -> str:
    """One term of a package as it may be typed again."""
    options = _options(issue, context)
    option = retyped(value, options, context) if context.entry(value) else term_name(value, context)
    return f"{retyped(issue, context.of(ISSUES), context)} = {option}"


def linked_name(id: str, context: Context) -> str:
    """What the entry of that id is called, or that it is gone."""
    entry = context.entry(id)
    return context.name(entry) if entry else "(deleted)"


def term_name(value: str, context: Context) -> str:
    """An option by its name, or a figure as it is read."""
    entry = context.entry(value)
    if entry:
        return context.name(entry)
    try:
        return show_amount(value)
    except ArithmeticError:
        return "(deleted)"
