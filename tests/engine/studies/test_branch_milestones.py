"""A branch is perfect when its own weights are, with its own interventions in force."""

import numpy as np

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis
from rnn_viz.core.arrays import Clamps
from rnn_viz.core.evidence.check_grid import grid_for
from rnn_viz.core.evidence.evaluation import sums_of
from rnn_viz.core.evidence.milestones import SURE, Milestones
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit
from rnn_viz.core.run.operands import begin
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.training.trainer import Trainer

CONFIG = RunConfig(hidden=8, bits=4, alpha=0.7, iterations=3_000)
FORK, UNIT = 600, 3
Found = tuple[int | None, int | None]


def bits(number: int) -> np.ndarray:
    return bits_of(number, CONFIG.bits)


def is_perfect(weights: Weights, clamps: Clamps) -> bool:
    """Ask all sums at once, as the script does with one."""
    sums = sums_of(CONFIG.bits)
    a, b = sums.a.ravel(), sums.b.ravel()
    state, right = np.zeros((a.size, CONFIG.hidden)), True
    for t in range(CONFIG.bits):
        read = np.stack([a >> t & 1, b >> t & 1], axis=1).astype(float)
        state = network.sigmoid(read @ weights.synapse_0 + state @ weights.synapse_h)
        state = network.held(state, clamps)
        p = network.sigmoid(state @ weights.synapse_1[:, 0])
        right = right and bool(((p > 0.5) == ((a + b) >> t & 1)).all())
    return right


def by_hand(held_at: float | None, *, is_asked_held: bool) -> Found:
    """Train with the mathematics on one page, ask at every iteration, read first and stable."""
    weights, operands = begin(CONFIG)
    clamps, perfect = None, []
    for iteration in range(CONFIG.iterations + 1):
        if iteration == FORK and held_at is not None:
            clamps = np.full(CONFIG.hidden, np.nan)
            clamps[UNIT] = held_at
        perfect.append(is_perfect(weights, clamps if is_asked_held else None))
        a, b = operands.pair(iteration)
        seen = network.forward(weights, bits(a), bits(b), bits(a + b), clamps)
        update = network.backward(weights, seen, clamps).update
        weights = network.updated(weights, update, CONFIG.alpha)
    if True not in perfect:
        return None, None
    first, every = perfect.index(True), grid_for(CONFIG.bits, CONFIG.hidden).every
    checks = [first, *(k for k in range(0, len(perfect), every) if k > first)]
    failed = max((check for check in checks if not perfect[check]), default=-1)
    streak = [check for check in checks if check > failed]
    return first, streak[0] if len(streak) >= SURE else None


class Session:
    """A trainer and an analyst without threads."""

    def __init__(self) -> None:
        self.trainer, self.analyst = Trainer(CONFIG), Analyst()
        self.trainer.ready()

    def find_out(self, *commands: do.Command) -> Milestones:
        for command in commands:
            self.trainer.obey(command)
            while self.trainer.is_moving:
                self.trainer.work()
        found: Analysis | None = None
        self.analyst.ask(Question(self.trainer.snapshot()))
        while self.analyst.rest() is not None:
            found = self.analyst.work() or found
        assert found is not None
        assert found.milestones is not None
        return found.milestones


def test_a_branch_is_checked_with_its_own_weights_and_what_is_held_in_it() -> None:
    session = Session()
    run = session.find_out(do.GoTo(CONFIG.iterations))
    assert (run.first, run.stable) == by_hand(None, is_asked_held=True)
    branch = session.find_out(
        do.GoTo(FORK), do.Intervene(ClampUnit(UNIT, 0.3)), do.GoTo(CONFIG.iterations)
    )
    assert (branch.first, branch.stable) == by_hand(0.3, is_asked_held=True)
    assert (branch.first, branch.stable) != by_hand(0.3, is_asked_held=False)
    assert (branch.first, branch.stable) != (run.first, run.stable)
    again = session.find_out(do.SwitchBranch(0))
    assert (again.first, again.stable) == (run.first, run.stable)
