"""Keyframes: where they are, what they hold, and that their memory is bounded."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.run.keyframes import BYTES_OF_FRAMES, FIRST_SPACING, Keyframes
from rnn_viz.core.run.past.block import Block

ROW = 24  # bytes of the three weights below


def weights_at(iteration: int) -> np.ndarray:
    """Return a row that tells where it belongs."""
    return np.array([iteration, -iteration, 0.5])


def learn(keyframes: Keyframes, first: int, count: int) -> None:
    """Fill the rows as the compiled loop does."""
    while count > 0:
        rows, spacing, examples = keyframes.room_for(first, count)
        written = 0
        for iteration in range(first, first + examples):
            if iteration % spacing == 0:
                rows[written] = weights_at(iteration)
                written += 1
        keyframes.filled(first, written)
        first, count = first + examples, count - examples


@given(st.lists(st.integers(0, 400), max_size=12), st.integers(1, 40))
def test_the_last_keyframe_before_any_iteration(counts: list[int], capacity: int) -> None:
    keyframes = Keyframes(weights_at(0), budget=capacity * ROW)
    frontier = 0
    handed_out = []
    for count in counts:
        learn(keyframes, frontier, count)
        frontier += count
        frames = keyframes.frames()
        handed_out.append(frames)
        assert len(frames.rows) <= max(16, capacity)
    spacing = keyframes.frames().spacing
    assert spacing % FIRST_SPACING == 0
    assert spacing // FIRST_SPACING & (spacing // FIRST_SPACING - 1) == 0, "a power of two"
    for iteration in range(0, frontier + 1, 7):
        at, row = keyframes.before(iteration)
        assert at <= iteration
        assert at % FIRST_SPACING == 0
        assert iteration - at <= spacing  # the frontier's own row comes with its example
        assert row.tolist() == weights_at(at).tolist()
    for frames in handed_out:  # whatever was learned later
        for k, row in enumerate(frames.rows):
            assert row.tolist() == weights_at(k * frames.spacing).tolist()


def test_before_anything_is_learned_there_is_the_start() -> None:
    keyframes = Keyframes(weights_at(0))
    assert keyframes.before(0)[0] == 0
    assert keyframes.frames().rows.tolist() == [[0, 0, 0.5]]
    assert keyframes.frames().spacing == FIRST_SPACING


def test_one_call_may_need_any_number_of_thinnings() -> None:
    keyframes = Keyframes(weights_at(0), budget=16 * ROW)
    learn(keyframes, 0, 33)
    learn(keyframes, 33, 100_000)
    assert keyframes.frames().spacing == 10_240  # 100,033 / 16, up to the next 20 · 2^k
    assert [row[0] for row in keyframes.frames().rows] == list(range(0, 100_033, 10_240))


def test_what_is_handed_out_cannot_be_written() -> None:
    keyframes = Keyframes(weights_at(0))
    learn(keyframes, 0, 100)
    with pytest.raises(ValueError, match="read-only"):
        keyframes.frames().rows[0] = 1
    learn(keyframes, 100, 100)  # while the loop can still write
    assert keyframes.frames().rows[:, 0].tolist() == list(range(0, 200, 20))


@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=4),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400)), min_size=1, max_size=4),
)
def test_forks_of_forks_have_the_rows_of_their_past_and_their_own(
    counts: list[int], forks: list[tuple[float, int]]
) -> None:
    keyframes = [Keyframes(weights_at(0), budget=16 * ROW)]
    frontiers = [0]
    for count in counts:
        learn(keyframes[0], frontiers[0], count)
        frontiers[0] += count
    for share, count in forks:
        at = int(share * frontiers[-1])
        keyframes.append(keyframes[-1].fork(at, weights_at(0)))
        learn(keyframes[-1], at, count)
        frontiers.append(at + count)
        learn(keyframes[0], frontiers[0], 50)  # the first one goes on too
        frontiers[0] += 50
    for one, frontier in zip(keyframes, frontiers, strict=True):
        spacing, rows = one.frames()
        assert len(rows) <= 16
        assert len(rows) == max(1, -(-frontier // spacing))
        assert rows.shape == (len(rows), 3)
        for k in range(len(rows)):
            assert rows[k].tolist() == weights_at(k * spacing).tolist()
            assert one.before(k * spacing)[0] == k * spacing


def test_a_fork_shares_memory_even_when_it_is_thinned() -> None:
    keyframes = Keyframes(weights_at(0), budget=16 * ROW)
    learn(keyframes, 0, 300)
    handed_out = keyframes.frames()
    fork = keyframes.fork(290, weights_at(0))
    assert np.shares_memory(fork.frames().rows[14], handed_out.rows[14])
    learn(fork, 290, 200)
    keyframes.let_go()
    mine, other = fork.frames(), keyframes.frames()
    assert mine.spacing == other.spacing == 40
    shared = [np.shares_memory(one, both) for one, both in zip(mine.rows, other.rows, strict=False)]
    assert shared == [True] * 8, "it is thinned once, for both"
    assert len(mine.rows) == 13
    assert [row[0] for row in handed_out.rows] == list(range(0, 300, 20))


def test_no_slice_waits_for_much_to_be_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a run of ten million 28 MB were moved at once, and the trainer answered 20 ms later."""
    keyframes, moved = Keyframes(weights_at(0), budget=1000 * ROW), []
    thin = Block.thin

    def noting(self: Block) -> None:
        thin(self)
        moved[-1] += self.count

    monkeypatch.setattr(Block, "thin", noting)
    for first in range(0, 100_000, 100):
        moved.append(0)
        learn(keyframes, first, 100)
    assert keyframes.frames().spacing == 160, "every row was thinned up to three times"
    assert max(moved) <= 1000 // 4
    assert sum(moved) > 1000


def test_frames_are_the_same_until_there_are_more() -> None:
    keyframes = Keyframes(weights_at(0))
    learn(keyframes, 0, 90)
    frames = keyframes.frames()
    learn(keyframes, 90, 10)
    assert keyframes.frames() is frames, "no row is new"
    learn(keyframes, 100, 10)
    assert len(keyframes.frames().rows) == 6
    assert len(frames.rows) == 5


def test_joined_rows_are_read_like_an_array_and_cannot_be_written() -> None:
    keyframes = Keyframes(weights_at(0))
    learn(keyframes, 0, 200)
    fork = keyframes.fork(90, weights_at(0))
    learn(fork, 90, 100)
    rows = fork.frames().rows
    assert rows[np.array([0, 3, 7]), 1].tolist() == [0, -60, -140]
    assert rows[-1].tolist() == weights_at(180).tolist()
    assert [row[0] for row in rows] == list(range(0, 190, 20))
    for row in rows:
        with pytest.raises(ValueError, match="read-only"):
            row[0] = 1
    with pytest.raises(IndexError):
        rows[10]


@pytest.mark.parametrize(
    ("hidden", "spacing"), [(1, 160), (16, 80), (32, 160), (128, 2560)], ids=str
)
def test_a_million_iterations_fit_the_budget(hidden: int, spacing: int) -> None:
    start = np.zeros(hidden * hidden + 3 * hidden)
    keyframes = Keyframes(start)
    at = 0
    while at < 1_000_000:
        rows, _, examples = keyframes.room_for(at, 1_000_000 - at)
        keyframes.filled(at, len(rows))
        at += examples
    assert keyframes.frames().spacing == spacing
    assert sum(block.rows.nbytes for block in keyframes.blocks) <= BYTES_OF_FRAMES
    assert (1_000_000 // spacing + 1) * start.nbytes <= BYTES_OF_FRAMES
