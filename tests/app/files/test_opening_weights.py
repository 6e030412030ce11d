"""Weights from a file begin a run in the window; what cannot be used is one sentence."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from rnn_viz.app.actions.do import Do
from rnn_viz.app.files.opening_weights import open_weights
from rnn_viz.core import commands as do
from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.sessions.own_start import NO_LINK
from tests.app.files.test_files import act, questions, save, told
from tests.app.files.test_links import drop

RANDOM = np.random.RandomState(3)
HIDDEN = 5
TORCH = {
    "rnn.weight_ih_l0": RANDOM.normal(size=(HIDDEN, 2)),
    "rnn.weight_hh_l0": RANDOM.normal(size=(HIDDEN, HIDDEN)),
    "read_out.weight": RANDOM.normal(size=(1, HIDDEN)),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file as a PyTorch notebook writes it."""
    found = tmp_path / "mine.npz"
    np.savez(found, **TORCH)
    return found


def p_of(a: int, b: int, columns: int) -> np.ndarray:
    """Return what PyTorch's own equations give at each position, ``(columns,)``."""

    def sigmoid(x: np.ndarray) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-x)))

    h, found = np.zeros(HIDDEN), []
    for t in range(columns):
        x = np.array([a >> t & 1, b >> t & 1], float)
        h = sigmoid(TORCH["rnn.weight_ih_l0"] @ x + TORCH["rnn.weight_hh_l0"] @ h)
        found.append(sigmoid(TORCH["read_out.weight"] @ h)[0])
    return np.array(found)


def test_the_network_of_the_file_answers(open_window: Any, path: Path) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(100), do.ShowNumbers(52, 80))
    open_weights(window, path)
    act(window, engine)
    now = window.bridge.newest
    assert (now.iteration, now.frontier, now.is_moving) == (0, 0, False)
    assert now.config == RunConfig(hidden=HIDDEN, iterations=500)
    assert len(now.earlier) == 1
    for a, b in ((52, 80), (127, 1), (0, 0)):
        act(window, engine, do.ShowNumbers(a, b))
        found = window.bridge.newest.stage.sum.layer_2
        np.testing.assert_allclose(found, p_of(a, b, len(found)), rtol=1e-12)
    assert told(window) == ""


def test_every_view_draws_it_and_it_trains_on(open_window: Any, path: Path) -> None:
    window, engine = open_window()
    open_weights(window, path)
    for workspace in Workspace:
        act(window, engine, ShowWorkspace(workspace))
    act(window, engine, do.GoTo(200))
    now = window.bridge.newest
    assert (now.iteration, now.start.name) == (200, "mine.npz")
    assert told(window) == ""
    assert window.panels.run_card.findChild(QLabel, "run.start").text() == "own weights: mine.npz"


def test_the_menu_asks_for_a_file(open_window: Any, path: Path) -> None:
    window, engine = open_window()
    window.actions_by_key[Do.OPEN_WEIGHTS].trigger()
    (dialog,) = [it for it in window.findChildren(QFileDialog) if it.isVisible()]
    assert dialog.nameFilters() == ["Weights (*.npz *.safetensors)"]
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    act(window, engine)
    assert window.bridge.newest.start.name == "mine.npz"


def test_a_file_can_be_dropped_or_begun_with_and_nothing_is_asked(
    open_window: Any, path: Path
) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(100))
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(window, what)
    act(window, engine)
    assert window.bridge.newest.start.name == "mine.npz"
    assert not questions(window), "the run before it is kept"
    other, engine = open_window(str(path), reopens=False)
    act(other, engine)
    assert other.bridge.newest.start.name == "mine.npz"


def test_a_saved_session_brings_the_weights_back(
    open_window: Any, path: Path, tmp_path: Path
) -> None:
    window, engine = open_window()
    open_weights(window, path)
    act(window, engine, do.GoTo(60))
    before = flatten(window.bridge.newest.weights).tobytes()
    save(window, tmp_path / "a.rnnviz")
    path.unlink()
    other, engine = open_window()
    other.files.open(tmp_path / "a.rnnviz")
    act(other, engine)
    engine.trainer.work()
    other.bridge.poll()
    now = other.bridge.newest
    assert now.start.name == "mine.npz"
    act(other, engine, do.GoTo(60))
    assert flatten(other.bridge.newest.weights).tobytes() == before


def test_there_is_no_link_to_it(open_window: Any, path: Path) -> None:
    window, engine = open_window()
    QGuiApplication.clipboard().setText("before")
    open_weights(window, path)
    act(window, engine)
    window.actions_by_key[Do.COPY_LINK].trigger()
    assert QGuiApplication.clipboard().text() == "before"
    assert window.dispatch.view.notice == NO_LINK


def _other(**changed: Any) -> dict[str, Any]:
    plain = Weights(np.ones((2, 3)), np.ones((3, 3)), np.ones((3, 1)))._asdict()
    return {**plain, **changed}


@pytest.mark.parametrize(("arrays", "sentence"), [
    (_other(synapse_0=np.ones((3, 3))),
     "synapse_0 in bad.npz has the shape (3, 3), but must have (2, 3)."),
    (_other(synapse_1=np.ones((3, 2))),
     "synapse_1 in bad.npz has the shape (3, 2), but must have (3, 1)."),
    (_other(synapse_h=np.ones((3, 3), int)),
     "synapse_h in bad.npz holds int64, but must hold floats of 16, 32 or 64 bits."),
    (_other(synapse_h=np.full((3, 3), np.nan)),
     "synapse_h in bad.npz holds a number that is not finite."),
    (_other(synapse_h=np.full((3, 3), None)), "bad.npz is no usable .npz file, or it is damaged."),
    (_other(more=np.ones(1)), "bad.npz holds 'more', "),
    (_other(synapse_h=np.zeros((1000, 1000))), "bad.npz unpacks to more than 1,000,000 bytes"),
])  # fmt: skip
def test_what_cannot_be_used_is_one_sentence_and_changes_nothing(
    open_window: Any, tmp_path: Path, arrays: dict[str, Any], sentence: str
) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(30))
    before = window.bridge.newest
    np.savez_compressed(tmp_path / "bad.npz", **arrays)
    open_weights(window, tmp_path / "bad.npz")
    act(window, engine)
    assert told(window).startswith(sentence)
    assert told(window).count(".\n") == 0
    now = window.bridge.newest
    assert (now.identity, now.iteration) == (before.identity, before.iteration)


def test_a_file_that_there_is_not_is_one_sentence(open_window: Any, tmp_path: Path) -> None:
    window, _ = open_window()
    open_weights(window, tmp_path / "none.npz")
    missing = tmp_path / "none.npz"
    assert told(window) == f"{missing} cannot be opened: No such file or directory."


def test_the_run_card_can_go_back_to_random_weights(open_window: Any, path: Path) -> None:
    window, engine = open_window()
    open_weights(window, path)
    act(window, engine)
    window.panels.run_card.findChild(object, "run.start.draw").click()
    act(window, engine)
    now = window.bridge.newest
    assert now.start is None
    assert now.config == replace(RunConfig(hidden=HIDDEN), iterations=500)
