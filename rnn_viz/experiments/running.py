"""Run an experiment: the one function for the window and the command line."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from rnn_viz.core.experiment.outcome import Outcome, Store, StoreError
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.experiments.executor import Executor
from rnn_viz.experiments.jobs import IsOver, jobs_of


@dataclass(frozen=True, slots=True)
class Ended:
    """How an experiment ended.

    Attributes
    ----------
    finished
        Runs of the plan whose outcome is known, those found in the store included.
    is_complete
        Whether these are all.
    not_kept
        How many of them the store could not keep; ``trouble`` says why, in one sentence.
    """

    finished: int
    is_complete: bool
    not_kept: int = 0
    trouble: str = ""


def run_plan(
    plan: Plan,
    executor: Executor,
    store: Store | None,
    on_outcome: Callable[[Outcome], None],
    is_over: IsOver = lambda: False,
) -> Ended:
    """Train and ask every run of a plan that the store does not have yet.

    Parameters
    ----------
    plan
        The runs.
    executor
        Who does them.
    store
        Where each finished run is kept before it is told; ``None``: nowhere. If it fails, the
        experiment goes on, and what could not be kept is tried again with the next outcome.
    on_outcome
        Called in this thread for each outcome as it comes. Nothing here holds on to it.
    is_over
        Asked often, also from other threads; once true, the experiment ends within moments, and
        what is finished stays. To go on, call this again with the same store.

    Raises
    ------
    ExecutorError
        The workers cannot be reached any more; what has been finished is kept.
    StoreError
        The store cannot be read.
    """
    known = set() if store is None else set(store.finished())
    here = sum(config in known for config in plan.rounds()) if known else 0
    keeping = _Keeping(store)
    with closing(executor.outcomes(jobs_of(plan, known), is_over)) as results:
        for outcomes in results:
            keeping.keep(outcomes)
            for outcome in outcomes:
                here += 1
                on_outcome(outcome)
    keeping.keep([])
    return Ended(here, here == plan.runs, len(keeping.left), keeping.trouble)


class _Keeping:
    """Keeps outcomes; those that the store refuses are kept with the next ones."""

    def __init__(self, store: Store | None) -> None:
        self.left: list[Outcome] = []
        self.trouble = ""
        self._store = store

    def keep(self, outcomes: list[Outcome]) -> None:
        if self._store is None or not (self.left or outcomes):
            return
        self.left += outcomes
        try:
            self._store.keep(self.left)
        except StoreError as error:
            self.trouble = str(error)
        else:
            self.left, self.trouble = [], ""
