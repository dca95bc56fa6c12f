"""A sheet cell by cell: one widget with one cursor, so that no key is lost between two cells. It stores nothing itself."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from negotui.domain.cells import MOST_ROWS, CellCursor, CellText, pasted_rows
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import Entry
from negotui.domain.text import MAX_TEXT, clean, one_line
from negotui.domain.values import Context
from negotui.tui.commands import bindings
from negotui.tui.widgets.cells_data import SheetCells
from negotui.tui.widgets.cells_drawing import HEAD, cells_hint, heading_line, row_line, title_line, widths
from negotui.tui.widgets.pane import Inked, rendered
from negotui.tui.widgets.surface import Host, Place, Surface


class CellsView(Inked, Surface, can_focus=True):
    """The entries of a view as rows, with an empty one below them that adds an entry.

    cells: what stands in them.  cursor: the cell that keys go to.  typing: its text while it is typed, else None.
    """

    BINDINGS = bindings("cells")

    cursor: reactive[CellCursor] = reactive(CellCursor(0, 0))
    typing: reactive[CellText | None] = reactive(None)

    def __init__(self, host: Host, sheet: Sheet, cells: SheetCells, entries: dict[str, Entry], start: str = "") -> None:
        """entries: those of the cells.  start: the id of the entry to begin at, or empty; there the first empty cell,
        else the first figure.
        """
        super().__init__(host, sheet, cells.context, ())
        self.entries, self.cells = entries, cells
        self._edits, self._letters = 0, ""
        # The widths of the columns and what they were worked out from, which takes a look at every cell.
        self._widths: tuple[tuple[int, ...], dict[int, int]] = ((), {})
        row = cells.row_of(start)
        empty = [number for number, field in enumerate(cells.fields) if not cells.shown(row, field)]
        # Where all is there it is the figures that change; a name must not be typed over by mistake.
        figures = [number for number, field in enumerate(cells.fields) if spec_of(field).is_figure]
        self.set_reactive(CellsView.cursor, CellCursor(row, [*empty, *figures, 0][0]))

    def on_mount(self) -> None:
        """Take the keys at once."""
        self.focus()

    @property
    def current(self) -> Entry | None:
        """The entry in whose row the cursor is."""
        return self.cells.entry(self.cursor.row)

    @property
    def field(self) -> Field:
        """The field under the cursor."""
        return self.cells.fields[self.cursor.column]

    # Saving

    def step_of(self, place: Place) -> object:
        """One undo takes back what was typed into one cell in one go."""
        return place, self._edits

    def saved(self, id: str, entry: Entry, field: Field, context: Context, problem: str, remark: str) -> None:
        """Show how a cell was read, or mark it; the cursor follows words that went on in another row."""
        self.cells.saved((id, field.name), (entry.id, field.name), context, problem)
        if id != entry.id:
            self.cursor = CellCursor(self.cells.row_of(entry.id), self.cursor.column)
        self.refresh()

    def renewed(self) -> None:
        """The entries are others than before: keep the cursor among them."""
        self.cursor = self.cursor.within(self.cells.count, len(self.cells.fields))
        self.refresh(layout=self.cells.count + HEAD + 1 != self.size.height)

    def _put(self, text: str) -> None:
        count = self.cells.count
        self.unsaved.keep(self.cells.put(self.cursor.row, self.field, text), text)
        self.refresh(layout=self.cells.count != count)

    def _type(self, text: CellText) -> None:
        """Put a text that is being typed into the cell."""
        cut = text.text[:MAX_TEXT]
        self.typing = CellText(cut, min(text.at, len(cut)))
        self._put(cut)

    # Keys

    def _go(self, cursor: CellCursor) -> None:
        """Leave the cell, which is saved at once, for another."""
        self.typing, self._letters = None, ""
        self.host.flush()
        self._edits += 1
        self.cursor = cursor.within(self.cells.count, len(self.cells.fields))

    def on_key(self, event: events.Key) -> None:
        """Every key is answered here, in the order in which they come."""
        if self._moved(event.key) or self._edited(event.key, event.character if event.is_printable else None):
            event.stop()
            event.prevent_default()

    def _moved(self, key: str) -> bool:
        """Keys that go elsewhere: through the text that is typed first, then to other cells."""
        at, text = self.cursor, self.typing
        rows, columns = self.cells.count, len(self.cells.fields)
        by = {"left": -1, "right": 1}.get(key, 0)
        if text is not None and key in {"home", "end"}:
            self.typing = text.end(key == "end")
        elif text is not None and by and (moved := text.move(by)):
            self.typing = moved
        elif key in {"tab", "shift+tab"}:
            self._go(at.along(1 if key == "tab" else -1, rows, columns))
        elif key == "enter":
            self._go(at.down(rows, columns))
        elif key in {"up", "down"}:
            self._go(CellCursor(at.row + (1 if key == "down" else -1), at.column))
        elif by or key in {"home", "end"}:
            self._go(at.beside(by or (columns if key == "end" else -columns)))
        else:
            return False
        return True

    def _edited(self, key: str, letter: str | None) -> bool:
        """Keys that change the cell."""
        row, field, typing = self.cursor.row, self.field, self.typing
        offers = bool(self.cells.options(row, field))
        has_figure = spec_of(field).is_figure and bool(self.cells.editable(row, field))
        if key in {"backspace", "delete"}:
            self._letters = ""
            if typing is not None:
                self._type(typing.delete(key == "backspace"))
            elif self.current is not None:
                self._put("")
        elif key == "f2" or (letter == "e" and typing is None and has_figure and not offers):
            # No figure begins with an e.
            self.typing = None if offers else CellText.of(self.cells.editable(row, field))
        elif letter is None:
            return False
        elif offers:
            self._choose(letter)
        else:
            self._type((typing or CellText("", 0)).insert(letter))
        return True

    def _choose(self, letter: str) -> None:
        """Space takes the next option, letters the first that begins with them."""
        row, field = self.cursor.row, self.field
        if letter == " " and not self._letters:
            self._put(self.cells.after(row, field))
            return
        for letters in (self._letters + letter, letter):
            value = self.cells.beginning(row, field, letters)
            if value is not None:
                self._letters = letters
                self._put(value)
                return
        self.app.bell()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are for the cells."""
        return character is not None and character.isprintable()

    def action_close(self) -> None:
        """Hand the table back to the screen."""
        self.host.done()

    def action_cell(self, key: str) -> None:
        """What a key does, where it is clicked in the footer or run from the palette."""
        if not self._moved(key):
            self._edited(key, None)

    def on_paste(self, event: events.Paste) -> None:
        """One cell goes where the cursor is; rows of a spreadsheet fill cells to the right and down, in one step."""
        event.stop()
        rows = pasted_rows(event.text)
        if "\t" not in event.text and len(rows) < 2:
            self._type((self.typing or CellText("", 0)).insert(one_line(clean(event.text))))
            return
        self._go(self.cursor)
        fields, first = self.cells.fields[self.cursor.column :], self.cursor.row
        left_out = sum(len(row) for row in rows[MOST_ROWS:])
        left_out += sum(1 for row in rows[:MOST_ROWS] for cell in row[len(fields) :] if cell)
        filled = []
        for number, row in enumerate(rows[:MOST_ROWS], first):
            if texts := {field.name: cell for field, cell in zip(fields, row, strict=False) if cell}:
                filled.append((self.cells.entry(number) or self.cells.new(), texts))
        self.host.fill(filled, left_out)

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are rows, with the head and the hint."""
        return self.cells.count + HEAD + 1

    def _sizes(self, width: int) -> dict[int, int]:
        """The widths of the columns in sight, worked out once for all lines of a picture."""
        state = (self.cells.changes, self.cursor.column, width)
        if self._widths[0] != state:
            self._widths = (state, widths(self.cells, self.cursor, width))
        return self._widths[1]

    def render_line(self, y: int) -> Strip:
        """Title, headings, rows in sight, and what is said of the cell under the cursor."""
        width, height, base = self.size.width, self.size.height, self.visual_style
        room = max(height - HEAD - 1, 1)
        row = y - HEAD + max(0, self.cursor.row - room + 1)
        if y == 0:
            text = title_line(self.cells, self.cursor, width)
        elif y == height - 1:
            text = cells_hint(self.cells, self.cursor, self.typing is not None, width)
        elif y == 1:
            text = heading_line(self.cells, self.cursor, self._sizes(width))
        elif row < self.cells.count:
            text = row_line(self.cells, self.cursor, self.typing, row, self._sizes(width))
        else:
            return Strip.blank(width, base.rich_style)
        return rendered(text, base, self.resolve).crop_extend(0, width, base.rich_style)
