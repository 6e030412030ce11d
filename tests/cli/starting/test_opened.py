"""``rnn-viz FILE`` opens what a desktop or a user names, or says what is wrong with it."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from rnn_viz.cli import main, screen
from rnn_viz.cli.starting.opened import with_command


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[object, str, int]]:
    """Stand in for the window; return what it was to open."""
    asked: list[tuple[object, str, int]] = []

    def run(config: object, opened: str, at: int, *_places: object) -> int:
        asked.append((config, opened, at))
        return 0

    bootstrap = SimpleNamespace(run=run)
    monkeypatch.setitem(sys.modules, "rnn_viz.app.bootstrap", bootstrap)
    monkeypatch.setattr("rnn_viz.app.bootstrap", bootstrap, raising=False)
    monkeypatch.setattr(screen, "explain_no_window", lambda: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my run.rnnviz").touch()
    return asked


@pytest.mark.parametrize("before", [[], ["window"]])
def test_a_file_is_opened_from_wherever_it_is(
    opened: list[tuple[object, str, int]], tmp_path: Path, before: list[str]
) -> None:
    assert main([*before, "my run.rnnviz"]) == 0
    assert opened == [(None, str(tmp_path / "my run.rnnviz"), 0)]


def test_a_link_is_handed_on_as_it_is(opened: list[tuple[object, str, int]]) -> None:
    link = "rnn-viz:?hidden=16&seed=0&at=6605&a=52&b=80"
    assert main([link]) == 0
    assert opened == [(None, link, 0)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["none.rnnviz"], "There is no file 'none.rnnviz'.\n"),
        (["a\0.rnnviz"], "There is no file 'a\0.rnnviz'.\n"),
        (["./"], "There is no file './'.\n"),
        (
            ["my run.rnnviz", "--skip-draws", "3"],
            "'my run.rnnviz' has a run of its own: leave out --skip-draws.\n",
        ),
        (["my run.rnnviz", "--at", "3"], "'my run.rnnviz' has a run of its own: leave out --at.\n"),
    ],
)
def test_what_cannot_be_opened_is_told_before_a_window_is(
    opened: list[tuple[object, str, int]], capsys: pytest.CaptureFixture[str],
    words: list[str], sentence: str,
) -> None:  # fmt: skip
    assert main(words) == 2
    assert capsys.readouterr().err == sentence
    assert opened == []


@pytest.mark.parametrize(
    "before",
    [
        ["--safe-mode"],
        ["--reset", "--log-level", "debug"],
        ["--settings-dir", "./a.folder"],
        ["--settings-dir=./a.folder", "--safe-mode"],
    ],
)
def test_options_for_trouble_may_stand_before_a_file(before: list[str]) -> None:
    file = ["a.rnnviz", "--weights", "b.npz"]
    assert with_command([*before, *file]) == [*before, "window", *file]
    assert with_command([*before, "train"]) == [*before, "train"]
    assert with_command(before) == before


def test_a_file_is_opened_in_the_safe_mode(opened: list[tuple[object, str, int]]) -> None:
    assert main(["--safe-mode", "my run.rnnviz"]) == 0
    assert [Path(path).name for _, path, _ in opened] == ["my run.rnnviz"]


@pytest.mark.parametrize(
    "words",
    [
        *([], ["train"], ["trian"], ["--at", "3.5"], ["shot", "a.png"]),
        *(["--settings-dir"], ["--log-level"]),
    ],
)
def test_commands_and_options_are_no_files(words: list[str]) -> None:
    assert with_command(words) == words
