"""Moments for the tests of the evidence views, put together by hand: nothing is trained."""

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, sums_of
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.named_phase import NamedPhase
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.history import History
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_state import RunState
from rnn_viz.core.snapshot import Phase, Snapshot, Source, Stage

NO_WEIGHTS = Weights(np.full((2, 4), np.nan), np.full((4, 4), np.nan), np.full((4, 1), np.nan))


def moment(
    errors: Floats | list[float] | None = None,
    *,
    config: RunConfig | None = None,
    at: int | None = None,
    analysis: Analysis | None = None,
    numbers: tuple[int, int] | None = None,
    weights: Weights | None = None,
    run_id: int = 1,
    run_state: RunState | None = None,
) -> Snapshot:
    """Return a moment of a run whose examples had these errors, at its frontier or before."""
    config = config or RunConfig()
    history = History()
    history.append(np.asarray([] if errors is None else errors, np.float64))
    own, _ = begin(config)
    weights = weights or own
    frontier = len(history)
    source = Source.TRAINING if numbers is None else Source.MINE
    stage = Stage(source, add(weights, *(numbers or (1, 2)), config.bits))
    return Snapshot(
        run_id=run_id, acked=0, phase=Phase.PAUSED, config=config,
        iteration=frontier if at is None else at, frontier=frontier, weights=weights,
        stage=stage, curve=history.curve(), speed=250.0, analysis=analysis, operands=(1, 2),
        run_state=run_state or RunState(),
    )  # fmt: skip


def evaluation(wrong: NDArray[np.uint8], bits: int = 8, iteration: int = 0) -> Evaluation:
    """Return an evaluation with these numbers of wrong bits, ``(side, side)``."""
    accuracy = np.linspace(1.0, 0.5, bits)  # position 0 is learned first
    return Evaluation(iteration, sums_of(bits), wrong.astype(np.uint8), accuracy)


def all_right(bits: int = 8, iteration: int = 0) -> Evaluation:
    """Return the evaluation of a network that can add."""
    side = sums_of(bits).side
    return evaluation(np.zeros((side, side), np.uint8), bits, iteration)


def found_out(
    evaluation: Evaluation | None = None,
    checks: Checks | None = None,
    milestones: Milestones | None = None,
    phases: tuple[NamedPhase, ...] = (),
    run_id: int = 1,
) -> Analysis:
    """Return what studies have found out; an evaluation is one of the checks."""
    checks = checks or Checks()
    if evaluation is not None:
        checks = checks.including(evaluation)
    values = {"map": evaluation, "shares": checks, "milestones": milestones, "phases": phases}
    run = Identity(RunConfig(), ())
    return Analysis(
        run_id, {key: Finding(key, run, 0, value) for key, value in values.items() if value}
    )
