"""A card's subject is outlined where it stands, as long as the card is open."""

from typing import Any

from PySide6.QtGui import QColor, QImage

from rnn_viz.core import commands as do
from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.view_state import Pin, Unpin


def _pictures(window: Any) -> list[QImage]:
    """Return the stage, and each of the three matrices."""
    panels = window.panels
    board = panels.synapses.board.grab().toImage()
    rects = [panels.synapses.place_of(name) for name in ("synapse_0", "synapse_h", "synapse_1")]
    above = panels.synapses.board.y()
    return [
        panels.stage.columns.viewport().grab().toImage(),
        *(board.copy(rect.adjusted(-2, -2, 2, 2).translated(0, -above)) for rect in rects),
    ]


def _close_all(window: Any) -> None:
    for subject in window.dispatch.view.pinned:
        window.dispatch.take(Unpin(subject))


def test_each_kind_is_outlined_until_its_card_is_closed(make_window: Any) -> None:
    window, _ = make_window()
    window.bridge.poll()
    before = _pictures(window)
    subjects: list[tuple[Subject, int]] = [
        (Unit(3, 7), 0), (Probability(2), 0), (Weight("synapse_h", 3, 7), 2),
        (Weight("synapse_0", 1, 2), 1), (Weight("synapse_1", 4, 0), 3),
    ]  # fmt: skip
    for subject, where in subjects:
        window.dispatch.take(Pin(subject))
        changed = [a != b for a, b in zip(before, _pictures(window), strict=True)]
        assert changed == [at == where for at in range(4)], subject
        _close_all(window)
        assert _pictures(window) == before


def test_the_outline_is_around_the_cell(make_window: Any) -> None:
    window, _ = make_window()
    window.bridge.poll()
    window.dispatch.take(Pin(Weight("synapse_h", 3, 7)))
    synapses = window.panels.synapses
    edge = synapses.place_of(Weight("synapse_h", 3, 7)).topLeft()
    image = synapses.grab().toImage()
    around = {image.pixelColor(edge.x() + 4, edge.y() + dy).lightness() for dy in (-2, -1, 0)}
    assert max(around) >= QColor(window.look.theme.text).lightness() * 0.6


def test_what_another_run_does_not_have_is_not_outlined(make_window: Any) -> None:
    window, engine = make_window()
    window.dispatch.take(Pin(Weight("synapse_h", 12, 12)))
    window.dispatch.take(Pin(Unit(6, 12)))
    engine.send(do.Configure(RunConfig(hidden=4, bits=4)))
    window.bridge.poll()
    _pictures(window)  # painting does not fail
    _close_all(window)
