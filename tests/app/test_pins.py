"""A card's subject is outlined where it stands, as long as the card is open."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from rnn_viz.core import commands as do
from rnn_viz.core.intents import Focus, Pin, ShowSynapsesAs, SynapseView, Unpin
from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.core.run.config import RunConfig

STAGE, SYNAPSES = 0, 1
SUBJECTS: list[tuple[Subject, int]] = [
    (Unit(3, 7), STAGE), (Probability(2), STAGE), (Weight("synapse_h", 3, 7), SYNAPSES),
    (Weight("synapse_0", 1, 2), SYNAPSES), (Weight("synapse_1", 4, 0), SYNAPSES),
]  # fmt: skip
_AROUND = 6  # pixels that an outline may be outside of what it is around


def _views(window: Any) -> tuple[Any, Any]:
    return window.panels.watch.stage, window.panels.watch.synapses


def _pictures(window: Any) -> list[QImage]:
    return [view.grab().toImage() for view in _views(window)]


def _differing(before: QImage, after: QImage) -> QRect:
    """Return the smallest rectangle outside of which two pictures are the same."""
    points = [
        QPoint(x, y)
        for x in range(before.width()) for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]  # fmt: skip
    found = QRect()
    for point in points:
        found |= QRect(point, point)
    return found


def _close_all(window: Any) -> None:
    for subject in window.dispatch.view.pinned:
        window.dispatch.take(Unpin(subject))


@pytest.mark.parametrize(("subject", "where"), SUBJECTS)
def test_each_kind_is_outlined_until_its_card_is_closed(
    make_window: Any, subject: Subject, where: int
) -> None:
    window, _ = make_window()
    window.dispatch.take(ShowSynapsesAs(SynapseView.MATRICES))
    window.bridge.poll()
    before = _pictures(window)
    window.dispatch.take(Pin(subject))
    after = _pictures(window)
    changed = [a != b for a, b in zip(before, after, strict=True)]
    assert changed == [at == where for at in (STAGE, SYNAPSES)]
    place = _views(window)[where].place_of(subject)
    if place is not None:
        around = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        assert around.contains(_differing(before[where], after[where]))
    _close_all(window)
    assert _pictures(window) == before


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_cards_stand_in_the_place_of_the_evidence_and_nothing_else_moves(
    make_window: Any, size: tuple[int, int]
) -> None:
    window, _ = make_window()
    window.resize(*size)
    window.bridge.poll()
    for _ in range(3):  # what is in something that is in something settles one after the other
        QApplication.sendPostedEvents()
    watch = window.panels.watch

    def places() -> list[QRect]:
        views = watch.stage, watch.synapses, window.panels.script, watch.curve
        return [QRect(view.mapTo(window, QPoint()), view.size()) for view in views]

    before = places()
    assert watch.all_sums.isVisible()
    for subject, _where in SUBJECTS:
        window.dispatch.take(Pin(subject))
        QApplication.sendPostedEvents()
        assert watch.cards.isVisible()
        assert not watch.all_sums.isVisible()
        assert places() == before
        card = watch.cards.place_of(subject)
        assert card is not None
        assert watch.cards.rect().contains(card.topLeft())
        assert watch.cards.rect().right() >= card.right()
    _close_all(window)
    QApplication.sendPostedEvents()
    assert not watch.cards.isVisible()
    assert watch.all_sums.isVisible()
    assert places() == before


def test_where_there_is_room_cards_have_a_column_and_nothing_goes(make_window: Any) -> None:
    window, _ = make_window()
    window.resize(2600, 900)
    window.bridge.poll()
    for _ in range(3):  # what is in something that is in something settles one after the other
        QApplication.sendPostedEvents()
    watch = window.panels.watch
    rest = [watch.stage, watch.synapses, window.panels.script]

    def places() -> list[QRect]:
        return [QRect(view.mapTo(window, QPoint()), view.size()) for view in rest]

    before = places()
    window.dispatch.take(Pin(Unit(3, 7)))
    QApplication.sendPostedEvents()
    assert watch.cards.isVisible()
    assert places() == before
    for view in (watch.curve, watch.all_sums, watch.bit_accuracy):
        assert view.isVisible()
        right_end = view.mapTo(window, view.rect().topRight()).x()
        assert right_end < watch.cards.mapTo(window, QPoint()).x()
    for width, is_wide in ((1440, False), (2600, True), (1440, False)):
        window.resize(width, 900)
        QApplication.sendPostedEvents()
        assert watch.cards.isVisible()
        assert watch.all_sums.isVisible() == is_wide
    _close_all(window)
    QApplication.sendPostedEvents()
    assert watch.all_sums.isVisible()
    assert not watch.cards.isVisible()


def test_what_comes_back_beside_the_cards_shows_the_newest_moment(make_window: Any) -> None:
    window, engine = make_window()
    window.resize(1440, 900)
    window.dispatch.take(Pin(Unit(3, 7)))
    engine.send(do.Step())
    engine.work()
    window.bridge.poll()
    watch = window.panels.watch
    assert watch.all_sums.scene.now.iteration == 0, "it is out of sight"
    window.resize(2600, 900)
    QApplication.sendPostedEvents()
    assert watch.all_sums.scene.now.iteration == 1


def test_the_layout_that_is_remembered_is_the_same_with_cards(make_window: Any) -> None:
    window, _ = make_window()
    window.resize(1440, 900)
    window.bridge.poll()
    QApplication.sendPostedEvents()
    before = [one.saveState() for one in window.panels.splitters]
    window.dispatch.take(Pin(Unit(3, 7)))
    QApplication.sendPostedEvents()
    assert [one.saveState() for one in window.panels.splitters] == before


def test_focus_hides_the_cards_too(make_window: Any) -> None:
    window, _ = make_window()
    window.dispatch.take(Pin(Unit(3, 7)))
    for width in (1440, 2600):
        window.resize(width, 900)
        QApplication.sendPostedEvents()
        assert window.panels.watch.cards.isVisible()
        window.dispatch.take(Focus(True))
        assert not window.panels.watch.cards.isVisible()
        window.dispatch.take(Focus(False))


def test_what_another_run_does_not_have_is_not_outlined(make_window: Any) -> None:
    window, engine = make_window()
    window.dispatch.take(Pin(Weight("synapse_h", 12, 12)))
    window.dispatch.take(Pin(Unit(6, 12)))
    engine.send(do.Configure(RunConfig(hidden=4, bits=4)))
    window.bridge.poll()
    _pictures(window)  # painting does not fail
    _close_all(window)
