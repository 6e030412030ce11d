"""Every stop of the Tab key shows that it has the keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.experiment.choices import ExperimentPart, ShowExperiment
from rnn_viz.core.experiment.experiment import NO_EXPERIMENT, Experiment, Stage
from rnn_viz.core.intents import Pin, ShowTab, ShowWorkspace, Tab, Workspace
from rnn_viz.core.net.subjects import Unit
from tests.views.experiment.many_runs.experiments import PAIRS, PLAN, experiment

MOST = 120  # stops


def picture(window: QWidget) -> QImage:
    for _ in range(3):
        QApplication.sendPostedEvents()
    return window.grab().toImage()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("tab", Tab)
def test_every_stop_is_seen_to_have_the_keyboard(make_window: Any, tab: Tab) -> None:
    window, engine = make_window()
    engine.send(do.GoTo(5))
    engine.work()
    window.bridge.poll()
    for intent in (ShowTab(tab), Pin(Unit(3, 7))):
        window.dispatch.take(intent)
    stops, unseen = walk(window)
    assert 30 < len(stops) < MOST
    assert unseen == []


def walk(window: QWidget) -> tuple[list[QWidget], list[tuple[str, str]]]:
    """Go through all stops; return them, and those that look no other with the keyboard."""
    unseen, stops = [], list[QWidget]()
    window.setFocus()
    while len(stops) < MOST:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stop = focused()
        if stop in stops:
            break
        stops.append(stop)
        there = picture(window)
        stop.clearFocus()
        if picture(window) == there:
            unseen.append((type(stop).__name__, stop.objectName()))
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    return stops, unseen


OF_PLAN = ["plan.hidden", "plan.here", "plan.workers", "plan.open", "plan.save", "plan.run"]
OF_RUNS = ["experiment.runs.filter", "experiment.runs.save", "experiment.runs.table"]


@pytest.mark.parametrize(
    ("now", "pictures"),
    [
        (NO_EXPERIMENT, ["experiment.begin.alpha"]),
        (experiment(PLAN, 7, Stage.STOPPED), ["experiment.comparison", "experiment.shares"]),
        (experiment(PAIRS, 9, Stage.STOPPED), ["experiment.heat_map", "experiment.cell"]),
    ],
)
def test_every_stop_of_an_experiment_is_seen_to_have_the_keyboard(
    make_window: Any, qtbot: QtBot, now: Experiment, pictures: list[str]
) -> None:
    window, _ = make_window()
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    window.dispatch.take(ShowExperiment(ExperimentPart.MANY_RUNS))
    window.experimenting._show(now)
    stops, unseen = walk(window)
    assert unseen == []
    names = [stop.objectName() for stop in stops]
    expected = [*OF_PLAN, *pictures, *(OF_RUNS if now.rows is not None else [])]
    if now.rows is None:
        expected.remove("plan.save")  # there is nothing to be saved
    assert [name for name in names if name in expected] == expected
    qtbot.waitUntil(window.experimenting.end, timeout=60_000)  # kernels may be compiled


def test_before_any_control_has_the_keyboard_space_runs(make_window: Any) -> None:
    _, engine = make_window()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert engine.commands == [do.RunOrPause()]
