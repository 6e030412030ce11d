"""The wrong sums of a map in their order: each once, those of a filter, from the worst on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.evidence.evaluation import Evaluation, sums_of
from rnn_viz.core.evidence.wrong_sums import (
    SumOrder,
    carry_chains,
    let_through,
    wrong_sums,
)

Pair = tuple[int, int]


def found(bits: int, seed: int = 0) -> Evaluation:
    """Return an evaluation with wrong bits drawn at random, most sums being right."""
    sums = sums_of(bits)
    random = np.random.RandomState(seed)
    wrong = random.randint(0, bits + 1, sums.a.shape) * (random.rand(*sums.a.shape) < 0.1)
    return Evaluation(0, sums, wrong.astype(np.uint8), np.ones(bits))


def walk(evaluation: Evaluation, chosen: set[int], order: SumOrder, by: int = 1) -> list[Pair]:
    """Return all wrong sums, gone through one by one."""
    wrong = wrong_sums(evaluation, chosen, order)
    pairs: list[Pair] = []
    at: Pair | None = None
    for _ in range(len(wrong)):
        at = wrong.beside(at, by)
        assert at is not None
        pairs.append(at)
    return pairs


def chain_by_hand(a: int, b: int, bits: int) -> int:
    """Return the longest chain of carries by adding column by column."""
    carry = longest = row = 0
    for t in range(bits):
        row = row + 1 if carry else 0
        longest = max(longest, row)
        carry = ((a >> t & 1) + (b >> t & 1) + carry) >> 1
    return longest


@pytest.mark.parametrize("bits", [2, 5, 8, 12, 32])
def test_chains_are_those_of_adding_column_by_column(bits: int) -> None:
    sums = sums_of(bits)
    chains = carry_chains(sums)
    for cell in np.ndindex(sums.a.shape):
        if sum(cell) % 7 == 0:
            assert chains[cell] == chain_by_hand(int(sums.a[cell]), int(sums.b[cell]), bits)


@pytest.mark.parametrize(("a", "b", "length"), [(0, 0, 0), (1, 1, 1), (1, 127, 7), (5, 5, 1)])
def test_chains_that_are_known(a: int, b: int, length: int) -> None:
    assert carry_chains(sums_of(8))[a, b] == length


@pytest.mark.parametrize("bits", [3, 8, 16])
@pytest.mark.parametrize("order", SumOrder)
@pytest.mark.parametrize("chosen", [set(), {1}, {2, 5}, {0}], ids=str)
def test_a_walk_meets_each_wrong_sum_of_the_filter_once(
    bits: int, order: SumOrder, chosen: set[int]
) -> None:
    evaluation = found(bits)
    sums = evaluation.sums
    steps = np.minimum(evaluation.wrong, 5)
    is_let = np.isin(steps, sorted(let_through(chosen, bits))) & (evaluation.wrong > 0)
    expected = {
        (int(sums.a[cell]), int(sums.b[cell])) for cell in zip(*is_let.nonzero(), strict=True)
    }
    pairs = walk(evaluation, chosen, order)
    assert len(pairs) == len(expected)
    assert set(pairs) == expected
    assert walk(evaluation, chosen, order, -1) == pairs[::-1]


@pytest.mark.parametrize("bits", [3, 8, 16])
def test_what_comes_first_has_most_of_it(bits: int) -> None:
    evaluation = found(bits)
    chains = carry_chains(evaluation.sums)
    for order, most in ((SumOrder.WRONG_BITS, evaluation.wrong), (SumOrder.CARRY, chains)):
        cells = [evaluation.sums.cell_of(*pair) for pair in walk(evaluation, set(), order)]
        keys = [(-int(most[cell]), cell) for cell in cells if cell is not None]
        assert keys == sorted(keys)
        assert len(keys) == np.count_nonzero(evaluation.wrong)


@given(st.sampled_from([3, 8, 16]), st.sampled_from(SumOrder), st.data())
def test_a_number_leads_to_its_neighbours(bits: int, order: SumOrder, data: st.DataObject) -> None:
    evaluation = found(bits, seed=3)
    wrong, pairs = wrong_sums(evaluation, (), order), walk(evaluation, set(), order)
    at = data.draw(st.integers(0, len(pairs) - 1))
    assert wrong.number_of(pairs[at]) == at + 1
    assert wrong.beside(pairs[at], 1) == pairs[(at + 1) % len(pairs)]
    assert wrong.beside(pairs[at], -1) == pairs[at - 1]


def test_a_right_sum_is_between_two_wrong_ones() -> None:
    evaluation = found(8)
    wrong, chains = wrong_sums(evaluation, (), SumOrder.CARRY), carry_chains(evaluation.sums)
    right = next(zip(*(evaluation.wrong == 0).nonzero(), strict=True))
    here = int(right[0]), int(right[1])
    after, before = wrong.beside(here, 1), wrong.beside(here, -1)
    assert wrong.number_of(here) is None
    assert after is not None
    assert before is not None
    assert wrong.beside(before, 1) == after
    assert chains[before] >= chains[here] >= chains[after]


def test_without_a_sum_of_the_map_it_begins_at_the_ends() -> None:
    evaluation = found(8)
    wrong, pairs = (
        wrong_sums(evaluation, (), SumOrder.CARRY),
        walk(evaluation, set(), SumOrder.CARRY),
    )
    for nowhere in (None, (128, 0), (1 << 40, 1)):
        assert wrong.beside(nowhere, 1) == pairs[0]
        assert wrong.beside(nowhere, -1) == pairs[-1]
        assert wrong.number_of(nowhere) is None


def test_where_nothing_is_wrong_there_is_nowhere_to_go() -> None:
    sums = sums_of(8)
    perfect = Evaluation(0, sums, np.zeros(sums.a.shape, np.uint8), np.ones(8))
    wrong = wrong_sums(perfect, (), SumOrder.WRONG_BITS)
    assert len(wrong) == 0
    assert wrong.beside((1, 2), 1) is None
    assert wrong.number_of((1, 2)) is None


def test_a_choice_that_these_sums_cannot_have_is_none() -> None:
    assert let_through({5}, 3) == {0, 1, 2, 3}
    assert let_through({1, 5}, 3) == {1}
    assert let_through((), 8) == {0, 1, 2, 3, 4, 5}
