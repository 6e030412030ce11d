"""``rnn-viz desktop`` says in one sentence what it has done."""

import stat
import sys
from pathlib import Path

import pytest

from rnn_viz.cli import main
from rnn_viz.cli.starting import desktop
from rnn_viz.io import desktop_entry

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is of Linux")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user a data folder, and the desktop no programs that keep its lists."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "data"


def test_it_is_installed_and_removed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desktop", "--install"]) == 0
    assert capsys.readouterr().out == (
        f"RNN Viz is in the menu of programs now and opens .rnnviz files (written to {data}); the "
        "desktop may notice only later, for it lacks update-mime-database and "
        "update-desktop-database.\n"
    )
    assert all(path.is_file() for path in desktop_entry.files(data))
    assert main(["desktop", "--uninstall"]) == 0
    assert (
        capsys.readouterr().out
        == f"RNN Viz is no longer in the menu of programs (removed from {data}).\n"
    )
    assert [path for path in data.rglob("*") if path.is_file()] == []
    assert main(["desktop", "--uninstall"]) == 0
    assert capsys.readouterr().out.startswith("There was nothing to remove")


def test_an_entry_starts_the_installed_command_or_this_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desktop.program() == [sys.executable, "-m", "rnn_viz"]
    script = tmp_path / "rnn-viz"
    script.touch()
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert desktop.program() == [str(script)]


def test_with_the_desktops_programs_there_is_nothing_to_wait_for(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in desktop_entry.UPDATES:
        tool = tmp_path / name
        tool.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/{name}.told"\n')
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    assert main(["desktop", "--install"]) == 0
    assert capsys.readouterr().out.endswith(f"(written to {data}).\n")
    told = {name: (tmp_path / f"{name}.told").read_text() for name in desktop_entry.UPDATES}
    assert told == {name: f"{data / folder}\n" for name, folder in desktop_entry.UPDATES.items()}


@pytest.mark.parametrize(
    ("platform", "home", "sentence"),
    [
        ("darwin", "/home/x", "Only desktops of Linux have such entries"),
        ("linux", "~/.local/share", "There is no home folder to install anything in"),
        ("linux", "/dev/null", "The entry cannot be changed: Not a directory (/dev/null"),
    ],
)
def test_where_it_cannot_be_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    platform: str, home: str, sentence: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(desktop.platformdirs, "user_data_dir", lambda: home)
    assert main(["desktop", "--install"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith(sentence)


def test_one_of_both_must_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desktop"]) == 2
    assert "--install --uninstall is required" in capsys.readouterr().err
