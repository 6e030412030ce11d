"""The dialog "Export data": every kind is written beside all else, or one sentence says why not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from rnn_viz.app.dialogs import Message
from rnn_viz.app.exporting_data import running
from rnn_viz.app.exporting_data.contents import contents
from rnn_viz.app.exporting_data.export_dialog import ExportDialog
from rnn_viz.app.exporting_data.kinds import DATA_KINDS
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.commands import GoTo, Intervene, ShowNumbers
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry, SetAlpha
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.io.exports import extras
from tests.app.conftest import MakeWindow, StillEngine

CONFIG = RunConfig(hidden=4, bits=3, alpha=1, iterations=300)
AT, TRAINED = 100, 200
NUMBERS = [kind.name for kind in DATA_KINDS.values() if not kind.is_animated]
Opened = tuple[ExportDialog, MainWindow, StillEngine]


@pytest.fixture
def opened(make_window: MakeWindow) -> Opened:
    """Return the dialog in a window whose run has been changed by hand at iteration 100."""
    window, engine = make_window(CONFIG)
    for command in (
        GoTo(AT),
        Intervene(SetAlpha(0.25)),
        GoTo(TRAINED),
        GoTo(AT),
        ShowNumbers(2, 3),
    ):
        engine.send(command)
        engine.work()
    window.bridge.poll()
    engine.commands.clear()
    window.actions_by_key["export-data"].trigger()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog, window, engine


def choose(dialog: ExportDialog, name: str) -> None:
    dialog.kinds.setCurrentRow(list(DATA_KINDS).index(name))


def type_in(dialog: ExportDialog, name: str, text: str) -> None:
    dialog.fields.findChild(type(dialog.fields._lines["at"]), f"export.{name}").setText(text)


@pytest.mark.parametrize("name", NUMBERS)
def test_each_kind_is_written_as_the_run_has_it(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    dialog, window, engine = opened
    monkeypatch.setattr("time.time", lambda: 1e9)
    kind = DATA_KINDS[name]
    choose(dialog, name)
    path = tmp_path / f"it{kind.endings[0]}"
    with qtbot.waitSignal(dialog.written, timeout=60_000) as said:
        dialog.begin(tmp_path / "it")
    assert said.args == [f"{path.name} is written."]
    run = Timeline(CONFIG, entries=[Entry(AT, SetAlpha(0.25))])
    upto = AT if kind.is_moment else TRAINED
    expected = contents(kind, run, upto, kind.endings[0], kind.every, 1e9, lambda *_so_far: None)
    assert path.read_bytes() == expected
    assert window.dispatch.view.notice == f"{path.name} is written."
    assert not dialog.isVisible()
    assert engine.commands == []  # the user's playhead has not been touched


@pytest.mark.parametrize(
    ("name", "typed", "frames"),
    [("animation", {"first": "0", "last": "300", "frames": "3"}, 3), ("addition", {}, 4)],
)
def test_animations(
    opened: Opened, qtbot: QtBot, tmp_path: Path, name: str, typed: dict[str, str], frames: int
) -> None:
    dialog, _, engine = opened
    choose(dialog, name)
    for field, text in typed.items():
        type_in(dialog, field, text)
    path = tmp_path / "it.gif"
    with qtbot.waitSignal(dialog.written, timeout=60_000):
        dialog.begin(path)
    with Image.open(path) as found:
        assert found.n_frames == frames
    assert engine.commands == []


@pytest.mark.parametrize(
    ("name", "field", "text", "sentence"),
    [
        ("weights", "at", "301", "iteration is 301, but must be a whole number from 0 to 300."),
        (
            "accuracy",
            "every",
            "x",
            "every is 'x', but must be a whole number from 1 to 10,000,000.",
        ),
        ("animation", "first", "200", "from is 200, but must be less than to, which is 200."),
        ("animation", "frames", "1", "pictures is 1, but must be a whole number from 2 to 500."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    opened: Opened, tmp_path: Path, name: str, field: str, text: str, sentence: str
) -> None:
    dialog, _, _ = opened
    choose(dialog, name)
    type_in(dialog, field, text)
    dialog.go_button.click()
    assert dialog.said.text() == sentence
    wrong = dialog.fields.findChild(type(dialog.fields._lines["at"]), f"export.{field}")
    assert wrong.property("wrong") is True
    dialog.close()


def test_a_name_with_another_ending_is_refused(opened: Opened, tmp_path: Path) -> None:
    dialog, _, _ = opened
    choose(dialog, "weights")
    dialog.begin(tmp_path / "w.pt")
    assert dialog.said.text() == "The name must end in .npz or .safetensors."
    dialog.close()


def test_a_missing_package_is_told_at_once(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog, _, _ = opened
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    choose(dialog, "network")
    dialog.go_button.click()
    assert dialog.said.text().startswith("This file needs the package onnx, which is not installed")
    dialog.close()


def test_a_disk_that_fails_leaves_the_old_file_and_the_dialog(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    dialog, _, _ = opened
    path = tmp_path / "errors.csv"
    path.write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        dialog.begin(path)
        qtbot.waitUntil(dialog.kinds.isEnabled, timeout=60_000)
    assert dialog.said.text() == (
        f"{path} could not be written: No space left on device. What was there is as it was."
    )
    assert path.read_text() == "old"
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.written, timeout=60_000):  # and again, when there is room
        dialog.begin(path)
    assert path.read_text() != "old"


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file take for ever."""

    def write(_asked: object, _path: Path, job: running.Job, _studies: object) -> str:
        while True:
            job.tell("going on: step", 1, 2)

    monkeypatch.setattr(running.Asked, "write", write)


STOPS: dict[str, Callable[[ExportDialog, MainWindow], object]] = {
    "Stop": lambda dialog, _window: dialog.go_button.click(),
    "Close": lambda dialog, _window: dialog.close_button.click(),
    "the window": lambda _dialog, window: window.close(),
}


@pytest.mark.usefixtures("endless")
@pytest.mark.parametrize("how", STOPS)
def test_it_can_be_stopped(opened: Opened, qtbot: QtBot, tmp_path: Path, how: str) -> None:
    dialog, window, _ = opened
    dialog.begin(tmp_path / "errors.csv")
    qtbot.waitUntil(lambda: dialog.said.text() == "Going on: step 1 of 2", timeout=60_000)
    assert dialog.go_button.text() == "Stop"
    STOPS[how](dialog, window)  # that its thread ends is watched over for every test
    assert not list(tmp_path.iterdir())
    if how == "Stop":
        assert dialog.said.text() == "Stopped: errors.csv is not written."
        dialog.close()


def test_an_unforeseen_fault_is_told(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_arguments: object) -> str:
        raise ZeroDivisionError("by nothing")

    dialog, window, _ = opened
    monkeypatch.setattr(running.Asked, "write", write)
    dialog.begin(tmp_path / "errors.csv")
    qtbot.waitUntil(dialog.kinds.isEnabled, timeout=60_000)
    sentence = "errors.csv is not written: ZeroDivisionError: by nothing."
    assert dialog.said.text() == sentence
    told = window.findChild(Message)
    assert isinstance(told, Message)
    assert told.said.text() == sentence
    told.close()
    dialog.close()


def test_an_animation_shows_one_picture_unless_another_is_chosen(opened: Opened) -> None:
    """The whole window makes files of many megabytes."""
    dialog, _, _ = opened
    usual = {}
    for name in ("animation", "addition"):
        choose(dialog, name)
        usual[name] = dialog.fields.typed().pictured
    assert usual == {"animation": "network", "addition": "sum"}
