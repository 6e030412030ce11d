"""A button for the transport, and what a run can stop at: it runs until something is true."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from rnn_viz.core.evidence.until import (
    UNTIL_WINDOW,
    Condition,
    UntilError,
    UntilPerfect,
    UntilWrongAnswer,
)
from rnn_viz.core.language import _
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.notices import parse_error, parse_iteration
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_FIELD, _WIDTH = 104, 392  # pixels
_ERROR = "0.5"  # a mean error worth waiting for: below it nearly all sums are right


class UntilCard(QFrame):
    """A card that closes with Escape or a click elsewhere.

    ``chosen`` carries a :class:`~rnn_viz.core.evidence.until.Condition`; ``closed`` is sent when
    the card has gone, whatever for. A text that cannot be
    used is answered with one sentence below the rows, and the card stays.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        styled(self, name, "popup", label=_("Run until"))
        self._here, self._end = 0, 0
        self.iteration = self._field("iteration", _("Iteration to run to"))
        self.error = self._field(
            "error", _("Mean error of {count} examples to run to").format(count=UNTIL_WINDOW)
        )
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

    def offer_goal(self) -> None:
        """Offer the run's end where what was typed last is behind by now."""
        try:
            self._iteration()
        except UntilError:
            self.iteration.setText(f"{self._end:,}")

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

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the card has gone."""
        super().hideEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        self._rows.setContentsMargins(*map(scaled, (16, 12, 16, 12)))
        self._rows.setHorizontalSpacing(scaled(12))
        self._rows.setVerticalSpacing(scaled(8))
        self._rows.setColumnStretch(0, 1)
        self._rows.addWidget(Heading(_("Run until"), self), 0, 0, 1, 3)
        self._add(_("iteration"), self._iteration, self.iteration)
        self._add(
            _("mean of {count} errors below").format(count=UNTIL_WINDOW),
            lambda: parse_error(self.error.text()),
            self.error,
        )
        self._add(_("all sums are right"), UntilPerfect)
        self._add(_("the next example is answered wrongly"), UntilWrongAnswer)
        self.setFixedWidth(max(scaled(_WIDTH), self._rows.sizeHint().width()))
        self._rows.addWidget(self.sentence, self._rows.rowCount(), 0, 1, 3)
        self._say("")

    def _add(
        self, words: str, condition: Callable[[], Condition], field: QLineEdit | None = None
    ) -> None:
        """Add a row: what it is, the number if it has one, and the button."""
        row = self._rows.rowCount()
        label = styled(QLabel(words, self), font=fonts.text())
        self._rows.addWidget(label, row, 0, 1, 1 if field else 2)
        button = QPushButton(_("Run"), self)
        styled(
            button,
            f"{self.objectName()}.run_{row}",
            "small",
            label=_("Run until {words}").format(words=words),
        )
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(condition, field))
        self._rows.addWidget(button, row, 2)
        if field is not None:
            label.setBuddy(field)
            field.returnPressed.connect(button.click)
            self._rows.addWidget(field, row, 1)

    def _field(self, word: str, label: str) -> QLineEdit:
        field = QLineEdit(self)
        styled(field, f"{self.objectName()}.{word}", font=fonts.text(), label=label)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(scaled(_FIELD))
        field.textEdited.connect(lambda: self._say(""))
        return field

    def _iteration(self) -> Condition:
        return parse_iteration(self.iteration.text(), self._here, self._end)

    def _choose(self, condition: Callable[[], Condition], field: QLineEdit | None) -> None:
        """Choose a condition, or say why what is typed for it cannot be used."""
        try:
            chosen = condition()
        except UntilError as error:
            self._say(str(error), field)
        else:
            self.chosen.emit(chosen)

    def _say(self, sentence: str, wrong: QLineEdit | None = None) -> None:
        """Show a sentence about a field; an empty one takes it back."""
        for field in (self.iteration, self.error):
            set_property(field, "wrong", field is wrong)
            field.setAccessibleDescription(sentence if field is wrong else "")
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.adjustSize()


class UntilMenu(QToolButton):
    """Opens a card of conditions below itself.

    ``untilChosen`` carries the :class:`~rnn_viz.core.evidence.until.Condition` that the user chose.
    """

    untilChosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = _("Run until something is true, and stop exactly there")
        styled(self, name, "popup", fonts.text(12), label=_("Run until"), tip=tip)
        self.setText(_("until …"))
        self._run = (0, 1)
        self.clicked.connect(self.open)

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of where the playhead is and where the run ends."""
        self._run = (snapshot.iteration, snapshot.config.iterations)
        if "card" in self.__dict__ and self.card.isVisible():
            self.card.show_run(*self._run)

    @cached_property
    def card(self) -> UntilCard:
        """The conditions; made when they are asked for, which spares the start some time."""
        card = UntilCard(f"{self.objectName()}.card", self)
        card.chosen.connect(self._choose)
        card.closed.connect(self._forget_mouse)
        card.show_run(*self._run)
        return card

    def open(self) -> None:
        """Show the conditions."""
        self.card.show_run(*self._run)
        self.card.offer_goal()
        self.card.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.card.show()

    def _choose(self, condition: Condition) -> None:
        self.card.hide()
        self.untilChosen.emit(condition)

    def _forget_mouse(self) -> None:
        """Be drawn as what it is: a popup takes the mouse, and Qt tells of no leaving."""
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        self.update()
