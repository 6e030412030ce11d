"""The report: all of it on one sheet, of either paper, whatever the run has come to."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.app.exporting import report
from rnn_viz.app.exporting.report import report_pdf
from rnn_viz.app.exporting.report_page import ReportPage
from rnn_viz.core.commands import Command, GoTo, GoToEnd, Intervene
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Freeze, SetAlpha
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling import lengths

_A4, _LETTER = QSize(1058, 1497), QSize(1088, 1408)


def _changed() -> Snapshot:
    commands: list[Command] = [Intervene(Freeze("synapse_1", at, 0, True)) for at in range(8)]
    return _after(RunConfig(iterations=200), GoTo(20), *commands, GoTo(40))


def _after(config: RunConfig, *commands: Command) -> Snapshot:
    trainer = Trainer(config)
    trainer.ready()
    for command in commands:
        trainer.obey(command)
        while trainer.is_moving:
            trainer.work()
    return trainer.snapshot()


def _diverged() -> Snapshot:
    config = RunConfig(hidden=32, bits=32, iterations=200)
    return _after(config, GoTo(10), Intervene(SetAlpha(1.7e308)), GoToEnd())


_MOMENTS = {
    "untrained": lambda: moment(RunConfig(), 0, None),
    "trained": lambda: moment(RunConfig(), 300, (52, 80)),
    "changed": _changed,
    "diverged": _diverged,
    "large": lambda: _after(RunConfig(hidden=128, bits=32), GoTo(2)),
}


@pytest.mark.parametrize("size", [_A4, _LETTER])
@pytest.mark.parametrize("run", _MOMENTS)
def test_all_of_it_has_room(qtbot: QtBot, run: str, size: QSize) -> None:
    page = ReportPage(Scene(_MOMENTS[run]()), size)
    qtbot.addWidget(page)
    report._lay_out(page)
    assert page.size() == size
    assert page.layout().minimumSize().height() <= size.height()


def test_it_is_about_the_position_that_was_chosen(qtbot: QtBot) -> None:
    page = ReportPage(Scene(moment(RunConfig(), 300, (52, 80)), ViewState(position=2)), _A4)
    qtbot.addWidget(page)
    assert page._scene.network_position == 2


def test_it_tells_what_was_done_by_hand(qtbot: QtBot) -> None:
    page = ReportPage(Scene(_changed()), _A4)
    qtbot.addWidget(page)
    said = [label.text() for label in page.findChildren(QLabel)]
    told = next(it for it in said if it.startswith("synapse_1["))
    assert told.endswith("and 2 more")
    assert "hidden 16, alpha 0.1, bits 8, seed 0 · iteration 40 · 8 changes by hand" in said


def test_it_is_as_designed_however_large_the_window_is_shown(qapp: object) -> None:
    scene = Scene(moment(RunConfig(), 300, None))
    usual = report_pdf(scene)
    lengths.choose(200)
    try:
        large = report_pdf(scene)
        assert lengths.chosen_percent() == 200
    finally:
        lengths.choose(lengths.NORMAL)
    assert usual.startswith(b"%PDF")
    assert abs(len(large) - len(usual)) < 200  # the time of its making may differ


def test_headings_side_by_side_are_level(qtbot: QtBot) -> None:
    page = ReportPage(Scene(moment(RunConfig(), 300, (52, 80))), _A4)
    qtbot.addWidget(page)
    report._lay_out(page)
    middles = {
        it.text(): it.mapTo(page, it.rect().center()).y()
        for it in page.findChildren(Heading)
        if it.isVisible()
    }
    assert middles["Error"] == middles["Accuracy per place"]
    assert middles["The synapses"] == middles["All 16,384 sums"]
