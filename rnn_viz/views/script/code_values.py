"""Labels at the ends of lines: what they have just assigned."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from rnn_viz.core.script.variables import Value
from rnn_viz.views.script.code_highlighter import character_width
from rnn_viz.views.script.code_marks import ending
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_EDGE = 2  # pixels to the right of a value


class CodeValues:
    """As many labels as there are values, at the right edge of ``parent``, never over code."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._labels: list[QLabel] = []

    def show_values(
        self, values: Mapping[int, tuple[Value, ...]], rows: Mapping[int, QRectF]
    ) -> None:
        """Write values at those of their lines that are in sight.

        Parameters
        ----------
        values
            What each line has assigned.
        rows
            Where the text of each line in sight is.
        """
        in_sight = [(rows[line], of) for line, of in values.items() if line in rows]
        self._labels += [self._label() for _ in in_sight[len(self._labels) :]]
        for label in self._labels[len(in_sight) :]:
            label.hide()
        for label, (row, assigned) in zip(self._labels, in_sight, strict=False):
            room = self._parent.width() - scaled(_EDGE) - row.right()
            label.setText(ending(assigned, int(room / character_width()) - 2))
            wide = round((len(label.text()) + 1) * character_width())
            left = round(row.right() + room) - wide
            label.setGeometry(left, round(row.top()) + 1, wide, round(row.height()) - 2)
            label.setVisible(left >= row.right())

    def _label(self) -> QLabel:
        label = QLabel(self._parent)
        styled(label, "code.value", "value", fonts.code(fonts.SMALL))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label
