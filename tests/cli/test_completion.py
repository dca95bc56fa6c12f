"""What a shell completes, asked in this process, and by every shell that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from negotui.cli.shells import SHELLS
from tests.cli.conftest import Run
from tests.cli.test_start import environ


@pytest.fixture
def talks(run: Run) -> None:
    """Two negotiations, one of which has entries."""
    for words in (
        ("new", "Rent of the shop", "--with", "Mrs. Okafor"),
        ("new", 'It’s "5 $" & more: food'),
        ("add", "Rent", "issues", "name=Base rent"),
        ("add", "Rent", "issues", "name=Café à côté"),
        ("add", "Rent", "facts", "claim=Next door pays 1,150", "source=The baker"),
    ):
        assert run(*words).code == 0


def lines(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str, line: str, word: str = "") -> list[str]:
    """What the script of a shell is answered with the cursor at the end of that line."""
    with monkeypatch.context() as patch:
        patch.setenv("COMP_LINE", line)
        patch.setenv("COMP_WORD", word)
        patch.setenv("_NEGOTUI_COMPLETE", f"{shell}_complete")
        done = run()
    assert (done.code, done.err) == (0, ""), line
    return [text for text in done.out.splitlines() if text]


@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("negotui arch", ["archive"]),
        ("negotui guide ", ["add", "check", "schema", "show"]),
        ("negotui show ", ["Rent of the shop", 'It’s "5 $" & more: food']),
        ("negotui show rent", ["Rent of the shop"]),
        ("negotui show Rent\\ of", ["Rent of the shop"]),
        ('negotui show "Rent of', ["Rent of the shop"]),
        ("negotui show 'rent OF", ["Rent of the shop"]),
        ("negotui show nothing", []),
        ("negotui show --sec", ["--section"]),
        ("negotui add rent iss", ["issues"]),
        ("negotui add 'Rent of the shop' issues be", ["better="]),
        ("negotui add rent issues better=", ["better=more", "better=less"]),
        ("negotui add rent issues better=L", ["better=less"]),
        ("negotui add rent issues name=x be", ["better="]),
        ("negotui add rent issues better=less be", []),
        ("negotui add rent facts issue=cafe", ["issue=Café à côté"]),
        ("negotui add rent commitments done=", ["done=yes", "done=no"]),
        ("negotui add rent issues nonsense=", []),
        ("negotui add rent nonsense be", []),
        ("negotui edit rent stage=agr", ["stage=agreed"]),
        ("negotui edit rent issues bas", ["Base rent"]),
        ("negotui edit rent cafe", ["Café à côté"]),
        ("negotui edit rent issues 'Base rent' tar", ["target="]),
        ("negotui edit rent 'Base rent' better=l", ["better=less"]),
        ("negotui delete rent ", ["issues", "facts", "Next door pays 1,150", "Base rent", "Café à côté"]),
        ("negotui delete rent facts n", ["Next door pays 1,150"]),
        ("negotui delete rent facts Next x", []),
        ("negotui log rent --kind sig", ["signal"]),
        ("negotui guide show --sheets iss", ["issues"]),
        ("negotui guide show lev", ["leverage"]),
        ("negotui completion z", ["zsh"]),
        ("negotui with MRS", ["Mrs. Okafor"]),
        ("negotui show rent --section lev", ["leverage"]),
    ],
)
def test_what_may_stand_at_the_cursor(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, values: list[str]) -> None:
    found = [text.split("\t")[1] for text in lines(run, monkeypatch, "zsh", line)]
    assert sorted(found) == sorted(values)
    assert sorted(text.split("\t")[1] for text in lines(run, monkeypatch, "fish", line)) == sorted(values)


@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize(
    ("line", "word", "kind", "put_in"),
    [
        ("negotui show re", "re", "plain", "Rent\\ of\\ the\\ shop"),
        ("negotui show Rent\\ of\\ th", "Rent\\ of\\ th", "plain", "Rent\\ of\\ the\\ shop"),
        ('negotui show "Rent o', '"Rent o', "plain", "Rent of the shop"),
        ("negotui show It", "It", "plain", 'It\\’s\\ \\"5\\ \\$\\"\\ \\&\\ more:\\ food'),
        # bash takes a word apart at a colon and at an equals sign.
        (
            'negotui show It’s\\ \\"5\\ \\$\\"\\ \\&\\ more:\\ fo',
            "\\ fo",
            "plain",
            "\\ food",
        ),
        ("negotui add rent issues be", "be", "open", "better="),
        ("negotui add rent issues better=l", "l", "plain", "less"),
        ("negotui add rent facts issue=", "=", "plain", "Base\\ rent"),
        ("negotui add rent facts issue='Ba", "'Ba", "plain", "Base rent"),
    ],
)
def test_bash_is_given_what_it_puts_in(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str, word: str, kind: str, put_in: str
) -> None:
    first, *rest = lines(run, monkeypatch, "bash", line, word)
    assert (first, rest[0]) == (kind, put_in)


@pytest.mark.parametrize("shell", sorted(SHELLS))
def test_files_are_left_to_the_shell(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    assert lines(run, monkeypatch, shell, "negotui export rent -o ")[0].split("\t")[0] == "file"


@pytest.mark.parametrize("shell", sorted(SHELLS))
@pytest.mark.parametrize(
    "line", ["negotui show ", "negotui add rent iss", "negotui edit ", 'negotui "', "negotui \\", ""]
)
def test_nothing_is_made_by_completing(
    run: Run, monkeypatch: pytest.MonkeyPatch, book: Path, shell: str, line: str
) -> None:
    lines(run, monkeypatch, shell, line)
    assert not book.exists()
    assert list(book.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"no database", b""])
def test_a_file_that_is_no_workbook_completes_to_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, book: Path, content: bytes
) -> None:
    book.write_bytes(content)
    assert lines(run, monkeypatch, "zsh", "negotui show ") == []
    assert book.read_bytes() == content


def test_a_hostile_title_completes_to_harmless_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "x\ty\nz \u202e$(touch gone) `id` ;")
    (line,) = lines(run, monkeypatch, "bash", "negotui show x", "x")[1:]
    assert "\u202e" not in line
    assert "\\$\\(touch" in line
    assert "\\`id\\`\\ \\;" in line


def test_completing_loads_no_screen(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom negotui.cli import main\ntry: main()\n"
        "finally: print([name for name in ('textual', 'rich', 'sqlite_utils', 'markdown_it') if name in sys.modules])"
    )
    env = {**environ(tmp_path), "_NEGOTUI_COMPLETE": "zsh_complete", "COMP_LINE": "negotui sho"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0].startswith("plain\tshow\t")
    assert done.stdout.splitlines()[-1] == "[]"


BASH = """
source /dev/stdin <<< "$(negotui completion bash)"
COMP_WORDS=(negotui show re) COMP_CWORD=2 COMP_LINE='negotui show re' COMP_POINT=15
_negotui_completion negotui
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = "source (negotui completion fish | psub); complete -C 'negotui show re'"
ZSH = """
compdef() { :; }; compadd() { print -rl -- $words_; }
source <(negotui completion zsh)
words=(negotui show re); CURRENT=3
_negotui_completion
"""


@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize(("shell", "script"), [("bash", BASH), ("fish", FISH), ("zsh", ZSH)])
def test_a_real_shell(tmp_path: Path, shell: str, script: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run([shell, "-c", script], env=env, capture_output=True, text=True, check=False, timeout=60)
    assert "Rent" in done.stdout, done.stderr
    assert "Traceback" not in done.stderr
