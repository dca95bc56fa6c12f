"""Terms as options: what a term of a package or an offer means on its issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.packages.between import beside
from negotui.analysis.packages.model import Issue, Option
from negotui.domain.amounts import split_amount
from negotui.domain.values import terms_of

AMOUNT = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?( \S+)?")
"""A term that is a figure; an option that is gone leaves its id among the terms."""


def option_at(issue: Issue, value: str) -> Option | None:
    """The option that a term means: one of that id, or a figure that can be valued; None where it means none."""
    option = issue.option(value)
    if option is None and AMOUNT.fullmatch(value):
        if issue.scale is None:
            return beside(issue, value)
        figure, unit = split_amount(value)
        same = not (unit and issue.scale.unit) or unit == issue.scale.unit
        return issue.scale.option(Fraction(figure), issue.limits) if same else None
    return option


def chosen(terms: str, issues: Sequence[Issue]) -> tuple[list[Option], list[str]]:
    """The options that canonical terms name, off the list too where figures are, and the names of the issues without one."""
    values = dict(terms_of(terms))
    options, lacking = [], []
    for issue in issues:
        value = values.get(issue.id, "")
        if option := option_at(issue, value):
            options.append(option)
        else:
            lacking.append(issue.name)
    return options, lacking
