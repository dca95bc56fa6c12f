"""Plays the plan and gathers samples by name. Must not import negotui: a child's peak memory includes what its parent had.

Milliseconds, or MB for memory. Every program gets folders of its own, so that nothing of the user's is read or written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from benchmarks.plan import COMMANDS, CONFLICTS, FILES, SCRIPTS, SHELVES, TALKS, Script
from benchmarks.terminal import Terminal

Samples = dict[str, list[float]]


class Bench:
    """A folder with files to measure with, and what has been measured there. samples: by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.samples: Samples = defaultdict(list)
        for name, count in FILES.items():
            self._python("-m", "benchmarks.making", str(self._file(name)), str(count))
        for name, offers in TALKS.items():
            self._python("-m", "benchmarks.talking", str(self._file(name)), str(offers))
        for name, count in SHELVES.items():
            self._python("-m", "benchmarks.samples", str(self._file(name)), str(count))
        for name in CONFLICTS:
            self._python("-m", "benchmarks.conflict", "make", name, str(self._file(name)))

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.db"

    def _environ(self, file: str) -> Mapping[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        folders = {
            f"XDG_{kind}_HOME": str(self._folder / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")
        }
        named = {"NEGOTUI_FILE": str(self._file(file))} if file else {}
        return {**kept, **folders, **named, "TERM": "xterm-256color"}

    def _python(self, *argv: str) -> str:
        command = [sys.executable, *argv]
        return subprocess.run(command, env=self._environ(""), check=True, capture_output=True, text=True).stdout

    def play(self, script: Script, count: bool = True) -> None:
        """Plays a script once. count: whether what it measures counts; the first time it fills caches."""
        terminal = Terminal((sys.executable, *script.argv), self._environ(script.file), script.shows)
        found: Samples = {f"{script.name} start": [terminal.started * 1000]}
        try:
            for step in script.steps:
                if step.key:
                    terminal.settle(step.quiet)
                seconds = terminal.key_until(step.key, step.shows) if step.shows else terminal.key(step.key)
                if step.name:
                    found.setdefault(step.name, []).append(seconds * 1000)
            terminal.settle(0.3)
            found[f"{script.name} memory"] = [terminal.end(script.leave)]
        except BaseException:
            terminal.kill()
            raise
        if count:
            for name, values in found.items():
                self.samples[name] += values

    def round(self, count: bool = True) -> None:
        """Plays every script and runs every command, in turn."""
        for path in self._folder.glob("example.db*"):
            path.unlink()
        for script in SCRIPTS:
            self.play(script, count)
        for _ in range(3):
            for name in COMMANDS:
                self._command(name, count)

    def _command(self, name: str, count: bool) -> None:
        program = Path(sys.executable).with_name("negotui")
        argv = [part.format(python=sys.executable, negotui=program) for part in COMMANDS[name]]
        begun = perf_counter()
        subprocess.run(argv, env=self._environ("few"), check=True, capture_output=True)
        if count:
            self.samples[name].append((perf_counter() - begun) * 1000)

    def folding(self) -> None:
        """Works out packages in a process of their own."""
        self.samples.update(json.loads(self._python("-m", "benchmarks.folding")))

    def practising(self) -> None:
        """Answers as a counterpart, and tries a plan, in a process of their own."""
        self.samples.update(json.loads(self._python("-m", "benchmarks.practising")))

    def searching(self) -> None:
        """Searches the long shelf in a process of its own."""
        self.samples.update(json.loads(self._python("-m", "benchmarks.searching", str(self._file("shelf")))))

    def past(self) -> None:
        """Reads negotiations that are over in a process of their own."""
        self.samples.update(json.loads(self._python("-m", "benchmarks.past", str(self._file("past")))))

    def conflict(self) -> None:
        """What the screen does itself where a thread does the rest, each file in a process of its own."""
        for name in CONFLICTS:
            lines = self._python("-m", "benchmarks.conflict", "measure", str(self._file(name))).split()
            self.samples[f"{name} screen"].append(max(map(float, lines)))

    def heard(self) -> None:
        """Reads their offers in a process of its own."""
        self.samples["heard"] = [
            float(line) for line in self._python("-m", "benchmarks.heard", str(self._file("heard"))).split()
        ]

    def panels(self) -> None:
        """Works out the panels of the example in a process of their own."""
        self.samples["panels"] = [
            float(line) for line in self._python("-m", "benchmarks.panels", str(self._file("panels"))).split()
        ]
