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
from tests.battery import ends, files, fuzz, histories, people, power, surroundings, words
from tests.battery.lab import Lab, Lost

FAULTS: Mapping[str, Callable[[Lab], Iterator[str]]] = {
    fault.__name__: fault
    for fault in (
        *(ends.killed, ends.fields, ends.places, ends.signalled, ends.in_editor),
        *(power.locked, power.power_cut, power.torn_log),
        *(files.damaged, files.full_disk, files.not_as_it_was, files.older, files.hostile_file),
        *(words.hostile_words, words.hostile_guides, people.keys, people.sizes, people.pastes, people.writers),
        *(people.windows, surroundings.surroundings, surroundings.terminals, surroundings.clocks),
        *(surroundings.command_lines, histories.model, fuzz.readers),
    )
}
"""What is tried, by name; the docstring of each says what has to hold."""


def main() -> int:
    """Try everything, or what is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.battery")
    parser.add_argument("--short", action="store_true", help="few rounds of each, for every change")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=sorted(FAULTS), action="append")
    parser.add_argument("--each", action="store_true", help="a line for each round as well")
    options = parser.parse_args()
    lost = 0
    for name in options.only or FAULTS:
        folder = Path(tempfile.mkdtemp(prefix="battery-"))
        begun, rounds, outcome, lab = monotonic(), 0, "survived", Lab(folder, options.seed, options.short)
        try:
            for said in FAULTS[name](lab):
                rounds += 1
                if options.each:
                    print(f"  {said}", flush=True)  # noqa: T201
        except (Lost, Stuck) as problem:
            outcome, lost = f"LOST: {problem}", lost + 1
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if lab.late:
            outcome += f", at most {max(lab.late):.0f} ms of typing not yet saved"
        about = (FAULTS[name].__doc__ or "").strip()
        print(f"{name:<14} {rounds:>4} rounds {monotonic() - begun:6.1f} s  {outcome}  ({about})", flush=True)  # noqa: T201
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
