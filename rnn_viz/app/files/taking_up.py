"""A session handed to the engine; what was seen is chosen again once the engine has it."""

from collections.abc import Callable

from rnn_viz.app.bridge import Bridge
from rnn_viz.app.dispatch import Dispatch
from rnn_viz.core.run.saved.saved_work import OpenSession
from rnn_viz.core.session import Session
from rnn_viz.core.snapshot import Snapshot

Then = Callable[[Snapshot], None]


class TakingUp:
    """Takes up sessions, one after the other.

    Attributes
    ----------
    is_waiting
        Whether the engine has not yet the session that it was sent last.
    """

    def __init__(self, bridge: Bridge, dispatch: Dispatch) -> None:
        self._bridge, self._dispatch = bridge, dispatch
        self._waiting: tuple[int, int, Session, Then] | None = None
        bridge.snapshotReady.connect(self._follow)

    @property
    def is_waiting(self) -> bool:
        """Whether a session is still on its way."""
        return self._waiting is not None

    def take_up(self, session: Session, then: Then) -> None:
        """Send a session; do something once it is there, unless the engine cannot have it."""
        run_before = self._bridge.newest.run_id
        number = self._bridge.send(OpenSession(session.work))
        self._waiting = number, run_before, session, then

    def _follow(self, now: Snapshot) -> None:
        if self._waiting is None or now.acked < self._waiting[0]:
            return
        (_, run_before, session, then), self._waiting = self._waiting, None
        if now.run_id != run_before:  # else there was no memory for it, which has been told
            self._dispatch.show_as(session.view)
            then(now)
