"""What runs cost on this computer, found out in a thread while a plan is being made."""

import queue
import threading

from rnn_viz.core.experiment.costs import Costs
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.experiments.measuring import measuring


class Estimator:
    """Measures what plans need, one after the other.

    Attributes
    ----------
    costs
        All that has been measured; another value whenever something is new.
    """

    def __init__(self) -> None:
        self.costs = Costs({})
        self._asked: queue.SimpleQueue[Plan | None] = queue.SimpleQueue()
        self._over, self._waiting = threading.Event(), 0
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being measured."""
        return self._waiting > 0

    def ask(self, plan: Plan) -> None:
        """Measure what is missing for a plan."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="estimator", daemon=True)
            self._thread.start()
        self._waiting += 1
        self._asked.put(plan)

    def learn(self, costs: Costs) -> None:
        """Take over what somebody else has measured."""
        self.costs = Costs({**self.costs.of, **costs.of})

    def stop(self, seconds: float) -> bool:
        """End, and wait at most so long for it; return whether it has ended."""
        self._over.set()
        self._asked.put(None)
        if self._thread is not None:
            self._thread.join(seconds)
            return not self._thread.is_alive()
        return True

    def _run(self) -> None:
        while (plan := self._asked.get()) is not None:
            for costs in measuring(plan, self.costs):
                self.learn(costs)
                if self._over.is_set():
                    return
            self._waiting -= 1
