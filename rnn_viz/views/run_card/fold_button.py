"""The run in one line, and the button that folds its settings to that line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rnn_viz.core.snapshot import Snapshot
from rnn_viz.views.run_card.field_row import figure
from rnn_viz.views.widgets.building import styled

_AROUND = 30  # pixels of the button around its text


class FoldButton(QToolButton):
    """Folded it says what the run is, as far as there is room; open it is only an arrow."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, name, "fold")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown = "", True

    def show_state(self, line: str, *, is_open: bool) -> None:
        """Show whether the settings are open; ``line`` says them where they are not."""
        if (line, is_open) == self._shown:
            return
        self._shown = line, is_open
        self.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        does = "Fold the settings to one line" if is_open else "Show and change the settings"
        self.setToolTip(does if is_open else f"{line}\n{does}")
        self.setAccessibleName(f"{does}: {line}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line, is_open = self._shown
        room = self.width() - _AROUND
        text = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
        self.setText("" if is_open else text)


def in_one_line(now: Snapshot) -> str:
    """Return what the run is, and which alpha is in force."""
    config = now.config
    parts = [f"{config.hidden} hidden", f"alpha {figure(config.alpha)}"]
    if now.alpha != config.alpha:
        parts[1] += f", now {figure(now.alpha)}"
    parts += [f"{config.bits} bits", f"seed {figure(config.seed)}"]
    if config.skip_draws:
        parts.append(f"{figure(config.skip_draws)} draws skipped")
    return " · ".join(parts)
