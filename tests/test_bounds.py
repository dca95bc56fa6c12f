"""Both bounds of every dependency are said, and the versions that were tried lie between them."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.bounds import ROOT, constraints, lower_bounds

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TRIED = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines())


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


@pytest.mark.parametrize("dependency", [*PROJECT["dependencies"], *EXTRAS["dev"], *EXTRAS["mutants"]])
def test_the_tried_version_lies_within_the_bounds(dependency: str) -> None:
    ((name, lowest),) = lower_bounds([dependency]).items()
    assert _numbers(lowest) <= _numbers(TRIED[name]) < _numbers(dependency.split("<")[1])


def test_a_dependency_without_an_upper_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="click>=8 does not say"):
        lower_bounds(["click>=8"])


def test_what_the_app_needs_is_held_at_its_lower_bound_and_all_else_where_it_was_tried() -> None:
    lines = dict(line.split("==") for line in constraints())
    bounds = lower_bounds([*PROJECT["dependencies"], *EXTRAS["lock"]])
    assert set(lines) == set(TRIED)
    assert {name: lines[name] for name in bounds} == bounds
    assert lines["pytest"] == TRIED["pytest"]


def test_constraints_are_names_with_versions_and_nothing_else() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9.]+", line) for line in text.splitlines())
