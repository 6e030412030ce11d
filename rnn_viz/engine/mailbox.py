"""One slot in which the newest value replaces an unread one."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Hand the newest value from one thread to another; a slow reader skips the older ones."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._value: T | None = None
        self._is_closed = False
        self._is_woken = False

    def put(self, value: T) -> None:
        """Replace what is in the slot."""
        with self._changed:
            self._value = value
            self._changed.notify_all()

    def put_back(self, value: T) -> None:
        """Put into the slot what was taken, unless there is something newer."""
        with self._changed:
            if self._value is None:
                self._value = value

    def take(self) -> T | None:
        """Empty the slot and return what was in it, ``None`` if nothing."""
        with self._changed:
            value, self._value = self._value, None
            if value is not None:
                self._changed.notify_all()
            return value

    def peek(self) -> T | None:
        """Return what is in the slot and leave it there, ``None`` if nothing."""
        return self._value

    def wait(self, seconds: float | None = None) -> T | None:
        """Take the next value, waiting up to ``seconds`` for it, or until it is woken or closed."""
        with self._changed:
            self._changed.wait_for(self._is_over, seconds)
            self._is_woken = False
        return self.take()

    def wake(self) -> None:
        """Let who waits go on without a value; if nobody does, who waits next."""
        with self._changed:
            self._is_woken = True
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any more, now or later."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    @property
    def is_empty(self) -> bool:
        """Whether the last value has been taken."""
        return self._value is None

    def _is_over(self) -> bool:
        """Whether there is nothing to wait for."""
        return self._value is not None or self._is_woken or self._is_closed
