"""A run taken up again: trained as far as it was, and compared with what was saved."""

from collections import deque
from dataclasses import dataclass

from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.interventions import same_entries_until
from rnn_viz.core.run.saved.kept_run import NOTHING_COMING, Coming
from rnn_viz.core.run.saved.proof import deviation
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Phase
from rnn_viz.core.words.sessions import opened
from rnn_viz.engine.edits.branches import Branches
from rnn_viz.engine.training.playhead import Playhead


@dataclass(frozen=True, slots=True, eq=False)
class _Replayed:
    """The branch that was shown, while it is trained as far as it was."""

    run: SavedRun
    weights: Weights | None
    timeline: Timeline
    arrived: str

    def is_being_trained_by(self, playhead: Playhead) -> bool:
        """Whether the playhead is still on its way."""
        goal = self.run.shown.frontier
        is_on_its_way = playhead.phase is Phase.TRAVELLING and playhead.target == goal
        return is_on_its_way and self._is_in(playhead)

    def is_trained_by(self, playhead: Playhead) -> bool:
        """Whether it is as it was, and the playhead where training had got."""
        return self._is_in(playhead) and self.timeline.iteration == self.run.shown.frontier

    def _is_in(self, playhead: Playhead) -> bool:
        """Whether the playhead is in what was saved, and nothing else has been done to it."""
        is_there = playhead.timeline is self.timeline
        return is_there and self.timeline.entries == self.run.shown.entries

    def told_in(self, playhead: Playhead) -> str:
        """Return what is said where the playhead has got, or been sent to; seek what was shown."""
        saved = self.run.playhead
        if not self.is_trained_by(playhead):
            here, is_session = playhead.timeline.iteration, self.weights is not None
            return opened.left_before(here, saved, is_session=is_session)
        playhead.seek(saved)
        if self.weights is None:
            return self.arrived
        found = deviation(self.weights, playhead.timeline.weights)
        return opened.is_as_saved(saved) if found is None else opened.differs(saved, found)


class Opening:
    """Train the branch that was shown, compare its weights, then train the others at rest.

    Parameters
    ----------
    playhead
        It is sent to where training had got, and back to what was shown.

    Attributes
    ----------
    learned
        How many examples were learned in branches that are not played.
    """

    def __init__(self, playhead: Playhead) -> None:
        self._playhead, self.learned = playhead, 0
        self.end()

    def end(self) -> None:
        """Leave all as it is."""
        self._waiting: deque[SavedBranch] = deque()
        self._replayed: _Replayed | None = None

    @property
    def is_replaying(self) -> bool:
        """Whether the branch that was shown is not known to be there again, or left."""
        return self._replayed is not None

    @property
    def is_over(self) -> bool:
        """Whether no branch waits to be trained as far as it was."""
        return self._replayed is None and not self._waiting

    @property
    def coming(self) -> Coming:
        """What the run had and has not again yet."""
        if self.is_over:
            return NOTHING_COMING
        frontiers = {it.number: it.frontier for it in self._waiting if self._waits(it)}
        replayed = self._replayed
        if replayed is None or not replayed.is_being_trained_by(self._playhead):
            return Coming(frontiers=frontiers)
        shown = replayed.run.shown
        frontiers[shown.number] = shown.frontier
        return Coming(replayed.run.playhead, replayed.weights, frontiers)

    def begin(
        self, run: SavedRun, branches: Branches, weights: Weights | None, arrived: str = ""
    ) -> None:
        """Set out in branches that have been taken up from what was saved.

        Parameters
        ----------
        weights
            Those that there must be in the end, if they are known.
        arrived
            What is said in the end, if they are not.
        """
        shown = run.shown
        self._branches = branches
        self._replayed = _Replayed(run, weights, branches.timeline, arrived)
        self._waiting = deque(it for it in run.branches if it is not shown and it.frontier)
        if shown.frontier:
            self._playhead.go_to(shown.frontier)
        self.follow()

    def follow(self) -> None:
        """Take note of where the playhead has got, or been sent to; compare once it is there."""
        replayed = self._replayed
        if replayed is not None and not replayed.is_being_trained_by(self._playhead):
            self._replayed = None
            self._playhead.say(replayed.told_in(self._playhead))

    def work(self) -> float | None:
        """Train a slice of a branch that waits; return no rest, or ``None`` if there is none."""
        while self._waiting:
            if self._learn(self._waiting[0], self._playhead.pace.slice()):
                return 0.0
            self._waiting.popleft()
            self._branches.changes += 1
        return None

    def _waits(self, saved: SavedBranch) -> bool:
        """Whether a branch is still to be trained: one played by now, or changed, is the user's."""
        branch = self._branches.get(saved.number)
        if branch is None or branch.timeline is self._branches.timeline:
            return False
        return branch.timeline.entries == saved.entries

    def _learn(self, saved: SavedBranch, most: int) -> bool:
        """Train a branch on; return whether there was anything to learn."""
        branch = self._branches.get(saved.number)
        if branch is None or not self._waits(saved):
            return False
        if not branch.timeline.frontier:
            branch.timeline = self._with_known_past(branch.timeline, saved.frontier)
        timeline = branch.timeline
        timeline.seek(timeline.frontier)
        done = timeline.advance(min(most, saved.frontier - timeline.frontier))
        self.learned += done
        return done > 0

    def _with_known_past(self, timeline: Timeline, most: int) -> Timeline:
        """Return a run trained as far as some branch has been while it was the same, up to most.

        Further than it was, it would have what nobody has asked for, and look changed.
        """

        def known(other: Timeline) -> float:
            return min(other.frontier, same_entries_until(other.entries, timeline.entries))

        usable = [it for it in self._branches.timelines if 0 < known(it) <= most]
        return max(usable, key=known).with_entries(timeline.entries) if usable else timeline
