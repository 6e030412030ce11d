"""Pictures of the window: the right size, the right moment, the same every time."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage

from rnn_viz.app.exporting import figure as module
from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.shots.shot import Framing, shot
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.moment import moment


def _shoot(path: Path, at: int = 300, scale: float = 1.0, theme: str = "dark") -> QImage:
    shot(path, RunConfig(iterations=400), at, (52, 80), Framing((1100, 700), scale, theme))
    return QImage(str(path))


def test_the_picture_has_the_size_asked_for(qapp: object, tmp_path: Path) -> None:
    once, twice = _shoot(tmp_path / "1.png"), _shoot(tmp_path / "2.png", scale=2.0)
    assert (once.width(), once.height()) == (1100, 700)
    assert (twice.width(), twice.height()) == (2200, 1400)


def test_the_same_moment_is_the_same_picture(qapp: object, tmp_path: Path) -> None:
    assert _shoot(tmp_path / "1.png") == _shoot(tmp_path / "2.png")
    assert _shoot(tmp_path / "1.png") != _shoot(tmp_path / "3.png", at=100)
    assert _shoot(tmp_path / "1.png") != _shoot(tmp_path / "4.png", theme="light")


def test_a_moment_is_complete() -> None:
    now = moment(RunConfig(iterations=400), 400, None)
    assert now.iteration == 400
    assert now.analysis is not None
    assert now.analysis.evaluation is not None
    assert now.analysis.evaluation.iteration == 400
    assert now.analysis.milestones is not None
    assert now.analysis.milestones.upto == 400
    assert now.analysis.shares.iterations.tolist() == list(range(0, 401, 20))


def test_a_picture_that_cannot_be_written_is_an_error(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "1.png"
    with pytest.raises(PictureError) as refused:
        _shoot(path)
    assert str(refused.value) == (
        f"The picture cannot be written to {path} (No such file or directory)."
    )


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    moment(RunConfig(iterations=20_000), 20_000, None, lambda *so_far: told.append(so_far))
    doings = list(dict.fromkeys(doing for doing, _, _ in told))
    assert doings == ["training: iteration", "looking at what was learned: iteration"]
    for doing in doings:
        done = [so_far for what, so_far, _ in told if what == doing]
        assert done == sorted(done)
        assert done[0] < done[-1] <= 20_000
    assert {total for _, _, total in told} == {20_000}


class FailingWriter:
    """What Qt's writer does where it lacks memory: it says so, and has written half of it."""

    def __init__(self, device: QBuffer, _kind: QByteArray) -> None:
        device.write(b"half a picture")

    def write(self, _picture: QImage) -> bool:
        return False

    def errorString(self) -> str:
        return "no memory"


@pytest.mark.parametrize("failing", ["encode", "disk"])
def test_a_good_picture_outlives_one_that_fails(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "1.png"
    path.write_bytes(b"a good picture")
    if failing == "encode":
        monkeypatch.setattr(module, "QImageWriter", FailingWriter)
    else:
        monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(PictureError):
        _shoot(path)
    assert path.read_bytes() == b"a good picture"
    assert list(tmp_path.iterdir()) == [path]


def _full(_file: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_picture_too_large_for_memory_is_refused_in_words(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoRoom(QImage):
        def isNull(self) -> bool:
            return True

    monkeypatch.setattr(module, "QImage", NoRoom)
    with pytest.raises(PictureError, match="not enough memory"):
        _shoot(tmp_path / "1.png")
    assert not list(tmp_path.iterdir())
