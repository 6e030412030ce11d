"""The list of runs: a button that says how many there are, and the card that it opens."""

from functools import cached_property

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from rnn_viz.core.evidence.trials.beside import MOST, is_full, laid, without
from rnn_viz.core.experiment.choices import LayBeside
from rnn_viz.core.language import _, _n
from rnn_viz.core.run.saved.saved_work import BackToRun
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.sessions.run_list import HEADS, RunRow, run_rows
from rnn_viz.views.run_card.run_line import AROUND, GAP, MARK, TICK, RunLine, cells, spread
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, rule, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import ScrollingColumn

_TALLEST = 420  # pixels; more runs scroll
_ROOMY = 280  # pixels of the run card from which on there is room for a word
_BELOW = 4  # pixels under the button


class RunsCard(QFrame):
    """All runs, one a line; closes with Escape or a click elsewhere.

    Signals
    -------
    chosen
        The number of the run to be shown.
    wished
        A :class:`LayBeside`.
    closed
        The card has gone, whatever for.
    """

    chosen = Signal(int)
    wished = Signal(object)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        styled(self, name, "popup", label=_("Runs"))
        self.lines: list[RunLine] = []
        self._shown: tuple[RunRow, ...] = ()
        self._beside: tuple[int, ...] = ()
        self._heads = cells(self, HEADS)
        for head in self._heads:
            styled(head, role="muted", font=fonts.text(fonts.SMALL))
        self._content = QWidget(self)
        self._column = filled(QVBoxLayout(self._content), spacing=0)
        self._scrolled = ScrollingColumn(self._content, self)
        over = styled(QLabel(_("over"), self), role="muted", font=fonts.text(fonts.SMALL))
        over.setFixedWidth(scaled(TICK))
        over.setToolTip(
            _("Over the error curve in Watch, at most {most} runs at once").format(most=MOST)
        )
        heads = MARK, *spread(self._heads), GAP, over
        self._top = filled(QHBoxLayout(), *heads, spacing=0, margins=AROUND)
        parts = Heading(_("Runs"), self), 4, self._top, rule(self), 2, (self._scrolled, 1)
        filled(QVBoxLayout(self), *parts, spacing=0, margins=(12, 12, 12, 10))

    def show_rows(self, rows: tuple[RunRow, ...], beside: tuple[int, ...]) -> None:
        """Show runs in their order; the same again costs nothing."""
        if (rows, beside) == (self._shown, self._beside):
            return
        self._shown, self._beside = rows, beside
        while len(self.lines) < len(rows):
            self._add_line()
        for line in self.lines[len(rows) :]:
            line.hide()
        widths = self._widths(rows)
        for head, width in zip(self._heads, widths, strict=True):
            head.setFixedWidth(width)
        for line, row in zip(self.lines, rows, strict=False):
            line.show_run(row, widths)
            is_on = row.is_shown or row.number in beside
            line.show_tick(is_on=is_on, why_not=_why_not(row, beside))
            line.show()
        self._content.adjustSize()
        whole, most = self._content.sizeHint().height(), scaled(_TALLEST)
        bar = self._scrolled.verticalScrollBar().sizeHint().width() if whole > most else 0
        left, top, right, bottom = map(scaled, AROUND)
        self._top.setContentsMargins(left, top, right + bar, bottom)  # heads stand over numbers
        self._scrolled.setFixedHeight(min(whole, most))
        self.adjustSize()

    def take_keyboard(self) -> None:
        """Give the keyboard to the run that is shown, and bring it into sight."""
        for place, row in enumerate(self._shown):
            if row.is_shown:
                self._go_to(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the card has gone."""
        super().hideEvent(event)
        self.closed.emit()

    def _go_to(self, place: int) -> None:
        line = self.lines[min(max(place, 0), len(self._shown) - 1)]
        line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._scrolled.ensureWidgetVisible(line)

    def _add_line(self) -> None:
        place = len(self.lines)
        line = RunLine(f"{self.objectName()}.{place}", self._content)
        line.chosen.connect(lambda: self.chosen.emit(self._shown[place].number))
        line.laid.connect(lambda is_on: self._lay(self._shown[place].number, is_on))
        line.left.connect(lambda step: self._go_to(place + step))
        self.lines.append(line)
        self._column.addWidget(line)

    def _lay(self, number: int, is_on: bool) -> None:
        """Wish a run over the error curve, or no longer."""
        is_there = number in self._beside
        if is_on != is_there:
            gone = frozenset({number})
            now = laid(self._beside, number) if is_on else without(self._beside, gone)
            self.wished.emit(LayBeside(now))

    def _widths(self, rows: tuple[RunRow, ...]) -> list[int]:
        """Return how wide the columns are, so that each holds its widest text, in pixels."""
        if not self.lines:
            return [0] * len(HEADS)
        bold = fonts.text(bold=True)
        styled(self.lines[0].mark, font=bold)
        wide, head = self.lines[0].mark.fontMetrics(), self._heads[0].fontMetrics()
        columns = zip(HEADS, zip(*(row.texts for row in rows), strict=True), strict=True)
        return [
            max(head.horizontalAdvance(name), *map(wide.horizontalAdvance, texts)) + 2
            for name, texts in columns
        ]


def _why_not(row: RunRow, beside: tuple[int, ...]) -> str:
    """Say why a run cannot be laid over the curve, or taken away; empty if it can."""
    if row.is_shown:
        return _("The run that is shown is the curve itself")
    if is_full(beside) and row.number not in beside:
        told = _("At most {most} runs are drawn at once: take another one away first")
        return told.format(most=MOST)
    return ""


class RunsMenu(QToolButton):
    """Says how many runs there are, and opens their list; hidden where there is only one.

    ``wished`` carries a command to go back to one, or which are laid over the error curve.
    """

    wished = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, "popup", fonts.text(12))
        self.setToolTip(_("All runs with their results; each can be gone back to"))
        self._now: Snapshot | None = None
        self._beside: tuple[int, ...] = ()
        self.clicked.connect(self.open)
        self.hide()

    def draw(self, now: Snapshot, beside: tuple[int, ...]) -> None:
        """Show how many runs there are, and in the list, if it is open, what is known of them."""
        self._now, self._beside = now, beside
        count = len(now.earlier) + 1
        parent = self.parentWidget()
        is_narrow = parent is not None and parent.width() < scaled(_ROOMY)
        runs = _n("{count} run", "{count} runs", count).format(count=count)
        self.setText(f"{count} ▾" if is_narrow else runs)
        self.setAccessibleName(_("{runs}: show the list").format(runs=runs))
        self.setVisible(count > 1)
        if "card" in self.__dict__ and self.card.isVisible():
            self.card.show_rows(run_rows(now), beside)

    @cached_property
    def card(self) -> RunsCard:
        """The list; made when it is asked for, which spares the start some time."""
        card = RunsCard(f"{self.objectName()}.card", self)
        card.chosen.connect(self._choose)
        card.wished.connect(self.wished)
        card.closed.connect(self._forget_mouse)
        return card

    def open(self) -> None:
        """Show the list, if there is one."""
        if self._now is None or not self._now.earlier:
            return
        self.card.show_rows(run_rows(self._now), self._beside)
        self.card.move(self._place())
        self.card.show()
        self.card.take_keyboard()

    def _place(self) -> QPoint:
        """Return where the card is below the button and within the window, if it fits there."""
        window, below = self.window(), self.mapToGlobal(QPoint(0, self.height() + scaled(_BELOW)))
        left = window.mapToGlobal(QPoint(0, 0)).x()
        last = left + window.width() - self.card.sizeHint().width() - scaled(_BELOW)
        return QPoint(max(left, min(below.x(), last)), below.y())

    def _choose(self, number: int) -> None:
        self.card.hide()
        self.wished.emit(BackToRun(number))

    def _forget_mouse(self) -> None:
        """Be drawn as what it is: a popup takes the mouse, and Qt tells of no leaving."""
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        self.update()
