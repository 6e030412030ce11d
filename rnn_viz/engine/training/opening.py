"""A saved run taken up again: trained as far as it was, and compared with what was saved."""

from collections import deque
from dataclasses import dataclass

from rnn_viz.core.run.interventions import same_entries_until
from rnn_viz.core.run.saved.proof import deviation
from rnn_viz.core.run.saved.saved_run import SavedBranch
from rnn_viz.core.run.saved.saved_work import SavedWork
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Phase
from rnn_viz.core.words.sessions import opened
from rnn_viz.engine.edits.branches import Branches
from rnn_viz.engine.training.playhead import Playhead


@dataclass(frozen=True, slots=True, eq=False)
class _Replayed:
    """The branch that was shown, while it is trained as far as it was."""

    work: SavedWork
    timeline: Timeline

    def is_being_trained_by(self, playhead: Playhead) -> bool:
        """Whether the playhead is still on its way."""
        goal = self.work.run.shown.frontier
        is_on_its_way = playhead.phase is Phase.TRAVELLING and playhead.target == goal
        return is_on_its_way and self._is_in(playhead)

    def is_trained_by(self, playhead: Playhead) -> bool:
        """Whether it is as it was, and the playhead where training had got."""
        return self._is_in(playhead) and self.timeline.iteration == self.work.run.shown.frontier

    def _is_in(self, playhead: Playhead) -> bool:
        """Whether the playhead is in what was saved, and nothing else has been done to it."""
        is_there = playhead.timeline is self.timeline
        return is_there and self.timeline.entries == self.work.run.shown.entries


class Opening:
    """Train the branch that was shown, compare its weights, then train the others at rest.

    Attributes
    ----------
    is_replaying
        Whether the branch that was shown is not known to be there again, or left.

    Parameters
    ----------
    playhead
        It is sent to where training had got, and back to what was shown.
    """

    def __init__(self, playhead: Playhead) -> None:
        self._playhead = playhead
        self.end()

    def end(self) -> None:
        """Leave all as it is."""
        self._waiting: deque[SavedBranch] = deque()
        self._replayed: _Replayed | None = None
        self.is_replaying = False

    @property
    def pending(self) -> SavedWork | None:
        """What was saved, while the playhead is on its way to it."""
        replayed = self._replayed
        if replayed is None or not replayed.is_being_trained_by(self._playhead):
            return None
        return replayed.work

    def begin(self, work: SavedWork, branches: Branches) -> None:
        """Set out in branches that have been taken up from what was saved."""
        shown = work.run.shown
        self._branches = branches
        self._replayed, self.is_replaying = _Replayed(work, branches.timeline), True
        self._waiting = deque(it for it in work.run.branches if it is not shown)
        if shown.frontier:
            self._playhead.go_to(shown.frontier)
        self.follow()

    def follow(self) -> None:
        """Take note of where the playhead has got, or been sent to; compare once it is there."""
        replayed, playhead = self._replayed, self._playhead
        if replayed is None or replayed.is_being_trained_by(playhead):
            return
        self._replayed, self.is_replaying = None, False
        saved = replayed.work.run.playhead
        if not replayed.is_trained_by(playhead):
            playhead.say(opened.left_before(playhead.timeline.iteration, saved))
            return
        playhead.seek(saved)
        found = deviation(replayed.work.weights, playhead.timeline.weights)
        playhead.say(opened.is_as_saved(saved) if found is None else opened.differs(saved, found))

    def work(self) -> float | None:
        """Train a slice of a branch that waits; return no rest, or ``None`` if there is none."""
        while self._waiting:
            if self._learn(self._waiting[0], self._playhead.pace.slice()):
                return 0.0
            self._waiting.popleft()
            self._branches.changes += 1
        return None

    def _learn(self, saved: SavedBranch, most: int) -> bool:
        """Train a branch on; return whether there was anything to learn.

        One that is played by now, or has been changed, is the user's.
        """
        branch = self._branches.get(saved.number)
        if branch is None or branch.timeline is self._branches.timeline:
            return False
        if branch.timeline.entries != saved.entries:
            return False
        if not branch.timeline.frontier:
            branch.timeline = self._with_known_past(branch.timeline)
        timeline = branch.timeline
        timeline.seek(timeline.frontier)
        return timeline.advance(min(most, saved.frontier - timeline.frontier)) > 0

    def _with_known_past(self, timeline: Timeline) -> Timeline:
        """Return a run trained as far as some branch has been while it was the same."""

        def known(other: Timeline) -> float:
            return min(other.frontier, same_entries_until(other.entries, timeline.entries))

        nearest = max(self._branches.timelines, key=known)
        return nearest.with_entries(timeline.entries) if known(nearest) else timeline
