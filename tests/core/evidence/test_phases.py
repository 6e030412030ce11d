"""How phases are found, in cases put together by hand; that their claims are true: words."""

import numpy as np
import pytest

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.named_phase import Known, NamedPhase, PhaseKind
from rnn_viz.core.evidence.phases import LEARNED_FOR, find_phases
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.history import History

Named = list[tuple[str, int, int]]


def curve_of(errors: np.ndarray) -> Curve:
    history = History()
    history.append(errors)
    return history.curve()


def checks_at(accuracy: list[list[float]], every: int = 20) -> Checks:
    """Return checks of sums of two bits, each right as often as its worse position."""
    bits = np.array(accuracy, np.float64).reshape(-1, 2)
    return Checks(np.arange(len(bits)) * float(every), bits.min(axis=1), bits)


def phases_of(
    checks: Checks, frontier: int, milestones: Milestones | None = None, *,
    is_over: bool = True, changes: tuple[int, ...] = (),
) -> tuple[NamedPhase, ...]:  # fmt: skip
    curve = curve_of(np.zeros(frontier))
    return find_phases(Known(2, frontier, is_over, curve, checks, milestones, changes))


def names_of(*arguments: object, **more: object) -> Named:
    found = phases_of(*arguments, **more)  # type: ignore[arg-type]
    return [(phase.kind.name, phase.start, phase.stop) for phase in found]


def searched(
    upto: int, first: int | None = None, stable: int | None = None, *,
    right_from: tuple[int, int] | None = None, failed: tuple[tuple[int, int], ...] = (),
) -> Milestones:  # fmt: skip
    stop = upto + 1 if first is None else first
    low = (stop, stop) if right_from is None else right_from
    return Milestones(5, upto, first, stable, 0, low, failed)


RIGHT, WRONG = [1.0, 1.0], [0.5, 0.5]


# What is learned


def test_a_position_that_fails_again_is_not_learned() -> None:
    none = Checks()
    assert names_of(none, 300, searched(300, right_from=(120, 301))) == [("BIT_0", 120, 300)]
    assert names_of(none, 300, searched(300, right_from=(301 - LEARNED_FOR + 1, 301))) == []
    assert names_of(none, 300, searched(300, right_from=(40, 150))) == [
        ("BIT_0", 40, 150), ("ONE_CARRY", 150, 300),
    ]  # fmt: skip


def test_what_was_learned_ends_with_the_first_perfect_moment() -> None:
    found = names_of(Checks(), 300, searched(300, 220, right_from=(40, 100)))
    assert found[:2] == [("BIT_0", 40, 100), ("ONE_CARRY", 100, 220)]


def test_nothing_is_learned_before_anybody_has_searched() -> None:
    assert names_of(checks_at(20 * [RIGHT]), 400) == []


def test_a_search_on_its_way_speaks_up_to_where_it_is() -> None:
    found = phases_of(checks_at(20 * [WRONG]), 400, searched(250, right_from=(40, 251)))
    assert [(p.kind.name, p.start, p.stop) for p in found] == [("BIT_0", 40, 251)]
    assert found[0].stop_may_move


def test_what_speaks_of_the_future_is_not_heard() -> None:
    """A run that was seen before has no future to show."""
    checks = checks_at(30 * [RIGHT])
    for frontier in (0, 100, 239):
        assert names_of(checks, frontier, searched(240, 40, 40)) == []
    assert names_of(checks, 240, searched(240, 40, 40)) == [("STABLE", 40, 240)]


# What is perfect


def test_perfect_at_once_and_for_good_is_stable() -> None:
    checks = checks_at(6 * [WRONG] + 6 * [RIGHT])
    assert names_of(checks, 240, searched(240, 117, 117)) == [("STABLE", 117, 240)]


def test_only_a_run_that_is_over_is_stable() -> None:
    checks = checks_at(6 * [WRONG] + 6 * [RIGHT])
    found = phases_of(checks, 240, searched(240, 117, 117), is_over=False)
    assert [(p.kind, p.start, p.stop) for p in found] == [(PhaseKind.PERFECT, 117, 240)]
    assert (found[0].start_may_move, found[0].stop_may_move) == (False, True)
    assert found[0].figures.every == (5, 5)


def test_too_few_checks_are_just_the_first_time() -> None:
    checks = checks_at(6 * [WRONG] + 6 * [RIGHT])
    assert names_of(checks, 130, searched(130, 117)) == [("FIRST", 117, 130)]


def test_a_wobble_between_the_checks_is_known_from_the_search() -> None:
    checks = checks_at(6 * [WRONG] + 6 * [RIGHT])
    found = phases_of(checks, 240, searched(240, 110, 155, failed=((115, 150),)))
    assert [(p.kind.name, p.start, p.stop) for p in found] == [
        ("FIRST", 110, 115), ("WOBBLE", 115, 155), ("STABLE", 155, 240),
    ]  # fmt: skip
    assert found[1].figures.failed_at == (115, 150)


