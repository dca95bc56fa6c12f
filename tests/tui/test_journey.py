"""A new user's way on a real terminal, from the first start to a page to speak from, and the keys it takes beside the words."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")

ANSWERS = (
    ("A raise", "Who will you be talking to?"),
    ("Maja", "Which one thing matters"),
    ("Base pay", "What would be a good result?"),
    ("126k", ""),
    ("110k", "What will you do if you can"),
    ("Stay where I am", ""),
    ("108k", "Which one question"),
    ("How was the figure arrived at?", "What is your first sentence?"),
    ("I have come to talk about my pay.", "What must they not find out?"),
    ("That I have no other offer", "This is your page"),
)
"""What is typed, and what the screen asks after it; empty where the same question has another line."""


def test_from_the_first_start_to_a_page_to_speak_from(tmp_path: Path) -> None:
    environ = {**os.environ, "HOME": str(tmp_path), "NEGOTUI_FILE": str(tmp_path / "book.db"), "TERM": "xterm-256color"}
    environ |= {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    terminal = Terminal([sys.executable, "-m", "negotui"], environ, ("Prepare in five minutes", "commands"))
    keys = 0
    try:
        terminal.settle(0.2)
        terminal.key_until("N", "What is it about?")
        keys += 1
        for text, asks in ANSWERS:
            # In one burst, as a quick typist and a slow line make it.
            if asks:
                terminal.key_until(f"{text}\r", asks)
            else:
                terminal.key(f"{text}\r")
            keys += 1
    finally:
        terminal.kill()
    shown = terminal.text
    assert all(words in shown for words in ("126,000", "110,000", "Never tell", "If there is no deal"))
    # Beside what one has to say there is one key an answer, and one to begin.
    assert keys == len(ANSWERS) + 1
