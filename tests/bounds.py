"""The oldest versions that pyproject.toml allows, as constraints for pip: `python tests/bounds.py`.

What the app needs is held at its lower bound; all else stays at the version of constraints.txt, so that only one thing changes.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BOUND = re.compile(r"([A-Za-z0-9._-]+)>=([0-9.]+),<[0-9.]+")


def lower_bounds(dependencies: list[str]) -> dict[str, str]:
    """The lower bound of each dependency by its name. Raises ValueError for one without both of its bounds."""
    bounds: dict[str, str] = {}
    for dependency in dependencies:
        match = _BOUND.fullmatch(dependency)
        if not match:
            raise ValueError(f"{dependency} does not say from which version on and below which one it does.")
        bounds[match[1]] = match[2]
    return bounds


def constraints() -> list[str]:
    """Lines of a constraints file: lower bounds for what the app needs, the tried versions of all else."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = lower_bounds([*project["dependencies"], *project["optional-dependencies"]["lock"]])
    tried = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    return [f"{name}=={version}" for name, version in sorted({**tried, **bounds}.items())]


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in constraints()))
