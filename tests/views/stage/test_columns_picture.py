"""The columns as pyqtgraph draws them: units in one image, probabilities in one item of bars."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.moment import moment
from rnn_viz.views.widgets.palette import activation, grades
from rnn_viz.views.widgets.pictures.bars import Bars
from rnn_viz.views.widgets.pictures.lettering import Words
from rnn_viz.views.widgets.theme import DARK
from tests.views.stage.showing import layout_of, own, painted, shown

NOTES = "longer than trained on", "untrained", "new"


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


@pytest.mark.parametrize(
    ("size", "number", "hidden", "scrolled"),
    [
        ((797, 447), 9, 16, 0),
        ((797, 447), 9, 128, 0),
        ((513, 357), 1_500, 16, 0),
        ((700, 400), 2**1024, 16, 20_011),
        ((600, 400), 2**39, 3, 7),
        ((640, 380), 1, 7, 0),
    ],
)
def test_every_unit_in_sight_has_its_colour_where_it_is(
    qtbot: QtBot, size: tuple[int, int], number: int, hidden: int, scrolled: int
) -> None:
    now = own(moment(RunConfig(iterations=1, hidden=hidden), 0, None), number - 1, 1)
    view = shown(qtbot, now, size)
    bar = view.columns.bar
    bar.setValue(scrolled)
    layout, image = layout_of(view), painted(view)
    scrolled = round(view.columns.scrolled)
    assert abs(scrolled - bar.value()) <= layout.width / 2
    assert scrolled % layout.width == 0, "no column is cut: half a number reads as another one"
    assert (layout.room.width - layout.left) % layout.width == 0
    colours = activation(DARK)[grades(now.stage.sum.layer_1)]
    compared = 0
    for position in layout.visible(scrolled):
        for unit in range(hidden):
            middle = layout.unit(position, unit, scrolled).center().toPoint()
            if layout.left <= middle.x() < image.width():
                compared += 1
                expected = QColor.fromRgb(int(colours[position, unit]))
                assert image.pixelColor(middle) == expected, (position, unit)
    assert compared >= hidden * (min(now.stage.sum.columns, 8) - 1)


def test_units_stand_apart_with_the_background_around_their_corners(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, untrained)
    image, box = painted(view), layout_of(view).unit(2, 5)
    ground = QColor(DARK.background)
    assert image.pixelColor(box.topLeft().toPoint()) != image.pixelColor(box.center().toPoint())
    assert image.pixelColor(int(box.right()) - 1, int(box.center().y())) == ground
    assert image.pixelColor(int(box.center().x()), int(box.bottom()) - 1) == ground


def test_the_probabilities_are_bars_of_one_item_with_their_numbers(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, own(untrained, 52, 80, shown=5))
    bars = [it for it in view.columns.items() if isinstance(it, Bars)]
    assert len(bars) == 1
    items = [it for it in bars[0].childItems() if isinstance(it, pg.BarGraphItem)]
    widths = [np.asarray(it.opts["width"]) for it in items]
    assert [len(each) for each in widths] == [5, 5], "tracks and bars, of what is computed"
    sum_ = own(untrained, 52, 80).stage.sum
    np.testing.assert_allclose(widths[1] / widths[0], sum_.layer_2[:5], atol=1e-9)
    for position in range(5):
        place = view.columns.rect_of(Part("p", position))
        assert place is not None
        assert bars[0].slots[position].whole.intersects(layout_of(view).row("p", position))


def test_a_bar_is_longer_than_the_line_at_one_half_where_the_bit_reads_1(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, untrained)
    bars = next(it for it in view.columns.items() if isinstance(it, Bars))
    image = painted(view)
    for position, slot in enumerate(bars.slots):
        half, top = round(slot.track.center().x()), round(slot.track.top())
        ink = image.pixelColor(half, top - 2)
        assert ink == QColor(DARK.muted), "the line stands out over the bar"
        right_of_it = image.pixelColor(half + 2, top + 1) != QColor(DARK.neutral)
        assert right_of_it == (untrained.stage.sum.layer_2[position] > 0.55) or (
            0.45 < untrained.stage.sum.layer_2[position] <= 0.55
        )


def test_a_probability_that_is_no_number_has_no_bar(qtbot: QtBot, untrained: Snapshot) -> None:
    sum_ = replace(untrained.stage.sum, layer_2=np.full(8, np.nan))
    view = shown(qtbot, replace(untrained, stage=replace(untrained.stage, sum=sum_)))
    bars = next(it for it in view.columns.items() if isinstance(it, Bars))
    items = [it for it in bars.childItems() if isinstance(it, pg.BarGraphItem)]
    assert [len(np.asarray(it.opts["width"])) for it in items] == [8, 0]
    assert {it.text() for it in bars.childItems() if hasattr(it, "text") and it.isVisible()} == {
        "nan"
    }


@pytest.mark.parametrize("width", [560, 800, 1100])
@pytest.mark.parametrize("bits", [9, 10, 12, 40])
def test_untrained_is_written_over_untrained_columns_only(
    qtbot: QtBot, untrained: Snapshot, width: int, bits: int
) -> None:
    view = shown(qtbot, own(untrained, 2 ** (bits - 1), 1), (width, 480))
    layout, bar = layout_of(view), view.columns.bar
    for scrolled in {bar.minimum(), bar.maximum()}:
        bar.setValue(scrolled)
        painted(view)
        edge = layout.x(7, view.columns.scrolled)
        notes = [
            item
            for item in view.columns.scene().items()
            if isinstance(item, Words) and item.isVisible() and item.text() in NOTES
        ]
        assert len(notes) == (edge > layout.left)
        for note in notes:
            place = note.sceneBoundingRect()
            assert layout.left - 2 <= place.left() < place.right() <= edge + 2
            seen = edge - max(layout.left, layout.x(bits - 1, view.columns.scrolled))
            assert seen < 140 or note.text() == NOTES[0]
