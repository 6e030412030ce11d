"""The small picture of the error: what is added is as if all were drawn anew."""

import numpy as np
import pytest

from rnn_viz.core.run.history import History
from rnn_viz.views.timeline.timeline_error import ErrorPicture
from rnn_viz.views.widgets.theme import DARK


@pytest.mark.parametrize(("end", "size"), [(50, (300, 32)), (3_000, (300, 32)), (9_000, (451, 64))])
def test_a_growing_picture_of_the_error_is_the_one_made_at_once(
    qapp: object, end: int, size: tuple[int, int]
) -> None:
    random, history = np.random.default_rng(0), History()
    growing, step = ErrorPicture(end, 8, size, DARK), max(1, end // 97)
    for start in range(0, end, step):
        history.append(random.uniform(0.0, 8.0, min(step, end - start)))
        curve = history.curve()
        whole = ErrorPicture(end, 8, size, DARK).image(curve)
        assert growing.image(curve) == whole


def test_a_shorter_curve_is_another_one(qapp: object) -> None:
    long, short = History(), History()
    long.append(np.full(800, 8.0))
    short.append(np.full(300, 1.0))
    picture = ErrorPicture(1_000, 8, (200, 32), DARK)
    picture.image(long.curve())
    fresh = ErrorPicture(1_000, 8, (200, 32), DARK)
    assert picture.image(short.curve()) == fresh.image(short.curve())
