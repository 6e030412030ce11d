"""Where nodes and wires are: nothing overlaps, and the same unit has one height."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QSizeF

from rnn_viz.core.net.weights import places_of
from rnn_viz.views.synapses.network.layout import layout

ROOMS = [(448, 150), (536, 150), (690, 230), (900, 400), (1600, 700)]


@pytest.mark.parametrize("hidden", [1, 3, 16, 64, 128])
@pytest.mark.parametrize("room", ROOMS)
def test_the_nodes_fit_and_stand_apart(hidden: int, room: tuple[int, int]) -> None:
    at = layout(hidden, QSizeF(*room))
    heights = [at.unit(k, is_after=True).y() for k in range(hidden)]
    assert all(low + at.pitch == pytest.approx(high) for low, high in pairwise(heights))
    assert 2 * at.radius <= max(at.pitch, 1.5)
    assert at.input(1).y() + at.input_radius <= heights[0] - at.radius
    assert at.input(0).y() - at.input_radius >= 0
    assert at.before < at.after < at.output < at.legend.left()
    if hidden <= 64:
        assert heights[-1] + at.radius <= room[1]


@pytest.mark.parametrize("hidden", [1, 16, 128])
def test_the_same_unit_has_the_same_height_on_both_sides(hidden: int) -> None:
    at = layout(hidden, QSizeF(690, 230))
    for unit in range(hidden):
        assert at.unit(unit, is_after=True).y() == at.unit(unit, is_after=False).y()


def test_wires_lead_from_their_source_to_their_target() -> None:
    at = layout(16, QSizeF(690, 230))
    starts, stops = at.ends()
    assert len(starts) == len(stops) == 304
    (from_b,) = places_of("synapse_0", 1, 5, 16)
    assert starts[from_b][1] == at.input(1).y()
    assert stops[from_b][1] == at.unit(5, is_after=True).y()
    (between,) = places_of("synapse_h", 3, 7, 16)
    assert starts[between][1] == at.unit(3, is_after=False).y()
    assert stops[between][1] == at.unit(7, is_after=True).y()
    (out,) = places_of("synapse_1", 4, 0, 16)
    assert starts[out][1] == at.unit(4, is_after=True).y()
    assert stops[out][1] == at.output_middle.y()
    assert np.all(starts[:, 0] < stops[:, 0]), "from left to right"
