"""Taking along from the window: menus, dialogs, the clipboard; a failing disk harms nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app.actions.do import Do
from rnn_viz.app.dialogs import Message
from rnn_viz.app.exporting import save_dialog
from rnn_viz.app.exporting.picture_files import FILTERS
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.commands import GoTo
from rnn_viz.core.intents import ShowSynapsesAs, ShowTab, ShowWorkspace, SynapseView, Tab, Workspace
from rnn_viz.core.run.config import RunConfig
from tests.app.conftest import MakeWindow


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    made, engine = make_window(RunConfig(iterations=400))
    engine.send(GoTo(300))
    engine.work()
    made.bridge.poll()
    return made


def _names(window: MainWindow) -> list[str]:
    return [it.name for it in window.exports.pictures]


def _menu_texts(menu: QMenu | None) -> list[str]:
    return [] if menu is None else [it.text() for it in menu.actions()]


def _save(window: MainWindow, name: str, path: Path, scale: int = 1) -> None:
    """Save a picture as a user does who types a path and chooses a filter."""
    picture = next(it for it in window.exports.pictures if it.name == name)
    window.exports.save(picture)
    _answer(window, path, scale)


def _answer(window: MainWindow, path: Path, scale: int = 1) -> None:
    dialog = window.findChild(QFileDialog)
    chosen = next(it for it, (_, fine) in FILTERS.items() if fine == scale)
    dialog.selectNameFilter(chosen)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    QApplication.sendPostedEvents(dialog, 52)  # delete later
    wait(window)


def wait(window: MainWindow) -> None:
    """Let the window live until what is being written is there."""
    while window.exports._dialogs._writing:
        QTest.qWait(5)


def test_every_picture_in_sight_can_be_taken(window: MainWindow) -> None:
    seen = ["sum", "network", "error curve", "all sums", "accuracy", "timeline"]
    assert _names(window) == seen
    window.dispatch.take(ShowSynapsesAs(SynapseView.MATRICES))
    assert "synapses" in _names(window)
    assert "network" not in _names(window)
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    assert _names(window)[0] == "carry lane"


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_picture_is_saved_at_the_scale_chosen(
    window: MainWindow, tmp_path: Path, scale: int
) -> None:
    path = tmp_path / "1.png"
    _save(window, "error curve", path, scale)
    curve = window.panels.watch.curve
    image = QImage(str(path))
    assert image.width() == (curve.width() + 32) * scale
    assert image.text("Title") == "The error over the run"
    assert image.text("Description") == "hidden 16, alpha 0.1, bits 8, seed 0 · iteration 300"
    assert window.dispatch.view.notice == "Saved 1.png."


@pytest.mark.parametrize(
    ("ending", "begins"), [(".svg", b"<?xml"), (".pdf", b"%PDF"), (".PNG", b"\x89PNG")]
)
def test_the_ending_of_the_name_says_the_kind(
    window: MainWindow, tmp_path: Path, ending: str, begins: bytes
) -> None:
    path = tmp_path / f"1{ending}"
    _save(window, "all sums", path)
    assert path.read_bytes().startswith(begins)


def test_a_dialog_suggests_a_name_and_remembers_the_folder(
    window: MainWindow, tmp_path: Path
) -> None:
    _save(window, "sum", tmp_path / "1.png")
    window.exports.save(window.exports.pictures[2])
    dialog = window.findChild(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "rnn-viz error curve 300.png")]
    dialog.filterSelected.emit("SVG drawing (*.svg)")
    assert dialog.selectedFiles() == [str(tmp_path / "rnn-viz error curve 300.svg")]
    dialog.close()


def test_what_is_saved_is_what_was_seen_when_it_was_asked_for(
    window: MainWindow, tmp_path: Path
) -> None:
    window.exports.save(window.exports.pictures[0])
    window.bridge.send(GoTo(100))
    window.bridge.poll()
    _answer(window, tmp_path / "1.png")
    assert "iteration 300" in QImage(str(tmp_path / "1.png")).text("Description")


def test_a_picture_is_of_the_moment_not_of_where_the_mouse_is(
    window: MainWindow, tmp_path: Path
) -> None:
    _save(window, "error curve", tmp_path / "away.png")
    plot = window.panels.watch.curve.plot
    plot.moved.emit(QPointF(plot.width() / 2, plot.height() / 2))
    assert plot.iteration is not None
    _save(window, "error curve", tmp_path / "over.png")
    assert (tmp_path / "over.png").read_bytes() == (tmp_path / "away.png").read_bytes()


@pytest.mark.parametrize("failing", ["os.fsync", "os.replace"])
def test_a_full_disk_is_one_sentence_and_harms_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "1.png"
    path.write_bytes(b"a good picture")
    with monkeypatch.context() as patch:
        patch.setattr(failing, _full)
        _save(window, "sum", path)
    assert path.read_bytes() == b"a good picture"
    assert list(tmp_path.iterdir()) == [path]
    said = _said(window)
    assert said == f"The picture cannot be written to {path} (No space left on device)."
    _save(window, "sum", path)
    assert path.read_bytes().startswith(b"\x89PNG")


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def _said(window: MainWindow) -> str:
    return window.findChild(Message).said.text()


def test_another_ending_is_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    _save(window, "sum", tmp_path / "1.gif")
    assert not list(tmp_path.iterdir())
    assert _said(window) == "The picture is not saved: its name must end in .png, .svg or .pdf."


def test_a_picture_is_copied(window: MainWindow) -> None:
    picture = next(it for it in window.exports.pictures if it.name == "accuracy")
    window.exports.copy(picture)
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * (picture.widget.width() + 32)
    assert window.dispatch.view.notice == "Copied the picture: Accuracy of each place."


def test_the_whole_window_is_saved_without_a_caption(window: MainWindow, tmp_path: Path) -> None:
    window.actions_by_key[Do.SAVE_WINDOW].trigger()
    _answer(window, tmp_path / "1.png", scale=2)
    assert QImage(str(tmp_path / "1.png")).size() == window.size() * 2


def test_the_context_menu_of_a_picture(window: MainWindow) -> None:
    curve = window.panels.watch.curve
    at = curve.mapTo(window, QPoint(30, curve.height() // 2))
    menu = window.exports.menu_for(window.childAt(at))
    assert _menu_texts(menu) == ["Copy picture", "Save picture as …", "Copy as text"]
    window.exports.menu_for(window.panels.timeline)
    window.actions_by_key[Do.COPY_PICTURE].trigger()
    assert window.dispatch.view.notice == "Copied the picture: The run and its phases."
    assert window.exports.menu_for(window.panels.transport.window()) is None


@pytest.mark.parametrize("reason", QContextMenuEvent.Reason)
def test_a_right_click_and_the_menu_key_open_it(
    window: MainWindow, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    plot = window.panels.watch.curve.findChild(QWidget, "error_curve.plot")
    plot.setFocus()
    point = plot.visibleRegion().boundingRect().center()  # the screen of the tests is small
    QApplication.sendEvent(
        plot.viewport(), QContextMenuEvent(reason, point, plot.mapToGlobal(point))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert _menu_texts(menu)[0] == "Copy picture"
    menu.close()


def test_the_menu_lists_what_can_be_saved(window: MainWindow) -> None:
    menu = window.actions_by_key[Do.SAVE_PICTURE].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert _menu_texts(menu) == [f"{it.title} …" for it in window.exports.pictures]
    menu.actions()[0].trigger()
    window.findChild(QFileDialog).close()


def test_a_table_is_copied_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    plot = window.panels.watch.curve.findChild(QWidget, "error_curve.plot")
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "\tmean of 100" in QGuiApplication.clipboard().text()


def test_print_outs_are_copied_as_they_are_read(window: MainWindow) -> None:
    window.dispatch.take(ShowTab(Tab.PRINT_OUTS))
    window.exports.copy_text(window.panels.print_outs)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("1 of 10 reached")
    assert any(line.startswith("0\tError 3.456") for line in lines)


def test_the_report_is_one_page(window: MainWindow, tmp_path: Path) -> None:
    window.actions_by_key[Do.SAVE_REPORT].trigger()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "1.pdf"))
    dialog.close()
    wait(window)
    data = (tmp_path / "1.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1


def test_dates_have_room_where_a_file_is_chosen(window: MainWindow) -> None:
    window.actions_by_key[Do.SAVE_WINDOW].trigger()
    dialog = window.findChild(QFileDialog)
    files = dialog.findChild(QTreeView)
    QApplication.sendPostedEvents()
    date = files.header().count() - 1
    assert files.columnWidth(date) >= files.sizeHintForColumn(date)
    ends = files.columnViewportPosition(date) + files.columnWidth(date)
    assert ends <= files.viewport().width()
    dialog.reject()


def test_a_picture_is_made_beside_all_else_and_the_end_waits_for_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, threads = threading.Event(), []
    really_write = save_dialog._write_made

    def write(path: Path, made: Callable[[], bytes]) -> None:
        threads.append(threading.current_thread())
        go_on.wait(20)
        really_write(path, made)

    monkeypatch.setattr(save_dialog, "_write_made", write)
    window.exports.save_window()
    window.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "1.png"))
    assert list(tmp_path.iterdir()) == [], "this goes on, and the picture is not there"
    threading.Timer(0.05, go_on.set).start()
    window.end()
    assert QImage(str(tmp_path / "1.png")).width() == 2 * window.width()
    assert threading.main_thread() not in threads
