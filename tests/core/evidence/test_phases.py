"""Named phases: every claim against the data it speaks of, for nets that learn or do not."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pytest

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, evaluate, sums_of
from rnn_viz.core.evidence.milestones import Milestones, search
from rnn_viz.core.evidence.phase_claims import SURE, all_sums
from rnn_viz.core.evidence.phases import NamedPhase, find_phases
from rnn_viz.core.evidence.plateau import NEAR, STEP, WINDOW
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.history import History
from rnn_viz.core.run.timeline import Timeline

RUNS = [RunConfig(seed=seed) for seed in range(5)]
RUNS += [RunConfig(hidden=8, seed=seed) for seed in range(3)]
RUNS += [RunConfig(hidden=3), RunConfig(alpha=1.0), RunConfig(alpha=10.0)]
NOTHING = [RunConfig(hidden=1, seed=5), RunConfig(alpha=1e-9), RunConfig(alpha=1e308)]
FRONTIERS = (10_000, 7000, 6630, 5500, 3000, 300, 40, 0)
EVERY = 100  # iterations between two looks; the search for the milestones takes twice as many
ORDER = (
    "coin-flip plateau", "below a coin flip", "bit 0 learned", "one carry", "first perfect",
    "wobble", "perfect so far", "stable",
)  # fmt: skip


class Recorded(NamedTuple):
    errors: Floats
    looks: list[Evaluation]
    curve: Curve


def name(config: RunConfig) -> str:
    return f"hidden {config.hidden} seed {config.seed} alpha {config.alpha:g}"


@cache
def recorded(config: RunConfig, every: int = EVERY) -> Recorded:
    timeline, sums, looks = Timeline(config), sums_of(config.bits), []
    for iteration in range(0, config.iterations, every):
        timeline.advance(iteration - timeline.iteration)
        looks.append(evaluate(timeline.weights, sums, iteration))
    timeline.advance(every)
    return Recorded(timeline.curve().levels[0].low, looks, timeline.curve())


@cache
def searched(config: RunConfig) -> Milestones:
    *_, found = search(config, EVERY // 2)
    return found


def looks_of(seen: list[Evaluation], bits: int = 8) -> Checks:
    return Checks(
        np.array([look.iteration for look in seen], np.float64),
        np.array([look.exact_share for look in seen]),
        np.array([look.bit_accuracy for look in seen]).reshape(-1, bits),
    )


def curve_of(errors: Floats) -> Curve:
    history = History()
    history.append(errors)
    return history.curve()


def phases_of(
    config: RunConfig, frontier: int, seen: list[Evaluation], milestones: Milestones | None = None
) -> tuple[NamedPhase, ...]:
    errors = recorded(config).errors[:frontier]
    return find_phases(config.bits, frontier, curve_of(errors), looks_of(seen), milestones)


def before(config: RunConfig, frontier: int) -> list[Evaluation]:
    return [look for look in recorded(config).looks if look.iteration <= frontier]


def numbers(claim: str) -> list[float]:
    """Return the numbers in a sentence, as they are written."""
    return [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", claim)]


# each check takes the phase, what it is about, and says whether the claim is true


def is_plateau(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    first, last, mean, bits, chance = numbers(phase.claim)
    assert (first, last, bits, chance) == (0, phase.stop - 1, 8, 4)
    assert mean == pytest.approx(errors[: phase.stop].mean(), abs=0.0051)
    ends = range(WINDOW, phase.stop + 1, STEP)
    means = [errors[end - WINDOW : end].mean() for end in ends]
    assert len(means) > 0
    assert max(abs(mean - 4) for mean in means) <= NEAR * 4


def is_below(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    first, last, mean, chance, *more = numbers(phase.claim)
    assert (first, last, chance) == (phase.start, phase.stop - 1, 4)
    assert mean == pytest.approx(errors[phase.start : phase.stop].mean(), abs=0.0051)
    assert mean < (1 - NEAR) * chance + 0.005
    if seen:
        at, position, right, of = more
        assert (at, position, of) == (seen[-1].iteration, 0, 16_384)
        assert right == seen[-1].bit_accuracy[0] * of


def are_all_right(phase: NamedPhase, seen: list[Evaluation], positions: int) -> None:
    assert seen
    assert all((look.bit_accuracy[:positions] == 1).all() for look in seen)
    _position, sums, *where = numbers(phase.claim)
    assert sums == 16_384
    if len(seen) > 1:
        assert where[:3] == [len(seen), seen[0].iteration, seen[-1].iteration]
    else:
        assert where[0] == seen[0].iteration


def is_bit_0(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    are_all_right(phase, seen, 1)


def is_one_carry(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    are_all_right(phase, seen, 2)


def is_first_perfect(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    assert numbers(phase.claim) == [phase.start, 16_384]
    assert all(look.exact_share == 1 for look in seen)


def is_wobble(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    failed = [look for look in seen if look.exact_share < 1]
    assert failed
    worst = min(seen, key=lambda look: look.exact_share)
    wrong = int((worst.wrong > 0).sum())
    assert numbers(phase.claim) == [len(failed), len(seen), worst.iteration, wrong, 16_384]


def is_perfect_so_far(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    assert len(seen) >= SURE
    assert all(look.exact_share == 1 for look in seen)
    assert numbers(phase.claim) == [16_384, len(seen), seen[0].iteration, seen[-1].iteration]


def is_stable(phase: NamedPhase, errors: Floats, seen: list[Evaluation]) -> None:
    assert all(look.exact_share == 1 for look in seen)
    assert numbers(phase.claim) == [16_384, phase.start, phase.stop, EVERY // 2]


CHECKS = dict(
    zip(
        ORDER,
        (
            is_plateau, is_below, is_bit_0, is_one_carry, is_first_perfect, is_wobble,
            is_perfect_so_far, is_stable,
        ),
        strict=True,
    )
)  # fmt: skip


def assert_every_claim_is_true(
    config: RunConfig, phases: tuple[NamedPhase, ...], seen: list[Evaluation], frontier: int
) -> None:
    errors = recorded(config).errors
    for phase in phases:
        assert 0 <= phase.start < phase.stop <= frontier
        inside = [look for look in seen if phase.start <= look.iteration < phase.stop]
        CHECKS[phase.name](phase, errors, inside)
        assert max(numbers(phase.claim)) <= max(frontier, 16_384), "nothing of the future"
        assert phase.rule.endswith(".")
    for one, other in pairwise(phases):
        assert one.stop <= other.start
        assert ORDER.index(one.name) < ORDER.index(other.name)


@pytest.mark.parametrize("config", RUNS, ids=name)
def test_every_claim_about_a_finished_run_is_true(config: RunConfig) -> None:
    looks, milestones = recorded(config).looks, searched(config)
    phases = phases_of(config, 10_000, looks, milestones)
    assert phases
    assert_every_claim_is_true(config, phases, looks, 10_000)
    names = [phase.name for phase in phases]
    assert ("first perfect" in names) == (milestones.first not in {None, milestones.stable})
    assert ("stable" in names) == (milestones.stable not in {None, 10_000})


@pytest.mark.parametrize("config", RUNS, ids=name)
@pytest.mark.parametrize("frontier", FRONTIERS)
def test_every_claim_about_a_run_under_way_is_true(config: RunConfig, frontier: int) -> None:
    looks = before(config, frontier)
    phases = phases_of(config, frontier, looks)
    assert_every_claim_is_true(config, phases, looks, frontier)
    assert "stable" not in [phase.name for phase in phases], "only the whole run can say that"


@pytest.mark.parametrize("config", RUNS[:6:2], ids=name)
@pytest.mark.parametrize("kept", [slice(0, 0), slice(0, 1), slice(0, None, 13), slice(3, None, 4)])
def test_every_claim_is_true_while_looks_are_still_few(config: RunConfig, kept: slice) -> None:
    looks = recorded(config).looks[kept]
    phases = phases_of(config, 10_000, looks)
    assert_every_claim_is_true(config, phases, looks, 10_000)
    assert phases[0].name == "coin-flip plateau"


@pytest.mark.parametrize("config", RUNS[:3], ids=name)
@pytest.mark.parametrize("frontier", [3000, 5500, 5960])
def test_what_comes_later_changes_nothing(config: RunConfig, frontier: int) -> None:
    run = recorded(config)
    known = phases_of(config, frontier, before(config, frontier))
    assert find_phases(8, frontier, run.curve, looks_of(run.looks), searched(config)) == known


@pytest.mark.parametrize("config", NOTHING, ids=name)
def test_a_net_that_learns_nothing_has_at_most_a_plateau(config: RunConfig) -> None:
    looks = recorded(config).looks
    phases = phases_of(config, 10_000, looks, searched(config))
    assert_every_claim_is_true(config, phases, looks, 10_000)
    assert {phase.name for phase in phases} <= {"coin-flip plateau"}


def test_the_run_of_2015() -> None:
    *_, milestones = search(RunConfig())
    phases = phases_of(RunConfig(), 10_000, recorded(RunConfig(), 20).looks, milestones)
    assert [(phase.name, phase.start, phase.stop) for phase in phases] == [
        ("coin-flip plateau", 0, 2944),
        ("below a coin flip", 2944, 3820),
        ("bit 0 learned", 3820, 5840),
        ("one carry", 5840, 6605),
        ("first perfect", 6605, 6620),
        ("wobble", 6620, 7800),
        ("stable", 7800, 10_000),
    ]
    assert phases[0].claim == (
        "The mean error of iterations 0 … 2,943 is 3.94; "
        "a coin flip for each of the 8 bits makes 4.00."
    )
    assert phases[3].claim == (
        "Position 1 is right in all 16,384 sums at all 39 looks from 5,840 to 6,600: "
        "the carry of position 0 is remembered for one step."
    )


# cases put together by hand


def looks_at(accuracy: list[list[float]], every: int = 20) -> Checks:
    """Return looks at sums of two bits, each right as often as its worse position."""
    bits = np.array(accuracy, np.float64).reshape(-1, 2)
    return Checks(np.arange(len(bits)) * float(every), bits.min(axis=1), bits)


def names_of(
    looks: Checks, frontier: int, milestones: Milestones | None = None
) -> list[tuple[str, int, int]]:
    curve = curve_of(np.zeros(frontier))
    found = find_phases(2, frontier, curve, looks, milestones)
    return [(phase.name, phase.start, phase.stop) for phase in found]


def test_a_position_that_fails_again_is_not_learned() -> None:
    right, wrong = [1.0, 0.5], [0.75, 0.5]
    assert names_of(looks_at([wrong] + 5 * [right]), 120) == [("bit 0 learned", 20, 120)]
    assert names_of(looks_at([wrong] + 4 * [right]), 100) == [], "too few looks to be sure"
    assert names_of(looks_at(5 * [right] + [wrong]), 120) == []
    assert names_of(looks_at(5 * [right] + [wrong] + 5 * [right]), 220) == [
        ("bit 0 learned", 120, 220)
    ]


def test_a_wobble_between_the_looks_is_known_from_the_search() -> None:
    looks = looks_at(6 * [[0.5, 0.5]] + 6 * [[1.0, 1.0]])
    assert names_of(looks, 240) == [("first perfect", 120, 240)]
    found = names_of(looks, 240, Milestones(5, 240, 110, 155))
    assert found == [("first perfect", 110, 115), ("wobble", 115, 155), ("stable", 155, 240)]


def test_perfect_at_once_and_for_good_is_stable() -> None:
    looks = looks_at(6 * [[0.5, 0.5]] + 6 * [[1.0, 1.0]])
    assert names_of(looks, 240, Milestones(5, 240, 115, 115)) == [("stable", 115, 240)]


def test_a_look_that_the_search_did_not_take_can_contradict_it() -> None:
    looks = looks_at(3 * [[1.0, 1.0]] + [[0.5, 1.0]] + 3 * [[1.0, 1.0]])  # fails at 60
    found = names_of(looks, 140, Milestones(50, 140, 0, 0))
    assert found == [("first perfect", 0, 60), ("wobble", 60, 100), ("stable", 100, 140)]


def test_a_search_that_is_under_way_says_nothing_about_stable() -> None:
    looks = looks_at(6 * [[0.5, 0.5]] + 6 * [[1.0, 1.0]])
    assert names_of(looks, 240, Milestones(5, 150, 110, 110)) == [("first perfect", 110, 240)]


def test_looks_without_positions_still_tell_what_is_perfect() -> None:
    looks = Checks(np.array([0.0, 20.0, 40.0]), np.array([0.0, 1.0, 1.0]), np.empty((0, 0)))
    assert names_of(looks, 60) == [("first perfect", 20, 60)]


def test_a_long_run_is_named_from_buckets() -> None:
    errors = np.concatenate([np.full(5_000_000, 4.0), np.full(500_000, 1.0)])
    phases = find_phases(8, len(errors), curve_of(errors), looks_of([]), None)
    assert [(phase.name, phase.start) for phase in phases] == [
        ("coin-flip plateau", 0),
        ("below a coin flip", phases[0].stop),
    ]
    assert 5_000_000 <= phases[0].stop <= 5_000_064
    assert numbers(phases[1].claim)[2] == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("bits", "words"),
    [(2, "all 4 sums"), (8, "all 16,384 sums"), (12, "all 16,384 sampled sums")],
)
def test_it_says_which_sums_are_meant(bits: int, words: str) -> None:
    assert all_sums(bits) == words
    assert sums_of(bits).side ** 2 == numbers(words)[0]
