"""One entry of two."""

from __future__ import annotations

from negotui.domain.guide import Field, FieldType, Sheet
from negotui.domain.joining import joined, pointing_to
from negotui.domain.negotiation import Entry

SHEET = Sheet(
    "issues",
    "Issues",
    (
        Field("name", FieldType.TEXT, "?"),
        Field("why", FieldType.NOTE, "?"),
        Field("limit", FieldType.MONEY, "?"),
        Field("facts", FieldType.LINKS, "?", to="facts"),
        Field("fact", FieldType.LINK, "?", to="facts"),
        Field("terms", FieldType.TERMS, "?"),
    ),
)


def _entry(id: str = "upper", **values: str) -> Entry:
    return Entry(id, "n", "issues", tuple(values.items()))


def test_the_words_of_both_stand_and_of_two_figures_the_upper() -> None:
    upper, lower = _entry(name="Rent", why="Costs", limit="10"), _entry("lower", name="Lease", why="Time", limit="20")
    result, dropped = joined(upper, lower, SHEET)
    assert dict(result.values) == {"name": "Rent / Lease", "why": "Costs\n\nTime", "limit": "10"}
    assert [field.name for field in dropped] == ["limit"]
    assert result.id == "upper"


def test_a_text_that_holds_the_other_stands_alone() -> None:
    result, dropped = joined(_entry(name="Rent"), _entry("lower", name="Rent of the shop"), SHEET)
    assert (result.get("name"), dropped) == ("Rent of the shop", ())
    result, _ = joined(_entry(name="Rent of the shop"), _entry("lower", name="Rent"), SHEET)
    assert result.get("name") == "Rent of the shop"


def test_what_one_lacks_comes_from_the_other_drafts_too() -> None:
    lower = _entry("lower", name="Rent", why="Costs").put("limit", "a lot", sound=False)
    result, dropped = joined(_entry(name="Rent"), lower, SHEET)
    assert (result.get("why"), result.get("limit"), result.draft("limit"), dropped) == ("Costs", "", "a lot", ())


def test_links_are_led_to_the_one_that_stays_each_once() -> None:
    ids = {"a": "a", "b": "a", "c": "c"}
    led = pointing_to(_entry(facts="b c a", fact="b", terms="b=c;c=120"), SHEET, ids)
    assert dict(led.values) == {"facts": "a c", "fact": "a", "terms": "a=c;c=120"}
