"""Preparing: the kernels are compiled or loaded, and once more when somebody waits for them."""

import threading
from collections.abc import Callable

from rnn_viz.core.faults import Part
from rnn_viz.engine.training.trainer import Trainer


class Preparing:
    """What lets training begin, worked out in one thread and told to the trainer in another.

    Attributes
    ----------
    is_over
        Nothing is being compiled or loaded.

    Parameters
    ----------
    guard
        Does something for a part of the program; returns whether it could be done.
    finished
        Called when it is known whether training can begin.
    """

    def __init__(
        self, guard: Callable[[Part, Callable[[], None]], bool], finished: Callable[[], None]
    ) -> None:
        self._guard, self._finished = guard, finished
        self._is_prepared = threading.Event()
        self._failure: BaseException | None = None  # why training cannot begin
        self._is_told = False  # the trainer knows that
        self._is_wanted = threading.Event()
        self._is_wanted.set()
        self.is_over = threading.Event()

    def work(self) -> None:
        """Compile or load what can be, first what trains; nothing if nobody wants it."""
        if not self._is_wanted.is_set():
            return
        self._is_wanted.clear()
        self.is_over.clear()
        if self._guard(Part.PREPARING, self._prepare):
            self._guard(Part.PREPARING_STUDIES, _prepare_studies)
        self.is_over.set()

    def tell(self, trainer: Trainer) -> None:
        """Let the trainer begin, or say why it cannot."""
        if self._is_prepared.is_set():
            trainer.ready()
        elif self._failure is not None:
            trainer.never_ready(self._failure)
            self._is_told = True

    def is_asked_again_by(self, trainer: Trainer) -> bool:
        """Whether it is to be tried once more: the cause of what failed may have gone."""
        if not (self._is_told and trainer.is_waiting):
            return False
        self._is_told = False
        self._is_wanted.set()
        return True

    def _prepare(self) -> None:
        try:
            # numba costs 0.3 s: not before the first paint
            import rnn_viz.core.kernels.training  # noqa: F401
        except BaseException as failure:
            self._failure = failure
            raise
        else:
            self._is_prepared.set()
        finally:
            self._finished()


def _prepare_studies() -> None:
    """Compile what evaluates, while training can begin."""
    from rnn_viz.core.kernels import training

    training.warm()
