"""What is written on the stage can be read: on bars, and where it steps back."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.script.operations import FORWARD
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.moment import moment
from rnn_viz.views.widgets.pictures.bars import Bars
from rnn_viz.views.widgets.theme import THEMES
from tests.views.contrast import best_in, contrast
from tests.views.stage.showing import after, painted, shown

READ, DIMMED = 4.5, 2.5  # contrast that text has, and what steps back


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("operation", [0, 1, 3 * len(FORWARD) + 2])
def test_digits_that_are_not_read_yet_are_legible(
    qtbot: QtBot, untrained: Snapshot, name: str, operation: int
) -> None:
    theme = THEMES[name]
    view = shown(qtbot, after(untrained, operation, is_slow=True), theme=theme)
    image, ground = painted(view), QColor(theme.background)
    for row in ("place", "a", "b", "truth"):
        place = view.columns.rect_of(Part(row, 7))
        assert place is not None
        assert best_in(image, place, ground) >= DIMMED, row


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("size", [(800, 480), (420, 300)])
def test_a_probability_can_be_read_on_its_bar_and_on_the_gap_to_the_truth(
    qtbot: QtBot, untrained: Snapshot, name: str, size: tuple[int, int]
) -> None:
    at = 3
    compared = after(untrained, at * len(FORWARD) + 4, is_slow=True)
    view = shown(qtbot, compared, size, theme=THEMES[name])
    image = painted(view)
    bars = next(it for it in view.columns.items() if isinstance(it, Bars))
    bar = bars.slots[at].track.toRect().adjusted(3, 2, -3, -2)
    grounds = [image.pixelColor(x, bar.top()) for x in (bar.left(), bar.right())]
    assert grounds[0] != grounds[1], "p on one side, its gap or the track on the other"
    for ground in grounds:
        assert best_in(image, bar, ground) >= READ
        assert contrast(ground, QColor(THEMES[name].background)) > 1.05, "a bar is there"
