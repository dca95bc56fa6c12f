"""Reads the pages of what a practised counterpart says: their lines by kind of move, and the hard tactics.

The format is described in content/practice/README.md. A page of the user's own takes the place of the one of the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from negotui.domain.blocks import Block, Bullets, Heading, Paragraph, text_of
from negotui.domain.practice import (
    PLACES,
    TACTICS,
    WITH_A_PAGE,
    Manner,
    MoveKind,
    PracticePages,
    Spoken,
    Tactic,
    places_of,
)
from negotui.domain.text import cut, listed, one_line, quoted, suggestion
from negotui.errors import GuideError
from negotui.guides.markdown.reader import Piece
from negotui.guides.names import GUIDE
from negotui.guides.pages import Links, Page, Problems, read_page, title_and_code

_Kind = TypeVar("_Kind", bound=StrEnum)
MOVES = "moves"
_SAYS, _TODO = "says", "todo"
_README = "README"
_IN_MOVES = tuple(kind for kind in MoveKind if kind not in WITH_A_PAGE)
"""The kinds of moves whose lines stand on the page of all moves."""
_LONGEST = 400
"""The most letters of a line: it is said in one breath."""
_MOST_LINES = 200
"""The most lines of a list: each is looked at whenever somebody speaks."""


def practice_files(built_in: Path, own: Path | None) -> tuple[Path, ...]:
    """The pages in the order in which they are read, one's own in place of the built-in of the same name."""
    found = {page.stem: page for folder in (built_in, own) if folder for page in sorted(folder.glob("*.md"))}
    return tuple(page for stem, page in sorted(found.items()) if stem != _README)


def read_practice(files: Iterable[Path]) -> PracticePages:
    """The pages of these files. Raises GuideError for the first thing that is wrong."""
    problems = Problems()
    found = _read(files, problems)
    problems.raise_first()
    return found


def is_practice(folder: Path) -> bool:
    """Whether the pages in a folder are some of a practice, and not of a guide."""
    if (folder / GUIDE).exists() or not folder.is_dir():
        return False
    return folder.resolve().name == "practice" or any((folder / f"{stem}.md").exists() for stem in (MOVES, *TACTICS))


def check_practice(built_in: Path, own: Path) -> tuple[GuideError, ...]:
    """All that is wrong with one's own pages, by file and line."""
    problems = Problems()
    _read(practice_files(built_in, own), problems)
    return problems.all()


def _read(files: Iterable[Path], problems: Problems) -> PracticePages:
    """What can be made of these pages."""
    pages = {path.stem: (path, read_page(path, problems)) for path in files}
    lines: dict[MoveKind, tuple[Spoken, ...]] = {}
    tactics: list[Tactic] = []
    for stem, (path, page) in pages.items():
        if page is None:
            continue
        if stem == MOVES:
            lines = _moves(page)
        elif stem in TACTICS:
            tactics.append(_tactic(page, stem))
        else:
            problems.add(path, 1, f"There is no tactic `{stem}`.", suggestion(stem, (MOVES, *TACTICS)))
    for stem in (MOVES, *TACTICS):
        if stem not in pages:
            problems.add(Path(f"{stem}.md"), 1, "This page is missing.", "Install negotui again.")
    return PracticePages(lines, tuple(tactics))


def _moves(page: Page) -> dict[MoveKind, tuple[Spoken, ...]]:
    page.title()
    found: dict[MoveKind, list[Spoken]] = {}
    kind: MoveKind | None = None
    manner: Manner | None = None
    for piece in _pieces(page):
        block = piece.block
        if isinstance(block, Heading) and block.level == 2:
            kind, manner = _code(page, piece, block, _IN_MOVES), None
        elif isinstance(block, Heading) and block.level > 2:
            manner = _code(page, piece, block, tuple(Manner))
        elif isinstance(block, Bullets) and kind is not None:
            found.setdefault(kind, []).extend(_lines(page, piece, block, manner))
    for each in _IN_MOVES:
        if not any(line.manner is None for line in found.get(each, ())):
            page.report(
                _last_line(page),
                f"Nobody says anything for `{each}`.",
                f"Write a heading with `{each}` and a list of lines.",
            )
    return {kind: tuple(lines) for kind, lines in found.items()}


def _tactic(page: Page, id: str) -> Tactic:
    _, title = page.title()
    parts: dict[str, list[Block]] = {"": [], _SAYS: [], _TODO: []}
    says: list[Spoken] = []
    part, sounds = "", False
    for piece in _pieces(page):
        block = piece.block
        if isinstance(block, Heading) and block.level == 1:
            continue
        if isinstance(block, Heading):
            part = title_and_code(block)[1]
            if part not in {_SAYS, _TODO}:
                page.report(
                    piece.line, f"There is no part `{part}`.", f"Write `{_SAYS}` or `{_TODO}` behind the heading."
                )
                part = ""
        elif part == _SAYS and isinstance(block, Bullets):
            sounds = True
            says += _lines(page, piece, block, None)
        else:
            parts[part].append(block)
    for part, about in (("", "what it is"), (_TODO, "what to do about it")):
        if not parts[part]:
            page.report(_last_line(page), f"The page doesn’t say {about}.", "Write a paragraph.")
    if not sounds:
        page.report(
            _last_line(page),
            "The page doesn’t say how it sounds.",
            f"Write a heading with `{_SAYS}` and a list of lines below it.",
        )
    return Tactic(id, one_line(text_of(title.text)), tuple(says), tuple(parts[""]), tuple(parts[_TODO]))


def _last_line(page: Page) -> int:
    """Where something is missing: behind all that may be the cause."""
    return max((piece.line for piece in _pieces(page)), default=1)


def _pieces(page: Page) -> Sequence[Piece]:
    return page.pieces(Links().follow(page))


def _code(page: Page, piece: Piece, heading: Heading, kinds: Sequence[_Kind]) -> _Kind | None:
    """What stands in backquotes behind a heading, as one of a kind; anything else is reported."""
    code = title_and_code(heading)[1]
    if found := [one for one in kinds if one == code]:
        return found[0]
    hint = f"Write one of {listed(kinds, 'or')} in backquotes."
    if code in WITH_A_PAGE.values():
        hint = f"What is said then stands in {code}.md, below the heading with `{_SAYS}`."
    what = f"The heading says `{code}`, which isn’t known here." if code else "The heading has no code."
    page.report(piece.line, what, hint)
    return None


def _lines(page: Page, piece: Piece, bullets: Bullets, manner: Manner | None) -> Iterator[Spoken]:
    """The lines of a list. What is wrong with one is reported at the list, with how it begins."""
    if len(bullets.items) > _MOST_LINES:
        page.report(piece.line, f"The list has {len(bullets.items):,} lines.", f"{_MOST_LINES} lines are the most.")
        return
    for item in bullets.items:
        text = one_line(" ".join(text_of(block.text) for block in item if isinstance(block, Paragraph)))
        unknown = [place for place in places_of(text) if place not in PLACES]
        if unknown:
            names = listed([f"{{{place}}}" for place in PLACES])
            what = f"Nothing can be filled in for {{{cut(unknown[0], 30)}}} in {quoted(text)}."
            page.report(piece.line, what, f"There are {names}.")
        elif not text:
            page.report(piece.line, "A line has no words.", "Write what they say, or take the dash away.")
        elif len(text) > _LONGEST:
            page.report(piece.line, f"This line is too long: {quoted(text)}.", f"{_LONGEST} letters are the most.")
        else:
            yield Spoken(text, manner)
