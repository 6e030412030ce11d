"""Live what-if: what is known of the two runs is drawn, said and told."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.operands import begin
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.interface.run import Run
from rnn_viz.views.experiment.what_if import LiveWhatIf
from rnn_viz.views.widgets.scrolling import ScrollingColumn
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.experiment.trials import SMALL, fresh, tried, with_track

TRIAL = Trial(5, 0.7, 4)


@pytest.fixture(scope="module")
def known() -> Snapshot:
    return with_track(fresh(), TRIAL)


@pytest.fixture
def view(qtbot: QtBot) -> LiveWhatIf:
    view = LiveWhatIf()
    qtbot.addWidget(view)
    view.resize(900, 620)
    view.show()
    view.draw(Scene(fresh()))
    return view


def draw(view: LiveWhatIf, now: Snapshot, trial: Trial | None = TRIAL) -> None:
    view.draw(Scene(now, ViewState(tried=trial), view.scene))
    QApplication.sendPostedEvents()


def place_of(view: LiveWhatIf, alpha: float) -> QPoint:
    """Return where the slider has an alpha, in its pixels."""
    slider = view.controls.slider
    return QPoint(round(slider.track.x_of(alpha)), slider.slider.height() // 2)


def test_the_lines_are_the_runs_in_every_point(view: LiveWhatIf, known: Snapshot) -> None:
    draw(view, known)
    run = Run(hidden=5, alpha=0.7, seed=4, bits=3, iterations=600)
    _, errors = view.plots.error.points
    assert errors.x.size > 50
    for x, y in zip(errors.x, errors.y, strict=True):
        window = run.errors[max(0, int(x) - 100) : int(x)]
        assert y == pytest.approx(window.mean())
    ours, shares = view.plots.share.points
    assert shares.x[-1] == ours.x[-1] == 600
    for x, y in zip(shares.x[::5], shares.y[::5], strict=True):
        assert y == run.exact_share(int(x))


def test_without_a_trial_there_is_only_the_run(view: LiveWhatIf, known: Snapshot) -> None:
    draw(view, known, None)
    for plot in (view.plots.error, view.plots.share):
        ours, other = plot.points
        assert ours.x.size > 10
        assert not other.x.size
    assert view.said.text().startswith("Your run, 3 hidden, alpha 0.1, seed 0: ")
    assert not view.controls.use.isEnabled()
    assert not view.controls.back.isEnabled()


def test_the_sentence_compares_both(view: LiveWhatIf, known: Snapshot) -> None:
    draw(view, known)
    assert view.said.text().startswith("5 hidden, alpha 0.7, seed 4: ")
    assert "; your run, 3 hidden, alpha 0.1, seed 0: " in view.said.text()
    assert view.controls.alpha.text() == "0.7"
    assert view.controls.hidden.field.text() == "5"
    assert view.controls.seed.field.text() == "4"


def test_what_is_known_of_an_alpha_is_told_over_the_track(
    view: LiveWhatIf, known: Snapshot
) -> None:
    draw(view, known)
    slider, at = view.controls.slider.slider, place_of(view, 1.0)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, slider.mapToGlobal(at))
    QApplication.sendEvent(slider, event)
    share = Run(hidden=5, alpha=1.0, seed=4, bits=3, iterations=600).exact_share()
    assert QToolTip.text() == f"alpha 1: {100 * share:.1f} % of the sums right at the end"
    QToolTip.hideText()
    QApplication.processEvents()  # noqa: TID251 -- the tooltip goes in a timer of its own


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda it: it.name)
def test_the_track_is_brighter_where_more_is_right(qtbot: QtBot, theme: Theme) -> None:
    view = dressed(LiveWhatIf(), theme)
    qtbot.addWidget(view)
    view.resize(900, 620)
    view.show()
    now = with_track(fresh(replace(SMALL, iterations=3_000, hidden=8, bits=2)), None)
    draw(view, now, None)
    assert now.analysis is not None
    track: Any = now.analysis.findings["alpha_track"].value
    best, worst = (float(track.alphas[int(at)]) for at in (
        np.nanargmax(track.shares), np.nanargmin(track.shares)
    ))  # fmt: skip
    assert track.shares.max() == 1.0
    assert track.shares.min() < 0.3
    picture = view.controls.slider.track.grab().toImage()

    def colour(alpha: float) -> QColor:
        return picture.pixelColor(place_of(view, alpha).x(), 14)

    assert colour(best).name() == theme.fill
    assert colour(worst).saturation() < colour(best).saturation() / 2


def test_a_look_at_an_iteration_tells_both(view: LiveWhatIf, known: Snapshot) -> None:
    draw(view, known)
    plot = view.plots.error
    plot.moved.emit(QPointF(plot.x_of(300), plot.area().center().y()))
    assert plot.tip == view.plots.share.tip
    first, *others = plot.tip.split("\n")
    assert first == "Iteration 300"
    assert others[0].startswith("5 hidden, alpha 0.7, seed 4: error ")
    assert others[1].startswith("your run, 3 hidden, alpha 0.1, seed 0: error ")
    plot.moved.emit(None)
    assert not plot.tip


@pytest.mark.parametrize("size", [(600, 400), (900, 640), (1500, 900)])
def test_plots_stand_side_by_side_where_there_is_no_height(
    view: LiveWhatIf, known: Snapshot, size: tuple[int, int]
) -> None:
    view.resize(*size)
    draw(view, known)
    error, share = (it.mapTo(view, QPoint()) for it in (view.plots.error, view.plots.share))
    assert (error.y() == share.y()) == (size[1] < 500)
    for plot in (view.plots.error, view.plots.share):
        assert plot.height() >= 72


def test_made_smaller_it_fits_again_and_the_slider_stays_in_sight(
    qtbot: QtBot, known: Snapshot
) -> None:
    view = LiveWhatIf()
    area = ScrollingColumn(view)
    qtbot.addWidget(area)
    for tall in (478, 680, 478):
        area.resize(860, tall)
        area.show()
        draw(view, known)
        qtbot.waitUntil(lambda: view.height() == area.viewport().height())
        assert view.plots.height() > 180


def test_before_anything_is_known_it_says_so(view: LiveWhatIf) -> None:
    assert "being trained aside" in view.said.text()


def test_own_weights_say_why_nothing_can_be_tried(view: LiveWhatIf) -> None:
    own = OwnWeights("mine", begin(replace(SMALL, seed=7))[0])
    draw(view, tried(replace(fresh(), start=own), TRIAL))
    assert view.said.text().startswith("This run began with your own weights")
    assert view.said.text().count(".") == 1, "one sentence"
    assert not view.controls.isEnabled()
    assert view.controls.alpha.text() == "0.1"
    ours, other = view.plots.error.points
    assert ours.x.size
    assert not other.x.size


def test_it_tells_how_it_is_computed(view: LiveWhatIf, known: Snapshot) -> None:
    draw(view, known)
    button: Any = view.findChild(type(view.controls.use), "what_if.how")
    button.click()
    assert "16 sums" in view.explained.said
    button.click()
    assert not view.explained.said


def test_everything_has_a_name_that_can_be_read_aloud(view: LiveWhatIf, known: Snapshot) -> None:
    draw(view, known)
    controls = view.controls
    named = [
        controls.slider.slider, controls.alpha, controls.hidden.field, controls.hidden.less,
        controls.hidden.more, controls.seed.field, view.plots.error, view.plots.share,
    ]  # fmt: skip
    names = [it.accessibleName() for it in named]
    assert all(names)
    assert len(set(names)) == len(names)
    assert "alpha 0.7" in controls.slider.slider.accessibleDescription()
