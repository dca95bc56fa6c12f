"""A small workbook of packages, whole and sound, for tests to spoil: one issue in figures, one with options."""

from __future__ import annotations

from negotui.analysis.packages.model import Game, Gap
from negotui.analysis.packages.reading import game_of
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_plain_text
from tests.analysis.packages.build import book, entry

PRICE = entry("issues", "i0", name="Price", better="more", target="100", limit="80", step="5", weight="60")
TERM = entry("issues", "i1", name="Term", weight="30")
TERM_OPTIONS = (
    entry("options", "o1", option="Short", issue="i1", mine="100", theirs="0"),
    entry("options", "o2", option="Long", issue="i1", mine="0", theirs="100"),
)
LIMITS = (
    entry("limits", "l0", issue="i0", target="80", likely="95", low="90", high="100", weight="30"),
    entry("limits", "l1", issue="i1", likely="1", weight="20"),
)
WHOLE = (PRICE, TERM, *TERM_OPTIONS, *LIMITS)


def game(*entries: Entry) -> Game:
    found = game_of(*book(*entries))
    assert isinstance(found, Game), found
    return found


def gaps(*entries: Entry) -> list[Gap]:
    found = game_of(*book(*entries))
    return list(found.gaps if isinstance(found, Game) else found)


def said(*entries: Entry) -> str:
    return "\n".join(f"{as_plain_text(gap.text)} [{gap.link}]" for gap in gaps(*entries))


def without(*ids: str) -> list[Entry]:
    return [each for each in WHOLE if each.id not in ids]
