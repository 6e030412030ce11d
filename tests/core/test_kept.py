"""What was made once is made again only for another key."""

import numpy as np

from rnn_viz.core.kept import Kept


def test_arrays_count_as_the_same_only_if_they_are_one() -> None:
    kept, made, one = Kept(), [], np.zeros(3)

    def make() -> int:
        made.append(1)
        return len(made)

    keys: list[tuple[object, ...]] = [(one, 1), (one, 1), (one, 2), (one.copy(), 2), (one, "a")]
    assert [kept.once("x", key, make) for key in keys] == [1, 1, 2, 3, 4]
    assert kept.once("y", keys[-1], make) == 5, "of another name"
    assert kept.once("x", keys[-1], make) == 4
