"""The runs of a session: the one that is shown, those that were left, and the ways between."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, result_of
from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.run_state import RunState
from rnn_viz.core.run.saved.kept_run import KeptRun
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.run.saved.saved_work import MOST_EARLIER, SavedWork
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.session import saved_run
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words import notices
from rnn_viz.core.words.sessions import run_list
from rnn_viz.engine.edits.edits import Edits
from rnn_viz.engine.edits.memory import Memory
from rnn_viz.engine.training.opening import Opening
from rnn_viz.engine.training.playhead import Playhead

_MOST_IN_MEMORY = 3  # runs beside the one that is shown


class _Beginning(NamedTuple):
    """From which run another was begun, and what was done by it in words."""

    former: int
    words: str


class Runs:
    """Begin runs, leave them and go back to them; take the beginning of a run back.

    A run that is left is kept as a value that has every moment of it again. The last ones stay
    in memory beside that, with what can be undone in them.

    Attributes
    ----------
    edits
        The branches and bookmarks of the run that is shown.
    playhead, opening
        They go where it goes.
    run_id
        Rises with every new run, and with every change of one.
    number
        The number of the run that is shown.
    earlier
        The other runs in which anything was done, in the order in which they began.
    """

    def __init__(
        self, config: RunConfig, clock: Callable[[], float], start: OwnWeights | None = None
    ) -> None:
        self.edits = Edits(Timeline(config, start))
        self.playhead = Playhead(self.edits.timeline, clock)
        self.opening = Opening(self.playhead)
        self.run_id = self.number = 1
        self._memory = Memory()
        self._forget()

    def _forget(self, earlier: tuple[KeptRun, ...] = ()) -> None:
        """Know of no run but the one shown and these."""
        self.earlier = earlier
        self._kept = {kept.number: kept for kept in earlier}
        self._listed = set(self._kept)
        self._last = max((self.number, *self._kept))
        self._in_memory: dict[int, Edits] = {}
        self._beginnings: dict[int, _Beginning] = {}  # by the run that began
        self._undone: list[int] = []  # runs whose beginning was taken back, the last one last
        self._found: Analysis | None = None
        self._told: tuple[RunState, RunState] | None = None

    @property
    def undoable(self) -> str:
        """What undo would take back: a change of the run, else its beginning."""
        beginning = self._beginning
        return self.edits.branches.undoable or ("" if beginning is None else beginning.words)

    @property
    def redoable(self) -> str:
        """What redo would do again: a change of the run, else the beginning of another."""
        again = self._to_begin_again
        words = "" if again is None else self._beginnings[again].words
        return self.edits.branches.redoable or words

    def run_state(self) -> RunState:
        """Return what the views may know of the run shown; the same until it changes."""
        state = self.edits.run_state()
        if not self._beginnings:  # what is told of beginnings is nothing
            return state
        if self._told is None or self._told[0] is not state:
            whole = replace(state, undoable=self.undoable, redoable=self.redoable)
            self._told = state, whole
        return self._told[1]

    def keep_within_memory(self) -> None:
        """Let what is not shown lose what can be worked out again, where all has become much."""
        learned, branches = (
            self.playhead.timeline.frontier + self.opening.learned,
            self.edits.branches,
        )
        if learned >= self._memory.enough or self._memory.looked_at != (branches, branches.changes):
            self._memory.keep(branches, self._in_memory, learned)

    def found(self, analysis: Analysis) -> None:
        """Take note of what was found out, for when the run is left; any thread may tell."""
        self._found = analysis

    def edit(self, command: do.Command) -> str:
        """Obey a command about the run shown; return a sentence if it cannot be, or about it."""
        branches, before = self.edits.branches, self.edits.branches.deeds.count
        notice = self.edits.obey(command)
        if branches.deeds.count != before:
            self._undone.clear()
        return notice

    def begin(self, wanted: Identity, now: Snapshot) -> None:
        """Begin a run that differs in more than its end; ``now`` is the run that is left."""
        # what it has no memory for, leaves all as it is
        edits = Edits(Timeline(wanted.config, wanted.start))
        words = run_list.new_run(now.identity, wanted)
        left = self._leave(now, wanted.start)
        self._undone.clear()
        self.edits.branches.forget_undone()
        self._last += 1
        self._beginnings[self._last] = _Beginning(left.number, words)
        self._enter(self._last, edits)
        if left.number in self._listed:
            self.playhead.say(notices.RUN_BEGINS)

    def back_to(self, number: int, now: Snapshot, said: str = "") -> None:
        """Take up a run again that was left, at its playhead; what is not there is trained again.

        ``said`` is told once it is there.
        """
        kept = self._kept.get(number)
        if kept is None or number == self.number:
            self.playhead.say("" if number == self.number else run_list.NO_SUCH_RUN)
            return
        in_memory = self._in_memory.get(number)
        edits = in_memory or Edits.taken_up(kept.run)
        self._leave(now, kept.run.start)
        self._in_memory.pop(number, None)
        self._enter(number, edits)
        said = said or run_list.back_in(kept.run)
        if in_memory is None:
            self.opening.begin(kept.run, edits.branches, None, said)
        else:
            self.playhead.say(said)

    def undo(self, now: Snapshot) -> None:
        """Take the beginning of the run back: the run from which it was begun is shown again."""
        beginning, left = self._beginning, self.number
        assert beginning is not None  # what can be undone was asked for
        shown = self._kept[beginning.former].run
        self.back_to(beginning.former, now, notices.undone(beginning.words, _called(shown)))
        self._undone.append(left)
        self._told = None

    def redo(self, now: Snapshot) -> None:
        """Begin a run again whose beginning was undone."""
        again = self._to_begin_again
        assert again is not None
        words, shown = self._beginnings[again].words, self._kept[again].run
        self.back_to(again, now, notices.redone(words, _called(shown)))

    def open(self, work: SavedWork) -> None:
        """Have the runs that were saved in the place of those there are, not trained yet."""
        edits = Edits.taken_up(work.run)
        self._enter(work.number, edits)
        self._forget(work.earlier)

    @property
    def _beginning(self) -> _Beginning | None:
        """How the run shown began, if the run before it is still known."""
        beginning = self._beginnings.get(self.number)
        return beginning if beginning is not None and beginning.former in self._kept else None

    @property
    def _to_begin_again(self) -> int | None:
        """The run that redo would begin again from the one shown."""
        last = self._undone[-1] if self._undone else None
        if last is None or last not in self._kept:
            return None
        return last if self._beginnings[last].former == self.number else None

    def _leave(self, now: Snapshot, start: OwnWeights | None) -> KeptRun:
        """Keep the run that is shown, with what is known of it; the next begins with ``start``.

        It is listed unless nothing would be lost.
        """
        run, found, before = saved_run(now), self._found, self._kept.get(self.number)
        is_of_it = found is not None and found.run_id == self.run_id
        known = found.upto(now.frontier) if found is not None and is_of_it else None
        result = result_of(now.curve, now.iteration, known)
        if before is not None and _is_as_before(before, run):
            result = result.or_else(before.result)
        kept = self._kept[self.number] = KeptRun(self.number, run, result)
        if run.is_lost_to(start):
            self._listed.add(self.number)
        else:
            self._listed.discard(self.number)
        if self.opening.is_over:
            self._in_memory[self.number] = self.edits
        if len(self._in_memory) > _MOST_IN_MEMORY:
            del self._in_memory[next(iter(self._in_memory))]
        return kept

    def _enter(self, number: int, edits: Edits) -> None:
        """Go over to a run."""
        self.run_id += 1
        self.number, self.edits, self._told = number, edits, None
        self._undone = [it for it in self._undone if it != number]
        self.opening.end()
        self.playhead.enter(edits.timeline)
        known = sorted(self._kept.items())[-2 * MOST_EARLIER :]  # the oldest are forgotten
        self._kept = dict(known)
        listed = [it for n, it in known if n != number and n in self._listed]
        self.earlier = tuple(listed[-MOST_EARLIER:])


def _is_as_before(kept: KeptRun, run: SavedRun) -> bool:
    return kept.run.config == run.config and kept.run.shown.entries == run.shown.entries


def _called(run: SavedRun) -> str:
    return _("the run {name}").format(name=run_list.run_name(run.config, run.start))
