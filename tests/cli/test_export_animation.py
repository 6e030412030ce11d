"""``export animation`` and ``addition``: whole files, read back by Pillow."""

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from rnn_viz.app.exporting_data import animation
from rnn_viz.cli import main
from rnn_viz.engine import film

SMALL = ("--hidden", "4", "--bits", "3", "--alpha", "2", "--iterations", "250")


@pytest.mark.parametrize("ending", ["webp", "gif"])
def test_training(qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    words = ["--from", "50", "--to", "250", "--frames", "3", "--view", "network"]
    assert main(["export", "animation", str(path), *SMALL, *words]) == 0
    with Image.open(path) as found:
        assert (found.n_frames, found.info["loop"]) == (3, 0)
    assert [it.name for it in tmp_path.iterdir()] == [path.name]


def test_the_whole_window_has_the_size_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    words = ["--frames", "2", "--size", "900x700", "--theme", "light", "--view", "window"]
    assert main(["export", "animation", str(path), *SMALL, *words]) == 0
    with Image.open(path) as found:
        assert (found.n_frames, found.size) == (2, (900, 700))


def test_one_addition(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    words = ["--at", "200", "--numbers", "2", "3", "--view", "sum"]
    assert main(["export", "addition", str(path), *SMALL, *words]) == 0
    with Image.open(path) as found:
        assert found.n_frames == 4


def test_one_picture_is_seen_unless_the_window_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    path, sizes = tmp_path / "a.webp", []
    for words in ([], ["--view", "network"]):
        asked = [*SMALL, *words, "--frames", "2", "--size", "900x700"]
        assert main(["export", "animation", str(path), *asked]) == 0
        with Image.open(path) as found:
            sizes.append(found.size)
    assert sizes[0] == sizes[1] < (900, 700)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--from 9 --to 9", "--from is 9, but must be less than --to, which is 9."),
        ("--to 300", "--to is 300, but must be a whole number from 0 to 250."),
        ("--frames 1", "--frames is 1, but must be a whole number from 2 to 500."),
        ("--size big", "--size is 'big', but must be WxH, 640x480 to 7680x4320."),
        ("--numbers 1 x", "'x' is not a whole number."),
    ],
)
def test_bad_input_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: str, sentence: str
) -> None:
    path = tmp_path / "a.webp"
    assert main(["export", "animation", str(path), *SMALL, *words.split()]) == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert not path.exists()


def test_too_many_pixels_are_refused(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.setattr(animation, "MOST_PIXELS", 2_000_000)
    path = tmp_path / "a.webp"
    words = ["--frames", "3", "--size", "1000x800", "--view", "window"]
    assert main(["export", "animation", str(path), *SMALL, *words]) == 1
    assert capsys.readouterr().err == (
        "3 pictures of 1000 × 800 pixels are too many to be put together: "
        "ask for 2 at most, or smaller ones.\n"
    )
    assert not path.exists()


def test_ctrl_c_leaves_the_old_file(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.webp"
    path.write_text("old")
    monkeypatch.setattr(film, "found_out", interrupted)
    assert main(["export", "animation", str(path), *SMALL]) == 130
    assert capsys.readouterr().err == "Interrupted.\n"
    assert path.read_text() == "old"
