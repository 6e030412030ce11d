"""Runs of the list are laid over the error curve, the same bits as runs of their own."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton

from rnn_viz.app.main_window import MainWindow
from rnn_viz.core import commands as do
from rnn_viz.core.evidence.milestones import search
from rnn_viz.core.evidence.trials.beside import STUDY
from rnn_viz.core.experiment.choices import LayBeside
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.session import capture
from rnn_viz.core.view_moved import moved
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.sessions.beside import OUTCOME_HEADS, beside_of
from rnn_viz.io.session_file import session_bytes, session_from
from tests.app.conftest import MakeWindow, StillEngine

pytestmark = pytest.mark.qt_log_ignore(  # the off-screen platform has no keyboard
    "This plugin does not support grabbing the keyboard", extend=True
)
SMALL = RunConfig(hidden=3, bits=3, iterations=600)


def with_seeds(make_window: MakeWindow, seeds: int) -> tuple[MainWindow, StillEngine]:
    """Return a window with so many runs, each begun, and the last one shown."""
    window, engine = make_window(SMALL)
    for seed in range(seeds):
        engine.send(do.Configure(replace(SMALL, seed=seed)))
        engine.send(do.GoTo(50))
        engine.work()
    window.bridge.poll()
    return window, engine


def worked_out(window: MainWindow, engine: StillEngine, beside: tuple[int, ...]) -> None:
    """Lay runs beside, and wait until all is known of them."""
    window.dispatch.take(LayBeside(beside))
    engine.find_out(STUDY)
    window.bridge.poll()


def test_ticks_in_the_list_lay_at_most_five_runs_beside(make_window: MakeWindow) -> None:
    window, _ = with_seeds(make_window, 7)
    runs = window.panels.run_card.runs
    runs.open()
    ticks = [line.tick for line in runs.card.lines]
    assert not ticks[6].isEnabled()  # the run that is shown
    for tick in ticks[:5]:
        tick.click()
    assert window.dispatch.view.beside == (1, 2, 3, 4, 5)
    assert not ticks[5].isEnabled()
    assert "At most 5" in ticks[5].toolTip()
    ticks[1].click()
    assert window.dispatch.view.beside == (1, 0, 3, 4, 5)
    assert ticks[5].isEnabled()
    runs.card.hide()


def test_a_run_beside_is_the_same_as_a_run_of_its_own(make_window: MakeWindow) -> None:
    window, engine = with_seeds(make_window, 4)
    worked_out(window, engine, (3, 0, 1))
    found = beside_of(engine.newest).runs
    assert found.keys() == {1, 3}
    own = Timeline(replace(SMALL, seed=2))
    own.advance(SMALL.iterations)
    mean, expected = (it.recent(599, 100) for it in (found[3].curve, own.curve()))
    assert mean is not None
    assert mean == expected
    *_, milestones = search(replace(SMALL, seed=2))
    assert found[3].milestones == milestones


def test_each_run_beside_has_a_line_and_an_outcome(make_window: MakeWindow) -> None:
    window, engine = with_seeds(make_window, 4)
    worked_out(window, engine, (3, 0, 1))
    curve = window.panels.watch.curve
    rows = curve.beside.rows
    assert [(row.place, row.number) for row in rows] == [(1, 3), (3, 1)]
    assert rows[0].texts[0] == "seed 2", "only what differs from the run shown"
    assert rows[0].sentence.startswith("hidden 3 · seed 2: ")
    mean = beside_of(engine.newest).runs[3].curve.recent(599, 100)
    assert mean is not None
    assert float(rows[0].texts[1]) == pytest.approx(mean.mean, abs=0.01)
    lines = curve.plot.lines.beside
    assert np.array_equal(lines[1].getData()[1][-1:], [mean.mean])
    assert lines[1].opts["pen"].dashPattern() != lines[3].opts["pen"].dashPattern()

    away = curve.beside.findChild(QToolButton, "error_curve.away_3")
    assert isinstance(away, QToolButton)
    away.click()
    assert window.dispatch.view.beside == (3,)
    window.bridge.poll()
    assert [row.number for row in curve.beside.rows] == [3]
    assert (lines[1].isVisible(), lines[3].isVisible()) == (True, False)


def test_heads_stay_over_their_numbers_while_rows_scroll(make_window: MakeWindow) -> None:
    window, engine = with_seeds(make_window, 7)
    worked_out(window, engine, (1, 2, 3, 4, 5))
    beside = window.panels.watch.curve.beside
    heads, rows = beside.findChildren(QLabel), beside._labels
    beside.place(0)
    QApplication.sendPostedEvents()
    bar = beside.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    for column, text in enumerate(OUTCOME_HEADS[1:], 1):
        (head,) = (it for it in heads if it.text() == text)
        assert head.parentWidget() is beside, "nothing scrolls it away"
        ends = {it.mapTo(beside, it.rect().topRight()).x() for it in (head, rows[-1][column])}
        assert len(ends) == 1
    few, many = beside.height(), (beside.place(2_000), beside.height())[1]
    assert few < many
    assert bar.maximum() == 0


def test_a_run_that_is_forgotten_is_beside_no_longer(make_window: MakeWindow) -> None:
    _, engine = with_seeds(make_window, 3)
    before = engine.newest
    now = replace(before, earlier=before.earlier[1:])
    view = ViewState(beside=(1, 2))
    assert moved(view, before, before).beside == (1, 2)
    assert moved(view, before, now).beside == (0, 2)


def test_runs_beside_are_kept_in_a_session(make_window: MakeWindow) -> None:
    _, engine = with_seeds(make_window, 3)
    kept = capture(engine.newest, ViewState(beside=(0, 2)))
    assert session_from(session_bytes(kept)).view.beside == (0, 2)
    for wrong in ((1,) * 6, (-1,)):
        with pytest.raises(SessionError):
            capture(engine.newest, ViewState(beside=wrong))
