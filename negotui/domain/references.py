"""References in typed texts: how entries are named in links, in packages, and in the terms of an offer as it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from negotui.domain.amounts import amount_in, fraction_of, parse_amount, show_amount, split_amount
from negotui.domain.guide import Guide, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.sheets import ISSUES, OPTIONS
from negotui.domain.talks import OtherTalk
from negotui.domain.text import folded, one_line, quoted, suggestion
from negotui.errors import AmbiguousName, ValueRefused

_NUMBER_LENGTH = 4
_COMMA = re.compile(r",\s+(?=[^\W\d])")
_NAMES_IN_HINT = 5
"""How many issues or options a hint lists."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a text may refer to.

    today: for dates without a year.  guide: defines the fields.  entries: what links may point to.  focus: the id of the entry
    under the cursor, or empty.  now: the local time, None if unknown.  full_dates: whether days are shown with their year, for a
    page that is read some other day.  talks: other negotiations that entries point to, by their ids.  tied: those in which this
    one is an alternative.  find_talk: the id of another negotiation by what somebody typed, which raises ValueRefused; None where
    none can be looked up.
    """

    today: date
    guide: Guide
    entries: tuple[Entry, ...] = ()
    focus: str = ""
    now: datetime | None = None
    full_dates: bool = False
    talks: Mapping[str, OtherTalk] = field(default_factory=dict, hash=False)
    tied: tuple[OtherTalk, ...] = ()
    find_talk: Callable[[str], str] | None = field(default=None, compare=False)

    @property
    def shown_from(self) -> date | None:
        """The day from which days are shown: in the words of that day, or None for words that hold on any day."""
        return None if self.full_dates else self.today

    def sheet(self, id: str) -> Sheet:
        """The sheet of that id, or DETAILS. Raises NotFound."""
        return DETAILS if id == DETAILS.id else self.guide.sheet(id)

    def of(self, sheet: str) -> tuple[Entry, ...]:
        """The entries of a sheet."""
        return tuple(entry for entry in self.entries if entry.sheet == sheet)

    def entry(self, id: str) -> Entry | None:
        """The entry of that id, or None."""
        return next((entry for entry in self.entries if entry.id == id), None)

    def name(self, entry: Entry, depth: int = 3) -> str:
        """What an entry is called, on one line; a name that is itself a link is followed for at most `depth` steps."""
        naming = self.sheet(entry.sheet).naming
        text = entry.typed(naming.name)
        if naming.is_link and text and depth:
            other = self.entry(text)
            return self.name(other, depth - 1) if other else text
        return one_line(text) or "(no name yet)"


def terms_of(canonical: str) -> tuple[tuple[str, str], ...]:
    """The terms of a package in their order: the id of each issue with the id of an option or a canonical amount."""
    return tuple((issue, value) for issue, _, value in (part.partition("=") for part in canonical.split(";")) if value)


def read_links(sheet: str, text: str, context: Context) -> str:
    """The ids of the entries of a sheet that a text names, separated by semicolons in the text. Raises ValueRefused."""
    targets = context.of(sheet)
    known = {entry.id for entry in targets}
    if set(text.split()) <= known:
        return " ".join(dict.fromkeys(text.split()))
    parts = [part for part in text.split(";") if part.strip()]
    return " ".join(dict.fromkeys(entry_named(part, targets, sheet, context).id for part in parts))


def read_terms(text: str, context: Context) -> str:
    """The canonical text of a package. Raises ValueRefused for an unknown issue or an option that its issue does not have."""
    found: dict[str, str] = {}
    for part in filter(str.strip, text.split(";")):
        name, equals, value = part.partition("=")
        if not equals:
            raise ValueRefused(f"{quoted(part)} has no =.", "Write Issue = option; Issue = option.")
        issue = entry_named(name, context.of(ISSUES), ISSUES, context)
        found[issue.id] = _option_or_amount(value.strip(), issue, context)
    return terms_text(found)


def terms_text(terms: Mapping[str, str]) -> str:
    """The canonical text of a package. terms: from the id of each issue to the id of an option or a canonical amount."""
    return ";".join(f"{issue}={value}" for issue, value in terms.items() if value)


def read_changes(text: str, context: Context) -> dict[str, str]:
    """Terms as somebody says them, such as `base 118k; remote 2`, by the id of the issue. Raises ValueRefused.

    Each part is the beginning of an issue's name, or its number in the sheet, followed by an option or a figure. Parts are
    separated by semicolons, or by a comma before a word.
    """
    found: dict[str, str] = {}
    for part in _parts(text, context):
        found |= _one_change(part, context)
    return found


def readable_changes(text: str, context: Context) -> tuple[dict[str, str], tuple[str, ...]]:
    """The terms that can be read, in the form that `read_changes` returns, and the parts that cannot."""
    found: dict[str, str] = {}
    unread = []
    for part in _parts(text, context):
        try:
            found |= _one_change(part, context)
        except ValueRefused:
            unread.append(part)
    return found, tuple(unread)


def _parts(text: str, context: Context) -> Iterator[str]:
    """The parts of what somebody said; a comma inside the name of an option separates nothing."""
    for whole in filter(str.strip, text.split(";")):
        pieces = [piece.strip() for piece in _COMMA.split(whole) if piece.strip()]
        if len(pieces) > 1:
            with suppress(ValueRefused):
                _one_change(whole.strip(), context)
                pieces = [whole.strip()]
        yield from pieces


def _one_change(part: str, context: Context) -> dict[str, str]:
    issue, value = _split_term(part, context)
    return {issue.id: _option_or_amount(value, issue, context)}


def _split_term(part: str, context: Context) -> tuple[Entry, str]:
    """The issue that a part begins with, by the longest beginning that names one, and the rest of the part."""
    issues = context.of(ISSUES)
    name, equals, value = part.partition("=")
    if equals:
        return _issue_by_words(name, issues, context) or entry_named(name, issues, ISSUES, context), value.strip()
    words = part.split()
    # The dialog for offers numbers the issues. A name that begins with this word takes precedence.
    number = int(words[0]) if len(words) > 1 and words[0].isdecimal() and len(words[0]) < _NUMBER_LENGTH else 0
    if 0 < number <= len(issues) and all(folded(context.name(issue)).split()[:1] != words[:1] for issue in issues):
        return issues[number - 1], " ".join(words[1:])
    # No name is longer than the longest: sixteen thousand words are not each tried as one.
    longest = max((len(context.name(issue).split()) for issue in issues), default=0)
    for find in (_issue_by_name, _issue_by_words):
        for count in range(min(len(words) - 1, longest), 0, -1):
            if (issue := find(" ".join(words[:count]), issues, context)) is not None:
                return issue, " ".join(words[count:])
    names = ", ".join(context.name(issue) for issue in issues[:_NAMES_IN_HINT])
    if len(words) < 2:
        raise ValueRefused(f"{quoted(part)} has no figure.", "Write the issue and the figure, such as `salary 118k`.")
    hint = f"Begin with one of {names}." if issues else "Write down the issues first, in the tab Interests."
    raise ValueRefused(f"I can’t tell which issue {quoted(part)} means.", hint)


def _issue_by_name(text: str, issues: tuple[Entry, ...], context: Context) -> Entry | None:
    with suppress(ValueRefused):
        return entry_named(text, issues, ISSUES, context)
    return None


def _issue_by_words(text: str, issues: tuple[Entry, ...], context: Context) -> Entry | None:
    """The only issue whose name has words that begin with these: `bonus` finds the signing bonus."""
    prefixes = folded(text).split()
    names = [(issue, folded(context.name(issue)).split()) for issue in issues]
    found = [
        issue for issue, name in names if all(any(word.startswith(prefix) for word in name) for prefix in prefixes)
    ]
    return found[0] if len(found) == 1 and prefixes else None


def _option_or_amount(text: str, issue: Entry, context: Context) -> str:
    """The id of the issue's option of that name or figure, or else a figure as a canonical amount.

    If the issue has options, another figure is accepted as soon as one of them is a figure, even outside their range.
    """
    options = _options(issue.id, context)
    name, amount = context.name(issue), ""
    with suppress(ValueRefused):
        amount = parse_amount(text)
    figures = {option.id: fraction_of(figure) for option in options if (figure := amount_in(context.name(option)))}
    if amount and (same := [id for id, figure in figures.items() if figure == fraction_of(amount)]):
        return same[0]
    try:
        # A figure only matches a whole name: 15 is not short for 150.
        candidates = [one for one in options if folded(context.name(one)) == folded(text)] if amount else options
        return entry_named(text, candidates, OPTIONS, context).id
    except ValueRefused as problem:
        if not amount and options:
            raise
        if not amount:
            hint = f"Write a figure, or list options for {name} first."
            raise ValueRefused(f"{quoted(text)} is neither a figure nor an option of {name}.", hint) from problem
        if options and not figures:
            listed = ", ".join(context.name(option) for option in options[:_NAMES_IN_HINT])
            more = f" and {len(options) - _NAMES_IN_HINT} more" if len(options) > _NAMES_IN_HINT else ""
            hint = f"The options are {listed}{more}. To use another, add it to Options first."
            raise ValueRefused(f"{quoted(text)} isn’t one of the options for {name}.", hint) from problem
    return amount


def issue_options(context: Context) -> tuple[tuple[Entry, tuple[Entry, ...]], ...]:
    """Every issue with the options that are listed for it."""
    return tuple((issue, _options(issue.id, context)) for issue in context.of(ISSUES))


def _options(issue: str, context: Context) -> tuple[Entry, ...]:
    return tuple(option for option in context.of(OPTIONS) if option.get("issue") == issue)


def entry_named(text: str, among: Iterable[Entry], sheet: str, context: Context) -> Entry:
    """The entry of that id or name, or the only one whose name begins with the text. Raises ValueRefused, AmbiguousName."""
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
            raise AmbiguousName(f"{quoted(text)} fits several entries of {sheet}.", "Write more of its name.")
    hint = suggestion(text, [context.name(entry) for entry in entries]) if len(entries) <= 200 else ""
    raise ValueRefused(
        f"There is no {quoted(text)} in {sheet}.", hint or f"Add it to {sheet} first, then name it here."
    )


def typeable_name(id: str, among: Iterable[Entry], context: Context) -> str:
    """The name of an entry if typing that name identifies it; else its id."""
    entry = context.entry(id)
    name = context.name(entry) if entry else ""
    try:
        identifies = not set(name) & set(";=") and entry_named(name, among, "", context).id == id
    except ValueRefused:
        identifies = False
    return name if identifies else id


def typeable_term(issue: str, value: str, context: Context) -> str:
    """One term of a package in a form that can be typed again."""
    options = _options(issue, context)
    option = typeable_name(value, options, context) if context.entry(value) else term_name(value, context)
    return f"{typeable_name(issue, context.of(ISSUES), context)} = {option}"


def same_terms(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two packages are the same, however their figures are written."""
    return one == other or {id: _exactly(value) for id, value in one.items()} == {
        id: _exactly(value) for id, value in other.items()
    }


def _exactly(value: str) -> str | tuple[Decimal, str]:
    """An amount as what it says, the id of an option as it is."""
    try:
        return split_amount(value)
    except ArithmeticError:
        return value


def linked_name(id: str, context: Context) -> str:
    """The name of the entry of that id, or `(deleted)`."""
    entry = context.entry(id)
    return context.name(entry) if entry else "(deleted)"


def term_name(value: str, context: Context) -> str:
    """The value of a term for reading: the name of an option, or a figure; `(deleted)` for anything else."""
    entry = context.entry(value)
    if entry:
        return context.name(entry)
    try:
        return show_amount(value)
    except ArithmeticError:
        return "(deleted)"
