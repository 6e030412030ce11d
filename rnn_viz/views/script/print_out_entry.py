"""One published print-out and whether this run printed the same."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.script.golden import PrintOut, Verdict
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import set_property

_WIDTH = 36  # pixels for an iteration of four digits
_LONGEST = "000 + 000 = 000"
_APART = 8  # pixels between columns
_WORDINGS = {  # in full and in short; they name what it is compared with: the sum may be wrong
    Verdict.IDENTICAL: (_("✓ as printed in 2015"), _("✓ as in 2015"), "✓ 2015", "✓"),
    Verdict.DIFFERS: (_("≠ differs from 2015"), _("≠ differs"), "≠ 2015", "≠"),
    Verdict.NOT_REACHED: (_("not reached"), ""),
}
_ROLES = {Verdict.IDENTICAL: "live", Verdict.DIFFERS: "error", Verdict.NOT_REACHED: "faint"}


class PrintOutEntry(QWidget):
    """Iteration, error and sum as they were published; the verdict beside them.

    Attributes
    ----------
    verdict
        What is shown.
    """

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"print_outs.{index}")
        self.setMinimumWidth(1)  # it says less where there is little room
        self.verdict = Verdict.NOT_REACHED
        self._iteration, self._error, self._sum = self._label(), self._label(), self._label()
        self._verdict, self._here = self._label(), self._label()
        wear(self._iteration, fonts.text(fonts.SMALL))
        self._iteration.setFixedWidth(scaled(_WIDTH))
        self._iteration.setAlignment(Qt.AlignmentFlag.AlignRight)
        wear(self._verdict, fonts.text(fonts.SMALL))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, scaled(3), 0, scaled(3))
        layout.setHorizontalSpacing(scaled(_APART))
        layout.setVerticalSpacing(1)
        layout.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight
        layout.addWidget(self._iteration, 0, 0)
        layout.addWidget(self._error, 0, 1, 1, 2)
        layout.addWidget(self._sum, 1, 1)
        layout.addWidget(self._verdict, 1, 2, right)
        layout.addWidget(self._here, 2, 1, 1, 2)

    def show_print_out(self, printed: PrintOut, here: str | None) -> None:
        """Show a published print-out beside what this run printed, if it has come so far."""
        verdict = printed.verdict({} if here is None else {printed.iteration: here})
        self.verdict = verdict
        is_reached = verdict is not Verdict.NOT_REACHED
        for label, text in (
            (self._iteration, f"{printed.iteration:,}"),
            (self._error, _("Error {error}").format(error=printed.error)),
            (self._sum, printed.sum),
            (self._here, _in_short(here) if verdict is Verdict.DIFFERS and here else ""),
        ):
            label.setText(text)
        set_property(self._iteration, "role", "muted" if is_reached else "faint")
        for label in (self._error, self._sum):
            set_property(label, "role", "plain" if is_reached else "faint")
        set_property(self._verdict, "role", _ROLES[verdict])
        set_property(self._here, "role", "error")
        self._here.setVisible(bool(self._here.text()))
        self._say_verdict()
        self.setToolTip(_in_full(printed, here))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the verdict as there is room."""
        super().resizeEvent(event)
        self._say_verdict()

    def _say_verdict(self) -> None:
        """Say the verdict in as many words as there is room for, in the end only by its sign."""
        wordings = _WORDINGS[self.verdict]
        self._verdict.setAccessibleName(wordings[0].strip("✓≠ "))
        sums = self._sum.fontMetrics().horizontalAdvance(_LONGEST)  # one rule for all entries
        room = self.width() - scaled(_WIDTH + 2 * _APART) - sums
        for text in wordings:
            self._verdict.setText(text)
            if self._verdict.sizeHint().width() <= room:
                break

    def _label(self) -> QLabel:
        label = styled(QLabel(self), font=fonts.code(fonts.SMALL))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return label


def _in_short(here: str) -> str:
    """Return error and sum of a print-out."""
    error, _guess, _truth, sum_, *_rest = here.splitlines()
    said = _("here {error}\n     {sum}")
    return said.format(error=error.removeprefix("Error:[").strip(" ]"), sum=sum_)


def _in_full(printed: PrintOut, here: str | None) -> str:
    published = f"<pre>{escape(printed.text)}</pre>"
    if here is None:
        return published + _("This run has not come so far.")
    if here == printed.text:
        return published + _("Published and printed here: the same in every digit.")
    return "".join([
        _("Published:"), published, _("Printed here:"), f"<pre>{escape(here)}</pre>",
    ])  # fmt: skip
