"""The trainer: obeys commands, works in slices, tells what it has; no thread of its own."""

import time
from collections.abc import Callable

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis
from rnn_viz.core.net.own_weights import OpenWeights, OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.saved.saved_work import BackToRun, BeginRun, OpenSession, SavedWork
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.words import notices
from rnn_viz.engine.training.asked import RunChoice, goal_of, run_for
from rnn_viz.engine.training.prints import Prints
from rnn_viz.engine.training.runs import Runs
from rnn_viz.engine.training.stage_player import StagePlayer
from rnn_viz.engine.training.stepper import Stepper


class Trainer:
    """A playhead in a run and a sum on stage, moved by commands.

    Parameters
    ----------
    config, start
        The first run; it begins with own weights, if there are any.
    clock
        Seconds, rising; injected so that tests own the time.
    """

    def __init__(
        self, config: RunConfig, clock: Callable[[], float] = time.monotonic,
        start: OwnWeights | None = None,
    ) -> None:  # fmt: skip
        self._runs = Runs(config, clock, start)
        self._playhead, self._opening = self._runs.playhead, self._runs.opening
        self._player = StagePlayer(clock)
        self._acked = 0
        self._is_ready = False
        self._stepper = Stepper(self._playhead, self._player)
        self._prints = Prints()

    def ready(self) -> None:
        """Take note that the kernel is compiled; what was asked for meanwhile begins."""
        self._is_ready = True
        self._playhead.pace.start()

    def never_ready(self, failure: BaseException) -> None:
        """Tell whoever has asked to learn that the kernel could not be compiled."""
        if self.is_waiting:
            self.pause_for(notices.unprepared(failure))

    @property
    def is_waiting(self) -> bool:
        """Whether examples are to be learned once the kernel is compiled."""
        return self._playhead.is_moving and not self._is_ready

    def found(self, analysis: Analysis) -> None:
        """Take note of what was found out about a run; any thread may tell."""
        self._runs.found(analysis)

    def obey(self, command: do.Command) -> None:
        """Carry out one command, or take note of what it asks for."""
        self._acked += 1
        self._playhead.say("")
        self._obey(command)

    def _obey(self, command: do.Command) -> None:
        match command:
            case do.SetSpeed(speed):
                self._playhead.pace.change(speed)
            case do.Configure() | do.NewSeed() | do.MoveEnd() | OpenWeights() | BeginRun():
                self._configure(command)
            case OpenSession(work):
                self._open(work)
            case do.ShowTraining() | do.ShowNumbers() | do.ShowWholeSum():
                self._put_on_stage(command)
            case _ if isinstance(command, do.Stepping):
                self._stepper.move(command)
            case do.RunOrPause():
                self._run_or_pause()
            case _ if isinstance(command, do.Movement):
                self._move(command)
            case _:
                self._change(command)

    def work(self) -> float | None:
        """Do one slice; return the seconds to rest after it, ``None`` for until a command."""
        self._stepper.work()
        position_due, rest = self._player.rest(), None
        if self.is_moving:
            rest = self._playhead.work()
        elif self._is_ready:
            rest = self._opening.work()
        if self._opening.is_replaying:
            self._opening.follow()
        self._runs.keep_within_memory()
        if rest is None or position_due is None:
            return position_due if rest is None else rest
        return min(rest, position_due)

    def fail(self, failure: BaseException) -> None:
        """Stop after an exception and say so; the run is still there and can go on."""
        self.pause_for(notices.fault(failure))

    def pause_for(self, reason: str) -> None:
        """Stop all that moves, and say why."""
        self._playhead.pause()
        self._player.pause()
        self._opening.end()
        self._playhead.say(reason)

    @property
    def draws_every_example(self) -> bool:
        """Whether the next slice must wait until this moment has been drawn."""
        running = self._playhead.phase is Phase.RUNNING
        return running and self._playhead.pace.draws_every_example

    @property
    def is_moving(self) -> bool:
        """Whether examples are being learned."""
        return self._is_ready and self._playhead.is_moving

    @property
    def progress(self) -> tuple[int, int, object]:
        """What changes whenever there is something new to show."""
        others = self._runs.edits.branches.changes, self._player.progress
        return self._runs.run_id, self._playhead.timeline.iteration, others

    def snapshot(self) -> Snapshot:
        """Return this moment, complete and frozen."""
        playhead, timeline = self._playhead, self._playhead.timeline
        now = timeline.moment
        return Snapshot(
            run_id=self._runs.run_id,
            acked=self._acked,
            phase=Phase.PREPARING if self.is_waiting else playhead.phase,
            config=timeline.config,
            iteration=now.iteration,
            frontier=min(timeline.frontier, timeline.config.iterations),
            weights=now.weights,
            stage=self._player.stage(timeline, self._runs.run_id),
            curve=timeline.curve(),
            speed=playhead.pace.speed,
            target=playhead.target,
            diverged_at=timeline.diverged_at,
            until=playhead.until,
            is_saturated=playhead.saturation.stands_still,
            notice=playhead.notice,
            run_state=self._runs.run_state(),
            conditions=now.conditions,
            frames=timeline.frames(),
            prints=self._prints.of(timeline) if self._is_ready else {},
            breakpoints=self._stepper.breakpoints,
            operands=now.operands,
            earlier=self._runs.earlier,
            number=self._runs.number,
            opening=self._opening.coming,
            start=timeline.start,
        )

    def _configure(self, command: RunChoice) -> None:
        """Move the end if nothing else changes; otherwise start a new run."""
        wanted, is_new = run_for(command, self._playhead.timeline)
        if is_new:
            self._runs.begin(wanted, self.snapshot())
            self._player.show_whole()
        else:
            self._playhead.move_end(wanted.config.iterations)
            self._runs.edits.branches.move_end(wanted.config.iterations)

    def _open(self, work: SavedWork) -> None:
        """Take up again what was saved."""
        self._runs.open(work)
        self._player.show_whole()
        self._stepper.breakpoints = work.breakpoints
        self._player.show(work.numbers)
        if work.operation is not None:
            self._player.go_to(work.operation, self._player.program(self._playhead.timeline))
        self._opening.begin(work.run, self._runs.edits.branches, work.weights)

    def _goes_to_run(self, command: do.Command) -> bool:
        """Go to another run, if the command leads to one; return whether it does."""
        now, runs, before = self.snapshot(), self._runs, self._runs.number
        match command:
            case BackToRun(number):
                runs.back_to(number, now)
            case do.Undo() if not runs.edits.branches.undoable and runs.undoable:
                runs.undo(now)
            case do.Redo() if not runs.edits.branches.redoable and runs.redoable:
                runs.redo(now)
            case _:
                return False
        if runs.number != before:
            self._player.show_whole()
        return True

    def _change(self, command: do.Command) -> None:
        """Obey a command about interventions, branches, bookmarks and runs."""
        if self._goes_to_run(command):
            return
        timeline = self._playhead.timeline
        here, before = timeline.iteration, (timeline, timeline.entries)
        notice, timeline = self._runs.edit(command), self._runs.edits.timeline
        if before != (timeline, timeline.entries):
            self._runs.run_id += 1  # what was found out about the run may no longer be so
            if isinstance(command, do.Intervene | do.HoldAtMean):
                self._playhead.change_to(timeline)
            else:
                self._playhead.enter(timeline)
            if self._player.is_training and timeline.iteration != here:
                self._player.show_whole()
        self._playhead.say(notice)
        if isinstance(command, do.SwitchBranch) and command.iteration is not None and not notice:
            self._move(do.GoTo(command.iteration))

    def _put_on_stage(self, command: do.Command) -> None:
        match command:
            case do.ShowTraining():
                self._player.show(None)
            case do.ShowNumbers(a, b):
                self._player.show((a, b))
            case _:
                self._player.show_whole()

    def _run_or_pause(self) -> None:
        if self._playhead.is_moving:
            self._move(do.Pause())
        elif not self._stepper.run_or_pause():
            self._move(do.Run())

    def _move(self, command: do.Command) -> None:
        """Obey a command about the playhead."""
        playhead, before = self._playhead, self._player.operation
        if self._player.is_training and not isinstance(command, do.Pause):
            self._player.show_whole()
        match command:
            case do.Run():
                self._stepper.run(before)
            case do.RunUntil(condition):
                playhead.run_until(condition)
            case do.Pause():
                playhead.pause()
                self._player.pause()
            case do.Step(count):
                playhead.step(count)
            case do.BackToStart():
                playhead.seek(0)
            case do.GoTo() | do.GoToEnd() | do.GoToLive():
                playhead.go_to(goal_of(command, playhead.timeline))
