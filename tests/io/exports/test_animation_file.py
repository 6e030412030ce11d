"""Animations, read back by Pillow: frames, size, times, loop."""

import io

import numpy as np
import pytest
from PIL import Image

from rnn_viz.io.exports import extras
from rnn_viz.io.exports.animation_file import RgbPicture, animation_bytes
from rnn_viz.io.exports.extras import MissingExtraError

WIDE, TALL, STRIDE = 17, 9, 52  # rows end at whole words


def picture(number: int) -> RgbPicture:
    """Return a picture with a bar that is longer in later ones."""
    rows = np.zeros((TALL, STRIDE), np.uint8)
    rows[:, : 3 * (number + 1)] = 200
    return RgbPicture(WIDE, TALL, STRIDE, rows.tobytes())


@pytest.mark.parametrize("ending", [".webp", ".gif"])
def test_frames_size_times_and_loop(ending: str) -> None:
    pictures = [picture(number) for number in range(5)]
    data = animation_bytes(iter(pictures), [100, 100, 100, 100, 2500], ending)
    with Image.open(io.BytesIO(data)) as found:
        assert (found.format, found.size) == (ending[1:].upper(), (WIDE, TALL))
        assert (found.n_frames, found.info["loop"]) == (5, 0)
        times = []
        for number in range(5):
            found.seek(number)
            seen = np.array(found.convert("RGB"))
            times.append(found.info["duration"])
            assert (seen[:, : number + 1] == 200).all()
            assert not seen[:, number + 1 :].any()
    assert times == [100, 100, 100, 100, 2500]


@pytest.mark.parametrize("ending", [".webp", ".gif"])
def test_one_picture_is_a_file_too(ending: str) -> None:
    data = animation_bytes([picture(3)], [100], ending)
    with Image.open(io.BytesIO(data)) as found:
        assert found.size == (WIDE, TALL)


def test_without_its_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match="needs the package pillow"):
        animation_bytes([picture(0)], [100], ".gif")
