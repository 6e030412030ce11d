"""What a run can stop at: four conditions, two of them with a number to type."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from rnn_viz.core.evidence.until import (
    WINDOW,
    Condition,
    UntilError,
    UntilPerfect,
    UntilWrongAnswer,
)
from rnn_viz.core.words.until_text import parse_error, parse_iteration
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.themed import set_property

_FIELD, _WIDTH = 104, 392  # pixels
_ERROR = "0.5"  # a mean error worth waiting for: below it nearly all sums are right


class UntilCard(QFrame):
    """A card that closes with Escape or a click elsewhere.

    ``chosen`` carries a :class:`~rnn_viz.core.evidence.until.Condition`. A text that cannot be
    used is answered with one sentence below the rows, and the card stays.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        styled(self, name, "popup", label="Run until")
        self.setFixedWidth(_WIDTH)
        self._here, self._end = 0, 0
        self.iteration = self._field("iteration", "Iteration to run to")
        self.error = self._field("error", f"Mean error of {WINDOW} examples to run to")
        self.error.setText(_ERROR)
        self.sentence = styled(QLabel(self), f"{name}.sentence", "error", fonts.text(12))
        self.sentence.setWordWrap(True)
        self._rows = QGridLayout(self)
        self._lay_out()

    def show_run(self, here: int, end: int) -> None:
        """Take the playhead's iteration and the run's end, and offer the end as the goal."""
        if end != self._end:
            self.iteration.setText(f"{end:,}")
        self._here, self._end = here, end

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin without a sentence, in the first field."""
        super().showEvent(event)
        self._say("")
        self.iteration.setFocus(Qt.FocusReason.PopupFocusReason)
        self.iteration.selectAll()

    def _lay_out(self) -> None:
        self._rows.setContentsMargins(16, 12, 16, 12)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(0, 1)
        self._rows.addWidget(Heading("Run until", self), 0, 0, 1, 3)
        self._add("iteration", self._choose_iteration, self.iteration)
        self._add(f"mean of {WINDOW} errors below", self._choose_error, self.error)
        self._add("all sums are right", lambda: self.chosen.emit(UntilPerfect()))
        self._add(
            "the next example is answered wrongly", lambda: self.chosen.emit(UntilWrongAnswer())
        )
        self._rows.addWidget(self.sentence, self._rows.rowCount(), 0, 1, 3)
        self._say("")

    def _add(self, words: str, choose: Callable[[], None], field: QLineEdit | None = None) -> None:
        """Add a row: what it is, the number if it has one, and the button."""
        row = self._rows.rowCount()
        label = styled(QLabel(words, self), font=fonts.text())
        self._rows.addWidget(label, row, 0, 1, 1 if field else 2)
        button = QPushButton("Run", self)
        styled(button, f"{self.objectName()}.run_{row}", "small", label=f"Run until {words}")
        button.setAutoDefault(False)
        button.clicked.connect(choose)
        self._rows.addWidget(button, row, 2)
        if field is not None:
            label.setBuddy(field)
            field.returnPressed.connect(choose)
            self._rows.addWidget(field, row, 1)

    def _field(self, word: str, label: str) -> QLineEdit:
        field = QLineEdit(self)
        styled(field, f"{self.objectName()}.{word}", font=fonts.text(), label=label)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(_FIELD)
        field.textEdited.connect(lambda: self._say(""))
        return field

    def _choose_iteration(self) -> None:
        text, here, end = self.iteration.text(), self._here, self._end
        self._try(self.iteration, lambda: parse_iteration(text, here, end))

    def _choose_error(self) -> None:
        self._try(self.error, lambda: parse_error(self.error.text()))

    def _try(self, field: QLineEdit, parse: Callable[[], Condition]) -> None:
        """Choose what is typed, or say why it cannot be."""
        try:
            condition = parse()
        except UntilError as error:
            self._say(str(error), field)
            return
        self.chosen.emit(condition)

    def _say(self, sentence: str, wrong: QLineEdit | None = None) -> None:
        """Show a sentence about a field; an empty one takes it back."""
        for field in (self.iteration, self.error):
            set_property(field, "wrong", field is wrong)
            field.setAccessibleDescription(sentence if field is wrong else "")
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.adjustSize()
