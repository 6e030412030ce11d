"""The first row of the window: menus, the sentence about the run, the switch of workspaces."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolButton, QWidget

from rnn_viz.app.actions import table
from rnn_viz.app.actions.table import Actions
from rnn_viz.app.workspaces.switch import WorkspaceSwitch
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.scaling.lengths import scaled

_EDGE = 12  # pixels right of the switch
_SENTENCE = 96  # pixels that the sentence has before the switch becomes a menu


class MenuRow(QWidget):
    """Holds every menu in full as long as it can: the switch and the sentence give way."""

    def __init__(
        self, actions: Actions, status: QWidget, switch: WorkspaceSwitch, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bar, self._status, self._switch = QMenuBar(self), status, switch
        self._bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        for arrow in self._bar.findChildren(QToolButton):
            arrow.setIcon(QIcon())  # the style's is black whatever the theme; ours is in the sheet
        parts = self._bar, (status, 1), switch
        self._layout = filled(QHBoxLayout(self), *parts, spacing=0, margins=(0, 0, _EDGE, 0))
        table.fill_menus(self._bar, actions)

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrower than all of it: menus then go behind an arrow."""
        others = self._status.minimumSizeHint().width() + self._switch.minimumSizeHint().width()
        width = self._bar.minimumSizeHint().width() + others + scaled(_EDGE)
        return QSize(width, self._layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the switch where there is no room for it beside the menus."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit anew once the text is larger or smaller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        around = self._bar.sizeHint().width() + scaled(_SENTENCE + _EDGE)
        self._switch.fold(around + self._switch.row.sizeHint().width() > self.width())
