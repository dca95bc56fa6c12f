"""The style of an exported page, and what a browser is allowed to do with the page."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")

_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
"""Show it in this style, and nothing else."""


def _printed() -> str:
    """The rules for what is in a drawing, with the colours of paper in place of variables."""
    screen, _, paper = STYLE.partition("@media print")
    rules = "\n".join(line for line in screen.partition("@media (max-width")[0].split("\n") if line.startswith("svg "))
    colours = dict(re.findall(r"--(\w+):(#\w+)", paper))
    return re.sub(r"var\(--(\w+)\)", lambda found: str(colours[found[1]]), rules)


PRINTED = _printed()
"""How the parts of a drawing look on paper, for programs that know no variables."""
