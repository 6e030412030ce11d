"""The cores of this computer: a pool of threads over kernels that hold no lock of Python's.

Threads rather than processes: nothing is left running if the program is killed, nothing has to be
copied, and kernels are compiled once.
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from rnn_viz.core.experiment.outcome import Outcome
from rnn_viz.experiments.executor import Results
from rnn_viz.experiments.jobs import IsOver, Job, work

_LOOK_SECONDS = 0.1  # between two looks whether it is over, while nothing is finished


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LocalPool:
    """Threads of this process.

    Attributes
    ----------
    workers
        How many.

    Parameters
    ----------
    workers
        One for each core if not given.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = cores() if workers is None else workers

    def outcomes(self, jobs: Iterator[Job], is_over: IsOver) -> Results:
        """Do jobs as :class:`Executor` says."""
        closed = threading.Event()

        def must_end() -> bool:
            return closed.is_set() or is_over()

        with ThreadPoolExecutor(self.workers, "experiment") as pool:
            try:
                waiting: set[Future[list[Outcome]]] = set()
                while not must_end():
                    free = self.workers + 1 - len(waiting)  # one more, so that nobody waits
                    waiting |= {pool.submit(work, job, must_end) for job in islice(jobs, free)}
                    if not waiting:
                        return
                    done, waiting = wait(waiting, _LOOK_SECONDS, FIRST_COMPLETED)
                    for future in done:
                        yield future.result()
            finally:
                closed.set()
