"""The table of all runs, sorted by a click on a heading and filtered by what is typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.language import _, _n
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.experiment.run_filter import FORM, FilterError
from rnn_viz.views.experiment.many_runs.runs_model import NAMES, RunsModel
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import GrowingLabel, Heading
from rnn_viz.views.widgets.pictures.pointing import PICK
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import Themed, set_property

_ROW, _LEAST = 22, 72  # pixels of a row, and of the table at least
_HINT = _("double click or Enter opens one in Watch")
_FILTER = 240  # pixels of the field
_Index = QModelIndex | QPersistentModelIndex


class RunsTable(QWidget):
    """All runs, or those that are filtered for.

    Signals
    -------
    pointed
        This run, or ``None``, is pointed at.
    opened
        This run is to be shown in Watch.
    saving
        All runs are to go into a file.

    Attributes
    ----------
    table, filter, save
        The table, what is typed over it, and the button that saves all runs.
    """

    pointed = Signal(object)
    opened = Signal(object)
    saving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RunsModel()
        self.model.setParent(self)
        self._said = styled(QLabel(self), "experiment.runs.count", "muted", fonts.text(12))
        self.filter = styled(QLineEdit(self), "experiment.runs.filter", font=fonts.text(12))
        tip = _("Show only some runs. {form}").format(form=FORM)
        styled(self.filter, label=_("Filter runs"), tip=tip)
        self.filter.setPlaceholderText(_("Filter: hidden 8, stable < 5000"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(scaled(_FILTER))
        self.save = styled(
            QPushButton("CSV …", self), "experiment.runs.save", "link", fonts.text(12),
            tip=_(
                "Save all runs as CSV, for a spreadsheet; Ctrl+C in the table copies those shown"
            ),
        )  # fmt: skip
        self.save.clicked.connect(self.saving)
        self.table = _Table(self.model, self)  # after them for the Tab key, too
        self._error = GrowingLabel("experiment.runs.problem", "error", self)
        self._rows: RunRows | None = None
        self.filter.textChanged.connect(self._filter)
        self.table.pointed.connect(self.pointed)
        self.table.opened.connect(self.opened)
        head = filled(
            QHBoxLayout(), Heading(_("Runs"), self), (self._said, 1), (self.filter, 1), self.save,
            spacing=8,
        )  # fmt: skip
        filled(
            QVBoxLayout(self), head, self._error, (self.table, 1), spacing=4, margins=(0, 4, 0, 0)
        )

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._error.said

    def show_runs(self, rows: RunRows | None, lit: RunConfig | None) -> None:
        """Show runs, and one of them lit up."""
        if rows is not self._rows:
            self._rows = rows
            self.table.keep_place(lambda: self.model.show_rows(rows))
            self._say()
        row = None if rows is None else rows.row_of(lit)
        self.table.light(self.model.place_of(row))

    def _filter(self, text: str) -> None:
        problem = ""
        try:
            self.model.filter_by(text)
        except FilterError as error:
            problem = str(error)
        self._error.say(problem)
        set_property(self.filter, "wrong", bool(problem))
        self._say()

    def _say(self) -> None:
        shown, runs = len(self.model.order), 0 if self._rows is None else self._rows.runs
        some = _n("{some:,} of {all:,} run", "{some:,} of {all:,} runs", runs)
        said = some.format(some=shown, all=runs) if shown != runs else f"{runs:,}"
        self._said.setText(f"{said} · {_HINT}" if runs else "")


class _Table(Themed, QTableView):
    """Points where the mouse is, else where the keys are."""

    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, model: RunsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._lit = model, -1
        styled(self, "experiment.runs.table", label=_("Runs of the experiment"))
        wear(self, fonts.text(12))
        model.muted = self.theme.muted
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)  # the key would go from cell to cell and never leave
        self.setMinimumHeight(scaled(_LEAST))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        head = self.horizontalHeader()
        wear(head, fonts.text(fonts.SMALL))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.setSortingEnabled(True)
        head.setSortIndicatorShown(False)  # it would lie over the text, which says it itself
        self.sortByColumn(NAMES.index("stable"), Qt.SortOrder.AscendingOrder)
        self.entered.connect(lambda index: self.pointed.emit(model.config(index.row())))
        self.doubleClicked.connect(self._open)

    def keep_place(self, change: Callable[[], None]) -> None:
        """Let the rows become others, and stay where it was scrolled to."""
        bar = self.verticalScrollBar()
        at = bar.value()
        change()
        bar.setValue(at)
        self._lit = -1

    def light(self, place: int | None) -> None:
        """Light up a row, without scrolling to it."""
        at = -1 if place is None else place
        if at == self._lit:
            return
        self._lit = at
        with QSignalBlocker(self.selectionModel()):
            if at < 0:
                self.clearSelection()
            else:
                self.selectRow(at)
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Point at the run to which the keys or a click have gone."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != self._lit:
            self.pointed.emit(self._model.config(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the run on Enter; what is copied is the whole table, by whoever copies tables."""
        if event.key() in PICK and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.pointed.emit(None)

    def retheme(self) -> None:
        """Use the colours of the theme."""
        self._model.muted = self.theme.muted
        super().retheme()

    def _open(self, index: QModelIndex) -> None:
        config = self._model.config(index.row())
        if config is not None:
            self.opened.emit(config)
