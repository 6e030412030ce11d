"""The operations of an example: their order, and steps of every size in both directions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.script.operations import (
    BACKWARD,
    FORWARD,
    UPDATE,
    Op,
    StepSize,
    hits,
    next_stop,
    positions_shown,
    previous_stop,
    program,
)

PROGRAMS = st.builds(program, st.integers(1, 40), st.booleans())
SIZES = st.sampled_from(StepSize)


def _stops(operations: tuple[Op, ...], size: StepSize) -> list[int]:
    """All stops from 0 to the end, going forwards."""
    stops = [0]
    while stops[-1] < len(operations):
        stops.append(next_stop(operations, stops[-1], size))
    return stops


def test_two_columns_from_the_first_line_to_the_last() -> None:
    assert program(2, True) == (
        *(Op(key, "forward", position) for position in (0, 1) for key in FORWARD),
        *(Op(key, "backward", position) for position in (1, 0) for key in BACKWARD),
        *(Op(key, "update", None) for key in UPDATE),
    )
    assert len(program(8, True)) == 8 * 7 + 8 * 6 + 4


def test_own_numbers_never_learn() -> None:
    assert program(9, False) == program(9, True)[: 9 * 7]


def test_the_stops_of_two_columns() -> None:
    two = program(2, True)
    assert _stops(two, StepSize.OP) == list(range(31))
    assert _stops(two, StepSize.BIT) == [0, 7, 14, 20, 26, 30]
    assert _stops(two, StepSize.PASS) == [0, 14, 26, 30]


@pytest.mark.parametrize("size", StepSize)
def test_the_ends_are_ends(size: StepSize) -> None:
    two = program(2, True)
    assert next_stop(two, len(two), size) == len(two)
    assert previous_stop(two, 0, size) == 0


@given(PROGRAMS, SIZES)
def test_backwards_stops_where_forwards_does(operations: tuple[Op, ...], size: StepSize) -> None:
    stops = _stops(operations, size)
    back = [len(operations)]
    while back[-1] > 0:
        back.append(previous_stop(operations, back[-1], size))
    assert back[::-1] == stops


@given(PROGRAMS, SIZES, st.data())
def test_a_step_from_anywhere_ends_at_the_nearest_stop(
    operations: tuple[Op, ...], size: StepSize, data: st.DataObject
) -> None:
    stops = _stops(operations, size)
    at = data.draw(st.integers(0, len(operations)))
    assert next_stop(operations, at, size) == min((s for s in stops if s > at), default=stops[-1])
    assert previous_stop(operations, at, size) == max((s for s in stops if s < at), default=0)


@given(PROGRAMS)
def test_a_position_is_shown_from_its_guess_on(operations: tuple[Op, ...]) -> None:
    shown = [positions_shown(operations, at) for at in range(len(operations) + 1)]
    assert shown[0] == 0
    for op, (before, after) in zip(operations, pairwise(shown), strict=True):
        assert after - before == (op.key == "d")
        if op.key == "d":
            assert before == op.position


def test_a_breakpoint_stops_before_its_line() -> None:
    two = program(2, True)
    assert hits(two, {"layer_2", "clear"}) == (2, 9, 29)
    assert [two[at].key for at in hits(two, {"back_X"})] == ["back_X", "back_X"]
    assert hits(two, ()) == ()
    assert hits(program(2, False), {"clear"}) == ()
