"""The trainer: obeys commands, works in slices, tells what it has; no thread of its own."""

import time
from collections.abc import Callable
from dataclasses import replace

from rnn_viz.core.config import RunConfig
from rnn_viz.core.keyframes import Frames
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.timeline import Timeline
from rnn_viz.engine import commands as do
from rnn_viz.engine.pace import Pace
from rnn_viz.engine.performance import Performance
from rnn_viz.engine.watch import StandstillWatch

_MOVING = {Phase.RUNNING, Phase.STEPPING, Phase.TRAVELLING}


class Trainer:
    """A state machine around one run.

    Parameters
    ----------
    config
        The first run.
    clock
        Seconds, rising; injected so that tests own the time.
    """

    def __init__(self, config: RunConfig, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pace = Pace(clock)
        self._performance = Performance(clock)
        self._acked = 0
        self._run_id = 0
        self._is_ready = False
        self._target: int | None = None
        self._phase = Phase.PAUSED
        self._begin(config)

    def ready(self) -> None:
        """Say that the kernel is compiled; what was asked for meanwhile begins."""
        self._is_ready = True
        self._pace.start()

    def obey(self, command: do.Command) -> None:
        """Carry out one command, or take note of what it asks for."""
        self._acked += 1
        self._notice = ""
        match command:
            case do.SetSpeed(speed):
                self._pace.change(speed)
            case do.Configure(config):
                self._configure(config)
            case do.ShowTraining() | do.ShowNumbers() | do.ShowWholeSum():
                self._put_on_stage(command)
            case do.StepBit() | do.PlayBits():
                self._move_through_bits(command)
            case _:
                self._move(command)

    def work(self) -> float | None:
        """Do one slice; return the seconds to rest after it, ``None`` for until a command."""
        self._performance.work(self._performance.columns(self._timeline))
        if not (self._is_ready and self._phase in _MOVING):
            return self._performance.rest()
        running = self._phase is Phase.RUNNING
        count = self._pace.due() if running else self._pace.slice()
        if count:
            self._learn(count)
        position_due = self._performance.rest()
        rest = self._pace.rest() if running else 0.0
        return rest if position_due is None else min(rest, position_due)

    def fail(self, failure: Exception) -> None:
        """Stop after an exception and say so; the run is still there and can go on."""
        self._pause()
        self._performance.pause()
        self._notice = f"Stopped by a fault in the program: {failure!r}."

    @property
    def draws_every_example(self) -> bool:
        """Whether the next slice must wait until this moment has been drawn."""
        return self._phase is Phase.RUNNING and self._pace.draws_every_example

    @property
    def is_moving(self) -> bool:
        """Whether examples are being learned."""
        return self._is_ready and self._phase in _MOVING

    @property
    def progress(self) -> tuple[int, int, object]:
        """What changes whenever there is something new to show."""
        return self._run_id, self._timeline.iteration, self._performance.progress

    def frames(self) -> Frames:
        """Return the run's keyframes."""
        return self._timeline.frames()

    def snapshot(self) -> Snapshot:
        """Return this moment, complete and frozen."""
        timeline = self._timeline
        waiting = self._phase in _MOVING and not self._is_ready
        return Snapshot(
            run_id=self._run_id,
            acked=self._acked,
            phase=Phase.PREPARING if waiting else self._phase,
            config=timeline.config,
            iteration=timeline.iteration,
            frontier=min(timeline.frontier, timeline.config.iterations),
            weights=timeline.weights,
            stage=self._performance.stage(timeline, self._run_id),
            curve=timeline.curve(),
            speed=self._pace.speed,
            target=self._target,
            diverged_at=timeline.diverged_at,
            is_saturated=self._watch.stands_still,
            notice=self._notice,
        )

    def _begin(self, config: RunConfig) -> None:
        self._run_id += 1
        self._timeline = Timeline(config)
        self._watch = StandstillWatch()
        self._notice = ""
        self._pause()

    def _configure(self, config: RunConfig) -> None:
        """Move the end if nothing else changes; otherwise start a new run."""
        if replace(config, iterations=self._timeline.config.iterations) == self._timeline.config:
            if config.iterations < self._timeline.iteration:
                self._seek(config.iterations)
            self._timeline.move_end(config.iterations)
            self._pause()
        else:
            self._begin(config)
            self._performance.show_whole()

    def _put_on_stage(self, command: do.Command) -> None:
        match command:
            case do.ShowTraining():
                self._performance.show(None)
            case do.ShowNumbers(a, b):
                self._performance.show((a, b))
            case _:
                self._performance.show_whole()

    def _move_through_bits(self, command: do.Command) -> None:
        if self._performance.is_training and self._phase in {Phase.RUNNING, Phase.TRAVELLING}:
            self._pause()  # as with Step: the first press only stops what moves
            return
        columns = self._performance.columns(self._timeline)
        if isinstance(command, do.PlayBits):
            self._performance.play_or_pause(columns)
        elif isinstance(command, do.StepBit):
            inside = self._performance.step(command.by, columns)
            if not inside and self._performance.is_training and self._can_learn():
                self._step(1)
                self._performance.enter(1)

    def _move(self, command: do.Command) -> None:
        """Obey a command about the playhead."""
        if self._performance.is_training and not isinstance(command, do.Pause):
            self._performance.show_whole()
        match command:
            case do.RunOrPause():
                self._move(do.Pause() if self._phase in _MOVING else do.Run())
            case do.Run() if self._can_learn():
                self._phase = Phase.RUNNING
                self._target = None
                self._pace.start()
            case do.Pause():
                self._pause()
                self._performance.pause()
            case do.Step(count):
                self._step(count)
            case do.BackToStart():
                self._seek(0)
            case do.GoTo(iteration):
                self._go_to(iteration)

    def _step(self, count: int) -> None:
        if self._phase in {Phase.RUNNING, Phase.TRAVELLING}:
            self._pause()
        elif self._can_learn():
            start = self._timeline.iteration if self._target is None else self._target
            self._phase = Phase.STEPPING
            self._target = min(start + count, self._timeline.end)

    def _go_to(self, iteration: int) -> None:
        end = self._timeline.config.iterations
        if not 0 <= iteration <= end:
            self._notice = f"Iteration {iteration:,} is outside this run: 0 … {end:,}."
        elif iteration <= self._timeline.frontier:
            self._seek(iteration)
        elif self._can_learn(self._timeline.frontier):
            self._seek(self._timeline.frontier)  # what is known need not be trained again
            self._phase = Phase.TRAVELLING
            self._target = iteration

    def _seek(self, iteration: int) -> None:
        self._pause()
        self._timeline.seek(iteration)
        self._watch.restart()

    def _can_learn(self, iteration: int | None = None) -> bool:
        """Whether there is an example left; if not, the notice says why."""
        timeline = self._timeline
        here = timeline.iteration if iteration is None else iteration
        if here < timeline.end:
            return True
        self._notice = self._why_it_ends()
        return False

    def _why_it_ends(self) -> str:
        if self._timeline.diverged_at == self._timeline.end:
            return (
                f"Diverged at iteration {self._timeline.diverged_at:,}: "
                "the weights are no longer finite. Try a smaller alpha."
            )
        return f"The run ends here, after {self._timeline.end:,} examples. Extend it to train on."

    def _pause(self) -> None:
        self._phase = Phase.PAUSED
        self._target = None

    def _learn(self, most: int) -> None:
        timeline = self._timeline
        count = most if self._target is None else min(most, self._target - timeline.iteration)
        started = self._clock()
        done = timeline.advance(count)
        self._pace.took(done, self._clock() - started)
        self._watch.look(timeline)
        if timeline.iteration >= timeline.end:
            self._pause()
            self._notice = self._why_it_ends()
        elif self._target is not None and timeline.iteration >= self._target:
            self._pause()
