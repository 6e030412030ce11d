"""A moment as a text: copied, pasted, dropped, passed at the start."""

from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from rnn_viz.app.actions.do import Do
from rnn_viz.core import commands as do
from rnn_viz.core.run.interventions import ClampUnit
from tests.app.files.test_files import act, questions, save, told

LINK = "rnn-viz:?hidden=4&seed=3&iterations=500&at=77&a=5&b=9"


def drop(window: Any, what: QMimeData) -> bool:
    """Drag something over the window and let it go; return whether it could be dropped."""
    action, at = Qt.DropAction.CopyAction, QPointF(300, 300)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), action, what, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(at, action, what, buttons, keys))
    return enter.isAccepted()


def test_a_copied_link_leads_back_to_the_moment(open_window: Any) -> None:
    window, engine = open_window()
    act(window, engine, do.ShowNumbers(52, 80), do.GoTo(321))
    window.actions_by_key[Do.COPY_LINK].trigger()
    assert "at=321&a=52&b=80" in QGuiApplication.clipboard().text()
    act(window, engine, do.NewSeed(9), do.ShowTraining())
    window.actions_by_key[Do.PASTE_LINK].trigger()
    act(window, engine)
    now = window.bridge.newest
    assert (now.config.seed, now.iteration, now.stage.own_numbers) == (0, 321, (52, 80))


def test_a_start_with_a_link_begins_there(open_window: Any) -> None:
    window, engine = open_window(LINK)
    act(window, engine)
    now = window.bridge.newest
    assert (now.config.hidden, now.config.seed, now.iteration) == (4, 3, 77)


def test_what_a_link_leaves_out_is_said(open_window: Any) -> None:
    window, engine = open_window()
    act(window, engine, do.Intervene(ClampUnit(0, 0.0)))
    window.actions_by_key[Do.COPY_LINK].trigger()
    assert "without your changes" in window.dispatch.view.notice


def test_a_bad_link_is_one_sentence(open_window: Any) -> None:
    window, _engine = open_window()
    QGuiApplication.clipboard().setText("https://example.org")
    window.actions_by_key[Do.PASTE_LINK].trigger()
    assert "From the clipboard: '" in told(window)


def test_of_a_link_with_odd_fields_the_rest_is_used(open_window: Any) -> None:
    window, engine = open_window(f"{LINK}&colour=red&alpha=x")
    act(window, engine)
    assert window.bridge.newest.config.hidden == 4
    assert "colour" in told(window)


def test_a_session_that_is_dropped_is_opened(open_window: Any, tmp_path: Any) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(77))
    path = tmp_path / "mine.rnnviz"
    save(window, path)
    act(window, engine, do.GoTo(78))
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(window, what)
    assert "mine.rnnviz has changes" in questions(window)[0].said.text()


def test_a_link_that_is_dropped_is_followed(open_window: Any) -> None:
    window, engine = open_window()
    what = QMimeData()
    what.setText(LINK)
    assert drop(window, what)
    act(window, engine)
    assert window.bridge.newest.iteration == 77


def test_nothing_else_can_be_dropped(open_window: Any, tmp_path: Any) -> None:
    window, _ = open_window()
    text, file, many = QMimeData(), QMimeData(), QMimeData()
    text.setText("5")
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    many.setUrls([QUrl.fromLocalFile(str(tmp_path / f"{name}.rnnviz")) for name in "ab"])
    assert not any(drop(window, what) for what in (text, file, many))
