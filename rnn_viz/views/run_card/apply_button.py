"""The button that says what would happen to the run, before it does."""

from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.widgets.building import styled

_AROUND = 36  # pixels of the button around its text


class ApplyButton(QPushButton):
    """Enabled where applying would change something; the text says what, as far as it fits."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, "primary", tip="Escape in a field takes its change back")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)  # Enter presses it too
        self._texts = "", ""

    def show_effect(self, config: RunConfig, wanted: RunConfig | None) -> None:
        """Say what going from one configuration to another means; ``None`` if that cannot be."""
        self._texts = _effects(config, config if wanted is None else wanted)
        self.setEnabled(wanted not in {None, config})
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it in short where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        long, short = self._texts
        fits = self.fontMetrics().horizontalAdvance(long) + _AROUND <= self.width()
        self.setText(long if fits else short)


def _effects(config: RunConfig, wanted: RunConfig) -> tuple[str, str]:
    """Return what applying would do, at length and in short."""
    if wanted == config:
        return "Apply", "Apply"
    if wanted == replace(config, iterations=wanted.iterations):
        return "Apply: moves the end", "Apply: new end"
    return "Apply: starts a new run", "Apply: new run"
