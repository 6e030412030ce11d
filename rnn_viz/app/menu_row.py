"""The first row of the window: menus, the sentence about the run, the switch of workspaces."""

from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QWidget

from rnn_viz.app.actions import table
from rnn_viz.app.actions.table import Actions
from rnn_viz.views.widgets.building import filled

_EDGE = 12  # pixels right of the switch


def menu_row(actions: Actions, status: QWidget, switch: QWidget, window: QWidget) -> QWidget:
    """Return the row."""
    row = QWidget(window)
    bar = QMenuBar(row)
    filled(QHBoxLayout(row), bar, (status, 1), switch, spacing=0, margins=(0, 0, _EDGE, 0))
    table.fill_menus(bar, actions)
    return row
