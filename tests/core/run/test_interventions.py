"""Interventions: what may be done, the words for it, and what is in force because of it."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.net.weights import SYNAPSES, flatten, places_of, shape_of, unflatten
from rnn_viz.core.run.config import ConfigError, RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    Intervention,
    InterventionError,
    SetAlpha,
    SetWeight,
    begins_branch,
    check,
)
from rnn_viz.core.run.schedule import Conditions, Schedule

CONFIG = RunConfig(hidden=5, bits=4)
NOT_FINITE = [math.nan, math.inf, -math.inf, 10**400, "0.5", None, True]


# What may be done


@pytest.mark.parametrize("alpha", [0, -1, math.inf, math.nan, "0.5", True])
def test_alpha_keeps_to_the_rule_of_a_run(alpha: float) -> None:
    with pytest.raises(ConfigError) as expected:
        RunConfig(alpha=alpha)
    with pytest.raises(InterventionError) as refused:
        SetAlpha(alpha)
    assert (refused.value.field, str(refused.value)) == ("alpha", str(expected.value))


@pytest.mark.parametrize("value", NOT_FINITE)
def test_a_weight_must_be_a_finite_number(value: float) -> None:
    with pytest.raises(InterventionError, match=r"^weight is .*, but must be a finite number\.$"):
        SetWeight("synapse_h", 0, 0, value)


@pytest.mark.parametrize("value", [value for value in NOT_FINITE if value is not None])
def test_a_unit_is_held_at_a_finite_number(value: float) -> None:
    with pytest.raises(InterventionError, match=r"^value is .*, but must be a finite number\.$"):
        ClampUnit(0, value)


@pytest.mark.parametrize("name", ["synapse_2", "", None, 0])
def test_a_synapse_is_one_of_the_scripts(name: str) -> None:
    makers: list[Callable[[], Intervention]] = [
        lambda: SetWeight(name, 0, 0, 1.0),
        lambda: Freeze(name, None, None, True),
    ]
    for make in makers:
        with pytest.raises(InterventionError, match="must be synapse_0, synapse_h or synapse_1"):
            make()


@pytest.mark.parametrize(
    ("what", "field", "sentence"),
    [
        (SetWeight("synapse_0", 2, 0, 1), "row",
         "row is 2, but must be a whole number from 0 to 1."),
        (SetWeight("synapse_h", 0, 5, 1), "column",
         "column is 5, but must be a whole number from 0 to 4."),
        (SetWeight("synapse_1", 0, 1, 1), "column", "column is 1, but must be 0."),
        (SetWeight("synapse_h", -1, 0, 1), "row",
         "row is -1, but must be a whole number from 0 to 4."),
        (SetWeight("synapse_h", None, 0, 1), "row",
         "row is None, but must be a whole number from 0 to 4."),
        (SetWeight("synapse_h", 0, True, 1), "column",
         "column is True, but must be a whole number from 0 to 4."),
        (Freeze("synapse_1", 5, None, True), "row",
         "row is 5, but must be a whole number from 0 to 4."),
        (Freeze("synapse_0", None, 5, False), "column",
         "column is 5, but must be a whole number from 0 to 4."),
        (ClampUnit(5, 0.0), "unit", "unit is 5, but must be a whole number from 0 to 4."),
        (ClampUnit(-1, None), "unit", "unit is -1, but must be a whole number from 0 to 4."),
        (ChooseOperands(8, 0), "a", "a is 8, but must be a whole number from 0 to 7."),
        (ChooseOperands(0, 1.5), "b", "b is 1.5, but must be a whole number from 0 to 7."),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_run_is_refused(
    what: Intervention, field: str, sentence: str
) -> None:
    for refuse in (lambda: check(what, CONFIG), lambda: Schedule(CONFIG, [Entry(0, what)])):
        with pytest.raises(InterventionError) as refused:
            refuse()
        assert (refused.value.field, str(refused.value)) == (field, sentence)


@pytest.mark.parametrize(
    "what",
    [
        SetAlpha(5e-324),
        SetWeight("synapse_h", 4, 4, -1.7e308),
        SetWeight("synapse_0", 1, 4, 0),
        Freeze("synapse_h", None, None, True),
        Freeze("synapse_1", 4, 0, False),
        Freeze("synapse_0", 1, None, True),
        ClampUnit(4, None),
        ClampUnit(0, 1),
        ChooseOperands(7, 7),
    ],
)
def test_what_fits_the_run_is_accepted(what: Intervention) -> None:
    check(what, CONFIG)


@pytest.mark.parametrize("iteration", [-1, 10_000_001, 2.0, True, None])
def test_an_entry_is_made_at_an_iteration(iteration: int) -> None:
    with pytest.raises(InterventionError, match=r"must be a whole number from 0 to 10,000,000\.$"):
        Entry(iteration, SetAlpha(1.0))


def test_numbers_become_floats() -> None:
    numbers = SetAlpha(1).alpha, SetWeight("synapse_h", 0, 0, 2).value, ClampUnit(0, 0).value
    assert [type(number) for number in numbers] == [float] * 3


# What is in force


def at(entries: list[Entry], iteration: int) -> Conditions:
    return Schedule(CONFIG, entries).at(iteration)


def test_without_entries_the_configuration_is_in_force() -> None:
    now = at([], 7)
    assert (now.alpha, now.frozen.tolist(), now.clamps, now.operands) == (0.1, [], None, None)


def test_an_entry_is_in_force_from_its_iteration_on() -> None:
    entries = [Entry(9, SetAlpha(3.0)), Entry(4, SetAlpha(2.0))]
    assert [at(entries, i).alpha for i in (0, 3, 4, 8, 9, 10**7)] == [0.1, 0.1, 2, 2, 3, 3]


def test_of_one_iteration_the_last_entry_counts_whatever_comes_between() -> None:
    entries = [Entry(9, SetAlpha(5.0)), Entry(4, SetAlpha(3.0)), Entry(4, SetAlpha(2.0))]
    schedule = Schedule(CONFIG, entries)
    assert schedule.at(4).alpha == 2
    assert schedule.entries == (entries[1], entries[2], entries[0])
    assert schedule.with_entry(Entry(4, SetAlpha(7.0))).at(4).alpha == 7


def test_chosen_operands_are_those_of_one_example() -> None:
    entries = [Entry(4, ChooseOperands(1, 2)), Entry(4, ChooseOperands(3, 4))]
    assert [at(entries, i).operands for i in (3, 4, 5)] == [None, (3, 4), None]


def test_frozen_weights_are_places_in_the_row_and_can_learn_again() -> None:
    entries = [
        Entry(1, Freeze("synapse_h", 2, 3, True)),
        Entry(2, Freeze("synapse_1", None, None, True)),
        Entry(2, Freeze("synapse_h", 2, 3, True)),
        Entry(3, Freeze("synapse_1", 1, 0, False)),
        Entry(4, Freeze("synapse_0", None, 4, True)),
        Entry(5, Freeze("synapse_h", None, None, False)),
    ]
    row = [str(place) for place in range(40)]  # 10 + 25 + 5
    frozen = [[row[place] for place in at(entries, i).frozen] for i in range(6)]
    assert frozen[:3] == [[], ["23"], ["23", "35", "36", "37", "38", "39"]]
    assert frozen[3] == ["23", "35", "37", "38", "39"]
    assert frozen[4] == ["4", "9", "23", "35", "37", "38", "39"]
    assert frozen[5] == ["4", "9", "35", "37", "38", "39"]


def test_clamped_units_and_their_values() -> None:
    entries = [Entry(1, ClampUnit(3, 0)), Entry(2, ClampUnit(1, 0.4)), Entry(3, ClampUnit(3, None))]
    clamps = [at(entries, i).clamps for i in range(4)]
    assert clamps[0] is None
    nan = math.nan
    for found, expected in zip(
        clamps[1:], ([nan, nan, nan, 0, nan], [nan, 0.4, nan, 0, nan], [nan, 0.4, nan, nan, nan]),
        strict=True,
    ):  # fmt: skip
        np.testing.assert_array_equal(found, expected)
    entries.append(Entry(4, ClampUnit(1, None)))
    assert at(entries, 4).clamps is None, "all live again"


def test_what_is_in_force_cannot_be_written() -> None:
    now = at([Entry(0, Freeze("synapse_h", 0, 0, True)), Entry(0, ClampUnit(0, 0.5))], 0)
    for values in (now.frozen, now.clamps, at([], 0).frozen):
        assert not values.flags.writeable


def test_weights_are_edited_at_their_iteration_only() -> None:
    entries = [
        Entry(2, SetWeight("synapse_h", 1, 0, 7.0)),
        Entry(2, SetAlpha(1.0)),
        Entry(2, SetWeight("synapse_1", 4, 0, 8.0)),
        Entry(2, SetWeight("synapse_h", 1, 0, 9.0)),
        Entry(3, SetWeight("synapse_0", 1, 0, 6.0)),
    ]
    row = np.zeros(40)
    Schedule(CONFIG, entries).edit(row, 2)
    assert row.nonzero()[0].tolist() == [15, 39]
    assert (unflatten(row).synapse_h[1, 0], unflatten(row).synapse_1[4, 0]) == (9, 8)


def test_part_of_a_schedule() -> None:
    entries = [Entry(i, SetAlpha(i + 1.0)) for i in (2, 4, 4, 6)]
    schedule = Schedule(CONFIG, entries)
    assert [schedule.upto(i).entries for i in (1, 2, 4)] == [(), (*entries[:1],), (*entries[:3],)]
    for index, same in enumerate((2, 4, 4, 6)):
        left = [entry for at, entry in enumerate(entries) if at != index]
        assert Schedule(CONFIG, left).same_until(schedule) == same
    assert schedule.same_until(Schedule(CONFIG, entries)) == math.inf
    assert [schedule.distance_to_next(i) for i in (0, 2, 3, 4, 6)] == [2, 2, 1, 2, None]
    assert schedule.entries == (*entries,), "a schedule never changes"


@given(st.integers(1, 128), st.data())
def test_places_are_where_the_weights_are(hidden: int, data: st.DataObject) -> None:
    row = np.arange(hidden * hidden + 3.0 * hidden)
    name = data.draw(st.sampled_from(SYNAPSES))
    matrix = getattr(unflatten(row), name)
    assert shape_of(name, hidden) == matrix.shape
    i, j = (data.draw(st.integers(0, size - 1)) for size in matrix.shape)
    assert row[places_of(name, i, j, hidden)].tolist() == [matrix[i, j]]
    assert row[places_of(name, i, None, hidden)].tolist() == matrix[i].tolist()
    assert row[places_of(name, None, j, hidden)].tolist() == matrix[:, j].tolist()
    assert row[places_of(name, None, None, hidden)].tolist() == matrix.ravel().tolist()
    assert np.array_equal(flatten(unflatten(row)), row)


def test_who_is_held_at_a_mean_is_known_as_long_as_that_is_so() -> None:
    entries = [
        Entry(3, ClampUnit(1, 0.4, is_mean=True)), Entry(3, ClampUnit(2, 0.4)),
        Entry(5, ClampUnit(4, 0.0, is_mean=True)), Entry(7, ClampUnit(1, 0.4)),
        Entry(9, ClampUnit(4, None, is_mean=True)),
    ]  # fmt: skip
    held = {iteration: set(at(entries, iteration).means) for iteration in (2, 3, 5, 7, 9)}
    assert held == {2: set(), 3: {1}, 5: {1, 4}, 7: {4}, 9: set()}


@pytest.mark.parametrize(
    ("iteration", "frontier", "end", "branches"),
    [(40, 100, 200, True), (100, 100, 200, False), (200, 200, 200, True), (60, 60, 60, True)],
)
def test_where_something_done_begins_a_branch(
    iteration: int, frontier: int, end: int, branches: bool
) -> None:
    assert begins_branch(iteration, frontier, end) is branches


def test_weights_do_not_learn_only_if_none_of_them_does() -> None:
    assert not at([], 0).is_frozen("synapse_h", 0, None, CONFIG.hidden)
    one = at([Entry(0, Freeze("synapse_h", 0, 1, True))], 0)
    assert one.is_frozen("synapse_h", 0, 1, CONFIG.hidden)
    assert not one.is_frozen("synapse_h", 0, None, CONFIG.hidden)
    row = at([Entry(0, Freeze("synapse_h", 0, None, True))], 0)
    assert row.is_frozen("synapse_h", 0, None, CONFIG.hidden)


def test_alphas_are_those_in_force_at_each_iteration() -> None:
    entries = [Entry(2, SetAlpha(0.5)), Entry(4, Freeze("synapse_0", 0, 0, True))]
    schedule = Schedule(CONFIG, [*entries, Entry(4, SetAlpha(1.0))])
    assert schedule.alphas(6).tolist() == [schedule.at(i).alpha for i in range(6)]
