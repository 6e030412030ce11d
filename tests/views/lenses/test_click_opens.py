"""A click anywhere on a card of the wall opens its lens, and its picture takes no keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.table import ROWS
from rnn_viz.views.lenses.wall.lens_card import LensCard
from rnn_viz.views.widgets.pictures.canvas import Canvas


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text.key)
def test_a_click_on_the_picture_opens_the_lens(qtbot: QtBot, row: LensRow) -> None:
    card = LensCard(row)
    qtbot.addWidget(card)
    card.resize(330, 172)
    card.show()
    for canvas in card.picture.findChildren(Canvas):
        with qtbot.waitSignal(card.opened):
            qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton)
