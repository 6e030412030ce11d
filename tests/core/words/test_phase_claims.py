"""What is claimed about phases: every sentence against the data, for nets that learn or do not."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, evaluate, sums_of
from rnn_viz.core.evidence.milestones import SURE, Milestones, search
from rnn_viz.core.evidence.named_phase import Figures, Known, NamedPhase, PhaseKind
from rnn_viz.core.evidence.phases import LEARNED_FOR, find_phases
from rnn_viz.core.evidence.plateau import NEAR, PLATEAU_WINDOW, STEP
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.history import History
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words.phase_claims import PhaseClaim, all_sums, claim_of

RUNS = [RunConfig(seed=seed) for seed in range(5)]
RUNS += [RunConfig(hidden=8, seed=seed) for seed in range(3)]
RUNS += [RunConfig(hidden=3), RunConfig(alpha=1.0), RunConfig(alpha=10.0)]
NOTHING = [RunConfig(hidden=1, seed=5), RunConfig(alpha=1e-9), RunConfig(alpha=1e308)]
FRONTIERS = (10_000, 7000, 6630, 5500, 3000, 300, 40, 0)
EVERY = 100  # iterations between two checks; the search for the milestones makes twice as many
ORDER = (
    "coin-flip plateau", "below a coin flip", "bit 0 learned", "one carry", "first perfect",
    "wobble", "perfect so far", "stable",
)  # fmt: skip


class Recorded(NamedTuple):
    errors: Floats
    checks: list[Evaluation]
    curve: Curve


def name(config: RunConfig) -> str:
    return f"hidden {config.hidden} seed {config.seed} alpha {config.alpha:g}"


@cache
def recorded(config: RunConfig, every: int = EVERY) -> Recorded:
    timeline, sums, checks = Timeline(config), sums_of(config.bits), []
    for iteration in range(0, config.iterations, every):
        timeline.advance(iteration - timeline.iteration)
        checks.append(evaluate(timeline.weights, sums, iteration))
    timeline.advance(every)
    return Recorded(timeline.curve().levels[0].low, checks, timeline.curve())


@cache
def low_right(config: RunConfig) -> NDArray[np.bool_]:
    """Return whether positions 0, and 1, are right in all sums, at every iteration, ``(n, 2)``."""
    timeline, right = Timeline(config), []
    pairs = np.array([[p >> 1, p & 1] for p in range(4)])
    for _ in range(config.iterations + 1):
        weights = timeline.weights
        inputs = pairs @ weights.synapse_0
        low = sigmoid(inputs)
        high = sigmoid(inputs[:, None] + (low @ weights.synapse_h)[None])  # second, first
        says = [sigmoid(layer @ weights.synapse_1)[..., 0] > 0.5 for layer in (low, high)]
        truth = [pairs.sum(1) & 1, pairs.sum(1)[:, None] + (pairs.sum(1) >> 1)[None] & 1]
        right.append([bool((s == t).all()) for s, t in zip(says, truth, strict=True)])
        timeline.advance(1)
    return np.array(right)


@cache
def searched(config: RunConfig, upto: int = 10_000) -> Milestones:
    *_, found = search(replace(config, iterations=max(upto, 1)), EVERY // 2)
    return found if upto else replace(found, upto=0, right_from=(1, 1))


def checks_of(seen: list[Evaluation]) -> Checks:
    found = Checks()
    for check in seen:
        found = found.including(check)
    return found


def curve_of(errors: Floats) -> Curve:
    history = History()
    history.append(errors)
    return history.curve()


def claims_of(
    config: RunConfig, frontier: int, seen: list[Evaluation], milestones: Milestones | None = None
) -> list[PhaseClaim]:
    curve = curve_of(recorded(config).errors[:frontier])
    known = Known(
        config.bits, frontier, frontier == config.iterations, curve, checks_of(seen), milestones
    )
    return [claim_of(phase, frontier) for phase in find_phases(known)]


def before(config: RunConfig, frontier: int) -> list[Evaluation]:
    return [check for check in recorded(config).checks if check.iteration <= frontier]


def numbers(claim: str) -> list[float]:
    """Return the numbers in a sentence, as they are written."""
    return [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", claim)]


class Truth(NamedTuple):
    """What a claim is compared with."""

    errors: Floats
    low: NDArray[np.bool_]
    seen: list[Evaluation]  # the checks of the phase


# each of these takes the phase, what it is about, and says whether the claim is true


def is_plateau(phase: PhaseClaim, truth: Truth) -> None:
    first, last, mean, bits, chance = numbers(phase.claim)
    assert (first, last, bits, chance) == (0, phase.stop - 1, 8, 4)
    assert mean == pytest.approx(truth.errors[: phase.stop].mean(), abs=0.0051)
    ends = range(PLATEAU_WINDOW, phase.stop + 1, STEP)
    means = [truth.errors[end - PLATEAU_WINDOW : end].mean() for end in ends]
    assert len(means) > 0
    assert max(abs(mean - 4) for mean in means) <= NEAR * 4


def is_below(phase: PhaseClaim, truth: Truth) -> None:
    first, last, mean, chance, *more = numbers(phase.claim)
    assert (first, last, chance) == (phase.start, phase.stop - 1, 4)
    assert mean == pytest.approx(truth.errors[phase.start : phase.stop].mean(), abs=0.0051)
    assert mean < (1 - NEAR) * chance + 0.005
    if truth.seen:
        at, position, right, of = more
        assert (at, position, of) == (truth.seen[-1].iteration, 0, 16_384)
        assert right == truth.seen[-1].bit_accuracy[0] * of


def is_right(phase: PhaseClaim, truth: Truth, position: int) -> None:
    said, sums, first, last, *_ = numbers(phase.claim)
    assert (said, sums, first, last) == (position, 16_384, phase.start, phase.stop - 1)
    assert truth.low[phase.start : phase.stop, : position + 1].all(), "at every iteration"
    assert not truth.low[phase.start - 1, : position + 1].all(), "and not before"


def is_bit_0(phase: PhaseClaim, truth: Truth) -> None:
    is_right(phase, truth, 0)


def is_one_carry(phase: PhaseClaim, truth: Truth) -> None:
    is_right(phase, truth, 1)


def is_first_perfect(phase: PhaseClaim, truth: Truth) -> None:
    assert numbers(phase.claim) == [phase.start, 16_384]
    assert all(check.exact_share == 1 for check in truth.seen)


def is_wobble(phase: PhaseClaim, truth: Truth) -> None:
    failed = [check for check in truth.seen if check.exact_share < 1]
    if not failed:
        assert phase.start in numbers(phase.claim)
        return
    apart = max((b.iteration - a.iteration for a, b in pairwise(truth.seen)), default=None)
    worst = min(truth.seen, key=lambda check: check.exact_share)
    wrong = int((worst.wrong > 0).sum())
    figures = [len(failed), len(truth.seen), apart, worst.iteration, wrong, 16_384]
    assert numbers(phase.claim) == [figure for figure in figures if figure is not None]


def is_perfect_so_far(phase: PhaseClaim, truth: Truth) -> None:
    assert all(check.exact_share == 1 for check in truth.seen)
    sums, *_ = numbers(phase.claim)
    assert sums == 16_384
    assert phase.start in numbers(phase.claim)


def is_stable(phase: PhaseClaim, truth: Truth) -> None:
    assert all(check.exact_share == 1 for check in truth.seen)
    assert numbers(phase.claim) == [16_384, phase.start, phase.stop, EVERY // 2]


CLAIMS = dict(
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
    config: RunConfig, phases: list[PhaseClaim], seen: list[Evaluation], frontier: int
) -> None:
    errors = recorded(config).errors
    for phase in phases:
        assert 0 <= phase.start < phase.stop <= frontier
        inside = [check for check in seen if phase.start <= check.iteration < phase.stop]
        CLAIMS[phase.name](phase, Truth(errors, low_right(config), inside))
        assert max(numbers(phase.claim)) <= max(frontier, 16_384), "nothing of the future"
        assert phase.rule.endswith(".")
    for one, other in pairwise(phases):
        assert one.stop <= other.start
        assert ORDER.index(one.name) < ORDER.index(other.name)


@pytest.mark.parametrize("config", RUNS, ids=name)
def test_every_claim_about_a_finished_run_is_true(config: RunConfig) -> None:
    checks, milestones = recorded(config).checks, searched(config)
    phases = claims_of(config, 10_000, checks, milestones)
    assert phases
    assert_every_claim_is_true(config, phases, checks, 10_000)
    names = [phase.name for phase in phases]
    assert ("first perfect" in names) == (milestones.first not in {None, milestones.stable})
    assert ("stable" in names) == (milestones.stable is not None)
    assert not any(phase.start_may_move or phase.stop_may_move for phase in phases)


@pytest.mark.parametrize("config", RUNS, ids=name)
@pytest.mark.parametrize("frontier", FRONTIERS)
def test_every_claim_about_a_run_under_way_is_true(config: RunConfig, frontier: int) -> None:
    config = replace(config, iterations=10_000)
    checks, milestones = before(config, frontier), searched(config, frontier)
    phases = claims_of(config, frontier, checks, milestones)
    assert_every_claim_is_true(config, phases, checks, frontier)
    if frontier < 10_000:
        assert "stable" not in [phase.name for phase in phases], "only the whole run can say that"


@pytest.mark.parametrize("config", RUNS[:6:2], ids=name)
@pytest.mark.parametrize("kept", [slice(0, 0), slice(0, 1), slice(0, None, 13), slice(3, None, 4)])
def test_every_claim_is_true_while_checks_are_still_few(config: RunConfig, kept: slice) -> None:
    checks = recorded(config).checks[kept]
    for milestones in (None, searched(config, 4000), searched(config)):
        phases = claims_of(config, 10_000, checks, milestones)
        assert_every_claim_is_true(config, phases, checks, 10_000)
        assert phases[0].name == "coin-flip plateau"


@pytest.mark.parametrize("config", RUNS[:3], ids=name)
@pytest.mark.parametrize("frontier", [3000, 5500, 5960])
def test_what_comes_later_changes_nothing(config: RunConfig, frontier: int) -> None:
    run, milestones = recorded(config), searched(config, frontier)
    known = claims_of(config, frontier, before(config, frontier), milestones)
    later = Known(8, frontier, False, run.curve, checks_of(run.checks), milestones)
    assert [claim_of(phase, frontier) for phase in find_phases(later)] == known
    future = find_phases(replace(later, milestones=searched(config)))
    assert {phase.kind for phase in future} <= {PhaseKind.PLATEAU, PhaseKind.BELOW_CHANCE}


@pytest.mark.parametrize("config", NOTHING, ids=name)
def test_a_net_that_learns_nothing_has_at_most_a_plateau(config: RunConfig) -> None:
    checks = recorded(config).checks
    phases = claims_of(config, 10_000, checks, searched(config))
    assert_every_claim_is_true(config, phases, checks, 10_000)
    assert {phase.name for phase in phases} <= {"coin-flip plateau"}


@cache
def every_5(frontier: int) -> Milestones:
    *_, found = search(RunConfig(iterations=frontier))
    return found


def of_2015(*others: Evaluation, frontier: int = 10_000) -> list[PhaseClaim]:
    milestones = every_5(frontier)
    seen = [c for c in recorded(RunConfig(), 20).checks if c.iteration <= frontier]
    return claims_of(RunConfig(), frontier, [*seen, *others], milestones)


def evaluated(iteration: int) -> Evaluation:
    timeline = Timeline(RunConfig())
    timeline.advance(iteration)
    return evaluate(timeline.weights, sums_of(8), iteration)


def test_the_run_of_2015() -> None:
    phases = of_2015()
    assert [(phase.name, phase.start, phase.stop) for phase in phases] == [
        ("coin-flip plateau", 0, 2944),
        ("below a coin flip", 2944, 4180),
        ("bit 0 learned", 4180, 5851),
        ("one carry", 5851, 6605),
        ("first perfect", 6605, 6615),
        ("wobble", 6615, 7800),
        ("stable", 7800, 10_000),
    ]
    claims = [phase.claim for phase in phases]
    assert claims[0] == (
        "The mean error of iterations 0 … 2,943 is 3.94; "
        "a coin flip for each of the 8 bits makes 4.00."
    )
    assert claims[3] == (
        "Position 1 is right in all 16,384 sums at every iteration from 5,851 to 6,604: "
        "the carry of position 0 is remembered for one step."
    )
    assert claims[5] == (
        "Perfect once, but not at 25 of 59 later checks (at most 20 apart); "
        "the worst of them, at iteration 6,660, has 1,042 of 16,384 sums wrong."
    )
    assert claims[6] == (
        "All 16,384 sums are right at every check from 7,800 to 10,000, one every 5 iterations."
    )


# A claim never contradicts what is evaluated at the playhead


def test_the_worst_check_is_the_one_on_screen_if_that_is_worse() -> None:
    wobble = of_2015(evaluated(6715))[5]
    assert "26 of 60 later checks" in wobble.claim
    assert "the worst of them, at iteration 6,715, has 5,663 of 16,384 sums wrong." in wobble.claim


def test_a_position_is_not_learned_while_it_still_fails_anywhere() -> None:
    assert evaluated(4170).bit_accuracy[0] < 1
    phases = of_2015(evaluated(4170))
    assert [p.name for p in phases if p.start <= 4170 < p.stop] == ["below a coin flip"]


def test_nothing_is_perfect_so_far_where_three_sums_are_wrong() -> None:
    here = evaluated(7250)
    assert np.count_nonzero(here.wrong) == 3
    phases = of_2015(here, frontier=7250)
    assert (phases[-1].name, phases[-1].stop) == ("wobble", 7250)
    assert [p.name for p in of_2015(frontier=7999)[-2:]] == ["wobble", "perfect so far"]


# Borders that may still move


def test_a_border_that_may_still_move_says_so() -> None:
    phases = {phase.name: phase for phase in of_2015(frontier=6000)}
    carry = phases["one carry"]
    assert (carry.start, carry.start_may_move) == (5851, True)
    assert carry.claim.endswith(" Its beginning may still move.")
    assert phases["bit 0 learned"].claim.endswith(" Both borders may still move.")
    assert phases["below a coin flip"].claim.endswith(" Its end may still move.")
    assert not phases["coin-flip plateau"].stop_may_move
    assert phases["coin-flip plateau"].claim.endswith("makes 4.00.")


def test_once_perfect_the_borders_before_are_final() -> None:
    phases = of_2015(frontier=6610)
    assert phases[-1].name == "first perfect"
    assert not any(phase.start_may_move for phase in phases)
    assert [phase.name for phase in phases if phase.stop_may_move] == ["first perfect"]


# In words


@pytest.mark.parametrize(
    ("bits", "words"),
    [(2, "all 4 sums"), (8, "all 16,384 sums"), (12, "all 16,384 sampled sums")],
)
def test_it_says_which_sums_are_meant(bits: int, words: str) -> None:
    assert all_sums(bits) == words
    assert sums_of(bits).side ** 2 == numbers(words)[0]


def said(kind: PhaseKind, **figures: object) -> str:
    phase = NamedPhase(kind, 100, 200, Figures(2, **figures))  # type: ignore[arg-type]
    return claim_of(phase, 500).claim


def test_a_wobble_that_only_the_search_has_seen() -> None:
    assert said(PhaseKind.WOBBLE, failed_at=(100, 100)) == (
        "Perfect once, but not at the check at 100."
    )
    assert said(PhaseKind.WOBBLE, failed_at=(100, 180)) == (
        "Perfect once, but not at the checks at 100 and at 180."
    )


def test_checks_name_how_far_apart_they_are() -> None:
    spread = {"checks": 6, "first_check": 100, "last_check": 195, "apart": 20}
    assert said(PhaseKind.PERFECT, **spread) == (
        "All 4 sums are right at all 6 checks from 100 to 195 (at most 20 apart), so far."
    )
    assert said(PhaseKind.PERFECT, every=(5, 5)) == (
        "All 4 sums are right at every check from 100 to 200, one every 5 iterations, so far."
    )
    assert said(PhaseKind.STABLE, every=(5, 20)) == (
        "All 4 sums are right at every check from 100 to 200, one every 5 to 20 iterations."
    )


def test_a_phase_that_the_user_ended_says_so() -> None:
    phase = NamedPhase(PhaseKind.PERFECT, 100, 200, Figures(2, every=(5, 5), changed_at=200))
    found = claim_of(phase, 500)
    assert found.name == "perfect, then changed"
    assert found.claim == (
        "All 4 sums are right at every check from 100 to 195, one every 5 iterations; "
        "at 200 the run was changed."
    )


def test_enough_is_said_about_how_a_phase_is_found() -> None:
    rules = {kind: claim_of(NamedPhase(kind, 0, 9, Figures(8)), 9).rule for kind in PhaseKind}
    assert f"at least {LEARNED_FOR}" in rules[PhaseKind.BIT_0]
    assert f"at least {SURE}" in rules[PhaseKind.STABLE]
    assert len(set(rules.values())) == len(PhaseKind)


def test_why_the_plateau_is_flat_is_true_of_all_pairs_of_operands() -> None:
    bits = 8
    said = claim_of(NamedPhase(PhaseKind.PLATEAU, 0, 9, Figures(bits, mean=4.0)), 9).why
    assert "half have a 1 there in the sum" in said
    a, b = np.meshgrid(np.arange(2 ** (bits - 1)), np.arange(2 ** (bits - 1)))
    for place in range(bits - 1):
        truth = (a + b) >> place & 1
        for operand in (a >> place & 1, b >> place & 1):
            for bit in (0, 1):
                there = truth[operand == bit]
                assert there.sum() * 2 == there.size
                assert (there - 0.5).sum() == 0, "the pulls on p = 0.5 cancel"
        carry = (a % 2**place + b % 2**place) >> place
        assert (truth == (a >> place & 1) ^ (b >> place & 1) ^ carry).all(), "together they decide"


def test_no_other_phase_gives_that_reason() -> None:
    whys = {kind: claim_of(NamedPhase(kind, 0, 9, Figures(8)), 9).why for kind in PhaseKind}
    assert [kind for kind, why in whys.items() if why] == [PhaseKind.PLATEAU]
