"""The operations of an example: their order, and steps of every size in both directions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.script.operations import (
    BACKWARD,
    FORWARD,
    OPERATIONS,
    UPDATE,
    Op,
    StepSize,
    acting,
    hits,
    known_rows,
    next_stop,
    positions_shown,
    previous_stop,
    program,
    rows_of,
    sources_of,
    variable_of,
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
    columns = sum(op.key == "d" for op in operations)
    shown = [positions_shown(columns, at) for at in range(len(operations) + 1)]
    assert shown[0] == 0
    for op, (before, after) in zip(operations, pairwise(shown), strict=True):
        assert after - before == (op.key == "d")
        if op.key == "d":
            assert before == op.position


# what an operation reads and gives


@given(st.integers(1, 12), st.booleans())
def test_a_row_is_known_from_the_operation_on_that_gives_it(columns: int, learns: bool) -> None:
    whole = program(columns, learns)
    known: dict[int, set[str]] = {position: set() for position in range(columns)}
    for done in range(len(whole) + 1):
        for position in range(columns):
            assert known_rows(position, done, columns) == known[position]
        if done < len(whole) and whole[done].position is not None:
            known[whole[done].position] |= set(OPERATIONS[whole[done].key].gives)


def test_the_state_before_and_the_blame_from_the_future_are_at_their_own_positions() -> None:
    """Slow motion dimmed position 2 while it told of the memory of position 2."""
    assert acting("layer_1", 3, 8) == {("layer_1", 3), ("a", 3), ("b", 3), ("layer_1", 2)}
    assert acting("layer_1", 0, 8) == {("layer_1", 0), ("a", 0), ("b", 0)}, "no memory yet"
    assert acting("layer_1_delta", 3, 8) == {
        ("layer_1_delta", 3), ("layer_2_delta", 3), ("layer_1", 3), ("layer_1_delta", 4)
    }  # fmt: skip
    assert ("layer_1_delta", 8) not in acting("layer_1_delta", 7, 8), "nothing is after it"
    assert acting("synapse_h_update", 3, 8) == {("layer_1", 2), ("layer_1_delta", 3)}
    assert acting("X", 3, 8) == {("a", 3), ("b", 3)}
    assert acting("overallError", 3, 8) == {("error", 3)}


@pytest.mark.parametrize(
    ("row", "sources"),
    [
        ("layer_1", {("a", 3), ("b", 3), ("layer_1", 2)}), ("p", {("layer_1", 3)}),
        ("guess", {("p", 3)}), ("error", {("p", 3), ("truth", 3)}),
        ("truth", {("a", 3), ("b", 3), ("carry", 3)}), ("a", set()), ("place", set()),
        ("layer_2_delta", {("error", 3), ("p", 3)}),
        ("layer_1_delta", {("layer_2_delta", 3), ("layer_1", 3), ("layer_1_delta", 4)}),
    ],
)  # fmt: skip
def test_what_a_value_is_computed_from(row: str, sources: set[tuple[str, int]]) -> None:
    assert sources_of(row, 3, 8) == sources


def test_rows_and_variables_lead_to_each_other() -> None:
    rows = {row for operation in OPERATIONS.values() for row in operation.gives}
    for row in rows - {"place", "carry"}:
        assert row in rows_of(variable_of(row))
    assert (variable_of("place"), variable_of("carry"), variable_of("no row")) == ("",) * 3
    assert rows_of("X") == {"a", "b"}
    assert rows_of("overallError") == {"error"}
    assert rows_of("no variable") == rows_of("") == frozenset()


def test_a_breakpoint_stops_before_its_line() -> None:
    two = program(2, True)
    assert hits(two, {"layer_2", "clear"}) == (2, 9, 29)
    assert [two[at].key for at in hits(two, {"back_X"})] == ["back_X", "back_X"]
    assert hits(two, ()) == ()
    assert hits(program(2, False), {"clear"}) == ()
