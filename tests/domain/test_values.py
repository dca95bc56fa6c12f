"""The values of fields: typed, kept, shown and typed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.fields import spec_of
from negotui.domain.guide import SIDES, Field, FieldType, Guide, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.references import entry_named
from negotui.domain.text import MAX_TEXT, clean
from negotui.domain.values import Context, editable, parse, show, shown, terms_of, write
from negotui.errors import NotFound, ValueRefused
from tests.hostile import HOSTILE_TEXTS, texts

TODAY = date(2026, 11, 20)

TEXT = Field("text", FieldType.TEXT, "?")
NOTE = Field("note", FieldType.NOTE, "?")
MONEY = Field("money", FieldType.MONEY, "?")
NUMBER = Field("number", FieldType.NUMBER, "?", low=Decimal(0), high=Decimal(100))
PERCENT = Field("percent", FieldType.PERCENT, "?", low=Decimal(0), high=Decimal(100))
SCALE = Field("scale", FieldType.SCALE, "?", low=Decimal(-2), high=Decimal(2))
CHOICE = Field("choice", FieldType.CHOICE, "?", choices=("more", "less", "much more"))
SIDE = Field("side", FieldType.SIDE, "?", choices=SIDES)
DATE = Field("date", FieldType.DATE, "?")
CHECK = Field("check", FieldType.CHECK, "?")
LINK = Field("link", FieldType.LINK, "?", to="issues")
LINKS = Field("links", FieldType.LINKS, "?", to="issues")
TERMS = Field("terms", FieldType.TERMS, "?")
ALL = (TEXT, NOTE, MONEY, NUMBER, PERCENT, SCALE, CHOICE, SIDE, DATE, CHECK, LINK, LINKS, TERMS)

ISSUES = Sheet("issues", "Issues", (Field("name", FieldType.TEXT, "?", required=True),))
OPTIONS = Sheet(
    "options", "Options", (Field("option", FieldType.TEXT, "?"), Field("issue", FieldType.LINK, "?", to="issues"))
)
LIMITS = Sheet("limits", "Limits", (Field("issue", FieldType.LINK, "?", to="issues"),))
GUIDE = Guide("g", "G", (), (), (ISSUES, OPTIONS, LIMITS))


def issue(id: str, name: str) -> Entry:
    return Entry(id, "n", "issues", (("name", name),) if name else ())


def option(id: str, issue: str, name: str) -> Entry:
    return Entry(id, "n", "options", (("option", name), ("issue", issue)))


CONTEXT = Context(
    TODAY,
    GUIDE,
    (
        issue("i1", "Base salary"),
        issue("i2", "Bonus"),
        issue("i3", "Bonus date"),
        issue("i4", "a; b = c"),
        issue("i5", "Twice"),
        issue("i6", "twice"),
        issue("i7", ""),
        option("o1", "i2", "5,000"),
        option("o2", "i2", "10,000"),
        option("o3", "i3", "In June; or so"),
        option("o4", "i3", "In May"),
        Entry("l1", "n", "limits", (("issue", "i1"),)),
    ),
)

READ = [
    (TEXT, " a  b\nc ", "a b c"),
    (TEXT, "", ""),
    (TEXT, " \t ", ""),
    (NOTE, "a  b\n\nc", "a  b\n\nc"),
    (NOTE, " \n ", ""),
    (MONEY, "118k €", "118000 €"),
    (MONEY, "-1.50", "-1.50"),
    (NUMBER, "100", "100"),
    (NUMBER, "0", "0"),
    (NUMBER, "12.5", "12.5"),
    (NUMBER, "5 EUR", "5 EUR"),
    (PERCENT, "80", "80"),
    (PERCENT, "80 %", "80"),
    (PERCENT, "12,5%", "12.5"),
    (SCALE, "2", "2"),
    (SCALE, "+1", "1"),
    (SCALE, "-2", "-2"),
    (SCALE, "−2", "-2"),
    (SCALE, "–1", "-1"),
    (SCALE, "0", "0"),
    (CHOICE, "more", "more"),
    (CHOICE, "MORE", "more"),
    (CHOICE, "l", "less"),
    (CHOICE, "mu", "much more"),
    (SIDE, "m", "mine"),
    (SIDE, "th", "theirs"),
    (SIDE, "Shared", "shared"),
    (DATE, "in 3 days", "2026-11-23"),
    (CHECK, "yes", "yes"),
    (CHECK, "X", "yes"),
    (CHECK, "✓", "yes"),
    (CHECK, "no", ""),
    (CHECK, "-", ""),
    (LINK, "i1", "i1"),
    (LINK, "base salary", "i1"),
    (LINK, "base", "i1"),
    (LINK, "Bonus", "i2"),
    (LINK, "bonus d", "i3"),
    (LINKS, "Base; Bonus", "i1 i2"),
    (LINKS, "i2 i1", "i2 i1"),
    (LINKS, "Base;; base ; ", "i1"),
    (LINKS, "i4; Base", "i4 i1"),
    (TERMS, "Base = 118k; Bonus = 5k", "i1=118000;i2=o1"),
    (TERMS, "bonus = 10,000", "i2=o2"),
    (TERMS, "bonus = 10k", "i2=o2"),
    (TERMS, "Bonus = 7,000", "i2=7000"),
    (TERMS, "Bonus = 4,999", "i2=4999"),
    (TERMS, "Bonus = 5", "i2=5"),
    (TERMS, "Bonus = 70,000", "i2=70000"),
    (TERMS, "Base = €118,000", "i1=118000 €"),
    (TERMS, "Bonus = 5,000; Bonus = 10,000", "i2=o2"),
    (TERMS, "Bonus date = o3", "i3=o3"),
]

REFUSED = [
    (MONEY, "a lot"),
    (NUMBER, "101"),
    (NUMBER, "-1"),
    (PERCENT, "101"),
    (PERCENT, "5 EUR"),
    (SCALE, "3"),
    (SCALE, "1.5"),
    (SCALE, "high"),
    (CHOICE, "m"),
    (CHOICE, "none"),
    (SIDE, "ours"),
    (DATE, "soon"),
    (CHECK, "perhaps"),
    (LINK, "Salary"),
    (LINK, "B"),
    (LINK, "twice"),
    (LINK, "\u0301"),
    (LINKS, "Base; Salary"),
    (TERMS, "Base"),
    (TERMS, "Salary = 5"),
    (TERMS, "Bonus ="),
    (TERMS, "Base = much"),
]


@pytest.mark.parametrize(("field", "text", "canonical"), READ)
def test_parse(field: Field, text: str, canonical: str) -> None:
    assert parse(field, text, CONTEXT) == canonical


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.name)
def test_an_editor_of_nothing_starts_empty(field: Field) -> None:
    assert editable(Entry("e", "n", "issues"), field, CONTEXT) == ""


@pytest.mark.parametrize(
    ("field", "canonical", "text"),
    [
        (LINK, "i1", "i1"),
        (LINKS, "i1 i6 i3", "Base salary; i6; Bonus date"),
        (TERMS, "i1=118000;i2=o1;i3=o3", "Base salary = 118,000; Bonus = 5,000; Bonus date = o3"),
        (TERMS, "i3=o4;i5=5", "Bonus date = In May; i5 = 5"),
        (SCALE, "-2", "-2"),
        (CHECK, "yes", "yes"),
    ],
)
def test_an_editor_starts_from_names_where_they_mean_one_thing(field: Field, canonical: str, text: str) -> None:
    assert editable(Entry("e", "n", "issues").put(field.name, canonical), field, CONTEXT) == text


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        (TERMS, "Base", "“Base” has no =. Write Issue = option; Issue = option."),
        (
            TERMS,
            "Base = 5 = 6",
            "“5 = 6” is neither a figure nor an option of Base salary. Write a figure, or list options for Base salary first.",
        ),
        (TERMS, "Salary = 5", "There is no “Salary” in issues. Did you mean Base salary?"),
        (LINK, "twice", "“twice” fits several entries of issues. Write more of its name."),
        (LINKS, "Base; twice", "“twice” fits several entries of issues. Write more of its name."),
        (TERMS, "twice = 5", "“twice” fits several entries of issues. Write more of its name."),
        (TERMS, "Bonus date = In", "“In” fits several entries of options. Write more of its name."),
        (CHOICE, "none", "“none” isn’t one of the choices. Choose more, less or much more."),
        (CHECK, "perhaps", "“perhaps” is neither yes nor no. Write yes or no."),
        (PERCENT, "5 EUR", "“5 EUR” is not a percentage. Write a number from 0 to 100."),
        (NUMBER, "101", "101 is out of bounds. Write a number from 0 to 100."),
        (
            Field("s", FieldType.NUMBER, "?", low=Decimal(-5)),
            "-6",
            "−6 is out of bounds. Write a number of −5 or more.",
        ),
        (Field("s", FieldType.NUMBER, "?", high=Decimal(0)), "6", "6 is out of bounds. Write a number of 0 or less."),
        (Field("s", FieldType.NUMBER, "?", high=Decimal(7)), "8", "8 is out of bounds. Write a number of 7 or less."),
        (Field("s", FieldType.SCALE, "?"), "x", "“x” is not on the scale. Write a whole number from 1 to 5."),
        (SCALE, "high", "“high” is not on the scale. Write a whole number from −2 to 2."),
    ],
)
def test_what_is_refused_is_said_whole(field: Field, text: str, problem: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse(field, text, CONTEXT)
    assert str(refused.value) == problem


def test_a_choice_that_begins_another_is_meant_by_its_whole_name() -> None:
    field = Field("f", FieldType.CHOICE, "?", choices=("more or less", "more"))
    assert [parse(field, text, CONTEXT) for text in ("more", "more o")] == ["more", "more or less"]


def test_nothing_is_shown_as_nothing() -> None:
    assert show(DATE, "", CONTEXT) == ""


def test_empty_parts_of_a_package_are_none() -> None:
    assert parse(TERMS, "Base = 5; ; Bonus = 7 ;", CONTEXT) == "i1=5;i2=7"


def test_times() -> None:
    time, past = Field("at", FieldType.TIME, "?"), Field("at", FieldType.TIME, "?", past=True)
    context = replace(CONTEXT, now=datetime(2026, 11, 20, 12, 5))
    assert parse(time, "14:30", context) == "2026-11-20T14:30"
    assert [parse(past, text, context) for text in ("now", "11:59")] == ["2026-11-20T12:05", "2026-11-20T11:59"]
    with pytest.raises(ValueRefused, match="still to come"):
        parse(past, "14:30", context)
    entry = Entry("e", "n", "issues").put("at", "2026-11-20T14:30")
    assert editable(entry, time, context) == "2026-11-20 14:30"
    assert parse(time, "2026-11-20 14:30", context) == "2026-11-20T14:30"
    days = (TODAY, date(2026, 11, 21), date(2027, 1, 2))
    assert [shown(entry, time, replace(context, today=day)) for day in days] == [
        "14:30",
        "Fri 20 Nov 14:30",
        "20 Nov 2026 14:30",
    ]


def test_all_ids_of_a_sheet_are_taken_as_ids() -> None:
    context = Context(TODAY, GUIDE, (issue("i1", "Pay"), issue("i2", "Days")))
    assert parse(LINKS, "i2 i1", context) == "i2 i1"


def test_a_link_to_what_is_gone_is_edited_as_its_id() -> None:
    entry = Entry("e", "n", "issues").put("link", "gone").put("terms", "gone=5")
    assert editable(entry, LINK, CONTEXT) == "gone"
    assert editable(entry, TERMS, CONTEXT) == "gone = 5"


def test_a_name_that_leads_back_to_itself_ends() -> None:
    circle = Entry("l1", "n", "limits", (("issue", "l1"),))
    assert Context(TODAY, GUIDE, (circle,)).name(circle) == "l1"


def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    def hint(text: str, *entries: Entry) -> str:
        with pytest.raises(ValueRefused) as refused:
            entry_named(text, entries, "issues", CONTEXT)
        return str(refused.value)

    pay, days = issue("i1", "Base salary"), issue("i2", "Days")
    assert hint("Base celery", pay, days) == "There is no “Base celery” in issues. Did you mean Base salary?"
    assert hint("x", pay, days) == "There is no “x” in issues. Choose one of: Base salary, Days."
    assert hint("x") == "There is no “x” in issues. Add it to issues first, then name it here."
    assert hint("Base celery", *[pay] * 201) == (
        "There is no “Base celery” in issues. Add it to issues first, then name it here."
    )
    assert hint("Base celery", *[pay] * 200).endswith("Did you mean Base salary?")
    assert hint("b", pay, issue("i3", "Bonus")) == "“b” fits several entries of issues. Write more of its name."


@pytest.mark.parametrize(("field", "text"), REFUSED)
def test_refused_with_a_way_out(field: Field, text: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse(field, text, CONTEXT)
    assert refused.value.message.endswith(".")
    assert refused.value.hint


@pytest.mark.parametrize(("field", "text", "canonical"), READ)
def test_editing_without_a_change_changes_nothing(field: Field, text: str, canonical: str) -> None:
    entry = Entry("e", "n", "issues").put(field.name, canonical)
    assert parse(field, editable(entry, field, CONTEXT), CONTEXT) == canonical


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.name)
@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_are_kept_one_way_or_the_other(field: Field, text: str) -> None:
    entry, problem = write(Entry("e", "n", "issues"), field, text, CONTEXT)
    assert (problem is None) == (not entry.draft(field.name))
    kept = entry.typed(field.name)
    assert kept == clean(kept)
    assert shown(entry, field, CONTEXT) or not kept
    if problem is None:
        assert parse(field, editable(entry, field, CONTEXT), CONTEXT) == kept
    else:
        assert kept == clean(text)
        assert editable(entry, field, CONTEXT) == kept


_AMOUNTS = st.decimals(min_value=0, max_value=100, places=4, allow_nan=False, allow_infinity=False).map(str)
_NAMES = st.lists(st.sampled_from([entry.id for entry in CONTEXT.of("issues")]), max_size=4)
_TYPED = {
    "text": texts(),
    "note": texts(),
    "money": _AMOUNTS,
    "number": _AMOUNTS,
    "percent": _AMOUNTS,
    "scale": st.integers(-3, 3).map(str),
    "choice": st.sampled_from(CHOICE.choices),
    "side": st.sampled_from(SIDES),
    "date": st.dates().map(str),
    "check": st.sampled_from(["yes", "no"]),
    "link": st.sampled_from(["i1", "i2", "i4", "i5", "i7"]),
    "links": _NAMES.map("; ".join),
    "terms": st.lists(st.sampled_from(["i1 = 1,234.5", "i2 = o2", "i3 = o3", "i4 = 1.2340", "i6 = −5 EUR"])).map(
        "; ".join
    ),
}


@given(st.sampled_from(ALL).flatmap(lambda field: st.tuples(st.just(field), _TYPED[field.name])))
def test_what_an_editor_starts_from_means_the_same(typed: tuple[Field, str]) -> None:
    field, text = typed
    entry, problem = write(Entry("e", "n", "issues"), field, text, CONTEXT)
    if problem is None:
        assert parse(field, editable(entry, field, CONTEXT), CONTEXT) == entry.get(field.name)


@given(st.lists(texts(), min_size=1, max_size=6))
def test_links_by_name_survive_any_names(names: list[str]) -> None:
    entries = tuple(issue(f"i{number}", clean(name).strip()) for number, name in enumerate(names))
    context = Context(TODAY, GUIDE, entries)
    for field, canonical in (
        (LINKS, " ".join(entry.id for entry in entries)),
        (TERMS, ";".join(f"{entry.id}=5" for entry in entries)),
    ):
        entry = Entry("e", "n", "issues").put(field.name, canonical)
        assert parse(field, editable(entry, field, context), context) == canonical


@pytest.mark.parametrize(
    ("field", "canonical", "text"),
    [
        (MONEY, "118000 €", "€118,000"),
        (NUMBER, "-5", "−5"),
        (PERCENT, "80", "80 %"),
        (PERCENT, "1.234", "1.2340 %"),
        (SCALE, "-2", "−2"),
        (DATE, "2026-11-27", "Fri 27 Nov"),
        (CHECK, "yes", "✓"),
        (LINK, "i1", "Base salary"),
        (LINK, "gone", "(deleted)"),
        (LINK, "i7", "(no name yet)"),
        (LINKS, "i1 gone", "Base salary; (deleted)"),
        (TERMS, "i1=118000;i2=o1", "Base salary = 118,000; Bonus = 5,000"),
        (TERMS, "gone=1gone", "(deleted) = (deleted)"),
        (CHOICE, "more", "more"),
        # Values of a type that the guide has changed since.
        (MONEY, "dear", "dear"),
        (DATE, "soon", "soon"),
    ],
)
def test_show(field: Field, canonical: str, text: str) -> None:
    assert show(field, canonical, CONTEXT) == text


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (SCALE, "−2 to 2"),
        (Field("s", FieldType.SCALE, "?", low=Decimal(0), high=Decimal(10)), "0 to 10"),
        (Field("s", FieldType.SCALE, "?"), "1 to 5"),
        (NUMBER, "a number from 0 to 100"),
        (MONEY, "an amount"),
        (CHOICE, "more, less or much more"),
        (CHECK, "yes or no"),
        (Field("s", FieldType.NUMBER, "?", low=Decimal(-5)), "a number"),
        (TEXT, "one line"),
        (NOTE, "many lines, Markdown if you like"),
        (TERMS, "Issue = option; Issue = option"),
        (DATE, "a day, such as 27 Nov or in 3 days"),
        (Field("t", FieldType.TIME, "?"), "a time, such as 14:30 or Friday noon"),
        (Field("t", FieldType.TIME, "?", past=True), "a time in the past, such as 14:30 or now"),
    ],
)
def test_hint(field: Field, words: str) -> None:
    assert spec_of(field).hint(field) == words


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.name)
def test_every_type_says_what_it_takes(field: Field) -> None:
    assert spec_of(field).hint(field)


def test_a_text_of_any_length_is_kept_up_to_the_cap() -> None:
    for field in ALL:
        entry, _ = write(Entry("e", "n", "issues"), field, "x" * (MAX_TEXT + 5), CONTEXT)
        assert len(entry.typed(field.name)) == MAX_TEXT


def test_a_name_that_is_a_link_is_followed() -> None:
    entry = CONTEXT.entry("l1")
    assert entry is not None
    assert CONTEXT.name(entry) == "Base salary"


def test_what_a_guide_lacks_is_told_with_the_nearest() -> None:
    sheet = GUIDE.sheet("issues")
    for ask, name, problem in (
        (GUIDE.sheet, "isues", "There is no sheet 'isues'. Did you mean issues?"),
        (sheet.field, "nam", "The sheet issues has no field 'nam'. Did you mean name?"),
        (GUIDE.section, "options", "There is no section 'options'."),
    ):
        with pytest.raises(NotFound) as told:
            ask(name)
        assert str(told.value) == problem
    assert [GUIDE.topic(link) for link in ("section:options", "faq:why", "https://example.org")] == [None] * 3


def test_details_are_a_sheet_of_every_guide() -> None:
    assert CONTEXT.sheet("details") is DETAILS
    assert CONTEXT.name(Entry("n", "n", "details", (("title", "Flat"),))) == "Flat"
    assert CONTEXT.name(Entry("l2", "n", "limits", (("issue", "gone"),))) == "gone"


def test_terms_of_nothing() -> None:
    assert terms_of("i1=a=b") == (("i1", "a=b"),)
    assert terms_of("") == ()
    assert terms_of("i1=5 EUR;i2=o1") == (("i1", "5 EUR"), ("i2", "o1"))


def test_of_two_readings_the_only_one_within_bounds_is_taken() -> None:
    bounded = Field("mine", FieldType.NUMBER, "?", low=Decimal(0), high=Decimal(100))
    assert parse(bounded, "12.345", CONTEXT) == "12.345"
    percent = Field("chance", FieldType.PERCENT, "?", low=Decimal(0), high=Decimal(100))
    assert parse(percent, "12.345 %", CONTEXT) == "12.345"
    large = Field("fee", FieldType.MONEY, "?", low=Decimal(1000))
    assert parse(large, "12.345", CONTEXT) == "12345"
    for field in (Field("free", FieldType.NUMBER, "?"), Field("wide", FieldType.NUMBER, "?", high=Decimal(99_999))):
        with pytest.raises(ValueRefused, match=r"could be 12,345 or 12\.3450"):
            parse(field, "12.345", CONTEXT)
    with pytest.raises(ValueRefused):
        parse(Field("none", FieldType.NUMBER, "?", low=Decimal(50), high=Decimal(60)), "12.345", CONTEXT)
