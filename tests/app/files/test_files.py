"""New, open, save: what is in the file, what the title says, what is asked."""

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from rnn_viz.app.actions.do import Do
from rnn_viz.app.dialogs import Message
from rnn_viz.app.files.question import Question
from rnn_viz.core import commands as do
from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.core.net.weights import flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.session_file import read_session

SAVED = Path(__file__).resolve().parents[2] / "data"


def act(window: Any, engine: Any, *wishes: Any) -> None:
    for wish in wishes:
        window.dispatch.take(wish)
    engine.work()
    window.bridge.poll()
    window.files.document.look()


def questions(window: Any) -> list[Question]:
    return [it for it in window.findChildren(Question) if it.isVisible()]


def told(window: Any) -> str:
    return " ".join(
        it.said.text()
        for it in window.findChildren(Message)
        if it.isVisible() and not isinstance(it, Question)
    )


def answer(window: Any, text: str) -> None:
    (question,) = questions(window)
    (button,) = [it for it in question.findChildren(QPushButton) if it.text() == text]
    button.click()


def save(window: Any, path: Path) -> None:
    window.files.saving.save_as()
    (dialog,) = [it for it in window.findChildren(QFileDialog) if it.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_a_saved_session_comes_back_with_what_was_seen(open_window: Any, tmp_path: Path) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(321), do.ShowNumbers(5, 9), ShowWorkspace(Workspace.INSIDE))
    weights = flatten(window.bridge.newest.weights)
    save(window, tmp_path / "mine.rnnviz")
    other, engine = open_window(str(tmp_path / "mine.rnnviz"), reopens=False)
    assert "open in another window" in told(other)
    engine.work()
    other.bridge.poll()
    now = other.bridge.newest
    assert (now.iteration, now.stage.own_numbers) == (321, (5, 9))
    assert (flatten(now.weights) == weights).all()
    assert other.dispatch.view.workspace is Workspace.INSIDE
    assert other.files.document.path is None, "the copy has no file"


def test_the_title_tells_the_file_and_whether_it_has_everything(
    open_window: Any, tmp_path: Path
) -> None:
    window, engine = open_window()
    assert (window.windowTitle(), window.isWindowModified()) == ("RNN Viz", False)
    act(window, engine, do.Step(5))
    assert (window.windowTitle(), window.isWindowModified()) == ("Untitled[*] – RNN Viz", True)
    save(window, tmp_path / "mine")
    assert window.windowTitle() == "mine.rnnviz[*] – RNN Viz"
    assert not window.isWindowModified()
    act(window, engine, do.Step(-3))
    assert not window.isWindowModified(), "the past is all in the file"
    act(window, engine, do.GoTo(6))
    assert window.isWindowModified()
    window.actions_by_key[Do.SAVE].trigger()
    assert not window.isWindowModified()


def test_nothing_is_replaced_before_the_user_says_so(open_window: Any, tmp_path: Path) -> None:
    window, engine = open_window()
    act(window, engine, do.Step(5))
    window.actions_by_key[Do.NEW].trigger()
    assert questions(window)[0].said.text() == "What you have done here is in no file."
    answer(window, "Cancel")
    act(window, engine)
    assert window.bridge.newest.iteration == 5
    window.actions_by_key[Do.NEW].trigger()
    answer(window, "Don't save")
    act(window, engine)
    assert (window.bridge.newest.iteration, window.isWindowModified()) == (0, False)
    assert window.bridge.newest.config == RunConfig()


def test_the_answer_save_saves_and_goes_on(open_window: Any, tmp_path: Path) -> None:
    window, engine = open_window()
    act(window, engine, do.Step(5))
    save(window, tmp_path / "mine.rnnviz")
    act(window, engine, do.Step(1))
    window.files.open_asking(tmp_path / "absent.rnnviz")
    answer(window, "Save")
    assert not window.isWindowModified()
    assert "no such file" in told(window)
    assert window.bridge.newest.iteration == 6


