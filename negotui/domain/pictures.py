"""Pictures on a page as exact figures with labels. How they are drawn is up to the screen and to each export."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of bars. label: what it measures.  values: one per series, exact, never negative; None if unknown.

    shown: each value as the reader sees it.  mark: a word beside the row, such as BATNA, or empty.
    """

    label: str
    values: tuple[Fraction | None, ...]
    shown: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one or more series side by side, drawn to one scale. title: what is compared.  series: their names."""

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]


class Shape(StrEnum):
    """What a stretch of a number line stands for."""

    MINE = "mine"
    THEIRS = "theirs"
    ZONE = "zone"
    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Role(StrEnum):
    """What a point on a number line stands for; PLAIN if its label says it all."""

    OPENING = "opening"
    TARGET = "target"
    LIMIT = "limit"
    BATNA = "BATNA"
    BENCHMARK = "benchmark"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a number line. low, high: its ends, exact, in either order.  kind: what it is.

    shown: the stretch as the reader sees it, such as `102,000 to 112,000`.  label: its name if the kind is not enough.
    """

    low: Fraction
    high: Fraction
    kind: Shape
    shown: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a number line. at: where, exact.  kind: what it is.  shown: its figure.

    label: its name if the kind is not enough.
    """

    at: Fraction
    kind: Role
    shown: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One strip of a number line. label: whose or what it is, empty if it is the only one.

    stretches, points: what lies on it; where stretches overlap, the first is drawn on top.
    """

    label: str
    stretches: tuple[Stretch, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def legend(self) -> tuple[Stretch | Point, ...]:
        """What the legend has to spell out: every point, and the stretches that do not run from one point to another."""
        ends = {point.at for point in self.points}
        return (*(one for one in self.stretches if not {one.low, one.high} <= ends), *self.points)


@dataclass(frozen=True, slots=True)
class Range:
    """One number line with a scale of its own. label: what it measures.  lanes: strips one below the other.

    unit: the unit of its figures, or empty.  mark: a few words beside the label, such as `no zone`, or empty.
    """

    label: str
    lanes: tuple[Lane, ...]
    unit: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Number lines one below the other. title: what they show.  rows: one per line.

    figures: whether the figures are listed in words as well; False if a table beside the picture lists them.
    """

    title: str
    rows: tuple[Range, ...]
    figures: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a chart. label: its name.  across, up: where it lies, exact.  shown: its figures as the reader sees them.

    kind: `package`, `frontier`, `reference` or `plain`, each with a letter of its own.
    """

    label: str
    across: Fraction
    up: Fraction
    kind: str
    shown: str


@dataclass(frozen=True, slots=True)
class Guideline:
    """A line through a chart. label: what it is.  axis: `across` or `up`, on which the figure lies.  at: the figure, exact."""

    label: str
    axis: str
    at: Fraction


@dataclass(frozen=True, slots=True)
class Scatter:
    """A chart of points over two measures. across, up: the names of the axes.  lines: figures to compare the points with.

    within: the least and most across, then the least and most up, that the chart covers; None to fit the points.
    """

    title: str
    across: str
    up: str
    points: tuple[Mark, ...]
    lines: tuple[Guideline, ...] = ()
    within: tuple[Fraction, Fraction, Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One line of a series. name: what it shows.  values: one per step, exact, None if unknown.  shown: each as people read it."""

    name: str
    values: tuple[Fraction | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """How something developed over steps or days. title: what.  steps: the label below each.  lines: all drawn to one scale.

    low, high: the ends of a fixed scale, such as 1 and 5; None to fit the values.
    """

    title: str
    steps: tuple[str, ...]
    lines: tuple[Course, ...]
    low: Fraction | None = None
    high: Fraction | None = None
