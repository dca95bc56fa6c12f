"""Runs the battery: `python -m tests.battery [--short] [--seed N] [--only NAME]`. A line a fault; exit code 1 if any lost."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic

from benchmarks.terminal import Stuck
from tests.battery import ends, files, fuzz, people
from tests.battery.lab import Lab, Lost

FAULTS: Mapping[str, Callable[[Lab], Iterator[str]]] = {
    fault.__name__: fault
    for fault in (
        *(ends.killed, ends.signalled, ends.locked, ends.power_cut, ends.torn_log),
        *(files.damaged, files.full_disk, files.read_only, files.older, files.hostile_file, files.hostile_words),
        *(people.keys, people.sizes, people.pastes, people.surroundings, people.command_lines, people.writers),
        *(people.windows, people.model, fuzz.readers),
    )
}
"""What is tried, by name; the docstring of each says what has to hold."""


def main() -> int:
    """Try everything, or what is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.battery")
    parser.add_argument("--short", action="store_true", help="few rounds of each, for every change")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=sorted(FAULTS), action="append")
    options = parser.parse_args()
    lost = 0
    for name in options.only or FAULTS:
        folder = Path(tempfile.mkdtemp(prefix="battery-"))
        begun, rounds, outcome = monotonic(), 0, "survived"
        try:
            for _ in FAULTS[name](Lab(folder, options.seed, options.short)):
                rounds += 1
        except (Lost, Stuck) as problem:
            outcome, lost = f"LOST: {problem}", lost + 1
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        said = (FAULTS[name].__doc__ or "").strip()
        print(f"{name:<14} {rounds:>4} rounds {monotonic() - begun:6.1f} s  {outcome}  ({said})", flush=True)  # noqa: T201
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
