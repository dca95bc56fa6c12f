"""The pages of what a practised counterpart says: the built-in ones are whole, and what is wrong with one's own is named."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.blocks import words_of
from negotui.domain.practice import (
    PLACES,
    TACTICS,
    WITH_A_PAGE,
    Manner,
    MoveKind,
    filled,
    places_of,
)
from negotui.domain.text import one_line
from negotui.errors import GuideError
from negotui.guides.folders import GuideFolders, content_folder
from negotui.guides.practice import check_practice, is_practice, practice_files, read_practice
from tests.hostile import HOSTILE_TEXTS

BUILT_IN = content_folder() / "practice"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "practice"
    folder.mkdir()
    return folder


def changed(own: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = (BUILT_IN / name).read_text()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (own / name).write_text(text)
    return own


def read(own: Path | None = None) -> object:
    return read_practice(practice_files(BUILT_IN, own))


def test_everything_can_be_said() -> None:
    pages = read_practice(practice_files(BUILT_IN, None))
    assert set(pages.lines) == set(MoveKind) - set(WITH_A_PAGE)
    for kind, lines in pages.lines.items():
        anyone = [line for line in lines if line.manner is None]
        assert len(anyone) >= 6, kind
        assert len({line.text for line in lines}) == len(lines)
        assert all(set(places_of(line.text)) <= set(PLACES) for line in lines)
    # Without a change something can be said all the same.
    for kind in (MoveKind.REPEAT, MoveKind.ACCEPT, MoveKind.WALK):
        assert any(not places_of(line.text) and line.manner is None for line in pages.lines[kind])


def test_each_tactic_says_what_it_is_how_it_sounds_and_what_to_do() -> None:
    pages = read_practice(practice_files(BUILT_IN, None))
    assert {tactic.id for tactic in pages.tactics} == set(TACTICS)
    for tactic in pages.tactics:
        assert len(tactic.says) >= 3
        assert 25 < len(words_of(tactic.what).split()) < 120
        assert 40 < len(words_of(tactic.todo).split()) < 150


def test_lines_of_a_manner_belong_to_it() -> None:
    pages = read_practice(practice_files(BUILT_IN, None))
    firm = [line.text for line in pages.lines[MoveKind.CONCESSION] if line.manner is Manner.FIRM]
    assert firm
    assert not any(line.manner is Manner.FIRM for line in pages.lines[MoveKind.CONCESSION] if line.text not in firm)


def test_a_page_of_ones_own_takes_the_place_of_the_built_in_one(own: Path, tmp_path: Path) -> None:
    changed(own, "silence.md", ("# Silence", "# Saying nothing"))
    folders = GuideFolders(content_folder(), cache=tmp_path / "cache", own_practice=own)
    for _ in range(2):  # the second time from the cache
        titles = [tactic.title for tactic in folders.practice().tactics]
        assert "Saying nothing" in titles
        assert "The nibble" in titles


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("moves.md", ("`opening`", "`greeting`"), r"moves\.md:\d+: The heading says `greeting`"),
        ("moves.md", ("`firm`", "`stubborn`"), r"moves\.md:\d+: The heading says `stubborn`"),
        (
            "moves.md",
            ("{offer}. What do you think?", "{bid}. What do you think?"),
            r"moves\.md:\d+: Nothing can be filled in",
        ),
        (
            "moves.md",
            ("{offer}. What do you think?", "{offer.x}?"),
            r"Nothing can be filled in for \{offer\.x\}",
        ),
        (
            "moves.md",
            ("- Agreed. I’m glad we got there.", f"- {'a' * 401}"),
            r"moves\.md:\d+: This line is too long: “a+",
        ),
        ("moves.md", ("- Agreed. I’m glad we got there.", "-"), r"moves\.md:\d+: A line has no words"),
        ("moves.md", ("- Agreed. I’m glad we got there.", "- Yes.\n" * 201), r"moves\.md:\d+: The list has 20\d lines"),
        ("moves.md", ("`walk`", "`nibble`"), r"moves\.md:\d+: The heading says `nibble`"),
        ("moves.md", ("## They walk away `walk`", "## They walk away"), r"moves\.md:\d+: The heading has no code"),
        ("moves.md", ("# What they say", "What they say"), r"does not begin with a title"),
        ("nibble.md", ("`says`", "`sounds`"), r"nibble\.md:\d+: There is no part `sounds`"),
        ("nibble.md", ("## What to do `todo`\n", ""), r"doesn’t say what to do about it"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(own: Path, name: str, change: tuple[str, str], said: str) -> None:
    with pytest.raises(GuideError, match=said) as problem:
        read(changed(own, name, change))
    assert problem.value.hint


def test_a_kind_that_nobody_has_a_line_for_is_named(own: Path) -> None:
    text = (BUILT_IN / "moves.md").read_text()
    (own / "moves.md").write_text(text.partition("## They walk away")[0])
    with pytest.raises(GuideError, match="Nobody says anything for `walk`"):
        read(own)


def test_all_that_is_wrong_is_found_at_once(own: Path) -> None:
    assert check_practice(BUILT_IN, own) == ()
    changed(own, "nibble.md", ("`says`", "`sounds`"))
    (own / "shouting.md").write_text("# Shouting\n\nLoud.\n")
    said = "\n".join(map(str, check_practice(BUILT_IN, own)))
    assert "There is no part `sounds`" in said
    assert "There is no tactic `shouting`" in said


def test_a_folder_of_pages_is_told_from_a_guide(own: Path, tmp_path: Path) -> None:
    assert is_practice(own)
    assert is_practice(BUILT_IN)
    assert not is_practice(content_folder() / "leverage")
    assert not is_practice(tmp_path)
    assert not is_practice(tmp_path / "practice.md")
    (tmp_path / "moves.md").write_text("# Moves\n")
    assert is_practice(tmp_path)


def test_an_unknown_page_is_named(own: Path) -> None:
    (own / "shouting.md").write_text("# Shouting\n\nLoud.\n")
    with pytest.raises(GuideError, match="There is no tactic `shouting`"):
        read(own)


def test_a_pipe_in_place_of_a_page_keeps_nobody_waiting(own: Path) -> None:
    os.mkfifo(own / "silence.md")
    with pytest.raises(GuideError, match="isn’t an ordinary file"):
        read(own)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_what_is_filled_in_is_never_read_as_a_place(text: str) -> None:
    assert filled("Take {offer}.", {"offer": text, "yours": "no"}) == f"Take {text}."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Yes.\n" * 120_000, "larger than 256 KB"),
        ("- a\n\n  b\n" * 12_000, r"moves\.md:\d+: "),
        ("", "does not begin with a title"),
        ("\0\x1b[2J", r"moves\.md:1: "),
        ("- {" * 30_000, r"moves\.md:1: "),
        ("# Moves\n\n## They open `opening`\n\n- " + "{x} " * 9_000, r"Nothing can be filled in for \{x\} in “\{x\}"),
    ],
)
def test_a_page_without_end_or_sense_is_refused_in_words(own: Path, text: str, said: str) -> None:
    (own / "moves.md").write_text(text)
    with pytest.raises(GuideError, match=said) as problem:
        read(own)
    assert len(str(problem.value)) < 300 + len(str(own))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_page_of_anything_is_read_or_refused(own: Path, text: str) -> None:
    (own / "moves.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(GuideError):
        read(own)


def test_a_folder_in_place_of_a_page_is_refused(own: Path) -> None:
    (own / "silence.md").mkdir()
    with pytest.raises(GuideError, match=r"silence\.md:1: "):
        read(own)


_WORDS = st.lists(st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True), min_size=1, max_size=9).map(" ".join)


@given(st.dictionaries(st.sampled_from(list(Manner)), st.lists(_WORDS, min_size=1, max_size=3)))
def test_what_is_written_is_read_again(written: dict[Manner, list[str]]) -> None:
    kinds = [kind for kind in MoveKind if kind not in WITH_A_PAGE]
    parts = ["# Moves"]
    for kind in kinds:
        parts += [f"## They do it `{kind}`", "- {offer}"]
        for manner, lines in written.items():
            parts += [f"### Somebody `{manner}`", "\n".join(f"- {line}" for line in lines)]
    with TemporaryDirectory() as folder:
        (Path(folder) / "moves.md").write_text("\n\n".join(parts))
        pages = read_practice(practice_files(BUILT_IN, Path(folder)))
    said = [("{offer}", None), *((one_line(line), manner) for manner, lines in written.items() for line in lines)]
    assert {kind: [(line.text, line.manner) for line in pages.lines[kind]] for kind in kinds} == dict.fromkeys(
        kinds, said
    )
