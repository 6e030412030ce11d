"""Pictures of an animation come about in steps, so that the window answers between them."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app import theme as themes
from rnn_viz.app.exporting_data.off_screen import OffScreen
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment


@pytest.mark.parametrize(("pictured", "least"), [("window", 15), ("network", 12)])
def test_a_picture_is_put_together_from_parts_without_a_seam(
    qtbot: QtBot, pictured: str, least: int
) -> None:
    now = moment(RunConfig(iterations=100), 60, None)
    window = OffScreen(now, ViewState(), pictured, themes.chosen("dark"), (1500, 950))
    qtbot.addWidget(window)
    assert sum(1 for _ in window.furnishing()) > 2 * least
    assert sum(1 for _ in window.drawing(now)) >= least
    made = window.picture(now)
    alone = window.findChild(QWidget, "synapses")
    drawn, edge = (window, 0) if pictured == "window" else (alone, 12)
    at_once = QImage(made.width, made.height, QImage.Format.Format_RGB888)
    at_once.fill(QColor(themes.chosen("dark").background))
    drawn.render(at_once, QPoint(edge, edge))
    assert made.rgb == bytes(at_once.constBits())
    window.close()
