"""Scripted tours of the app: what the pictures in screenshots/ show and the snapshot tests compare. Data only."""

from __future__ import annotations

from dataclasses import dataclass

from tests.tui.harness import SMALL, USUAL, WIDE


@dataclass(frozen=True)
class Tour:
    """One picture.

    name: of its files.  keys: pressed after the start.  size: columns and lines.  fresh: with an empty file, else with some
    negotiations.  library: begin in the library, else in the worked example.  theme: the colours.  over: with negotiations that are
    over, the worked example among them.  talk: in the middle of the worked example's talk.  practice: with a practice of it that
    goes on, or is `over`.
    """

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    fresh: bool = False
    library: bool = False
    theme: str = "negotui-dark"
    over: bool = False
    talk: bool = False
    practice: str = ""


_SECTIONS = (
    *(("leverage", "1"), ("interests", "2"), ("research", "3"), ("people", "4"), ("options", "5"), ("message", "6")),
    *(("poise", "7"), ("emotions", "8"), ("theirs", "9"), ("win-win", "0"), ("wrap-up", "minus")),
)

_QUICK = ("N", *"Raise", "enter", *"Maja", "enter", *"Pay", "enter", *"126k", "enter")
"""Five minutes, up to the limit."""

TOURS = (
    Tour("welcome", fresh=True),
    Tour("library", library=True),
    Tour("library-80", library=True, size=USUAL),
    Tour("library-light", library=True, theme="negotui-light"),
    Tour("library-filter", ("slash", *"bakery"), library=True),
    Tour("library-search", ("f", *"migration"), library=True),
    Tour("library-keys", ("slash", *"with:okafor is:due"), library=True, size=USUAL),
    Tour("library-sort", ("s", "6", "s"), library=True, size=USUAL),
    Tour("library-sort-40", ("s", "G"), library=True, size=SMALL),
    Tour("library-with", ("slash", *"okafor", "enter", "w"), library=True),
    Tour("library-with-80", ("slash", *"okafor", "enter", "w"), library=True, size=USUAL),
    Tour("library-copy", ("D",), library=True, size=USUAL),
    Tour("new-template", ("n", *"My flat", "enter"), library=True),
    Tour("new-template-40", ("n", *"My flat", "enter", *"sal"), library=True, size=SMALL),
    Tour("quick", _QUICK, fresh=True),
    Tour("quick-80", (*_QUICK, *"about 100", "enter"), fresh=True, size=USUAL),
    Tour("quick-40", (*_QUICK, *"about 100", "enter"), fresh=True, size=SMALL),
    Tour("quick-page", (*_QUICK, *"110k", "enter", *"Contoso", "enter", "escape"), fresh=True, size=USUAL),
    Tour("tour-end", ("t", *["enter"] * 5), fresh=True, size=USUAL),
    *(Tour(f"section-{name}", (key,)) for name, key in _SECTIONS),
    Tour("section-options-80", ("5",), USUAL),
    Tour("section-options-40", ("5",), SMALL),
    Tour("section-wrap-up-80", ("minus",), USUAL),
    Tour("section-options-light", ("5",), theme="negotui-light"),
    Tour("form", ("5", "j", "enter")),
    Tour("form-draft", ("5", "enter", "tab", "end", *" or so")),
    Tour("form-80", ("5", "enter"), USUAL),
    Tour("form-40", ("5", "enter"), SMALL),
    Tour("form-light", ("2", "enter"), theme="negotui-light"),
    Tour("help-80", ("5", "question_mark"), USUAL),
    Tour("help-40", ("5", "question_mark"), SMALL),
    Tour("help-search", ("5", "tab", "h", *"anchor")),
    Tour("table", ("t",), talk=True),
    Tour("table-80", ("t",), USUAL, talk=True),
    Tour("table-40", ("t",), SMALL, talk=True),
    Tour("table-light", ("t",), theme="negotui-light", talk=True),
    Tour("table-hidden", ("t", "h"), talk=True),
    Tour("table-offer", ("t", "m", *"base 129k"), talk=True),
    Tour("ways-out", ("t", "b"), talk=True),
    Tour("practice-begin", ("P",), USUAL),
    Tour("practice", ("P", "enter"), practice="on"),
    Tour("practice-80", ("P", "enter"), USUAL, practice="on"),
    Tour("practice-40", ("P", "enter"), SMALL, practice="on"),
    Tour("debrief", ("P", "j", "enter"), practice="over"),
    Tour("debrief-80", ("P", "j", "enter"), USUAL, practice="over"),
    Tour("debrief-40", ("P", "j", "enter"), SMALL, practice="over"),
    Tour("keys", ("f2",)),
    Tour("palette", ("ctrl+p", *"note")),
    Tour("go-to", ("ctrl+g",)),
    Tour("export", ("x",)),
    Tour("review", ("r",), over=True),
    Tour("review-words", ("r", "G", *"kkkkk", "enter"), over=True),
    Tour("review-80", ("r", "pagedown"), USUAL, over=True),
    Tour("review-40", ("r",), SMALL, over=True),
    Tour("insights", ("i",), library=True, over=True),
    Tour("insights-80", ("i", "pagedown"), USUAL, library=True, over=True),
    Tour("section-wrap-up-over", ("minus",), over=True),
)
