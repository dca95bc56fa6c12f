"""What a picture on a page says: exact figures with their labels. How it is drawn is up to the screen and to each export."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of bars. label: what it measures.  values: one a series, exact, none negative; None where unknown.

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
    """What a span on a number line is."""

    MINE = "mine"
    THEIRS = "theirs"
    ZONE = "zone"
    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Role(StrEnum):
    """What a point on a number line is; `plain` where its label says it all."""

    OPENING = "opening"
    TARGET = "target"
    LIMIT = "limit"
    BATNA = "BATNA"
    BENCHMARK = "benchmark"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a number line. low, high: its ends, exact, in either order.  kind: what it is.

    shown: the stretch as the reader sees it, such as `102,000 to 112,000`.  label: its name where the kind does not say enough.
    """

    low: Fraction
    high: Fraction
    kind: Shape
    shown: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a number line. at: where, exact.  kind: what it is.  shown: its figure.

    label: what to call it where the kind does not say enough.
    """

    at: Fraction
    kind: Role
    shown: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One strip of a number line. label: whose or what it is, empty where there is but one.

    stretches, points: what lies on it; of stretches that overlap the first is seen.
    """

    label: str
    stretches: tuple[Stretch, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def legend(self) -> tuple[Stretch | Point, ...]:
        """What has to be said in words: every point, and the stretches that do not run from one of them to another."""
        ends = {point.at for point in self.points}
        return (*(one for one in self.stretches if not {one.low, one.high} <= ends), *self.points)


@dataclass(frozen=True, slots=True)
class Range:
    """One number line with a scale of its own. label: what it measures.  lanes: strips one under the other.

    unit: in what it is counted, or empty.  mark: a few words beside the label, such as `no zone`, or empty.
    """

    label: str
    lanes: tuple[Lane, ...]
    unit: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Number lines one under the other. title: what they show.  rows: each a line.

    figures: whether they have to be said in words too; not where a table beside the picture does so.
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
    """A chart of points over two measures. across, up: what they are.  lines: figures to compare the points with.

    within: the least and most across and the least and most up that the chart shows; None where they follow from the points.
    """

    title: str
    across: str
    up: str
    points: tuple[Mark, ...]
    lines: tuple[Guideline, ...] = ()
    within: tuple[Fraction, Fraction, Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How one thing went. name: what it is.  values: one a step, exact; None where unknown.  shown: each as the reader sees it."""

    name: str
    values: tuple[Fraction | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """How something went over steps or days. title: what.  steps: what stands under each.  lines: one or more, drawn to one scale.

    low, high: the ends of the scale where it is fixed, such as 1 and 5; None where it follows from the values.
    """

    title: str
    steps: tuple[str, ...]
    lines: tuple[Course, ...]
    low: Fraction | None = None
    high: Fraction | None = None
