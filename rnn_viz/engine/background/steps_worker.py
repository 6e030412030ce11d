"""A thread that works things out one after the other; no Qt in it."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rnn_viz.core.steps import Steps

K = TypeVar("K")
Work = Callable[[], Steps[object]]


@dataclass(frozen=True, slots=True)
class Done(Generic[K]):
    """What has come of something: a result, or what went wrong."""

    key: K
    result: object = None
    fault: Exception | None = None


class StepsWorker(Generic[K]):
    """Works off what was asked last, in its order; what it finds is taken from another thread.

    The thread begins with the first question and ends when there is nothing more to do.

    Parameters
    ----------
    name
        Of the thread.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._asked: deque[tuple[K, Work]] = deque()
        self._found: deque[Done[K]] = deque()
        self._lock, self._over = threading.Lock(), threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out, or has not been taken yet."""
        return self._thread is not None or bool(self._found)

    def ask(self, works: Sequence[tuple[K, Work]]) -> None:
        """Work these out, each by its key, in the place of what was asked and is not begun."""
        with self._lock:
            self._asked = deque(works)
            if self._asked and self._thread is None and not self._over.is_set():
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def take(self) -> list[Done[K]]:
        """Return what has been found since the last time."""
        with self._lock:
            found = list(self._found)
            self._found.clear()
        return found

    def stop(self, seconds: float) -> bool:
        """End after the step under way; return whether it has ended within so long."""
        self._over.set()
        thread = self._thread
        if thread is None:
            return True
        thread.join(seconds)
        return not thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._asked or self._over.is_set():
                    self._thread = None
                    return
                key, work = self._asked.popleft()
            done = self._worked_off(key, work)
            if done is not None:
                with self._lock:
                    self._found.append(done)

    def _worked_off(self, key: K, work: Work) -> Done[K] | None:
        """Return what comes of it; ``None`` if it was stopped on the way."""
        try:
            steps = work()
            while not self._over.is_set():
                next(steps)
        except StopIteration as end:
            return Done(key, end.value)
        except Exception as fault:  # noqa: BLE001 -- told where the result is wanted
            return Done(key, fault=fault)
        return None
