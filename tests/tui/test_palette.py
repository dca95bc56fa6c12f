"""What the palette puts first, screen by screen, and how it ranks."""

from __future__ import annotations

from functools import cache

import pytest

from negotui.domain.ranking import Names, grade, names_of, ranked
from negotui.domain.summaries import Summary
from negotui.domain.synonyms import COMMAND_WORDS, SECTION_WORDS
from negotui.tui.commands import COMMANDS, PALETTE_ONLY
from negotui.tui.palette import (
    PaletteItem,
    command_choices,
    entry_choices,
    guide_choices,
    hits,
    negotiation_choices,
    with_names,
)
from tests.analysis.book import book, context, entry, guide

SCREENS = {
    "library": ("app", "list", "library"),
    "workbook": ("app", "list", "section", "workbook"),
    "form": ("app", "form", "workbook"),
    "table": ("app", "list", "table"),
}
GUIDE = guide()


def summaries() -> tuple[Summary, ...]:
    titles = (("Rent of the shop", "Mrs. Okafor"), ("Undo the damage", "Neighbour"), ("[b]Options[/b]", ""))
    return tuple(Summary(f"n{number}", *pair, "", "", "", "", "") for number, pair in enumerate(titles))


@cache
def offered(screen: str) -> tuple[PaletteItem, ...]:
    """What the palette offers on a screen."""
    choices = command_choices(command for command in COMMANDS if command.place in SCREENS[screen])
    if screen in {"workbook", "form"}:
        choices += guide_choices(GUIDE)
    return (*choices, *negotiation_choices(summaries()))


@pytest.mark.parametrize(
    ("screen", "query", "first", "key"),
    [
        ("library", "undo", "undo", "u"),
        ("workbook", "undo", "undo", "u"),
        ("table", "undo", "undo", "u"),
        ("workbook", "UNDO", "undo", "u"),
        ("workbook", "redo", "redo", "ctrl+r"),
        ("workbook", "und", "undo", "u"),
        ("library", "export", "export", "x"),
        ("workbook", "export", "export", "x"),
        ("workbook", "exp", "export", "x"),
        ("workbook", "print", "export", "x"),
        ("workbook", "formula", "formula", "="),
        ("table", "formula", "formula", "="),
        ("workbook", "form", "formula", "="),
        ("workbook", "batna", "Options", "5"),
        ("workbook", "BATNA", "Options", "5"),
        ("workbook", "bat", "Options", "5"),
        ("workbook", "plan b", "Options", "5"),
        ("workbook", "alternatives", "Options", "5"),
        ("workbook", "zopa", "Theirs", "9"),
        ("workbook", "reservation point", "Theirs", "9"),
        ("workbook", "frontier", "Win-win", "0"),
        ("workbook", "pareto", "Win-win", "0"),
        ("workbook", "Pareto frontier", "Win-win", "0"),
        ("workbook", "meso", "Win-win", "0"),
        ("workbook", "win-win", "Win-win", "0"),
        ("workbook", "winwin", "", ""),
        ("workbook", "anchoring", "Message", "6"),
        ("workbook", "poise", "Poise", "7"),
        ("workbook", "confidence", "Poise", "7"),
        ("workbook", "theirs", "Theirs", "9"),
        ("workbook", "interests", "Interests", "2"),
        ("workbook", "research", "Research", "3"),
        ("workbook", "conducting", "Research", "3"),
        ("workbook", "people", "People", "4"),
        ("workbook", "leverage", "Leverage", "1"),
        ("workbook", "emotions", "Emotions", "8"),
        ("workbook", "wrap", "Wrap-up", "-"),
        ("workbook", "lessons", "Wrap-up", "-"),
        ("workbook", "5", "Options", "5"),
        ("workbook", "options", "Options", "5"),
        ("workbook", "options my alternatives", "My alternatives", "5"),
        ("workbook", "nash", "Win-win", "0"),
        ("workbook", "reactive devaluation", "Reactive devaluation", "?"),
        ("workbook", "help", "help", "? F1"),
        ("workbook", "find", "find", "/"),
        ("workbook", "weigh", "weigh", "w"),
        ("workbook", "delete", "delete", "d del"),
        ("workbook", "remove", "delete", "d del"),
        ("workbook", "details", "details", "E"),
        ("workbook", "table", "table", "t"),
        ("workbook", "okafor", "Rent of the shop", ""),
        ("workbook", "rent", "Rent of the shop", ""),
        ("workbook", "note", "note", "n"),
        ("workbook", "add", "add", "a"),
        ("form", "done", "done", "esc"),
        ("library", "due", "due", "a"),
        ("library", "agenda", "due", "a"),
        ("library", "new", "new", "n"),
        ("library", "search", "search", "f"),
        ("library", "filter", "filter", "/"),
        ("library", "insights", "insights", "i"),
        ("library", "rename", "details", "E"),
        ("library", "duplicate", "copy", "D"),
        ("library", "quit", "quit", "q"),
        ("library", "options", "[b]Options[/b]", ""),
        ("table", "their offer", "their offer", "o"),
        ("table", "my offer", "my offer", "m"),
        ("table", "promise", "promise", "p"),
        ("table", "stuck", "ways out", "b"),
        ("table", "hide", "hide", "h"),
    ],
)
def test_the_first_hit(screen: str, query: str, first: str, key: str) -> None:
    found = hits(query, with_names(offered(screen)))
    assert ((found[0].name, found[0].key) if found else ("", "")) == (first, key)


