"""What is measured, as data: scripts that are played, commands that are run, and the ratios with their targets.

To measure something more, add a step (or a script, or a command) under a name, and a line that divides that name by another one.
Must not measure anything itself.
"""

from __future__ import annotations

from dataclasses import dataclass

DOWN, ENTER, ESCAPE = "\x1b[B", "\r", "\x1b"
_BETWEEN_SAVES = 0.3
"""A form saves 250 ms after the first key: what that paints is no part of the next key."""


@dataclass(frozen=True, slots=True)
class Step:
    """A key. key: as the terminal sends it, empty for what the key before it leads to later.  name: what it measures, or empty.

    quiet: seconds without a byte before it is sent.  shows: the text by which it is answered; empty where it is so once the screen
    stands still.
    """

    key: str
    name: str = ""
    quiet: float = 0.15
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """A program played once a round: `NAME start` until its first screen, its steps, and `NAME memory` at the end, in MB.

    name: what it measures begins with it.  argv: what Python runs.  file: the workbook, one of FILES, or empty.  shows: texts that
    are all there once the first screen can be used.  steps: keys.  leave: the key that ends it.
    """

    name: str
    argv: tuple[str, ...]
    file: str
    shows: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    leave: str = "q"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: the median of `measured` divided by that of `against`, and the most that it may be.

    work: what people call it.  measured, against: names.  unit: of both.
    """

    work: str
    measured: str
    against: str
    target: float
    unit: str = "ms"


FILES = {"empty": 0, "few": 3, "thousand": 1000}
"""Files with so many negotiations of 60 entries."""
SHELVES = {"page": 40, "shelf": 10_000}
"""Files with so many negotiations of 10 short entries: what fills one screen, and years of them with 100,000 entries in all."""

TALKS = {"talk 5": 5, "talk 500": 500}
"""Files with the worked example and so many offers in its log."""
CONFLICTS = ("price", "lists", "ranges")
"""Files with packages that take longer than a repaint, those of benchmarks/conflict.py."""

_APP = ("-m", "negotui")
_BARE = ("-m", "benchmarks.bare")
_LAST = "commands"  # the right end of the bottom line


def _visits(name: str) -> tuple[Step, ...]:
    """The list of the library, a workbook, tabs for the first time and again, the same workbook once more."""
    library = tuple(Step(key, f"{name} list") for key in ("j", "j", "k", "k", "j", "k"))
    tabs = tuple(Step(key, f"{name} tab first") for key in "23456")
    again = tuple(Step(key, f"{name} tab again") for key in "54321")
    once_more = (Step(ESCAPE), Step(ENTER, f"{name} reopen", 0.3))
    return (*library, Step(ENTER, f"{name} open", 0.3), *tabs, *again, *once_more)


def _looking(name: str) -> tuple[Step, ...]:
    """Through the library by pages, and letter by letter of a filter that leaves some, then none that were in sight before."""
    pages = tuple(Step(key, f"{name} scroll") for key in ("\x1b[6~", "\x1b[6~", "\x1b[5~", "\x1b[5~"))
    letters = tuple(Step(key, f"{name} filter") for key in "party 3")
    asked = tuple(Step(key, f"{name} filter") for key in " is:open")
    return (*pages, Step("/"), *letters, *asked, Step(ENTER), Step(ESCAPE))


_SECTION = tuple(Step(key, "section") for key in ("j", "j", "k", "k", "j", "k"))
_FORM = (Step(ENTER, "form", 0.3), *(Step(key, "field", _BETWEEN_SAVES) for key in "abcdefgh"), Step(ESCAPE))


def _offers(name: str) -> tuple[Step, ...]:
    """From the library to the table, and four offers logged there once those in the log are scored."""
    to_table = (Step(ENTER, "", 0.3), Step("t", "", 0.3), Step("j", "", 1.0))
    lines = ("o", "base 120k", "o", "base 124k", "m", "base 126k", "o", "base 120k")
    logged = (
        (Step(key, "", 0.3), Step(text, "", 0.3), Step(ENTER, f"{name} offer", 0.3))
        for key, text in zip(lines[::2], lines[1::2], strict=True)
    )
    return (*to_table, *(step for one in logged for step in one), Step(ESCAPE), Step(ESCAPE))


def _waits(name: str) -> tuple[Step, ...]:
    """From the library to the packages, which can be used before they are worked out."""
    usable = Step("0", f"{name} usable", 0.3, "still working out")
    return (Step(ENTER, "", 0.3), usable, Step("", f"{name} worked out", 0, "which deals beat"), Step(ESCAPE))


SCRIPTS = (
    Script(
        "bare",
        (*_BARE, "list"),
        "",
        ("Line 0", "palette"),
        (*(Step(DOWN, "bare list"),) * 10, *(Step(ENTER, "bare open", 0.3), Step(ESCAPE)) * 4),
        "\x11",
    ),
    Script("label", (*_BARE, "label"), "", ("Line 0", "palette"), (), "\x11"),
    Script("empty", _APP, "empty", ("Begin your own", _LAST)),
    Script("thousand", _APP, "thousand", ("Negotiation 1000", _LAST), _visits("thousand")),
    Script("page", _APP, "page", ("Negotiation 0", _LAST), _looking("page")),
    Script("shelf", _APP, "shelf", ("Negotiation 0", _LAST), _looking("shelf")),
    Script(
        "bare field",
        (*_BARE, "field"),
        "",
        ("bare", "palette"),
        tuple(Step(key, "bare field", _BETWEEN_SAVES) for key in "abcdefgh"),
        "\x11",
    ),
    *(Script(name, _APP, name, ("Senior role", _LAST), _offers(name)) for name in TALKS),
    *(Script(name, _APP, name, ("Pure conflict", _LAST), _waits(name)) for name in CONFLICTS),
    Script("few", _APP, "few", ("Negotiation 0003", _LAST), (*_visits("few"), *_SECTION, *_FORM)),
    Script(
        "example",
        _APP,
        "example",
        ("Begin your own", _LAST),
        (
            Step("o", "example open"),
            Step("2"),
            *(Step(key, "example repaint") for key in "121212"),
            Step("1"),
            Step(ESCAPE),
        ),
    ),
)
"""In this order in each round. The last one begins with an empty file of its own, into which the example goes."""

_FLOOR = (
    "import os, sqlite3, click; c = sqlite3.connect(os.environ['NEGOTUI_FILE'] + '-floor', isolation_level=None); "
    "c.execute('PRAGMA journal_mode=WAL'); c.execute('PRAGMA synchronous=FULL'); "
    "c.execute('CREATE TABLE IF NOT EXISTS t (x)'); c.execute('INSERT INTO t VALUES (1)'); c.close(); os._exit(0)"
)
"""What any command line that is read by click and saves a row safely must do."""

COMMANDS = {
    "python": ("{python}", "-c", "pass"),
    "imports": ("{python}", "-c", "import os, sqlite3, click; os._exit(0)"),
    "one row": ("{python}", "-c", _FLOOR),
    "--version": ("{negotui}", "--version"),
    "list": ("{negotui}", "list"),
    "add": ("{negotui}", "add", "Negotiation 0002", "questions", "question=What else?"),
    "search": ("{negotui}", "search", "delivery"),
}
"""Run in turn, with the file `few`."""

LINES = (
    Line("first usable screen, empty file, against a list of 200 lines", "empty start", "bare start", 1.4),
    Line("  against header, footer and one line of text", "empty start", "label start", 1.4),
    Line("first usable screen, 1,000 negotiations of 60 entries", "thousand start", "empty start", 1.1),
    Line("opening a workbook of 60 entries", "few open", "bare list", 5),
    Line("  one of 1,000", "thousand open", "bare list", 5),
    Line("  the same one once more", "few reopen", "bare list", 5),
    Line("  against the bare app that opens a screen of six texts", "few open", "bare open", 1),
    Line("  the same one once more, against that", "few reopen", "bare open", 0.6),
    Line("first visit of a tab", "few tab first", "bare list", 3),
    Line("  one of 1,000", "thousand tab first", "bare list", 3),
    Line("going back to a tab", "few tab again", "bare list", 1.5),
    Line("  one of 1,000", "thousand tab again", "bare list", 1.5),
    Line("a key in the library", "few list", "bare list", 1.3),
    Line("  of 1,000", "thousand list", "bare list", 1.3),
    Line("a key in a section", "section", "bare list", 1.3),
    Line("a key in a field", "field", "bare field", 1.3),
    Line("an offer logged and shown with 500 in the log, against 5", "talk 500 offer", "talk 5 offer", 1.1),
    Line("library of 10,000: first usable screen, against one of 40", "shelf start", "page start", 1.2),
    Line("  a page down or up", "shelf scroll", "page scroll", 1.2),
    Line("  a letter of a filter", "shelf filter", "page filter", 1.2),
    Line("search of 100,000 entries, very common words, against bare FTS5", "search common", "fts common", 1.3),
    Line("  usual words", "search usual", "fts usual", 1.3),
    Line("peak memory with the worked example open", "example memory", "bare memory", 1.6, "MB"),
    Line("all panels of the worked example, against a repaint of its tab", "panels", "example repaint", 1),
    *(
        line
        for name, what in zip(
            CONFLICTS, ("one price of 2,000 steps", "with two lists of six", "three of 1,000"), strict=True
        )
        for line in (
            Line(f"packages, {what}: tab usable, against a repaint", f"{name} usable", "example repaint", 3),
            Line("  all of it worked out and shown", f"{name} worked out", "example repaint", 20),
            Line("  the longest that the screen does itself for a panel", f"{name} screen", "example repaint", 1),
        )
    ),
    Line("packages: 10^10, against a fold of integers without packages", "ours 10^10", "bare 10^10", 3),
    Line("packages: 10^10, against a repaint of the tab", "ours 10^10", "example repaint", 1),
    Line("packages: 3,125, against listing them", "ours 3,125", "listed 3,125", 1),
    Line("packages: New Recruit's 390,625, against listing them", "ours 390,625", "listed 390,625", 0.01),
    Line("practising: an answer at 10^10 packages, against a repaint of the tab", "answer 10^10", "example repaint", 1),
    Line("the plan in 1,000 talks of 5 × 5 options and 20 rounds, against a repaint", "trial", "example repaint", 100),
    Line("  with all that could be changed in it, five times as many talks", "trial with changes", "trial", 5),
    Line("  peak memory, against ten talks", "trial memory", "trial few memory", 1.1, "MB"),
    Line("what their offers say, with 50 in the log, against a repaint", "heard", "example repaint", 10),
    Line("insights over 1,000 that are over, against loading them", "insights", "load", 3),
    Line("  once more, with nothing changed since", "insights again", "load", 0.5),
    Line("lessons of earlier ones among 1,000, against a repaint of the tab", "earlier", "example repaint", 1),
    Line("negotui --version, against python -c pass", "--version", "python", 4),
    Line("negotui list, against python -c pass", "list", "python", 4),
    Line("negotui add, against python -c pass", "add", "python", 4),
    Line("negotui search, against python -c pass", "search", "python", 4),
    Line("  the floor: click and sqlite3 imported, against python -c pass", "imports", "python", 4),
    Line("  list against that floor", "list", "imports", 1.3),
    Line("  search against that floor", "search", "imports", 1.3),
    Line("  add against those imports and one row saved", "add", "one row", 2),
)
