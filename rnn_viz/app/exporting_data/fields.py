"""The fields of the dialog: those that the chosen kind has, and the others hidden."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from rnn_viz.app.exporting_data.asked import Typed
from rnn_viz.app.exporting_data.kinds import PICTURED, DataKind
from rnn_viz.core.language import _
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_LABELS = {
    "at": _("iteration"), "every": _("every … iterations"), "first": _("from iteration"),
    "last": _("to iteration"), "frames": _("pictures"), "pictured": _("what is seen"),
}  # fmt: skip
_WIDE = 110  # pixels


def fields_of(kind: DataKind) -> tuple[str, ...]:
    """Return the names of the fields that a kind has."""
    if kind.name == "animation":
        return "first", "last", "frames", "pictured"
    found = ("at",) * kind.is_moment + ("every",) * bool(kind.every)
    return found + ("pictured",) * kind.is_animated


class ExportFields(QWidget):
    """Figures that can be typed, and a choice of pictures.

    Parameters
    ----------
    values
        What is in the fields at first, by their names in :class:`~asked.Typed`.
    """

    def __init__(self, values: Mapping[str, int]) -> None:
        super().__init__()
        self._lines = {
            name: styled(QLineEdit(f"{value:,}"), f"export.{name}", label=_LABELS[name])
            for name, value in values.items()
        }
        for line in self._lines.values():
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._pictured = styled(QComboBox(), "export.pictured", label=_LABELS["pictured"])
        self._pictured.addItems(list(PICTURED.values()))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        self._labels: dict[str, QLabel] = {}
        widgets: dict[str, QWidget] = {**self._lines, "pictured": self._pictured}
        for row, (name, widget) in enumerate(widgets.items()):
            label = self._labels[name] = styled(QLabel(_LABELS[name]), role="muted")
            label.setBuddy(widget)
            widget.setMinimumWidth(scaled(_WIDE))
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(widget, row, 1)
        self._widgets = widgets

    def show_kind(self, kind: DataKind) -> None:
        """Show the fields of a kind, with what is usual for it."""
        shown = fields_of(kind)
        for name, widget in self._widgets.items():
            widget.setVisible(name in shown)
            self._labels[name].setVisible(name in shown)
        if kind.every:
            self._lines["every"].setText(f"{kind.every:,}")
        if kind.is_animated:
            self._pictured.setCurrentIndex(list(PICTURED).index(kind.pictured))
        self.setVisible(bool(shown))

    def typed(self) -> Typed:
        """Return the texts."""
        texts = {name: line.text() for name, line in self._lines.items()}
        return Typed(**texts, pictured=list(PICTURED)[self._pictured.currentIndex()])

    def mark(self, wrong: str) -> None:
        """Mark a field as wrong and go there; an empty name marks none."""
        for name, line in self._lines.items():
            set_property(line, "wrong", name == wrong)
        if wrong in self._lines:
            self._lines[wrong].setFocus()
            self._lines[wrong].selectAll()
