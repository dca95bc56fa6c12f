"""Changes the code bit by bit and prints which changes no test of the same layer notices: `make mutants`.

Each layer is judged by its own tests, in a copy of the checkout under `build/mutants/`: a fault of the domain that only a screen
would show is a test that the domain lacks. What was found last, and why what survives may, is in docs/mutants.md.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAYERS = ("domain", "store", "services")
BUILD = ROOT / "build" / "mutants"
_MUTMUT = str(Path(sys.executable).parent / "mutmut")
_SQL = re.compile(r"\b(PRAGMA|SELECT|INSERT|UPDATE|DELETE|WHERE|ORDER BY|VALUES|AND|ASC|DESC|excluded)\b")
_NOTICED = {"killed", "timeout", "segfault", "caught by type check"}
# What a changed module imports is the tool's: tests of what is imported say nothing here, and a user who may read nothing else
# cannot import it.
_LEFT_OUT = (
    "tests/store/test_database.py::test_an_up_to_date_file_is_opened_without_sqlite_utils",
    "tests/store/test_database.py::test_what_may_not_be_written_is_read",
)
_SETTINGS = """
[tool.mutmut]
source_paths = ["negotui"]
only_mutate = [{only}]
also_copy = ["content"]
pytest_add_cli_args_test_selection = ["tests/{layer}"]
pytest_add_cli_args = [{left_out}]
"""


def main(arguments: Sequence[str]) -> int:
    """Runs what is asked for, a layer at a time; the answer is how many layers could not be run."""
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders of negotui/domain, store or services")
    parser.add_argument(
        "--ending", default="", help="only the changes whose number ends in one of these digits: a sample"
    )
    options = parser.parse_args(arguments)
    asked = [path.resolve().relative_to(ROOT) for path in options.paths]
    failed = 0
    for layer in LAYERS:
        folder = Path("negotui") / layer
        paths = [path for path in asked if path.is_relative_to(folder)] if asked else [folder]
        if paths and not _run(layer, paths, options.ending):
            sys.stdout.write(f"The changes of {folder} could not be tried; {BUILD / layer}.log says why.\n")
            failed += 1
    return failed


def _run(layer: str, paths: Sequence[Path], ending: str) -> bool:
    """Tries every change of these files, or those of such numbers, with the tests of their layer and prints what came of it."""
    folder = BUILD / layer
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("negotui", "content", "tests"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    only = ", ".join(f'"{path}"' if path.suffix else f'"{path}/*"' for path in paths)
    left_out = ", ".join(f'"--deselect={test}"' for test in _LEFT_OUT)
    settings = _SETTINGS.format(only=only, layer=layer, left_out=left_out)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(text + settings, encoding="utf-8")
    with (BUILD / f"{layer}.log").open("w") as log:
        command = [_MUTMUT, "run", "--max-children", str(os.cpu_count() or 1)]
        command += [f"*__mutmut_*[{ending}]"] if ending else []
        if subprocess.run(command, cwd=folder, stdout=log, stderr=log, check=False).returncode:
            return False
    _report(dict(_results(folder)), folder)
    return True


def _results(folder: Path) -> Iterator[tuple[str, str]]:
    """Each change by its name, as `negotui.domain.dates.x_parse_date__mutmut_3`, and what became of it."""
    for line in _mutmut(folder, "results", "--all", "true").splitlines():
        name, _, status = line.strip().partition(": ")
        if status and status != "not checked":
            yield name, status


def _report(results: dict[str, str], folder: Path) -> None:
    """Prints each change that was not noticed, then a line a file. SQL in another case is the same SQL and does not count."""
    total: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    for name, status in results.items():
        file = name.rpartition(".")[0].replace(".", "/") + ".py"
        if status not in _NOTICED:
            difference = _mutmut(folder, "show", name)
            if _is_same_sql(difference):
                continue
            sys.stdout.write(f"{difference}\n")
        total[file] += 1
        noticed[file] += status in _NOTICED
    for file in sorted(total):
        sys.stdout.write(f"{noticed[file]:5} of {total[file]:5} noticed  {file}\n")


def _is_same_sql(difference: str) -> bool:
    """Whether nothing but the case of a statement has changed."""
    before, after = (
        "".join(line[1:] for line in difference.splitlines() if line.startswith(sign) and line[:3] != sign * 3)
        for sign in "-+"
    )
    return before.casefold() == after.casefold() and bool(_SQL.search(before))


def _mutmut(folder: Path, *arguments: str) -> str:
    return subprocess.run([_MUTMUT, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
