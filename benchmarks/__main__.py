"""`python -m benchmarks`: measures, and prints ratios beside their targets. Must not fail where one is over: it says so."""

from __future__ import annotations

import argparse
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
        bench = Bench(Path(folder))
        bench.round(count=False)
        for _ in range(rounds):
            bench.round()
        bench.searching()
        bench.panels()
        bench.folding()
        bench.past()
    report(bench.samples, rounds)


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
