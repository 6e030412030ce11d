"""Pointing at a value of the stage lets all weights in the matrices step back but its own."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import Part, Pointed
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets.palette import pixels_of
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from tests.views.synapses.showing import MATRICES, maps, painted, shown


def trained(hidden: int = 16) -> Trainer:
    made = Trainer(RunConfig(iterations=40, hidden=hidden))
    made.ready()
    return made


def colours(view: Synapses) -> list[np.ndarray]:
    """Return the colour in the middle of each cell of each matrix."""
    pixels, found = pixels_of(painted(view)), []
    for matrix in maps(view):
        middles = np.empty(matrix.values.shape, np.uint32)
        for row, column in np.ndindex(middles.shape):
            at = matrix.rect_of(Cell(row, column)).center()
            middles[row, column] = pixels[at.y(), at.x()]
        found.append(middles)
    return found


def point(view: Synapses, trainer: Trainer, part: Part | None) -> None:
    pointed = Pointed("", is_on_stage=part is not None, part=part)
    view.draw(Scene(trainer.snapshot(), replace(MATRICES, pointed=pointed)))


def assert_lit(plain: list[np.ndarray], now: list[np.ndarray], lit: tuple) -> None:
    """Check that these cells of each matrix have the same colours, and no others."""
    for before, after, cells in zip(plain, now, lit, strict=True):
        expected = np.zeros(before.shape, bool)
        expected[cells] = True
        np.testing.assert_array_equal(before == after, expected)


ALL, NONE = np.s_[:], np.s_[:0]


@pytest.mark.parametrize(
    ("part", "lit"),
    [
        (Part("layer_1", 3, 5), (np.s_[:, 5], np.s_[:, 5], NONE)),
        (Part("layer_1", 0, 5), (np.s_[:, 5], NONE, NONE)),
        (Part("p", 3), (NONE, NONE, ALL)),
        (Part("layer_1_delta", 3, 6), (NONE, np.s_[6], np.s_[6])),
        (Part("b", 2), (np.s_[1], NONE, NONE)),
        (Part("truth", 2), (ALL, ALL, ALL)),
    ],
)
def test_only_the_weights_of_a_value_keep_their_colours(
    qtbot: QtBot, part: Part, lit: tuple
) -> None:
    trainer = trained()
    view = shown(qtbot, trainer.snapshot())
    plain = colours(view)
    point(view, trainer, part)
    assert_lit(plain, colours(view), lit)
    point(view, trainer, None)
    assert_lit(plain, colours(view), (ALL, ALL, ALL))


def test_the_matrices_of_another_net_are_lit_in_its_shape(qtbot: QtBot) -> None:
    trainer = trained()
    view = shown(qtbot, trainer.snapshot())
    point(view, trainer, Part("layer_1", 3, 15))
    trainer.obey(do.Configure(RunConfig(iterations=40, hidden=5)))
    point(view, trainer, None)
    plain = colours(view)
    point(view, trainer, Part("layer_1", 3, 4))
    assert_lit(plain, colours(view), (np.s_[:, 4], np.s_[:, 4], NONE))
