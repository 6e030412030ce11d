"""Accuracy per bit: every position has its bar, its number and its name."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.numbers import percent
from rnn_viz.views.evidence.bit_accuracy import BitAccuracy
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.views.dressing import dressed
from tests.views.evidence_moments import all_right, found_out, moment

SIZES = [(360, 180), (280, 110), (480, 260), (360, 400)]


def shown(
    qtbot: QtBot, accuracy: list[float], width: int = 360, height: int = 180, at: int = 0
) -> BitAccuracy:
    view = BitAccuracy()
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    bits = len(accuracy)
    found = _evaluation(accuracy, at)
    view.draw(Scene(moment(config=RunConfig(bits=bits), analysis=found_out(found))))
    return view


def _evaluation(accuracy: list[float], at: int) -> Evaluation:
    return replace(all_right(len(accuracy), at), bit_accuracy=np.array(accuracy))


def _colour(view: BitAccuracy, x: int, y: int) -> QColor:
    return view.grab().toImage().pixelColor(view.canvas.mapTo(view, QPoint(x, y)))


def _text(view: BitAccuracy, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_a_bar_is_as_long_as_its_share(qtbot: QtBot) -> None:
    accuracy = [1.0, 0.25, 0.5, 0.75]
    view = shown(qtbot, accuracy)
    for share, slot in zip(reversed(accuracy), view.bars.slots, strict=True):
        track = slot.track.toRect()
        y = track.center().y()
        end = track.left() + round(track.width() * share)
        assert _colour(view, end - 5, y) == QColor(DARK.positive)
        if share < 1.0:
            assert _colour(view, end + 5, y) == QColor(DARK.neutral)


@pytest.mark.parametrize("bits", [2, 8, 12, 32])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_position_has_a_row_of_its_own(
    qtbot: QtBot, bits: int, width: int, height: int
) -> None:
    view = shown(qtbot, [0.5] * bits, width, height)
    rows = view.bars.slots
    assert len(rows) == bits
    assert all(QRectF(view.canvas.rect()).contains(row.whole) for row in rows)
    assert all(row.track.width() > 20 for row in rows)
    assert not any(
        one.track.intersects(other.track) for one in rows for other in rows if one is not other
    )


@pytest.mark.parametrize("bits", [8, 32])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_numbers_thin_out_before_they_touch(
    qtbot: QtBot, bits: int, width: int, height: int
) -> None:
    view = shown(qtbot, [0.5] * bits, width, height)
    written = [row for row in view.bars.slots if row.name is not None]
    assert written
    for upper, lower in pairwise(written):
        if upper.whole.left() == lower.whole.left():
            assert lower.track.center().y() - upper.track.center().y() >= 13


def test_short_sums_name_places_and_long_ones_positions(qtbot: QtBot) -> None:
    short, long = shown(qtbot, [0.5] * 8), shown(qtbot, [0.5] * 32)
    assert short.heading.text() == "Accuracy per place"
    assert [short.label(p) for p in (7, 0)] == ["128", "1"]
    assert long.heading.text() == "Accuracy per position"
    assert [long.label(p) for p in (31, 0)] == ["31", "0"]


def test_a_position_can_be_asked_for_its_count(qtbot: QtBot) -> None:
    view = shown(qtbot, [1.0, 0.75] + [0.5] * 6)
    place = view.place_of(1)
    assert place is not None
    qtbot.mouseMove(view.canvas.viewport(), view.canvas.mapFrom(view, place.center()))
    assert view.canvas.tip == "Position 1 (place 2): right in 12,288 of 16,384 sums."
    QApplication.sendEvent(view.canvas, QEvent(QEvent.Type.Leave))
    assert view.canvas.tip == ""
    assert view.place_of(8) is None


def test_the_numbers_are_there_as_text(qtbot: QtBot) -> None:
    view = shown(qtbot, [1.0, 0.5], at=40)
    assert view.accessibleDescription() == "At iteration 40: 2: 50.0 %, 1: 100.0 %."


def test_an_older_evaluation_says_when(qtbot: QtBot) -> None:
    view = shown(qtbot, [0.5] * 8, at=5480)
    assert _text(view, "bit_accuracy.when") == "at 5,480"
    found = _evaluation([0.5] * 8, 3)
    view.draw(Scene(moment([4.0] * 3, analysis=found_out(found))))
    assert _text(view, "bit_accuracy.when") == ""


def test_nothing_is_claimed_before_the_first_evaluation(qtbot: QtBot) -> None:
    view = shown(qtbot, [0.9] * 8)
    view.draw(Scene(moment()))
    assert _text(view, "bit_accuracy.when") == "not evaluated yet"
    assert view.accessibleDescription() == "Not evaluated yet."
    track = view.bars.slots[0].track.toRect()
    assert _colour(view, track.left() + 5, track.center().y()) == QColor(DARK.neutral)


def test_a_theme_recolours_what_is_there(qtbot: QtBot) -> None:
    view = shown(qtbot, [0.9] * 8)
    dressed(view, LIGHT)
    track = view.bars.slots[0].track.toRect()
    assert _colour(view, track.left() + 9, track.center().y()) == QColor(LIGHT.positive)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0.0 %"), (1.0, "100.0 %"), (0.6729, "67.3 %"), (0.5, "50.0 %"),
        (16_383 / 16_384, "> 99.9 %"), (1 / 16_384, "< 0.1 %"),
    ],
)  # fmt: skip
def test_only_what_is_whole_is_written_as_whole(share: float, text: str) -> None:
    assert percent(share) == text
