"""The whole job by command line, and every way of getting it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotui import __version__
from negotui.cli.commands import cli
from tests.cli.conftest import Run
from tests.export.test_formats import UPPER, dict_of_formats
from tests.hostile import HOSTILE_TEXTS


def test_version(run: Run) -> None:
    assert run("--version").out == f"negotui {__version__}\n"


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_explains_itself(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert done.out.startswith("Usage:")


def test_a_negotiation_from_new_to_export(run: Run, tmp_path: Path) -> None:
    made = run("new", "Rent of the shop", "--with", "Mrs. Okafor", "--kind", "renewal", "--deadline", "2027-01-31")
    assert made.code == 0
    issue = run("add", made.id, "issues", "name=Rent", "better=less", "limit=1,450", "target=1.200,00 €")
    fact = run("add", "rent of", "facts", "claim=Next door pays 1,150", "issue=Rent", "figure=1150")
    assert (issue.code, fact.code) == (0, 0)
    assert run("edit", issue.id[:14], "target=1180").code == 0
    data = run("show", "Rent of the shop", "--json").data
    assert data["details"]["deadline"] == "2027-01-31"
    assert data["sheets"]["issues"][0]["fields"]["target"] == "1180"
    assert data["sheets"]["facts"][0]["fields"]["issue"] == issue.id
    path = tmp_path / "notes.md"
    assert run("export", made.id, "-o", str(path)).code == 0
    assert "- **Next door pays 1,150** · " in path.read_text(encoding="utf-8")
    assert run("export", made.id).out.rstrip("\n") == path.read_text(encoding="utf-8").rstrip("\n")


def test_delete_and_undo(run: Run) -> None:
    made = run("new", "Rent")
    entry = run("add", made.id, "questions", "question=Why now?")
    assert run("delete", entry.id).code == 0
    assert run("show", made.id, "--json").data["sheets"] == {}
    assert "Why now?" in run("undo", made.id).out
    assert run("show", made.id, "--json").data["sheets"]["questions"][0]["id"] == entry.id


def test_list_filters_and_speaks_json(run: Run) -> None:
    assert "No negotiations yet" in run("list").out
    run("new", "Rent", "--with", "Mrs. Okafor")
    run("new", "Van")
    assert [one["title"] for one in run("list", "--json").data] == ["Van", "Rent"]
    assert "Okafor" in run("list", "okafor").out
    assert "Van" not in run("list", "okafor").out
    assert "No negotiation contains “roof tiles”" in run("list", "roof", "tiles").out


def test_details_are_edited_by_a_title(run: Run) -> None:
    made = run("new", "Camp 431: food")
    assert run("edit", "camp 431", "stage=agreed").code == 0
    assert run("show", made.id, "--json").data["details"]["stage"] == "agreed"
    assert "whole negotiation" in run("delete", "camp 431").err


def test_search_finds_words_and_takes_anything(run: Run) -> None:
    made = run("new", "Rent")
    run("add", made.id, "facts", "claim=The roof has leaked since spring")
    assert "[leaked]" in run("search", "leaked").out
    assert run("search", "leak", "--json").data[0]["sheet"] == "facts"
    for words in ('"', "AND", "*", "(", "it's", "-", "C++", "\\"):
        assert run("search", "--", words).code == 0


def test_a_search_says_where_there_is_more_and_what_it_cannot_find(run: Run) -> None:
    made = run("new", "Rent")
    for number in range(4):
        run("add", made.id, "facts", f"claim=Roof {number}")
    assert "--limit" in run("search", "roof", "--limit", "3").out
    assert len(run("search", "roof", "--limit", "3").out.splitlines()) == 4
    assert len(run("search", "roof", "--limit", "3", "--json").data) == 3
    assert "--limit" not in run("search", "roof", "--limit", "4").out
    assert "Only letters and digits" in run("search", "🙈", "+++").out
    assert "shorter words" in run("search", "tiles").out


def test_analyses_in_words_and_as_json(run: Run) -> None:
    made = run("new", "Rent")
    run("add", made.id, "leverage", "what=Time", "side=mine", "source=time", "strength=4")
    text = run("analyse", "rent", "balance").out
    assert text.startswith(
        "# Balance of leverage\n\n**You are strongest in time (4); you have rated nothing of theirs yet."
    )
    data = run("analyse", made.id, "--json").data
    assert set(data) >= {"balance", "readiness"}
    assert data["balance"]["section"] == "leverage"
    assert data["balance"]["verdict"] in text
    assert data["balance"]["text"].strip() in text
    bars = data["balance"]["blocks"][0]
    assert (bars["is"], bars["bars"][0]["label"], bars["bars"][0]["values"]) == ("bars", "time", ["4", None])


def test_show_one_section_only(run: Run) -> None:
    made = run("new", "Rent")
    run("add", made.id, "facts", "claim=Leaky")
    run("add", made.id, "questions", "question=Why?")
    text = run("show", made.id, "-s", "research").out
    assert "Leaky" in text
    assert "Why?" not in text
    assert list(run("show", made.id, "-s", "message", "--json").data["sheets"]) == ["questions"]


def test_templates_begin_with_entries_and_an_unknown_one_is_refused(run: Run) -> None:
    made = run("new", "A van", "--template", "car")
    assert made.code == 0
    assert "issues" in run("show", made.id, "--json").data["sheets"]
    done = run("new", "A van", "--template", "cars")
    assert done.code == 1
    assert "car" in done.err


@pytest.mark.parametrize(
    ("words", "says", "hints"),
    [
        (("add", "Rent", "facs", "claim=x"), "no sheet", "facts"),
        (("add", "Rent", "facts", "clam=x"), "no field", "claim"),
        (("add", "Rent", "facts", "claim=x", "figure=about 9"), "not an amount", "118,000"),
        (("add", "Rent", "facts", "claim=x", "date=31 Feb"), "not a day", "27 Nov"),
        (("add", "Rent", "facts", "claim=x", "confidence=9"), "out of bounds", "1 to 5"),
        (("add", "Rent", "facts", "claim=x", "issue=Nothing"), "no “Nothing”", "Add it"),
        (("add", "Rent", "alternatives", "worth=9"), "", ""),
        (("show", "Rent", "-s", "optoins"), "no section", "options"),
        (("show", "Rnt"), "no negotiation", "Rent"),
        (("edit", "01zzzz", "claim=x"), "no entry", "search"),
        (("edit", "a shop", "claim=x"), "no entry", "show ID --json"),
        (("analyse", "Rent", "balanse"), "no analysis", "balance"),
        (("undo", "nothing of that name"), "no negotiation", ""),
        (("export", "Rent", "--format", "papyrus"), "no format", "markdown"),
        (("export", "Rent", "-o", "/nowhere/at/all.md"), "", ""),
        (("new", "   "), "", ""),
        (("new", "x", "--deadline", "someday"), "not a day", "27 Nov"),
        (("guide", "check", "/nowhere"), "", ""),
        (("guide", "show", "optoins"), "no section", "options"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_a_way_out(run: Run, words: tuple[str, ...], says: str, hints: str) -> None:
    run("new", "Rent")
    done = run(*words)
    assert done.code == 1
    assert done.err.startswith("error: ")
    assert says in done.err
    assert hints in done.err
    assert "Traceback" not in done.err


def test_a_refused_entry_leaves_nothing_behind(run: Run) -> None:
    made = run("new", "Rent")
    run("add", made.id, "facts", "claim=x", "figure=about 9")
    assert run("show", made.id, "--json").data["sheets"] == {}


@pytest.mark.parametrize("content", [b"", b"no database at all, just words", b"\x00" * 4096])
def test_a_file_that_is_no_workbook(run: Run, book: Path, content: bytes) -> None:
    book.write_bytes(content)
    done = run("list")
    if content:
        assert done.code == 1
        assert done.err.startswith("error: ")
        assert book.read_bytes() == content
    else:
        assert done.code == 0


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_text_goes_in_and_comes_out_harmless(run: Run, text: str) -> None:
    made = run("new", f"x {text}")
    assert made.code == 0
    assert run("add", made.id, "facts", f"claim=y {text}", f"source={text}").code == 0
    for words in (("list",), ("show", made.id), ("search", "y"), ("export", made.id), ("list", "--json")):
        done = run(*words)
        assert done.code == 0, done.err
        assert not any(letter in done.out for letter in "\x1b\x07\x9b\x9d\u202e\u2066")


def test_where_names_the_places(run: Run, book: Path) -> None:
    assert run("where", "--json").data["file"] == str(book)


def test_a_guide_of_ones_own_is_checked_by_file_and_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "guide.md").write_text(
        "# Mine `mine`\n\n| id | tab | page |\n|---|---|---|\n| one | One | [One](one.md) |\n", encoding="utf-8"
    )
    (folder / "one.md").write_text(
        "# One\n\n## Things `things`\n\nWhat?\n\n"
        "| field | column | type | what it asks |\n|---|---|---|---|\n| what | | txt | What? |\n",
        encoding="utf-8",
    )
    done = run("guide", "check", str(folder))
    assert done.code == 1
    assert "one.md:9" in done.out
    assert "text" in done.out


def test_ones_own_pages_of_the_practice_are_checked_in_the_same_way(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    folder.mkdir()
    assert run("guide", "check", str(folder)).out == f"Your pages for the practice in {folder} are sound.\n"
    (folder / "nibble.md").write_text("# The nibble\n\nA little more.\n\n## How it sounds `says`\n\n- And {that}?\n")
    done = run("guide", "check", str(folder))
    assert done.code == 1
    assert f"{folder / 'nibble.md'}:7: Nothing can be filled in for {{that}}" in done.out
    assert "2 things to put right" in done.err


@pytest.mark.parametrize("path", ["/", "."])
def test_exporting_to_a_folder_is_refused(run: Run, path: str) -> None:
    made = run("new", "Rent")
    done = run("export", made.id, "-o", path)
    assert (done.code, done.err.startswith("error: ")) == (1, True)


def test_the_name_of_a_file_says_its_format_unless_another_is_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(dict_of_formats(), "upper", UPPER)
    run("new", "Rent")
    path = tmp_path / "notes.up"
    assert run("export", "Rent", "-o", str(path)).code == 0
    assert path.read_text(encoding="utf-8").startswith("# RENT")
    assert run("export", "Rent", "-o", str(path), "--format", "markdown", "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Rent")
    assert run("export", "Rent").out.startswith("# Rent")
    refused = run("export", "Rent", "--format", "papyrus").err
    assert all(name in refused for name in ("markdown", "upper"))
