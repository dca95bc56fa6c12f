"""How negotui speaks: phrases that read as if translated stay out of every text that a user can meet."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("analysis", "cli", "domain", "export", "guides", "services", "store", "tui")
"""The folders of the package whose texts are held to it; a folder of Markdown pages may stand here as well."""
FILES = ("config.py", "errors.py", "__main__.py")
PAGES = ("README.md", *sorted(str(page.relative_to(ROOT)) for page in (ROOT / "content").rglob("*.md")))

BANNED = {
    r"no deal is (?:better|worse|worth)": "reads as its opposite: they would be better off without a deal",
    r"\bworths\b": "nobody counts worths: values, or points",
    r"apart by": "separated by",
    r"is none of|are none of": "isn’t one of",
    r"(?<![Tt]here )\b(?:is|are) no (?:figure|folder|field|type|text|value|workbook|condition|bounds|part)\b": "isn’t a …",
    r"where nothing is said|of which it is known|when told|which are lacking": "nobody does it: say who, or (default: …)",
    r"\bis not known\b|\bnot known\b|\bis not guessed\b": "say who does not know, or what to do",
    r"cannot be (?:read|valued|made|opened|written|kept|used|sorted)": "I can’t read …",
    r"\blacking\b|\bare lacking\b": "missing; you are 500 apart",
    r"that hold[s]? by|by .* points hold": "still stands",
    r"turns? (?:it|a key) round": "reverses",
    r"handing over the word": "say it as you would across a table",
    r"put quotes round": "use quotes if the value has spaces",
    r"as (?:good|you guess) it\b": "as you guess",
    r"is there already|not there any more|that is not there": "already exists; no longer exists",
    r"\bhangs (?:on|by)\b": "rests on, depends on",
    r"with \d* ?more as good": "tied with",
    r"As good as a sure": "Equals a sure offer of",
}
"""Each with why, or what to say in its place."""


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module with their lines, what is put into them left out; no docstrings, except those of commands."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            decorators = [] if isinstance(node, ast.Module) else node.decorator_list
            is_command = "cli" in path.parts and bool(decorators)
            statements = [] if is_command else node.body
        else:
            statements = []
        hidden |= {id(one.value) for one in statements if isinstance(one, ast.Expr)}
        if isinstance(node, ast.JoinedStr):
            hidden |= {id(part) for part in ast.walk(node) if part is not node}
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values),
            )
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            yield node.lineno, node.value


def faults(text: str) -> list[str]:
    return [f"{found[0]!r}: {why}" for phrase, why in BANNED.items() for found in re.finditer(phrase, text)]


def _modules() -> list[Path]:
    package = ROOT / "negotui"
    return [
        *(path for folder in FOLDERS for path in sorted((package / folder).rglob("*.py"))),
        *map(package.joinpath, FILES),
    ]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_says_what_nobody_would_say(path: Path) -> None:
    assert [(line, fault) for line, text in literals(path) for fault in faults(text)] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_what_nobody_would_say(page: str) -> None:
    assert faults((ROOT / page).read_text(encoding="utf-8")) == []


def test_the_search_finds_what_it_is_for(tmp_path: Path) -> None:
    module = tmp_path / "cli" / "words.py"
    module.parent.mkdir()
    module.write_text(
        '"""Not known."""\n\n\n@command\ndef run() -> None:\n    """What is not known."""\n'
        '    say(f"{name} is none of the choices")\n    say("more apart by ;")\n',
        encoding="utf-8",
    )
    assert sorted({line for line, text in literals(module) if faults(text)}) == [6, 7, 8]
