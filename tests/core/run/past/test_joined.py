"""Several arrays read as one are their concatenation, whatever is asked of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.run.past.joined import Joined, joined

lengths = st.lists(st.integers(0, 5), min_size=1, max_size=6)


@settings(max_examples=50)
@given(lengths, st.booleans(), st.data())
def test_it_is_read_as_the_arrays_one_after_the_other(
    counts: list[int], has_rows: bool, data: st.DataObject
) -> None:
    whole = np.arange(sum(counts) * 3, dtype=float).reshape(-1, 3)
    whole = whole if has_rows else whole[:, 0]
    one = joined(np.split(whole, np.cumsum(counts)[:-1]))
    assert (len(one), one.shape, one.nbytes) == (len(whole), whole.shape, whole.nbytes)
    assert np.array_equal(np.asarray(one), whole)
    assert [row.tolist() for row in one] == whole.tolist()
    bounds = st.none() | st.integers(-40, 40)
    stretch = slice(data.draw(bounds), data.draw(bounds), data.draw(st.integers(1, 3)))
    assert np.array_equal(one[stretch], whole[stretch])
    if len(whole):
        place = data.draw(st.integers(-len(whole), len(whole) - 1))
        assert np.array_equal(one[place], whole[place])
        if has_rows:
            some = np.array(data.draw(st.lists(st.integers(0, len(whole) - 1))), np.int64)
            assert one[some, 1].tolist() == whole[some, 1].tolist()
    with pytest.raises(IndexError):
        one[len(whole)]


def test_one_array_alone_is_itself_and_more_are_not_copied() -> None:
    first, second = np.arange(4.0), np.arange(3.0)
    assert joined([np.empty(0), first, np.empty(0)]) is first
    both = joined([first, second])
    assert isinstance(both, Joined)
    assert np.shares_memory(both[0:4], first)
    assert np.shares_memory(both[5:7], second)
