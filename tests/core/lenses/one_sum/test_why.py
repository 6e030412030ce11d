"""Why this bit: the terms add up to what the network computed; flips are those of brute force."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.lenses.one_sum.why import Waterfall, waterfall
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Probability, Unit, Weight
from rnn_viz.core.net.trace import Trace, trace_of
from tests.core.lenses.trained_looks import drawn_weights, look_at


def trace(a: int, b: int, hidden: int = 6) -> Trace:
    weights = drawn_weights(hidden)
    return trace_of(weights, add(weights, a, b, 8), 0.1)


def made(products: list[float]) -> Waterfall:
    sources = tuple(Weight("synapse_1", row, 0) for row in range(len(products)))
    return Waterfall(Probability(0), sources, np.ones(len(products)), np.array(products))


def test_the_bit_of_116_plus_44_at_position_4() -> None:
    look = look_at(7_000)
    terms = waterfall(trace_of(look.weights, add(look.weights, 116, 44, 8), 0.1), Probability(4))
    assert terms.total == pytest.approx(-1.75, abs=0.005)
    assert terms.result == pytest.approx(0.15, abs=0.005)
    assert terms.order(by_size=True)[:2].tolist() == [7, 11]
    assert terms.products[[7, 11]] == pytest.approx([1.81, -1.74], abs=0.005)
    assert terms.order(by_size=False).tolist() == list(range(16))


@pytest.mark.parametrize("position", [0, 4, 7])
def test_terms_add_up_to_what_was_computed(position: int) -> None:
    of = trace(93, 58)
    answer = waterfall(of, Probability(position))
    assert answer.result == pytest.approx(of.forward.layer_2[position])
    for unit in range(6):
        terms = waterfall(of, Unit(position, unit))
        assert len(terms.products) == len(terms.sources) == 2 + 6
        assert terms.result == pytest.approx(of.forward.layer_1[position + 1, unit])
        assert all(source.column == unit for source in terms.sources)


def test_a_held_unit_has_a_sum_that_does_not_count() -> None:
    weights, clamps = drawn_weights(3), np.array([np.nan, 0.5, np.nan])
    of = trace_of(weights, add(weights, 1, 2, 4, clamps), 0.1, clamps)
    assert [waterfall(of, Unit(0, unit)).is_held for unit in range(3)] == [False, True, False]


@given(st.lists(st.floats(-3, 3, width=16), min_size=1, max_size=8))
def test_no_smaller_set_of_terms_flips_the_sum(products: list[float]) -> None:
    terms = made(products)

    def is_flipped(without: tuple[int, ...]) -> bool:
        left = sum(product for k, product in enumerate(products) if k not in without)
        return (left > 0) != terms.is_up

    sets = [
        it for size in range(len(products) + 1) for it in combinations(range(len(products)), size)
    ]
    fewest = next((len(it) for it in sets if is_flipped(it)), None)
    if fewest is None:
        assert terms.flipping_terms == ()
    else:
        assert len(terms.flipping_terms) == fewest
        assert is_flipped(terms.flipping_terms)


@given(st.integers(0, 127), st.integers(0, 127), st.integers(0, 7))
def test_no_smaller_change_of_one_weight_flips_the_sum(a: int, b: int, position: int) -> None:
    terms = waterfall(trace(a, b), Probability(position))
    assert terms.flipping_weight is not None
    index, change = terms.flipping_weight
    needed = -terms.total / terms.values
    assert abs(change) == pytest.approx(np.abs(needed).min())
    by = terms.by.copy()
    by[index] += change
    assert float(terms.values @ by) == pytest.approx(0, abs=1e-12)


def test_nothing_flips_what_nothing_leads_to() -> None:
    quiet = Waterfall(Probability(0), (Weight("synapse_1", 0, 0),), np.zeros(1), np.ones(1))
    assert quiet.flipping_weight is None
    assert quiet.flipping_terms == ()
    assert not quiet.is_up
