"""How far a negotiation may have come."""

from __future__ import annotations

import pytest

from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.stages import CLOSED, Stage, stage_of


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_is_read_by_its_word(stage: Stage) -> None:
    assert stage_of(stage.value) is stage
    negotiation = Negotiation("n", "g", Entry("n", "n", "details", (("stage", stage.value),)))
    assert negotiation.stage is stage
    assert negotiation.is_closed == (stage in CLOSED)


def test_what_says_nothing_is_being_prepared() -> None:
    assert stage_of("") is Stage.PREPARING


def test_a_word_that_is_no_stage_stays_as_it_is() -> None:
    negotiation = Negotiation("n", "g", Entry("n", "n", "details", (("stage", "half done"),)))
    assert negotiation.stage == "half done"
    assert not negotiation.is_closed
