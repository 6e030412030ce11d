"""Options for when something is wrong: where settings are, safe mode, beginning anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rnn_viz.cli import main, screen
from rnn_viz.io.places import Places, places_in
from rnn_viz.io.settings import Settings, load, save


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect what the window would be opened with."""
    from rnn_viz.app import bootstrap

    found: list[dict[str, Any]] = []

    def run(_config: object, opened: str, _at: int, places: Places, level: str) -> int:
        folder = places.settings.parent
        found.append({"places": places, "level": level, "opened": opened, "there": folder.is_dir()})
        return 0

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(screen, "explain_no_window", lambda: None)
    return found


Opened = list[dict[str, Any]]
Words = Callable[[Path], list[str]]


@pytest.mark.parametrize("before", [True, False])
def test_everything_is_in_the_folder_asked_for(
    opened: Opened, tmp_path: Path, before: bool
) -> None:
    options = ["--settings-dir", str(tmp_path), "--log-level", "debug"]
    assert main([*options] if before else ["window", *options]) == 0
    (found,) = opened
    assert found["places"].settings == tmp_path / "settings.json"
    assert found["places"].log.parent == tmp_path
    assert found["level"] == "debug"


def test_the_safe_mode_reads_and_writes_nothing_of_the_users(
    opened: Opened, tmp_path: Path
) -> None:
    save(tmp_path / "settings.json", Settings(theme="light"))
    assert main(["--safe-mode", "--settings-dir", str(tmp_path)]) == 0
    (found,) = opened
    assert found["there"]
    assert found["places"].settings.parent != tmp_path
    assert not found["places"].settings.parent.exists(), "and nothing is left of it"
    assert load(tmp_path / "settings.json")[0].theme == "light"


def test_settings_begin_anew_and_the_old_ones_are_kept(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(tmp_path / "settings.json", Settings(theme="light"))
    words = ["--reset", "--settings-dir", str(tmp_path)]
    assert main(words) == 0
    (aside,) = tmp_path.glob("*.bak")
    assert str(aside) in capsys.readouterr().out
    assert load(aside)[0].theme == "light"
    assert not (tmp_path / "settings.json").exists()
    assert main(words) == 0
    assert capsys.readouterr().out == "Settings begin anew.\n"


def test_a_level_that_there_is_not_is_refused(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--log-level", "loud"]) == 2
    assert "loud" in capsys.readouterr().err
    assert not opened


@pytest.mark.parametrize("folder", ["", " "])
def test_a_folder_without_a_name_is_refused(
    opened: Opened, tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["--settings-dir", folder, "--reset"]) == 2
    assert capsys.readouterr().err == "--settings-dir needs the name of a folder.\n"
    assert not opened
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["--reset", "add", "5", "6"], "--reset"),
        (["--safe-mode", "doctor"], "--safe-mode"),
        (["--settings-dir", "there", "train"], "--settings-dir"),
    ],
)
def test_a_command_without_a_window_says_what_it_does_not_heed(
    words: list[str], option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    command = next(word for word in words if word in ("add", "doctor", "train"))
    expected = f"'rnn-viz {command}' opens no window: leave out {option}.\n"
    assert capsys.readouterr().err == expected


def test_the_doctor_looks_into_the_folder_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rnn_viz.cli import doctor

    asked: list[Places] = []
    monkeypatch.setattr(doctor, "doctor", lambda places: asked.append(places) or 0)
    assert main(["--settings-dir", str(tmp_path), "doctor"]) == 0
    assert asked == [places_in(tmp_path)]
