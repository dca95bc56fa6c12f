"""A small guide, a shelf that holds it, clocks that stand still unless they are moved, and a workspace on a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from negotui.domain.blocks import Paragraph, plain
from negotui.domain.guide import Condition, Field, FieldType, Guide, Section, Sheet, View
from negotui.domain.negotiation import Negotiation
from negotui.domain.practice import PracticePages
from negotui.domain.sheets import NOTES, SECTION
from negotui.domain.workbooks import Rows, Template, Templates
from negotui.errors import NotFound
from negotui.services.workspace import Workspace

T = FieldType
SIDE = Field("side", T.SIDE, "Whose is it?", choices=("mine", "theirs", "shared"))
SHEETS = (
    Sheet(
        "alternatives",
        "Alternatives",
        (
            Field("what", T.TEXT, "What could you do instead?", "Alternative"),
            SIDE,
            Field("worth", T.MONEY, "What is it worth?", "Worth", required=True),
            Field("chance", T.PERCENT, "How likely is it?", "Chance", low=Decimal(0), high=Decimal(100)),
            Field("due", T.DATE, "By when?"),
            Field("next", T.NOTE, "What comes next?"),
            Field("done", T.CHECK, "Is it done?"),
        ),
    ),
    Sheet("issues", "Issues", (Field("name", T.TEXT, "What?", "Issue"), Field("limit", T.MONEY, "Limit?", "Limit"))),
    Sheet("limits", "Limits", (Field("issue", T.LINK, "Which?", "Issue", to="issues"), Field("low", T.MONEY, "Low?"))),
    Sheet("options", "Options", (Field("option", T.TEXT, "What?"), Field("issue", T.LINK, "Of which?", to="issues"))),
    Sheet("packages", "Packages", (Field("name", T.TEXT, "Name?"), Field("terms", T.TERMS, "Which terms?", "Terms"))),
    Sheet("facts", "Facts", (Field("claim", T.TEXT, "What?"), Field("limits", T.LINKS, "Bears on?", to="limits"))),
    Sheet(NOTES, "My notes", (Field("text", T.NOTE, "What else?", "Note"), Field(SECTION, T.TEXT, "Where?"))),
)


def _notes(section: str) -> View:
    return View(NOTES, "My notes", "What else?", (Condition(SECTION, (section,)),), want=0)


GUIDE = Guide(
    "leverage",
    "Leverage",
    (),
    (
        Section(
            "options",
            "Options",
            "Your alternatives",
            (Paragraph(plain("Have some.")),),
            (
                View("alternatives", "My alternatives", "What else?", (Condition("side", ("mine",)),), want=3),
                View("issues", "Issues", "What is at stake?"),
                _notes("options"),
            ),
        ),
        Section(
            "theirs",
            "Theirs",
            "Their side",
            (),
            (
                View("alternatives", "Their alternatives", "And they?", (Condition("side", ("theirs",)),), home=False),
                *(View(sheet, sheet.capitalize(), "?") for sheet in ("limits", "options", "packages", "facts")),
                _notes("theirs"),
            ),
        ),
    ),
    SHEETS,
)
TEMPLATE = Template(
    "salary",
    "Salary offer",
    (Paragraph(plain("For an offer.")),),
    (("kind", "salary offer"), ("deadline", "in 7 days"), ("stage", "preparing")),
    (
        Rows("packages", (), ((("name", "All"), ("terms", "Pay = High; Days = 3")),)),
        Rows("facts", (), ((("claim", "They pay"), ("limits", "Pay")),)),
        Rows("limits", (), ((("issue", "Pay"), ("low", "90k")),)),
        Rows("options", (), ((("option", "High"), ("issue", "Pay")),)),
        Rows("issues", (), ((("name", "Pay"),), (("name", "Days"), ("limit", "quite some")))),
        Rows("alternatives", (("side", "mine"),), ((("what", "Stay"), ("chance", "100 %")), (("what", "Go"),))),
    ),
)
EXAMPLE = Template("senior-role", "Senior role", (), (("counterpart", "Northwind"),), ())


class SmallSource:
    """Holds the guide and the templates above, and counts how often the guide was asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def guide(self, id: str) -> Guide:
        self.asked += 1
        if id != GUIDE.id:
            raise NotFound(f"There is no guide {id!r}.")
        return GUIDE

    def ids(self) -> tuple[str, ...]:
        return (GUIDE.id,)

    def templates(self) -> Templates:
        return Templates((TEMPLATE,))

    def example(self) -> Template:
        return EXAMPLE

    def practice(self) -> PracticePages:
        return PracticePages({}, ())


@dataclass
class Clock:
    """moment: what it shows; asking moves it by a second."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 20, 9, tzinfo=UTC))

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def today(self) -> date:
        return self.moment.date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "negotui.db"


@pytest.fixture
def shelf() -> SmallSource:
    return SmallSource()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(path: Path, shelf: SmallSource, clock: Clock) -> Iterator[Workspace]:
    workspace = Workspace.open(path, shelf, today=clock.today, now=clock.now)
    yield workspace
    workspace.close()


@pytest.fixture
def other(workspace: Workspace) -> Iterator[Workspace]:
    """Another window on the same file."""
    other = workspace.twin()
    yield other
    other.close()


@pytest.fixture
def negotiation(workspace: Workspace) -> Negotiation:
    return workspace.negotiations.create("Senior role", "Northwind")
