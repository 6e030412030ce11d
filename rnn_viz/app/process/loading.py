"""Do what is slow at the start in steps, so that the window answers between them."""

from collections.abc import Iterator
from importlib import import_module

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_NAMES = 80  # of a module of Qt at once
_MODULES = (
    "numpy", "pyqtgraph", "rnn_viz.core.snapshot", "rnn_viz.core.scene", "rnn_viz.engine.engine",
    "rnn_viz.views.stage.stage", "rnn_viz.views.synapses.synapses",
    "rnn_viz.views.curve.error_curve", "rnn_viz.views.cards.cards", "rnn_viz.app.panels",
)  # fmt: skip
_DONE = object()


def do_in_steps(window: QWidget, steps: Iterator[None]) -> None:
    """Do a step whenever nothing else is to be done, as long as the window is open."""

    def do_one() -> None:
        if window.isVisible() and next(steps, _DONE) is not _DONE:
            QTimer.singleShot(0, window, do_one)

    do_one()


def imports() -> Iterator[None]:
    """Import what fills the window, one piece after the other."""
    # pyqtgraph asks for every name of these, and PySide6 makes each when it is asked for
    for module in (QtCore, QtGui, QtWidgets):
        names = dir(module)
        for first in range(0, len(names), _NAMES):
            for name in names[first : first + _NAMES]:
                getattr(module, name)
            yield
    for name in _MODULES:
        import_module(name)
        yield
