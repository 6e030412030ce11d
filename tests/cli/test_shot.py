"""``shot`` checks everything before it opens a window."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.shots.shot import Framing
from rnn_viz.cli import main, screen
from rnn_viz.core.intents import Workspace
from rnn_viz.core.run.config import RunConfig


@pytest.fixture
def shots(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Stand in for the window; return what was asked of it."""
    taken: list[tuple[Any, ...]] = []
    camera = SimpleNamespace(
        shot=lambda *asked: taken.append(asked[:5]),
        Framing=Framing,
    )
    monkeypatch.setitem(sys.modules, "rnn_viz.app.shots.shot", camera)
    monkeypatch.setattr("rnn_viz.app.shots.shot", camera, raising=False)
    return taken


def test_without_options_it_is_the_fresh_window(
    shots: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    assert main(["shot", str(tmp_path / "a.png")]) == 0
    assert shots == [(tmp_path / "a.png", RunConfig(), 0, None, Framing((1440, 900)))]


def test_every_option_arrives(shots: list[tuple[Any, ...]], tmp_path: Path) -> None:
    words = "--at 4,000 --numbers 52 0x50 --size 1100x700 --scale 2 --theme light --hidden 3"
    words += " --lens learned"
    assert main(["shot", str(tmp_path / "a.PNG"), *words.split()]) == 0
    assert shots == [
        (
            tmp_path / "a.PNG",
            RunConfig(hidden=3),
            4000,
            (52, 80),
            Framing((1100, 700), 2.0, "light", Workspace.INSIDE, "learned"),
        )
    ]


def test_a_picture_that_cannot_be_written_is_a_failed_job(
    shots: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    def fail(*_asked: object) -> None:
        raise PictureError("The picture cannot be written.")

    monkeypatch.setattr(sys.modules["rnn_viz.app.shots.shot"], "shot", fail)
    assert main(["shot", str(tmp_path / "a.png")]) == 1
    assert capsys.readouterr().err == "The picture cannot be written.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--lens shoes", "--lens is 'shoes', but must be one of "),
        ("--lens learned --workspace watch", "--lens is a part of --workspace inside."),
    ],
)
def test_a_lens_that_cannot_be_shown_is_told(
    words: str, said: str, shots: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["shot", "a.png", *words.split()]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert shots == []


def test_missing_libraries_are_named_before_qt_is_loaded(
    shots: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(screen, "explain_no_picture", lambda: "libEGL.so.1 is missing.")
    assert main(["shot", "a.png"]) == 1
    assert capsys.readouterr().err == "libEGL.so.1 is missing.\n"
    assert shots == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("a.jpg", "The picture is 'a.jpg', but must be a file that ends in .png."),
        ("no/a.png", "The picture cannot be 'no/a.png': its folder does not exist."),
        ("a.png --at 10001", "--at is 10001, but must be a whole number from 0 to 10,000."),
        ("a.png --at 5 --iterations 4", "--at is 5, but must be a whole number from 0 to 4."),
        ("a.png --size 1440", "--size is '1440', but must be WxH, 640x480 to 7680x4320."),
        ("a.png --size 9x9", "--size is '9x9', but must be WxH, 640x480 to 7680x4320."),
        ("a.png --scale nan", "--scale is 'nan', but must be a number from 1 to 4."),
        ("a.png --scale 1,5",
         "--scale is '1,5', but decimals take a point and no comma, as in 0.5."),
        ("a.png --scale 1_0", "--scale is '1_0', but must be a number from 1 to 4."),
        ("a.png --at 3,5", "--at is '3,5', but a comma only separates thousands, as in 10,000."),
        ("a.png --scale -2", "--scale is '-2', but must be a number from 1 to 4."),
        ("a.png --numbers 1 x", "'x' is not a whole number."),
        ("a.png --hidden 0", "hidden is 0, but must be a whole number from 1 to 128."),
    ],
)  # fmt: skip
def test_bad_options_are_refused_before_anything_is_drawn(
    shots: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str], words: str, sentence: str
) -> None:
    assert main(["shot", *words.split()]) == 2
    assert capsys.readouterr().err == sentence + "\n"
    assert shots == []
