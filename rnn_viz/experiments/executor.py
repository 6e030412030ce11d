"""Executor: whoever does the jobs of an experiment, here or elsewhere."""

from collections.abc import Generator, Iterator
from typing import Protocol

from rnn_viz.core.experiment.outcome import Outcome
from rnn_viz.experiments.jobs import IsOver, Job


class ExecutorError(RuntimeError):
    """One sentence about workers that cannot be reached or used."""


Results = Generator[list[Outcome], None, None]


class Executor(Protocol):
    """Whoever does jobs."""

    @property
    def workers(self) -> int:
        """How many jobs are done at the same time."""

    def outcomes(self, jobs: Iterator[Job], is_over: IsOver) -> Results:
        """Do jobs and yield what each has come to, as results come, in any order.

        Jobs are taken as workers become free, never all at once. Once ``is_over`` returns true,
        no job is begun any more, and those under way end soon without a result. The same
        happens when the generator is closed.

        Raises
        ------
        ExecutorError
            The workers cannot be reached any more.
        """
