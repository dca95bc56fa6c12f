"""Entries and negotiations as values."""

from __future__ import annotations

import pytest

from negotui.domain.guide import Condition, Field, FieldType, Guide, Section, Sheet, Topic, View
from negotui.domain.negotiation import DETAILS, Entry, Negotiation, in_order
from negotui.domain.stages import CLOSED, Stage
from negotui.errors import NotFound

SHEET = Sheet(
    "alternatives",
    "Alternatives",
    (
        Field("what", FieldType.TEXT, "?", "Alternative"),
        Field("side", FieldType.SIDE, "?"),
        Field("worth", FieldType.MONEY, "?", required=True),
        Field("done", FieldType.CHECK, "?"),
    ),
)
MINE = View("alternatives", "Mine", "?", (Condition("side", ("mine", "shared")),))
THEIRS = View("alternatives", "Theirs", "?", (Condition("side", ("theirs",)),), home=False)
GUIDE = Guide(
    "g",
    "G",
    (),
    (Section("options", "Options", "Options", (), (MINE,)), Section("theirs", "Theirs", "Theirs", (), (THEIRS,))),
    (SHEET,),
    (Topic("q", "Q?", ()),),
    (Topic("batna", "BATNA", ()),),
)


def entry(id: str = "e1", **values: str) -> Entry:
    return Entry(id, "n", "alternatives", tuple(values.items()))


def test_a_field_is_sound_or_a_draft() -> None:
    one = entry().put("worth", "a lot", sound=False)
    assert (one.get("worth"), one.draft("worth"), one.typed("worth")) == ("", "a lot", "a lot")
    two = one.put("worth", "5")
    assert (two.get("worth"), two.draft("worth"), two.drafts) == ("5", "", ())
    assert two.put("worth", "").values == ()


def test_fields_keep_the_order_in_which_they_were_written() -> None:
    one = entry(what="a", worth="5").put("what", "b").put("side", "mine")
    assert one.values == (("what", "b"), ("worth", "5"), ("side", "mine"))


def test_nothing_written_is_no_change() -> None:
    assert entry(what="a").put("worth", "") == entry(what="a")


def test_words_are_the_fields_asked_for_and_every_draft() -> None:
    kept = entry(what="a", side="mine", why="b\nc").put("worth", "much", sound=False)
    assert kept.words(["why", "what", "who"]) == "b\nc · a · much"


@pytest.mark.parametrize(
    ("one", "complete"),
    [
        (entry(), False),
        (entry(what="a"), False),
        (entry(worth="5"), False),
        (entry(what="a", worth="5"), True),
        (entry(what="a").put("worth", "much", sound=False), False),
    ],
)
def test_is_complete(one: Entry, complete: bool) -> None:
    assert one.is_complete(SHEET) is complete


@pytest.mark.parametrize(
    ("side", "mine", "theirs"),
    [("mine", True, False), ("shared", True, False), ("theirs", False, True), ("", True, False)],
)
def test_every_entry_stands_in_one_view(side: str, mine: bool, theirs: bool) -> None:
    one = entry().put("side", side)
    assert (one.belongs(MINE), one.belongs(THEIRS)) == (mine, theirs)


def test_an_entry_of_another_sheet_does_not_belong() -> None:
    assert not Entry("e", "n", "facts").belongs(MINE)


def test_negotiation_with_entries() -> None:
    negotiation = Negotiation("n", "g", Entry("n", "n", "details", (("title", "T"),)))
    one, two = entry("e1", what="a", side="theirs"), entry("e2", what="b")
    negotiation = negotiation.with_entry(two).with_entry(one)
    assert negotiation.of("alternatives") == (one, two)
    assert negotiation.shown(MINE) == (two,)
    assert negotiation.shown(THEIRS) == (one,)
    assert negotiation.entry("e1") == one
    assert negotiation.entry("e3") is None
    changed = negotiation.with_entry(one.put("what", "c"))
    assert len(changed.entries) == 2
    assert changed.entries[0].get("what") == "c"
    assert negotiation.entries[0].get("what") == "a"


def test_details_are_an_entry() -> None:
    negotiation = Negotiation("n", "g", Entry("n", "n", "details"))
    assert (negotiation.title, negotiation.stage, negotiation.is_closed) == ("", "preparing", False)
    negotiation = negotiation.with_entry(negotiation.details.put("title", "T").put("stage", "agreed"))
    assert (negotiation.title, negotiation.stage, negotiation.is_closed) == ("T", "agreed", True)
    assert negotiation.entries == ()


def test_order_is_by_sheet_position_and_age() -> None:
    entries = [
        Entry(id, "n", sheet, position=at)
        for id, sheet, at in (("c", "a", 1), ("a", "b", 1), ("b", "a", 1), ("d", "a", 0))
    ]
    assert [entry.id for entry in in_order(entries)] == ["d", "b", "c", "a"]


def test_stages() -> None:
    assert set(CLOSED) < set(Stage)
    assert DETAILS.field("stage").choices == tuple(Stage)


def test_sheet() -> None:
    assert SHEET.naming.name == "what"
    assert SHEET.check == SHEET.fields[3]
    assert SHEET.field("worth").heading == "Worth"
    assert SHEET.naming.heading == "Alternative"


def test_names_that_are_not_there_come_with_the_nearest() -> None:
    for call, hint in (
        (lambda: GUIDE.sheet("alternatifs"), "alternatives"),
        (lambda: GUIDE.section("option"), "options"),
        (lambda: SHEET.field("wort"), "worth"),
    ):
        with pytest.raises(NotFound) as refused:
            call()
        assert hint in refused.value.hint


def test_guide() -> None:
    assert GUIDE.has("alternatives", "what", "worth")
    assert not GUIDE.has("alternatives", "price")
    assert not GUIDE.has("facts")
    assert [(section.id, view.title) for section, view in GUIDE.views()] == [("options", "Mine"), ("theirs", "Theirs")]
    assert GUIDE.topic("faq:q") == GUIDE.faq[0]
    assert GUIDE.topic("term:batna") == GUIDE.glossary[0]
    assert GUIDE.topic("term:q") is None
    assert GUIDE.topic("http://x") is None
