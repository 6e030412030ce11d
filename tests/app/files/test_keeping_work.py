"""Work that is kept by itself: after actions, in training, over the end and over a crash."""

from pathlib import Path
from typing import Any

import pytest

from rnn_viz.app.actions.do import Do
from rnn_viz.app.files.autosave import Autosave
from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.session import fresh
from rnn_viz.core.snapshot import Phase
from rnn_viz.io.autosaves import LAST, Autosaves
from rnn_viz.io.session_file import read_session, write_session
from tests.app.files.test_files import act, answer, questions, save, told


class Clock:
    """Seconds, when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def kept_by_itself(window: Any, home: Path, qtbot: Any) -> None:
    """Let two seconds pass after an action."""
    (autosave,) = window.files.findChildren(Autosave)
    autosave._clock = lambda: 1e9
    autosave.look()
    qtbot.waitUntil(lambda: bool(Autosaves(home).names()))


def crashed(window: Any, home: Path, tmp_path: Path) -> None:
    """Close a window, but leave its folder as a killed process does."""
    import shutil

    shutil.copytree(home, tmp_path / "copy")
    window.end()
    shutil.rmtree(home)
    shutil.move(tmp_path / "copy", home)
    for lock in (home / "locks").glob("*"):
        lock.unlink()


def test_the_next_start_begins_where_one_was(open_window: Any) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    assert window.close()
    window, engine = open_window()
    act(window, engine)
    assert window.bridge.newest.iteration == 44
    assert window.isWindowModified(), "it is in no file yet"
    assert not questions(window)


def test_a_start_with_a_wish_of_its_own_loses_nothing(open_window: Any, home: Path) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    assert window.close()
    window, engine = open_window(reopens=False)
    assert window.bridge.newest.iteration == 0
    assert window.close()
    (path,) = Autosaves(home).recovered.iterdir()
    window, engine = open_window(str(path))
    act(window, engine)
    assert window.bridge.newest.iteration == 44


def test_where_nothing_is_reopened_the_user_is_asked(open_window: Any) -> None:
    window, engine = open_window(reopen=False)
    act(window, engine, do.GoTo(44))
    assert not window.close()
    assert window.isVisible()
    answer(window, "Cancel")
    assert not window.close()
    answer(window, "Don't save")
    assert not window.isVisible()
    window, engine = open_window()
    assert window.bridge.newest.iteration == 0


def test_a_file_that_has_less_is_asked_about(open_window: Any, tmp_path: Path) -> None:
    window, engine = open_window()
    act(window, engine, do.Step(1))
    save(window, tmp_path / "mine.rnnviz")
    act(window, engine, do.Step(1))
    assert not window.close()
    answer(window, "Save")
    assert not window.isVisible()
    window, engine = open_window()
    act(window, engine)
    assert window.files.document.path == tmp_path / "mine.rnnviz"
    assert (window.bridge.newest.iteration, window.isWindowModified()) == (2, False)


def test_of_two_windows_the_one_closed_first_is_asked(open_window: Any) -> None:
    one, engine = open_window()
    open_window()
    act(one, engine, do.Step(1))
    assert not one.close()
    assert "only the last window" in questions(one)[0].said.text()
    answer(one, "Don't save")


def test_a_second_window_leaves_the_first_alone(open_window: Any) -> None:
    one, engine = open_window()
    act(one, engine, do.GoTo(44))
    two, _ = open_window()
    assert two.bridge.newest.iteration == 0
    assert not questions(two)


def test_after_a_crash_what_had_been_saved_is_opened_again_without_a_question(
    open_window: Any, home: Path, tmp_path: Path, qtbot: Any
) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    kept_by_itself(window, home, qtbot)
    save(window, tmp_path / "mine.rnnviz")
    (autosave,) = window.files.findChildren(Autosave)
    autosave._clock = lambda: 2e9
    autosave.look()
    (name,) = Autosaves(home).names()
    qtbot.waitUntil(lambda: not Autosaves(home).read(name)[1].is_modified)
    crashed(window, home, tmp_path)
    window, engine = open_window()
    act(window, engine)
    assert not questions(window)
    assert window.files.document.path == tmp_path / "mine.rnnviz"
    assert (window.bridge.newest.iteration, window.isWindowModified()) == (44, False)


def test_after_a_crash_the_work_is_offered_once_and_stays(
    open_window: Any, home: Path, tmp_path: Path, qtbot: Any
) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    kept_by_itself(window, home, qtbot)
    crashed(window, home, tmp_path)
    window, engine = open_window()
    assert "iteration 44" in questions(window)[0].said.text()
    answer(window, "Not now")
    assert window.bridge.newest.iteration == 0
    assert window.close()
    window, engine = open_window()
    assert not questions(window), "once"
    assert len(list(Autosaves(home).recovered.iterdir())) == 1


def test_what_comes_later_than_it_was_asked_for_is_kept_when_it_is_there(
    open_window: Any, home: Path, tmp_path: Path, qtbot: Any
) -> None:
    window, engine = open_window()
    (autosave,) = window.files.findChildren(Autosave)
    clock = Clock()
    autosave._clock = clock

    def kept_after(seconds: float) -> tuple[int, bool]:
        clock.now += seconds
        autosave.look()
        assert autosave._writing is not None
        qtbot.waitUntil(autosave._writing.done)
        work = Autosaves(home).read(autosave._name)
        assert work is not None
        return work[0].work.run.playhead, work[1].is_modified

    clock.now = autosave._kept_at
    window.dispatch.take(do.GoTo(44))
    window.bridge.poll()
    assert window.bridge.newest.phase is Phase.TRAVELLING
    for _ in range(2):
        assert kept_after(2)[0] < 44
    engine.work()
    window.bridge.poll()
    assert kept_after(0.1) == (44, True), "at once"
    clock.now += 2
    autosave.look()
    assert autosave._writing is None, "and no more until something happens"
    crashed(window, home, tmp_path)
    window, engine = open_window()
    assert "iteration 44" in questions(window)[0].said.text()


def test_what_is_brought_back_is_work_of_its_file_that_is_not_saved(
    open_window: Any, home: Path, tmp_path: Path, qtbot: Any
) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    save(window, tmp_path / "mine.rnnviz")
    act(window, engine, do.GoTo(45))
    kept_by_itself(window, home, qtbot)
    crashed(window, home, tmp_path)
    window, engine = open_window()
    answer(window, "Bring back")
    act(window, engine)
    assert window.bridge.newest.iteration == 45
    assert (window.files.document.name, window.isWindowModified()) == ("mine.rnnviz", True)


def test_who_does_not_want_lost_work_now_gets_the_file_as_it_was_saved(
    open_window: Any, home: Path, tmp_path: Path, qtbot: Any
) -> None:
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    save(window, tmp_path / "mine.rnnviz")
    act(window, engine, do.GoTo(45))
    kept_by_itself(window, home, qtbot)
    crashed(window, home, tmp_path)
    window, engine = open_window()
    answer(window, "Not now")
    act(window, engine)
    assert window.bridge.newest.iteration == 44
    assert (window.files.document.name, window.isWindowModified()) == ("mine.rnnviz", False)


def test_a_file_that_another_program_has_changed_is_opened_as_it_is_now(
    open_window: Any, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.rnnviz"
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    save(window, path)
    assert window.close()
    kept = Autosaves(home).read("last") or pytest.fail("gone")
    write_session(path, fresh(RunConfig(hidden=3)))
    window, engine = open_window()
    act(window, engine)
    assert window.bridge.newest.config.hidden == 3
    assert (window.files.document.path, window.isWindowModified()) == (path, False)
    assert "mine.rnnviz was changed after this program last kept its work." in told(window)
    (aside,) = Autosaves(home).recovered.iterdir()
    assert str(aside) in told(window)
    assert read_session(aside).work.run == kept[0].work.run
    act(window, engine, do.GoTo(5))
    window.actions_by_key[Do.SAVE].trigger()
    assert not questions(window), "it is known what the file holds"


def test_a_changed_file_that_cannot_be_opened_leaves_what_was_kept(
    open_window: Any, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.rnnviz"
    window, engine = open_window()
    act(window, engine, do.GoTo(44))
    save(window, path)
    assert window.close()
    path.write_bytes(b"odd")
    window, engine = open_window()
    act(window, engine)
    assert window.bridge.newest.iteration == 44
    assert window.isWindowModified(), "the file has it no more"
    assert "cannot be opened" in told(window)
    window.actions_by_key[Do.SAVE].trigger()
    assert "Another program has changed" in questions(window)[0].said.text()
    assert path.read_bytes() == b"odd"


def test_damaged_work_is_told_and_kept(open_window: Any, home: Path) -> None:
    folder = Autosaves(home).folder
    folder.mkdir(parents=True)
    (folder / "abc.rnnviz").write_bytes(b"odd")
    window, _ = open_window()
    assert "It is kept as" in told(window)
    assert [it.read_bytes() for it in Autosaves(home).recovered.iterdir()] == [b"odd"]


def test_the_menu_turns_reopening_off(open_window: Any, home: Path) -> None:
    window, _engine = open_window()
    window.actions_by_key[Do.REOPEN].trigger()
    assert not window.settings.reopen
    assert window.close()
    assert Autosaves(home).read(LAST) is None


@pytest.mark.parametrize("reopen", [True, False])
def test_the_systems_wish_to_end_is_obeyed_at_once(
    open_window: Any, home: Path, reopen: bool
) -> None:
    window, engine = open_window(reopen=reopen)
    act(window, engine, do.GoTo(44))
    window.end()
    assert not window.isVisible()
    assert (Autosaves(home).read(LAST) is not None) == reopen


def test_a_full_disk_is_told_once_and_the_work_goes_on(
    open_window: Any, home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    window, engine = open_window()
    (autosave,) = window.files.findChildren(Autosave)
    clock = Clock()
    autosave._clock = clock

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Autosaves, "keep", full)
    said: list[str] = []
    autosave._say = said.append
    for _ in range(3):
        act(window, engine, do.Step(1))
        clock.now += 2
        autosave.look()
        qtbot.waitUntil(autosave._writing.done)
        autosave.look()
    assert len(said) == 1
    assert "No space left on device" in said[0]
    assert not window.close()
    assert "cannot be kept for the next start" in questions(window)[0].said.text()
