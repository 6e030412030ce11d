"""Where bars and names of the accuracy per place are."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from rnn_viz.views.evidence.accuracy_rows import slots_in_rows

PLACES = ("128", "64", "32", "16", "8", "4", "2", "1")


@pytest.mark.parametrize("height", [52, 58, 64, 90, 160])
def test_names_stand_at_their_bars_at_one_distance(qtbot: QtBot, height: int) -> None:
    room = QRectF(0, 0, 220, height)
    slots = slots_in_rows(room, PLACES, "100.0 %")
    assert len({slot.track.height() for slot in slots}) == 1
    written = [slot for slot in slots if slot.name is not None and slot.value is not None]
    assert written[-1] is slots[-1]
    for slot in written:
        assert slot.name is not None
        assert slot.name.y == slot.track.center().y()
        assert room.top() + 4 <= slot.name.y <= room.bottom() - 4
    rows = [slots.index(slot) for slot in written]
    assert len({after - before for before, after in pairwise(rows)}) == 1