def test_commands_keep_their_keys_and_sections_theirs() -> None:
    keys = {choice.name: choice.key for choice in offered("workbook") if choice.to.startswith("section:")}
    assert keys == dict(zip([section.tab for section in GUIDE.sections], "1234567890-", strict=True))
    assert all(choice.key for choice in offered("workbook") if choice.to.startswith("command:"))


def test_entries_are_found_by_name_with_the_key_of_their_tab() -> None:
    negotiation = book(
        entry("alternatives", "Offer from [b]Contoso", side="mine"), entry("offers", "Contoso, second", side="theirs")
    )
    choices = list(entry_choices(GUIDE, negotiation, context(negotiation)))
    found = hits("contoso", with_names(choices))
    assert [(choice.name, choice.key) for choice in found] == [
        ("Offer from [b]Contoso", "5"),
        ("Contoso, second", ""),
    ]
    assert found[0].told == "Options · My alternatives"


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("undo", names_of(("undo",)), names_of(("undo all",))),
        ("rent", names_of(("The rent",)), names_of(("Rental",))),
        ("rent", names_of(("Rental",)), names_of(("Parent",))),
        ("rent", names_of(("Rental",)), names_of(("x",), "the rent")),
        ("rent", names_of(("x",), "the rent"), names_of(("x",), "rental")),
        ("rent", names_of(("x",), "rental"), names_of(("parent",))),
        ("rent", names_of(("parent",)), names_of(("x",), "parent")),
        ("log offer", names_of(("offer",), "log an offer"), names_of(("offers",), "log")),
        ("cafe", names_of(("Café",)), names_of(("Cafés",))),
    ],
)
def test_what_fits_better(query: str, better: Names, worse: Names) -> None:
    first, second = grade(query, better), grade(query, worse)
    assert first is not None
    assert second is not None
    assert first < second
    assert ranked(query, [(worse, "worse"), (better, "better")]) == ["better", "worse"]


@pytest.mark.parametrize("query", ["xyz", "undo xyz", "und o", "???"])
def test_letters_here_and_there_are_no_hit(query: str) -> None:
    assert grade(query, names_of(("unlimited redo",), "does something")) is None


def test_an_empty_query_keeps_everything_in_its_order() -> None:
    assert ranked(" ", [(names_of([name]), name) for name in "ba"]) == ["b", "a"]


def test_other_words_belong_to_what_is_there() -> None:
    assert SECTION_WORDS.keys() == {section.id for section in GUIDE.sections}
    assert COMMAND_WORDS.keys() - {"colours"} <= {command.title for command in (*COMMANDS, *PALETTE_ONLY)}
