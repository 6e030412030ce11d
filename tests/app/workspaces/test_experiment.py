"""Experiment in the window: what is tried out comes from the analyst, becomes a run, or goes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rnn_viz.app.key_guard import KeyGuard
from rnn_viz.core import commands as do
from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.evidence.trials.what_if import STUDY, TRACK
from rnn_viz.core.intents import ShowWorkspace, TryOut, Workspace
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.session import capture
from rnn_viz.io.session_file import session_bytes, session_from

SMALL = RunConfig(hidden=3, bits=3, iterations=300)
TRIAL = Trial(4, 0.5, 2)


@pytest.fixture
def opened(make_window: Any) -> Any:
    window, engine = make_window(SMALL)
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    window.bridge.poll()
    return window, engine, window.panels.workspaces[Workspace.EXPERIMENT].what_if


def look(window: Any, engine: Any) -> None:
    engine.work()
    window.bridge.poll()


def test_its_studies_are_looked_for_only_where_they_are_seen(opened: Any) -> None:
    window, *_ = opened
    assert {STUDY, TRACK} <= window.panels.studies
    window.dispatch.take(ShowWorkspace(Workspace.WATCH))
    assert not {STUDY, TRACK} & window.panels.studies


def test_what_is_tried_is_drawn_as_soon_as_it_is_known(opened: Any) -> None:
    window, engine, view = opened
    engine._analyst.look_for({STUDY})
    window.dispatch.take(TryOut(TRIAL))
    look(window, engine)
    assert view.said.text().startswith("4 hidden, alpha 0.5, seed 2: ")
    _, errors = view.plots.error.points
    assert errors.x[-1] == 300


def test_what_is_used_is_the_run_and_the_one_before_comes_back(opened: Any) -> None:
    window, engine, view = opened
    engine.send(do.GoTo(200))
    look(window, engine)
    window.dispatch.take(TryOut(TRIAL))
    view.controls.use.click()
    window.bridge.poll()
    assert engine.newest.config == TRIAL.of(SMALL)
    assert window.dispatch.view.tried is None, "it is the run now"
    assert [it.run.config for it in engine.newest.earlier] == [SMALL]
    engine.send(do.Undo())
    window.bridge.poll()
    assert engine.newest.config == SMALL
    assert engine.newest.frontier == 200


def test_escape_takes_back_what_is_tried_wherever_the_keys_are(opened: Any) -> None:
    window, engine, view = opened
    for place in (window, view.controls.slider.slider, view.controls.seed.field):
        window.dispatch.take(TryOut(TRIAL))
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_Escape)
        assert window.dispatch.view.tried is None
    assert engine.commands == []


def test_escape_elsewhere_leaves_it_as_it_is(opened: Any) -> None:
    window, *_ = opened
    window.dispatch.take(TryOut(TRIAL))
    window.dispatch.take(ShowWorkspace(Workspace.WATCH))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.dispatch.view.tried == TRIAL


def test_a_session_keeps_what_is_tried(opened: Any) -> None:
    window, engine, view = opened
    window.dispatch.take(TryOut(TRIAL))
    kept = session_from(session_bytes(capture(engine.newest, window.dispatch.view)))
    assert kept.view.tried == TRIAL
    window.dispatch.take(TryOut(None))
    window.dispatch.show_as(kept.view)
    assert view.controls.hidden.field.text() == "4"
    engine._analyst.look_for({STUDY})
    look(window, engine)
    assert view.said.text().startswith("4 hidden, alpha 0.5, seed 2: ")


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[None]:
    made = KeyGuard(qapp)
    yield
    shiboken6.delete(made)


@pytest.mark.usefixtures("guard")
def test_arrows_belong_to_the_slider_only_while_it_has_the_keys(opened: Any) -> None:
    window, engine, view = opened
    slider = view.controls.slider.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert window.dispatch.view.tried == replace(TRIAL, hidden=3, alpha=0.106, seed=0)
    assert not engine.commands
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert engine.commands == [do.Step()]
