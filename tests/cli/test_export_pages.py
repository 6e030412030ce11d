"""``export picture`` and ``export report``: every name is known, and what fails is one sentence."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from rnn_viz.app.exporting.picture_names import LENS_NAMES, PICTURE_NAMES
from rnn_viz.cli import main
from rnn_viz.cli.arguments import parser
from rnn_viz.core.words.lenses.table import LENSES

SMALL = ("--hidden", "4", "--bits", "3", "--alpha", "2", "--iterations", "250")


def _export(kind: str, path: Path, *words: str) -> int:
    return main(["export", kind, str(path), *SMALL, *words])


def test_the_names_of_the_lenses_are_theirs() -> None:
    assert tuple(lens.key for lens in LENSES) == LENS_NAMES


def test_every_name_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["export", "--help"])
    told = " ".join(capsys.readouterr().out.split()).replace("- ", "-")  # as if in one line
    assert all(f" {name}" in told for name in PICTURE_NAMES)


@pytest.mark.parametrize("name", ["error", "synapses", "carry-lane", "why"])
def test_a_picture_names_its_run(qapp: object, tmp_path: Path, name: str) -> None:
    path = tmp_path / "1.png"
    assert _export("picture", path, "--view", name, "--at", "120", "--scale", "1") == 0
    said = QImage(str(path)).text("Description")
    assert said.endswith("hidden 4, alpha 2, bits 3, seed 0 · iteration 120")


def test_the_window_has_the_size_asked_for(qapp: object, tmp_path: Path) -> None:
    assert _export("picture", tmp_path / "1.png", "--size", "1100x700") == 0
    image = QImage(str(tmp_path / "1.png"))
    assert (image.width(), image.height()) == (2200, 1400)


def test_drawings_and_a_report(qapp: object, tmp_path: Path) -> None:
    assert _export("picture", tmp_path / "1.svg", "--view", "all-sums") == 0
    assert (tmp_path / "1.svg").read_bytes().startswith(b"<?xml")
    assert _export("report", tmp_path / "1.pdf", "--numbers", "1", "2") == 0
    assert (tmp_path / "1.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("kind", "name", "words", "sentence"),
    [
        ("picture", "a.gif", (), "must be a file that ends in .png or .svg or .pdf."),
        ("picture", "a.png", ("--view", "moon"), "--view is 'moon', but must be one of window, "),
        ("picture", "a.png", ("--frames", "3"), "--frames is not for picture."),
        ("picture", "a.png", ("--from", "3"), "--from is not for picture."),
        ("picture", "a.png", ("--scale", "9"), "--scale is '9', but must be a number from 1 to 4."),
        ("report", "a.pdf", ("--theme", "dark"), "--theme is not for report."),
        ("errors", "a.csv", ("--scale", "2"), "--scale is only for picture, not for errors."),
        ("animation", "a.gif", ("--view", "units"), "--view is 'units', but must be one of window"),
    ],
)
def test_what_does_not_belong_is_refused_before_training(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str, name: str,
    words: tuple[str, ...], sentence: str,
) -> None:  # fmt: skip
    assert _export(kind, tmp_path / name, *words) == 2
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["picture", "report"])
def test_a_full_disk_leaves_the_old_file(
    qapp: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path, kind: str,
) -> None:  # fmt: skip
    path = tmp_path / "1.pdf"
    path.write_bytes(b"a good one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert _export(kind, path) == 1
    assert path.read_bytes() == b"a good one"
    assert list(tmp_path.iterdir()) == [path]
    assert "No space left on device" in capsys.readouterr().err
