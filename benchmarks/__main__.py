"""`python -m benchmarks`: measures, and prints ratios beside their targets. Must not fail where one is over: it says so."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.measuring import Bench, Samples
from benchmarks.plan import LINES

ROUNDS, QUICK = 5, 2


def main() -> None:
    """Measure, for about half a minute a round, and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="How fast negotui is, as ratios within one run."
    )
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} rounds in place of {ROUNDS}")
    rounds = QUICK if parser.parse_args().quick else ROUNDS
    with tempfile.TemporaryDirectory(prefix="negotui-bench-") as folder:
        tell("making files to measure with")
        bench = Bench(Path(folder))
        tell("a round that fills caches and does not count")
        bench.round(count=False)
        for number in range(1, rounds + 1):
            tell(f"round {number} of {rounds}")
            bench.round()
        alone = (
            bench.searching,
            bench.panels,
            bench.conflict,
            bench.folding,
            bench.practising,
            bench.heard,
            bench.past,
        )
        for what in alone:
            tell(f"{what.__name__}, in a process of its own")
            what()
    report(bench.samples, rounds)


def tell(what: str) -> None:
    """Say how far it is, apart from the table."""
    print(f"{what} …", file=sys.stderr, flush=True)


def report(samples: Samples, rounds: int) -> None:
    """The table, and how many lines are over their target."""
    form = "{:<64} {:>7} {:>8}  {:<5} {}"
    print(form.format("work", "ratio", "target", "", f"medians of {rounds} rounds"))
    over = 0
    for line in LINES:
        measured, against = median(samples[line.measured]), median(samples[line.against])
        ratio = measured / against
        over += ratio > line.target
        verdict = "OVER" if ratio > line.target else "ok"
        figures = f"{measured:.1f} / {against:.1f} {line.unit}  ({line.measured} / {line.against})"
        print(form.format(line.work, f"{ratio:.2f}", f"≤ {line.target:g}", verdict, figures))
    print(f"{over} of {len(LINES)} over target." if over else "All within target.")


if __name__ == "__main__":
    main()
