"""The command palette: commands, sections, sheets, terms, entries and negotiations in one list, by whatever one calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.app import App
from textual.screen import Screen

from negotui.domain.guide import Guide
from negotui.domain.links import Link, LinkKind
from negotui.domain.negotiation import Negotiation
from negotui.domain.ranking import Names, names_of, ranked
from negotui.domain.sheets import NOTES
from negotui.domain.summaries import Summary
from negotui.domain.synonyms import COMMAND_WORDS, SECTION_WORDS
from negotui.domain.text import one_line
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.commands import COMMANDS, PALETTE_ONLY, Command
from negotui.tui.dialogs.choices import FindDialog
from negotui.tui.drawing.blocks import fit
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.router import Router
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.widgets.bars import TabBar

_MOST = 60
"""The most hits shown: more are no help."""
_KEY_WIDTH = 8
_LONGEST_NAME = 80
_COMMAND, _OPEN = "command:", "open:"
"""What leads to a command, by its sentence, and to a negotiation, by its id; everything else is a link."""


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something that the palette offers. name: as it is shown.  told: what it does, or where it is.  key: what does the same.

    to: a link, or what _COMMAND and _OPEN say.  words: other names.
    """

    name: str
    told: str
    key: str
    to: str
    words: tuple[str, ...] = ()

    @property
    def names(self) -> Names:
        """What it is found by."""
        return names_of((self.name, *self.key.split(), *self.words), self.told)


def command_choices(commands: Iterable[Command]) -> list[PaletteItem]:
    """Commands in the order of their declaration; what several places have in common, such as undo, is one line, the last one."""
    by_help: dict[str, PaletteItem] = {}
    for command in commands:
        if command.in_palette:
            words = COMMAND_WORDS.get(command.title, ())
            by_help.pop(command.help, None)
            to = f"{_COMMAND}{command.help}"
            by_help[command.help] = PaletteItem(command.title, command.help, command.key_names, to, words)
    return list(by_help.values())


def guide_choices(guide: Guide) -> Iterator[PaletteItem]:
    """The sections of a guide by their tabs, then its sheets, then its terms. A section answers to the terms that lead to it."""
    terms: dict[str, list[str]] = {}
    for topic in guide.glossary:
        for id in topic.sections[:1]:
            terms.setdefault(id, []).append(topic.title)
    for number, section in enumerate(guide.sections):
        words = (section.title, *SECTION_WORDS.get(section.id, ()), *terms.get(section.id, ()))
        yield PaletteItem(section.tab, section.title, _tab_key(number), str(Link.section(section.id)), words)
    for number, section in enumerate(guide.sections):
        for view in section.views:
            if view.sheet != NOTES:
                yield PaletteItem(view.title, section.tab, _tab_key(number), str(Link.sheet(section.id, view.sheet)))
    for topic in guide.glossary:
        yield PaletteItem(topic.title, "what the word means", "?", str(Link(LinkKind.TERM, topic.slug)))


def entry_choices(guide: Guide, negotiation: Negotiation, context: Context) -> Iterator[PaletteItem]:
    """The entries of a negotiation by their names, in the order of the tabs."""
    for number, section in enumerate(guide.all_sections):
        for view in section.views:
            key = _tab_key(number) if number < len(guide.sections) else ""
            for entry in negotiation.shown(view):
                name = one_line(context.name(entry))
                yield PaletteItem(name, f"{section.tab} · {view.title}", key, str(Link.entry(entry.id)))


def negotiation_choices(summaries: Iterable[Summary]) -> Iterator[PaletteItem]:
    """Negotiations by title; they answer to their counterpart too."""
    for summary in summaries:
        words = (summary.counterpart, summary.kind, summary.tags)
        told = f"open it · {summary.counterpart}" if summary.counterpart else "open it"
        yield PaletteItem(summary.title, told, "", f"{_OPEN}{summary.id}", tuple(filter(None, words)))


def hits(query: str, items: Iterable[tuple[Names, PaletteItem]]) -> list[PaletteItem]:
    """What fits a query, the best first."""
    return ranked(query, items)[:_MOST]


def with_names(items: Iterable[PaletteItem]) -> list[tuple[Names, PaletteItem]]:
    """Each with what it is found by, for `hits`."""
    return [(item.names, item) for item in items]


def _tab_key(number: int) -> str:
    return TabBar.KEYS[number] if number < len(TabBar.KEYS) else ""


class PaletteDialog(FindDialog):
    """What fits as one types; returns where the line that was chosen leads."""

    def __init__(
        self, choices: Sequence[PaletteItem], title: str, placeholder: str, workspace: Workspace | None = None
    ) -> None:
        """workspace: whose negotiations are offered too."""
        super().__init__(title, self._lines, placeholder)
        self._choices, self._workspace = with_names(choices), workspace

    async def _lines(self, words: str) -> Sequence[Line]:
        found = hits(words, [*self._choices, *with_names(self._negotiations(words))])
        return [_line(choice) for choice in found]

    def _negotiations(self, words: str) -> Iterator[PaletteItem]:
        if self._workspace is None or not words.strip():
            return
        try:
            yield from negotiation_choices(self._workspace.library.summaries(words, 0, 20))
        except NegotuiError:  # the rest is found without the file
            return


def _line(choice: PaletteItem) -> Line:
    key = fit(literal(choice.key.partition(" ")[0], "key"), _KEY_WIDTH)
    name, told = literal(choice.name[:_LONGEST_NAME]), literal(f"  {choice.told}", "muted")
    return Line(literal("   ") + key + name + told, choice.to)


def open_palette(app: App[None], workspace: Workspace, router: Router) -> None:
    """Offer what can be done from the screen on top, and do what is chosen."""
    screen: Screen[Any] = app.screen
    active = {binding.tooltip: binding for binding in screen.active_bindings.values() if binding.enabled}
    keyless = {command.help: command.action for command in PALETTE_ONLY}
    choices = command_choices(command for command in (*COMMANDS, *PALETTE_ONLY) if command.help in {*active, *keyless})
    choices.append(PaletteItem("colours", "Change the colours of the screen", "", _COMMAND, COMMAND_WORDS["colours"]))
    # Over the table, and whatever else has no tabs, there is no tab to go to.
    if isinstance(screen, NegotiationScreen) and hasattr(screen, "action_tab"):
        choices += guide_choices(screen.guide)
        choices += entry_choices(screen.guide, screen.negotiation, screen.opened.context())

    def chosen(to: str | None) -> None:
        if to is None:
            return
        if to == _COMMAND:
            choose_theme(app)
        elif to.startswith(_COMMAND):
            told = to.removeprefix(_COMMAND)
            if told in keyless:
                router.keep_safe(keyless[told])
            else:
                found = active[told]
                app.call_later(partial(app.run_action, found.binding.action, found.node))
        elif to.startswith(_OPEN):
            router.open_negotiation(to.removeprefix(_OPEN))
        elif isinstance(screen, NegotiationScreen) and screen.forms.close():
            router.follow(to)

    title, example = "What do you want to do, or where to go?", "undo · BATNA · options · a name"
    app.push_screen(PaletteDialog(choices, title, example, workspace), chosen)


def choose_theme(app: App[None]) -> None:
    """Offer the themes, and take the one that is chosen."""
    choices = [
        PaletteItem(name, "dark" if theme.dark else "light", "", name) for name, theme in app.available_themes.items()
    ]

    def chosen(name: str | None) -> None:
        if name is not None:
            app.theme = name

    app.push_screen(PaletteDialog(choices, "Colours", "dark · light · a name"), chosen)
