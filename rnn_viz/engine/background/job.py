"""Long work in a thread of its own, looked after from the window's thread; no Qt in it."""

import queue
import threading
from collections.abc import Callable
from typing import Any

from rnn_viz.core.steps import Steps

_HEARD = 0.05  # seconds until work that waits for an answer hears that it is to stop


class StoppedError(Exception):
    """The job was told to stop."""


class Job:
    """A piece of work that returns bytes, says how far it is, and can be stopped.

    The work may ask for what only the window's thread can do, and waits for the answer.

    Attributes
    ----------
    progress
        What is being done, how much of it, and of how much.
    is_over
        Whether the thread has nothing more to do.

    Parameters
    ----------
    work
        Called with the job in its thread. It calls :meth:`tell` often.
    """

    def __init__(self, work: Callable[["Job"], bytes]) -> None:
        self.progress = "", 0, 0
        self.is_over = False
        self._work = work
        self._result: bytes | BaseException = StoppedError()
        self._unanswered: Exception | None = None
        self._stops = threading.Event()
        self._questions: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._answering: Steps[object] | None = None
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin the work."""
        self._thread.start()

    def stop(self) -> None:
        """Have the work end soon; it will have no result."""
        self._stops.set()

    def result(self) -> bytes:
        """Return what the work has returned, once it is over; raises what it has raised."""
        if self._unanswered is not None:
            raise self._unanswered
        if isinstance(self._result, BaseException):
            raise self._result
        return self._result

    def tell(self, doing: str, done: int, whole: int) -> None:
        """Say how far the work is; in its thread.

        Raises
        ------
        StoppedError
            The work is to stop.
        """
        self.progress = doing, done, whole
        if self._stops.is_set():
            raise StoppedError

    def ask(self, question: object) -> Any:
        """Return what is answered from the other thread; in the thread of the work.

        Raises
        ------
        StoppedError
            The work is to stop.
        """
        self._questions.put(question)
        while not self._stops.is_set():
            try:
                return self._answers.get(timeout=_HEARD)
            except queue.Empty:
                continue
        raise StoppedError

    def answer(self, how: Callable[[Any], Steps[object]]) -> bool:
        """Do a step of answering what the work asks; return whether there was one to do.

        What cannot be answered ends the work.

        Parameters
        ----------
        how
            Answers a question in steps; what it returns at their end is the answer.
        """
        try:
            self._answering = self._answering or how(self._questions.get_nowait())
            next(self._answering)
        except queue.Empty:
            return False
        except StopIteration as end:
            self._answering = None
            self._answers.put(end.value)
        except Exception as fault:  # noqa: BLE001 - raised again where the result is wanted
            self._answering, self._unanswered = None, fault
            self.stop()
        return True

    def _run(self) -> None:
        try:
            self._result = self._work(self)
        except BaseException as fault:  # noqa: BLE001 - raised again where the result is wanted
            self._result = fault
        self.is_over = True