def test_a_file_that_cannot_be_written_changes_nothing(
    open_window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, engine = open_window()
    act(window, engine, do.Step(5))
    path = tmp_path / "mine.rnnviz"
    save(window, path)
    before = path.read_bytes()
    act(window, engine, do.Step(5))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    window.actions_by_key[Do.SAVE].trigger()
    assert "could not be saved: No space left on device" in told(window)
    assert path.read_bytes() == before
    assert window.isWindowModified()
    assert list(tmp_path.glob("*.tmp")) == []


def test_what_another_program_has_put_into_the_file_is_not_written_over_without_a_word(
    open_window: Any, tmp_path: Path
) -> None:
    window, engine = open_window()
    path = tmp_path / "mine.rnnviz"
    act(window, engine, do.Step(5))
    save(window, path)
    os.utime(path, (1, 1))  # the same bytes: nothing to ask
    act(window, engine, do.Step(1))
    window.actions_by_key[Do.SAVE].trigger()
    assert not questions(window)
    path.write_bytes(b"another's")
    act(window, engine, do.Step(1))
    window.actions_by_key[Do.SAVE].trigger()
    assert path.read_bytes() == b"another's"
    assert "Another program has changed mine.rnnviz" in questions(window)[0].said.text()
    answer(window, "Cancel")
    assert (path.read_bytes(), window.isWindowModified()) == (b"another's", True)
    window.actions_by_key[Do.SAVE].trigger()
    answer(window, "Save as …")
    (dialog,) = [it for it in window.findChildren(QFileDialog) if it.isVisible()]
    dialog.reject()
    window.actions_by_key[Do.SAVE].trigger()
    answer(window, "Save over it")
    assert read_session(path).work.run.playhead == 7
    window.actions_by_key[Do.SAVE].trigger()
    assert not questions(window), "it is this window's own"
    path.unlink()
    window.actions_by_key[Do.SAVE].trigger()
    assert path.is_file(), "nothing is lost where nothing is"


def test_a_file_changed_between_two_starts_is_asked_about_too(
    open_window: Any, tmp_path: Path
) -> None:
    window, engine = open_window()
    path = tmp_path / "mine.rnnviz"
    act(window, engine, do.Step(5))
    save(window, path)
    assert window.close()
    path.write_bytes(b"another's")
    window, engine = open_window()
    act(window, engine)
    assert window.files.document.path == path
    window.actions_by_key[Do.SAVE].trigger()
    assert questions(window)
    assert path.read_bytes() == b"another's"


def test_two_windows_do_not_save_into_one_file(open_window: Any, tmp_path: Path) -> None:
    one, engine = open_window()
    act(one, engine, do.Step(5))
    save(one, tmp_path / "mine.rnnviz")
    other, engine = open_window()
    act(other, engine, do.Step(2))
    save(other, tmp_path / "mine.rnnviz")
    assert "choose another name" in told(other)
    assert other.isWindowModified()
    one.end()
    save(other, tmp_path / "mine.rnnviz")
    assert not other.isWindowModified()


def test_files_opened_last_are_in_the_menu(open_window: Any, tmp_path: Path) -> None:
    window, engine = open_window()
    for name in ("one", "two"):
        act(window, engine, do.Step(5))
        save(window, tmp_path / f"{name}.rnnviz")
    (tmp_path / "one.rnnviz").unlink()
    menu = window.actions_by_key[Do.RECENT].menu()
    menu.aboutToShow.emit()
    entries = [(it.text(), it.isEnabled()) for it in menu.actions()[:2]]
    assert entries == [("&1 two.rnnviz", True), ("&2 one.rnnviz", False)]
    act(window, engine, do.BackToStart())
    window.files.document.leave()
    menu.actions()[0].trigger()
    engine.work()
    window.bridge.poll()
    assert window.bridge.newest.iteration == 10
    menu.actions()[-1].trigger()
    assert window.settings.recent == ()


def test_a_session_gets_the_ending_by_which_it_is_found(open_window: Any, tmp_path: Path) -> None:
    window, engine = open_window()
    act(window, engine, do.Step(5))
    save(window, tmp_path / "my net 2.0")
    path = tmp_path / "my net 2.0.rnnviz"
    assert path.is_file()
    before = path.read_bytes()
    act(window, engine, do.Step(5))
    save(window, tmp_path / "my net 2.0")
    assert path.read_bytes() == before, "asked about first"
    answer(window, "Replace")
    assert path.read_bytes() != before
    save(window, tmp_path / "photo.png")
    assert [it.name for it in tmp_path.iterdir() if it.suffix == ".png"] == []


def test_dialogs_begin_where_the_last_file_was(open_window: Any, tmp_path: Path) -> None:
    window, engine = open_window()
    act(window, engine)
    folder = tmp_path / "mine"
    folder.mkdir()
    save(window, folder / "1.rnnviz")
    window.exports.save_window()
    window.actions_by_key[Do.OPEN_WEIGHTS].trigger()
    dialogs = [it for it in window.findChildren(QFileDialog) if it.isVisible()]
    assert [Path(it.directory().path()) for it in dialogs] == [folder, folder]
    for dialog in dialogs:
        dialog.reject()


def test_what_cannot_be_opened_is_told_each_time(open_window: Any, tmp_path: Path) -> None:
    window, _ = open_window()
    path = tmp_path / "odd.rnnviz"
    path.write_bytes(b"odd")
    for _ in range(2):
        window.files.open(path)
        assert "cannot be opened" in told(window)
        for message in window.findChildren(Message):
            message.reject()
        assert not told(window)


def test_what_is_no_session_is_told_and_nothing_is_lost(open_window: Any, tmp_path: Path) -> None:
    (tmp_path / "odd.rnnviz").write_bytes(b"odd")
    window, _ = open_window(str(tmp_path / "odd.rnnviz"))
    assert "cannot be opened" in told(window)
    assert window.windowTitle() == "RNN Viz"


@pytest.mark.parametrize("version", [1, 2])
def test_what_has_just_been_opened_is_not_modified(
    open_window: Any, tmp_path: Path, version: int
) -> None:
    path = tmp_path / "mine.rnnviz"
    path.write_bytes((SAVED / f"session_format_{version}.rnnviz").read_bytes())
    window, engine = open_window(str(path))
    act(window, engine)
    while not window.bridge.newest.is_moving and engine.trainer.work() is not None:
        act(window, engine)  # branches that were not shown are trained at rest
    act(window, engine)
    assert [it.frontier for it in window.bridge.newest.run_state.branches] == [400, 90, 30]
    assert not window.isWindowModified()
