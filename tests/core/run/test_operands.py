"""The random stream: the script's own draws, in the script's order."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.arrays import Integers
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import CHUNK, OperandStream, begin

ANY_SEED = st.integers(0, 2**32 - 1)


def script(config: RunConfig, examples: int) -> tuple[list[np.ndarray], list[tuple[int, int]]]:
    """Draw as the script does, one number at a time."""
    random = np.random.RandomState(config.seed)
    synapse_0 = 2 * random.random((2, config.hidden)) - 1
    synapse_1 = 2 * random.random((config.hidden, 1)) - 1
    synapse_h = 2 * random.random((config.hidden, config.hidden)) - 1
    largest_number = 2**config.bits
    for _ in range(config.skip_draws):
        random.randint(largest_number // 2)
    drawn = []
    for _ in range(examples):
        a_int = random.randint(largest_number // 2)
        b_int = random.randint(largest_number // 2)
        drawn.append((a_int, b_int))
    return [synapse_0, synapse_h, synapse_1], drawn


@given(ANY_SEED, st.integers(1, 20), st.integers(2, 32), st.integers(0, 600))
def test_weights_and_operands_are_the_scripts(
    seed: int, hidden: int, bits: int, skip_draws: int
) -> None:
    config = RunConfig(hidden=hidden, bits=bits, seed=seed, skip_draws=skip_draws)
    weights, stream = begin(config)
    synapses, drawn = script(config, 50)
    for ours, theirs in zip(weights, synapses, strict=True):
        assert np.array_equal(ours, theirs)
        assert ours.flags.c_contiguous
        assert ours.dtype == np.float64
    pairs = stream.pairs(0, 50)
    assert list(zip(*pairs.tolist(), strict=True)) == drawn
    assert pairs.dtype == np.int64
    assert pairs.flags.c_contiguous


@pytest.fixture(scope="module", params=[2, 8, 32], ids="{} bits".format)
def long_stream(request: pytest.FixtureRequest) -> tuple[OperandStream, Integers]:
    """A stream and what the script draws over three chunks and a bit."""
    config = RunConfig(hidden=3, bits=request.param, seed=5, skip_draws=7)
    return begin(config)[1], np.array(script(config, 3 * CHUNK + 10)[1]).T


@settings(max_examples=40)
@given(data=st.data())
def test_any_stretch_in_any_order(
    long_stream: tuple[OperandStream, Integers], data: st.DataObject
) -> None:
    stream, drawn = long_stream
    near = st.sampled_from([0, CHUNK, 2 * CHUNK, 3 * CHUNK]).flatmap(
        lambda border: st.integers(max(0, border - 3), border + 3)
    )
    for first, stop in data.draw(st.lists(st.tuples(near, near), min_size=1, max_size=6)):
        count = max(0, stop - first)
        pairs = stream.pairs(first, count)
        assert pairs.shape == (2, count)
        assert np.array_equal(pairs, drawn[:, first : first + count])
        assert pairs.flags.c_contiguous


def test_a_far_example_is_found_without_asking_for_those_before() -> None:
    config = RunConfig(seed=9)
    near, far = begin(config)[1], begin(config)[1]
    in_order = [near.pairs(first, CHUNK) for first in range(0, 6 * CHUNK, CHUNK)]
    assert np.array_equal(far.pairs(5 * CHUNK, CHUNK), in_order[5])
    assert np.array_equal(far.pairs(CHUNK, CHUNK), in_order[1])


def test_what_has_been_drawn_is_not_all_kept() -> None:
    stream = begin(RunConfig())[1]
    chunk_bytes = stream.pairs(0, CHUNK).nbytes
    tracemalloc.start()
    try:
        for first in range(0, 40 * CHUNK, CHUNK):
            stream.pairs(first, 10)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 5 * chunk_bytes


def test_a_million_skipped_draws_are_a_million_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rnn_viz.core.run.operands._SKIP_AT_ONCE", 1000)
    for skip_draws in (999, 1000, 1001, 2500):
        skipped = begin(RunConfig(skip_draws=skip_draws))[1].pairs(0, 5)
        drawn = begin(RunConfig())[1].pairs(0, 2000).T.ravel()
        assert skipped.T.ravel().tolist() == drawn[skip_draws : skip_draws + 10].tolist()


def test_what_was_handed_out_stays(long_stream: tuple[OperandStream, Integers]) -> None:
    stream, drawn = long_stream
    kept = stream.pairs(0, 10)
    for first in range(0, 3 * CHUNK, CHUNK):
        stream.pairs(first, 5)
    assert np.array_equal(kept, drawn[:, :10])
    kept[:] = 0  # whoever got it may use it as he likes
    assert np.array_equal(stream.pairs(0, 10), drawn[:, :10])
