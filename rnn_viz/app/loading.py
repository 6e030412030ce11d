"""Import what is slow in pieces, so that the window answers between them."""

from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

_NAMES = 80  # of a module of Qt at once
_MODULES = (
    "numpy", "pyqtgraph", "rnn_viz.core.scene", "rnn_viz.engine.engine",
    "rnn_viz.views.stage.stage", "rnn_viz.views.synapses.synapses", "rnn_viz.app.panels",
)  # fmt: skip


def load(context: QObject, then: Callable[[], None]) -> None:
    """Import one piece whenever nothing else is to be done, and then go on.

    Parameters
    ----------
    context
        What it is for: without it nothing more is imported.
    then
        What all of it is needed for.
    """
    pieces = _pieces()

    def take_one() -> None:
        if next(pieces, None) is None:
            then()
        else:
            QTimer.singleShot(0, context, take_one)

    take_one()


def _pieces() -> Iterator[str]:
    """Import one piece after the other, and name each."""
    # pyqtgraph asks for every name of these, and PySide6 makes each when it is asked for
    for module in (QtCore, QtGui, QtWidgets):
        names = dir(module)
        for first in range(0, len(names), _NAMES):
            for name in names[first : first + _NAMES]:
                getattr(module, name)
            yield f"{module.__name__} {first}"
    for name in _MODULES:
        import_module(name)
        yield name
