"""What everything that a page waits for can tell."""

from typing import Protocol

from rnn_viz.core.commands import Command
from rnn_viz.core.intents import Intent
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState

Wish = Command | Intent


class Wait(Protocol):
    """Something that the learner is asked to do."""

    @property
    def said(self) -> str:
        """What is asked, as an invitation."""

    def is_met(self, now: Snapshot, view: ViewState) -> bool:
        """Whether it is done."""

    def wishes(self, now: Snapshot) -> tuple[Wish, ...]:
        """Return what does it for the learner."""