def test_a_check_that_the_search_did_not_make_can_contradict_it() -> None:
    checks = checks_at([RIGHT, RIGHT, RIGHT, WRONG, *(9 * [RIGHT])], every=21)  # fails at 63
    found = names_of(checks, 260, searched(260, 0, 0))
    assert found == [("FIRST", 0, 63), ("WOBBLE", 63, 65), ("STABLE", 65, 260)]


def test_beyond_the_search_the_checks_alone_speak() -> None:
    checks = checks_at(6 * [WRONG] + 3 * [RIGHT] + [WRONG] + 6 * [RIGHT])
    found = phases_of(checks, 400, searched(150, 110, None))
    assert [(p.kind.name, p.start, p.stop) for p in found] == [
        ("FIRST", 110, 180), ("WOBBLE", 180, 200), ("PERFECT", 200, 301),
    ]  # fmt: skip
    assert found[2].figures.every is None
    assert (found[2].figures.checks, found[2].figures.apart) == (6, 20)
    assert found[0].stop_may_move, "the search may find that it fails before"


def test_a_wobble_without_end_is_one_up_to_the_frontier() -> None:
    checks = checks_at(6 * [RIGHT] + 6 * [WRONG])
    found = names_of(checks, 220, searched(220, 0, failed=((105, 220),)), is_over=False)
    assert found == [("FIRST", 0, 105), ("WOBBLE", 105, 220)]


def test_checks_without_positions_still_tell_what_is_perfect() -> None:
    checks = Checks(np.array([0.0, 20.0, 40.0]), np.array([0.0, 1.0, 1.0]))
    assert names_of(checks, 60, searched(60, 20, 20)) == [("STABLE", 20, 60)]


# After an intervention


def test_what_an_intervention_breaks_ends_what_was_perfect() -> None:
    """Unit 8 held at zero at the end of the run of 2015."""
    checks = checks_at(6 * [WRONG] + 6 * [RIGHT])
    checks = Checks(
        np.append(checks.iterations, 240.0), np.append(checks.exact_share, 0.2),
        np.append(checks.bit_accuracy, [[0.5, 0.2]], axis=0),
    )  # fmt: skip
    milestones = searched(240, 110, None, failed=((115, 150), (240, 240)))
    found = phases_of(checks, 240, milestones, changes=(240,))
    assert [(p.kind.name, p.start, p.stop) for p in found] == [
        ("FIRST", 110, 115), ("WOBBLE", 115, 155), ("PERFECT", 155, 240),
    ]  # fmt: skip
    assert found[1].figures.wrong == 0, "the check at 240 is not among those of the wobble"
    assert found[2].figures.changed_at == 240


def test_a_net_that_recovers_from_one_has_two_wobbles() -> None:
    milestones = searched(600, 110, 450, failed=((115, 150), (400, 445)))
    assert names_of(Checks(), 600, milestones, changes=(50, 400)) == [
        ("FIRST", 110, 115), ("WOBBLE", 115, 155), ("PERFECT", 155, 400),
        ("WOBBLE", 400, 450), ("STABLE", 450, 600),
    ]  # fmt: skip


def test_an_intervention_that_breaks_nothing_ends_nothing() -> None:
    milestones = searched(600, 110, 155, failed=((115, 150),))
    assert names_of(Checks(), 600, milestones, changes=(300, 600)) == [
        ("FIRST", 110, 115), ("WOBBLE", 115, 155), ("STABLE", 155, 600),
    ]  # fmt: skip


# What the error tells


def long_run(before: int, after: int) -> tuple[NamedPhase, ...]:
    errors = np.concatenate([np.full(before, 4.0), np.full(after, 1.0)])
    return find_phases(Known(8, len(errors), False, curve_of(errors), Checks()))


def test_a_long_run_is_named_from_buckets() -> None:
    plateau, below = long_run(5_000_000, 500_000)
    assert (plateau.kind, plateau.start) == (PhaseKind.PLATEAU, 0)
    assert 5_000_000 <= plateau.stop == below.start <= 5_000_064
    assert below.kind is PhaseKind.BELOW_CHANCE
    assert below.figures.mean == pytest.approx(1.0, abs=0.01)


def test_a_plateau_that_goes_on_may_still_end_later() -> None:
    (plateau,) = long_run(3000, 0)
    assert plateau.stop_may_move
    plateau, below = long_run(3000, 1000)
    assert not plateau.stop_may_move
    assert (below.start_may_move, below.stop_may_move) == (False, True)
