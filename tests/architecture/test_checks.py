"""The same checks everywhere: what `make check` runs stands in the hooks before a commit, word for word."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def _check() -> tuple[str, list[str]]:
    """What `check` needs to be made first, and the commands that it runs itself."""
    rule = re.search(r"^check: (\w+).*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert rule
    return rule[1], [line.strip().replace("$(BIN)", ".venv/bin") for line in rule[2].splitlines()]


def test_every_check_is_a_hook_and_every_hook_a_check() -> None:
    first, commands = _check()
    assert len(commands) >= 5
    assert re.findall(r"^ +entry: (.+)$", HOOKS, re.MULTILINE) == [*commands, f"make {first}"]


def test_no_hook_is_fetched_from_anywhere() -> None:
    assert set(re.findall(r"repo: (.+)$", HOOKS, re.MULTILINE)) == {"local"}
    assert set(re.findall(r"language: (.+)$", HOOKS, re.MULTILINE)) == {"system"}


def test_the_continuous_integration_begins_with_the_checks() -> None:
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    made = re.findall(r"^ *make (\w+)", text, re.MULTILINE)
    assert list(dict.fromkeys(made)) == ["check", "battery", "quick", "lowest", "newest"]
