"""What is moved is wished at once; letting go begins a run, Escape takes all back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import Configure
from rnn_viz.core.evidence.trials.trial import Trial, untried
from rnn_viz.core.intents import TryOut
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.experiment.what_if import LiveWhatIf
from tests.views.experiment.trials import SMALL, fresh
from tests.views.following import follow, show, wishes

TRIAL = Trial(5, 0.7, 4)


@pytest.fixture
def view(qtbot: QtBot) -> LiveWhatIf:
    view = LiveWhatIf()
    qtbot.addWidget(view)
    view.resize(900, 620)
    view.show()
    view.draw(Scene(fresh()))
    return view


def at(view: LiveWhatIf, alpha: float) -> QPoint:
    """Return where the slider has an alpha, in its pixels."""
    slider = view.controls.slider
    return QPoint(round(slider.track.x_of(alpha)), slider.slider.height() // 2)


def test_every_movement_of_the_slider_is_wished(view: LiveWhatIf) -> None:
    heard = wishes(view)
    follow(view)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        QTest.keyClick(view.controls.slider.slider, key)
    assert [wish.trial.alpha for wish in heard] == [0.106, 0.188, 0.001]
    assert view.controls.use.isEnabled()


def test_steppers_step_by_buttons_keys_and_typing(view: LiveWhatIf) -> None:
    heard = wishes(view)
    follow(view)
    hidden, seed = view.controls.hidden, view.controls.seed
    hidden.more.click()
    QTest.keyClick(hidden.field, Qt.Key.Key_Up)
    assert hidden.field.text() == "5"
    QTest.keyClick(hidden.field, Qt.Key.Key_PageDown)
    seed.field.setFocus()
    seed.field.selectAll()
    QTest.keyClicks(seed.field, "4294967295")
    QTest.keyClick(seed.field, Qt.Key.Key_Return)
    assert [(it.trial.hidden, it.trial.seed) for it in heard] == [
        (4, 0), (5, 0), (1, 0), (1, 2**32 - 1),
    ]  # fmt: skip
    assert not hidden.less.isEnabled()
    assert not seed.more.isEnabled()


def test_what_is_typed_wrongly_is_said_and_not_tried(view: LiveWhatIf) -> None:
    heard = wishes(view)
    follow(view)
    field = view.controls.alpha
    for text in ("0", "nan", "0,5", "many", "-1"):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert view.controls.problem.startswith("alpha is ")
        assert field.property("wrong")
    assert not heard
    field.selectAll()
    QTest.keyClicks(field, "1e300")
    assert not view.controls.problem
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [wish.trial.alpha for wish in heard] == [1e300]
    assert field.text() == "1·10³⁰⁰"


def test_what_was_typed_and_not_entered_is_given_up(view: LiveWhatIf) -> None:
    field = view.controls.seed.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "77")
    view.controls.alpha.setFocus()
    assert field.text() == "0"


def test_the_runs_own_numbers_are_no_trial(view: LiveWhatIf) -> None:
    heard = wishes(view)
    follow(view)
    view.controls.hidden.more.click()
    view.controls.hidden.less.click()
    assert [wish.trial for wish in heard] == [replace(untried(SMALL), hidden=4), None]


def test_letting_the_slider_go_begins_what_is_tried(view: LiveWhatIf) -> None:
    heard = wishes(view)
    follow(view)
    slider = view.controls.slider.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at(view, 1.0))
    QTest.mouseMove(slider, at(view, 0.316))
    assert all(isinstance(wish, TryOut) for wish in heard)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at(view, 0.316))
    *moves, last = heard
    assert [wish.trial.alpha for wish in moves] == [1.0, 0.316]
    assert last == Configure(replace(SMALL, alpha=0.316))


def test_letting_it_go_where_the_run_is_begins_nothing(view: LiveWhatIf) -> None:
    heard = wishes(view)
    follow(view)
    slider = view.controls.slider.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at(view, 0.316))
    QTest.mouseMove(slider, at(view, 0.1))
    show(view, TryOut(None))  # as when another moment is shown
    assert slider.isSliderDown(), "it is still in the hand"
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at(view, 0.1))
    assert not [wish for wish in heard if isinstance(wish, Configure)]


def test_escape_takes_the_handle_out_of_the_hand(view: LiveWhatIf) -> None:
    heard = wishes(view)
    follow(view)
    slider = view.controls.slider.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at(view, 1.0))
    show(view, TryOut(None))
    assert view.controls.alpha.text() == "0.1"
    QTest.mouseMove(slider, at(view, 5.0))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at(view, 5.0))
    assert [getattr(wish, "trial", wish) for wish in heard] == [replace(untried(SMALL), alpha=1.0)]


def test_keys_and_buttons_take_or_drop_what_is_tried(view: LiveWhatIf) -> None:
    heard = wishes(view)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not heard, "nothing is tried"
    view.draw(Scene(fresh(), ViewState(tried=TRIAL)))
    QTest.keyClick(view.controls.slider.slider, Qt.Key.Key_Return)
    view.controls.use.click()
    view.controls.back.click()
    begun = Configure(TRIAL.of(SMALL))
    assert heard == [begun, begun, TryOut(None)]


def test_the_largest_seeds_are_stepped_to(view: LiveWhatIf) -> None:
    controls, tried = view.controls, []
    controls.tried.connect(tried.append)
    for seed in (2**31 - 1, 2**32 - 1):
        controls.show_trial(RunConfig(seed=seed), None, None)
        controls.seed.less.click()
        controls.seed.more.click()
    assert [it.seed for it in tried] == [2**31 - 2, 2**31, 2**32 - 2]
