"""Challenges: checked in the window, the best kept with its run."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.app.actions.do import Do
from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.lessons.progress_file import NAME, load_progress
from rnn_viz.io.session_file import read_session
from tests.app.lessons.test_lessons import Desk, desk

__all__ = ["desk"]
WRONG = 524_287, 1  # in the run of 2015 at iteration 9,000


def opened(desk: Desk) -> Any:
    """Open the first challenge, from the list."""
    desk.window.actions_by_key[Do.LESSONS].trigger()
    tab = desk.window.panels.lessons
    desk.qtbot.waitUntil(tab.list.isVisible)
    tab.list.rows["wrong-sum"].opened.emit()
    desk.qtbot.waitUntil(tab.challenge.isVisible)
    return tab.challenge


def check(desk: Desk) -> str:
    """Have it checked, and return what is said."""
    desk.find("challenge.check", QPushButton).click()
    said = desk.find("challenge.said", QLabel)
    desk.qtbot.waitUntil(lambda: not said.text().startswith("Checking"), timeout=60_000)
    return str(said.text())


def test_what_is_missing_is_said(desk: Desk) -> None:
    opened(desk)
    assert check(desk) == "Go to iteration 9,000 of the run of seed 0, unchanged."
    assert not (desk.home / NAME).exists()


def test_a_result_is_kept_with_its_run_and_seen_again(desk: Desk, qtbot: QtBot) -> None:
    view = opened(desk)
    for wish in (do.Configure(RunConfig()), do.GoTo(9_000), do.ShowNumbers(*WRONG)):
        desk.window.dispatch.take(wish)
        desk.settle()
    said = check(desk)
    assert said.startswith("Done. ")
    assert said.endswith("Your best so far.")
    best = load_progress(desk.home / NAME)[0].best("wrong-sum")
    assert best is not None
    assert best.result == 20
    kept = read_session(Path(best.run))
    assert (kept.work.run.config, kept.work.numbers) == (RunConfig(), WRONG)
    assert "no longer" not in check(desk), "the same again is no better"
    assert load_progress(desk.home / NAME)[0].best("wrong-sum") == best
    wished: list[Path] = []
    desk.window.lessons._challenging._open_copy = wished.append
    view.bestWished.emit()
    assert wished == [Path(best.run)]


@pytest.mark.parametrize("name", ["hint", "back"])
def test_there_is_a_way_on_and_a_way_back(desk: Desk, name: str) -> None:
    opened(desk)
    desk.find(f"challenge.{name}", QPushButton).click()
    tab = desk.window.panels.lessons
    assert tab.list.isVisible() == (name == "back")
