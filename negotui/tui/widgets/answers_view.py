"""What has been answered of a few questions: a dot for each, and the answers one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.reactive import var

from negotui.tui.drawing.blocks import fit
from negotui.tui.drawing.lines import BLANK, Line, joined
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.lines_view import LinesView

_ANSWERED, _HERE, _OPEN = "●", "◉", "○"
_LABELS = 15
_ROOM = 20
"""On a screen of fewer lines the question needs them all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer. title: a word or two.  text: the answer, or empty.  here: whether it is asked just now.

    follows: whether it belongs to the one before it, and so has no dot of its own.
    """

    title: str
    text: str
    here: bool = False
    follows: bool = False


class AnswersView(LinesView, can_focus=False):
    """As high as what it shows. answers: in the order of the questions."""

    answers: var[tuple[Answer, ...]] = var((), init=False)

    def watch_answers(self) -> None:
        """Draw them."""
        self.lay_out()

    def lay_out(self) -> None:
        """Lay them out for the width."""
        width = self.text_width
        lines = [Line(Content(" ") + self._dots())]
        if self.screen.size.height >= _ROOM:
            lines += [BLANK, *(Line(line) for line in self._answered(max(width - 1, 8)))]
            lines += [BLANK] * (len(lines) > 2)
        self.styles.height = len(lines)
        self.show(lines)

    def _dots(self) -> Content:
        dots: list[Content] = []
        for answer in self.answers:
            mark, ink = (_HERE, "key") if answer.here else (_ANSWERED, "good") if answer.text else (_OPEN, "faint")
            if not answer.follows:
                dots.append(literal(f"{mark} ", ink))
            elif answer.here:
                dots[-1] = literal(f"{mark} ", ink)
        return joined(dots)

    def _answered(self, width: int) -> Iterator[Content]:
        for answer in self.answers:
            if answer.text and not answer.here:
                yield fit(literal(f" {answer.title}".ljust(_LABELS + 2), "muted") + literal(answer.text), width)
