"""What negotui reads, tried where the truth is known: `python -m benchmarks.duel`. It takes minutes, so no test runs it."""
