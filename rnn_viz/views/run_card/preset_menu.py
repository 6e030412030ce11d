"""A button that names the preset in force and offers the others."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.run_card.presets import PRESETS, preset_of

_OWN = "A run of your own. Nothing is known about it before it has been trained to the end."


class PresetMenu(QToolButton):
    """Runs worth starting with.

    ``chosen`` carries the :class:`~rnn_viz.views.run_card.presets.Preset` that the user chose.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "menu")
        self.setAccessibleName("Preset")
        self.setToolTip("Runs worth starting with")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for preset in PRESETS:
            action = menu.addAction(preset.name)
            action.setData(preset)
            action.setToolTip(preset.why)
        menu.triggered.connect(self._choose)
        self.setMenu(menu)

    def show_config(self, config: RunConfig) -> str:
        """Show which preset this is, if any; return the sentence about it."""
        preset = preset_of(config)
        self.setText(preset.name if preset else "custom")
        return preset.why if preset else _OWN

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
