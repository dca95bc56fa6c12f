"""Games and workbooks of packages for tests, and the answers that come from listing every package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import product

from negotui.analysis.packages.model import Game, Issue, Option, Package, Side, exact
from negotui.domain.guide import SIDES, Condition, Field, FieldType, Guide, Section, Sheet, View
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import Context
from tests.cases import Case

T = FieldType


def _sheet(id: str, *names: str) -> Sheet:
    return Sheet(
        id, id.capitalize(), tuple(Field(name, T.TEXT if name in {"name", "what"} else T.NUMBER, "?") for name in names)
    )


SHEETS = (
    _sheet("issues", "name", "better", "opening", "target", "limit", "weight", "step"),
    Sheet(
        "options",
        "Options",
        (
            Field("option", T.TEXT, "?"),
            Field("issue", T.LINK, "?", to="issues"),
            Field("mine", T.NUMBER, "?"),
            Field("theirs", T.NUMBER, "?"),
        ),
    ),
    Sheet(
        "limits",
        "Limits",
        (
            Field("issue", T.LINK, "?", to="issues"),
            *(Field(name, T.NUMBER, "?") for name in ("opening", "target", "low", "likely", "high", "weight")),
        ),
    ),
    Sheet(
        "alternatives",
        "Alternatives",
        (Field("what", T.TEXT, "?"), Field("side", T.SIDE, "?", choices=SIDES), Field("points", T.NUMBER, "?")),
    ),
    Sheet("packages", "Packages", (Field("name", T.TEXT, "?"), Field("terms", T.TERMS, "?"))),
)
SECTIONS = (
    Section("interests", "Interests", "Interests", (), (View("issues", "Issues", "?"),)),
    Section(
        "options",
        "Options",
        "Options",
        (),
        (View("alternatives", "My alternatives", "?", (Condition("side", ("mine",)),)),),
    ),
    Section(
        "theirs",
        "Theirs",
        "Theirs",
        (),
        (
            View("alternatives", "Their alternatives", "?", (Condition("side", ("theirs",)),), home=False),
            View("limits", "Their limits", "?"),
        ),
    ),
    Section("win-win", "Win-win", "Win-win", (), (View("options", "Options", "?"), View("packages", "Packages", "?"))),
)
GUIDE = Guide("g", "G", (), SECTIONS, SHEETS)


def entry(sheet: str, id: str, **values: str) -> Entry:
    """An entry. values: canonical texts; those that are empty are left out."""
    return Entry(id, "n", sheet, tuple((name, text) for name, text in values.items() if text))


def book(*entries: Entry) -> tuple[Negotiation, Context]:
    """A negotiation of these entries, with its context."""
    return Negotiation("n", "g", Entry("n", "n", "details"), entries), Context(date(2026, 11, 20), GUIDE, entries)


def case_entries(case: Case, mine: str = "", theirs: str = "") -> list[Entry]:
    """The entries of a case. mine, theirs: the points of the best alternatives, empty where unknown."""
    entries = []
    for number, issue in enumerate(case.issues):
        weights = ["" if weight is None else exact(weight) for weight in (issue.mine, issue.theirs)]
        entries.append(entry("issues", f"i{number}", name=issue.name, weight=weights[0]))
        entries.append(entry("limits", f"l{number}", issue=f"i{number}", weight=weights[1]))
        for place, (name, *worths) in enumerate(issue.options):
            mine_, theirs_ = map(exact, worths)
            entries.append(
                entry("options", f"o{number}-{place}", option=name, issue=f"i{number}", mine=mine_, theirs=theirs_)
            )
    entries += [entry("alternatives", "a0", what="Mine", side="mine", points=mine)] if mine else []
    entries += [entry("alternatives", "a1", what="Theirs", side="theirs", points=theirs)] if theirs else []
    return entries


def terms(choice: Sequence[int]) -> str:
    """The canonical terms of a package of a case."""
    return ";".join(f"i{number}=o{number}-{place}" for number, place in enumerate(choice))


def game_from(
    worths: Sequence[Sequence[tuple[int | Fraction, int | Fraction]]],
    mine: Side | None = None,
    theirs: Side | None = None,
) -> Game:
    """A game with these worths per issue and option, points as they stand unless the sides have shares."""
    issues = tuple(
        Issue(
            f"i{number}",
            f"Issue {number}",
            tuple(
                Option(f"o{number}-{place}", f"Option {number}-{place}", Fraction(a), Fraction(b))
                for place, (a, b) in enumerate(options)
            ),
        )
        for number, options in enumerate(worths)
    )
    return Game(issues, mine or Side(), theirs or Side())


def every(game: Game) -> list[Package]:
    """Every package, listed one by one."""
    return [game.package(options) for options in product(*(issue.options for issue in game.issues))]


def point(package: Package) -> tuple[Fraction, Fraction]:
    """The worths of a package of which both are known."""
    assert package.theirs is not None
    return package.mine, package.theirs


def beats(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> bool:
    """Whether a point is as good for both and better for one."""
    return one != other and one[0] >= other[0] and one[1] >= other[1]


def unbeaten(packages: Iterable[Package]) -> list[Package]:
    """The packages that no other beats, by comparing each with the best for them that are as good for me."""
    kept: list[Package] = []
    best: tuple[Fraction, Fraction] | None = None
    for package in sorted(packages, key=point, reverse=True):
        if best is None or point(package)[1] > best[1] or point(package) == best:
            best = point(package)
            kept.append(package)
    return kept


def names(package: Package) -> tuple[str, ...]:
    """What the options of a package are called."""
    return tuple(option.name for option in package.options)
