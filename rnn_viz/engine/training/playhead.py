"""The playhead: moves through a run at the chosen speed, to a target, or until something is so."""

from collections.abc import Callable

from rnn_viz.core.evidence.until import Condition, ConditionWatch, watch
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import MOVING, Phase
from rnn_viz.core.words import notices
from rnn_viz.engine.training.pace import Pace
from rnn_viz.engine.training.saturation import SaturationWatch


class Playhead:
    """A state machine around one timeline.

    Attributes
    ----------
    timeline
        The run.
    phase, target
        What it is doing, and where stepping or travelling leads.
    until
        On what it stops by itself, if on anything.
    notice
        One sentence about what could not be done, or what ended.
    saturation
        Notices a standstill.
    pace
        Speed and size of slices.
    """

    def __init__(self, timeline: Timeline, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.pace = Pace(clock)
        self.enter(timeline)

    def enter(self, timeline: Timeline) -> None:
        """Move over to another timeline, paused."""
        self.timeline = timeline
        self.saturation = SaturationWatch()
        self.notice = ""
        self.pause()

    def change_to(self, timeline: Timeline) -> None:
        """Go on in a timeline that differs from here on, running or resting as before."""
        self.timeline = timeline
        self.saturation.restart()

    @property
    def is_moving(self) -> bool:
        """Whether examples are to be learned."""
        return self.phase in MOVING

    @property
    def heading(self) -> int:
        """Where it will be when all steps are done."""
        return self.timeline.iteration if self.target is None else self.target

    def pause(self) -> None:
        """Stop here."""
        self.phase = Phase.PAUSED
        self.target: int | None = None
        self.until: Condition | None = None
        self._watch: ConditionWatch | None = None

    def say(self, notice: str) -> None:
        """Have something to tell about the last command or what ended; empty for nothing."""
        self.notice = notice

    def run(self) -> None:
        """Train on at the chosen speed, if there is anything left."""
        if self.can_learn():
            self.phase = Phase.RUNNING
            self.target = self.until = self._watch = None
            self.pace.start()

    def run_until(self, condition: Condition) -> None:
        """Train on until something is so; it may be so already."""
        look_out = watch(condition)
        if look_out.is_met(self.timeline):
            self._stop_for(condition)
        elif self.can_learn():
            self.run()
            self.until, self._watch = condition, look_out

    def step(self, examples: int) -> None:
        """Learn more examples or go back as many; while running, only pause."""
        if self.phase in (Phase.RUNNING, Phase.TRAVELLING):
            self.pause()
        elif examples < 0:
            self._step_back(-examples)
        elif self.can_learn():
            self.target = min(self.heading + examples, self.timeline.end)
            self.phase = Phase.STEPPING

    def _step_back(self, examples: int) -> None:
        """Go back from where the steps lead: so many fewer of them, or into what is known."""
        goal = max(0, self.heading - examples)
        if goal > self.timeline.frontier:
            self.target = goal
        else:
            self.seek(goal)

    def go_to(self, iteration: int) -> None:
        """Seek in what is known; beyond the frontier, train there."""
        timeline, end = self.timeline, self.timeline.config.iterations
        if not 0 <= iteration <= end:
            self.say(notices.outside_run(iteration, end))
        elif iteration <= timeline.frontier:
            self.seek(iteration)
        elif self.can_learn(timeline.frontier):
            self.seek(timeline.frontier)  # what is known need not be trained again
            self.phase = Phase.TRAVELLING
            self.target = iteration

    def seek(self, iteration: int) -> None:
        """Move to a known iteration, paused."""
        self.pause()
        self.timeline.seek(min(iteration, self.timeline.frontier))
        self.saturation.restart()

    def move_end(self, iterations: int) -> None:
        """Make the run longer or shorter."""
        if iterations < self.timeline.iteration:
            self.seek(iterations)
        self.timeline.move_end(iterations)
        self.pause()

    def work(self) -> float:
        """Learn one slice; return the seconds until the next is due."""
        running = self.phase is Phase.RUNNING
        count = self.pace.due() if running else self.pace.slice()
        if count:
            self._learn(count)
        return self.pace.rest() if running else 0.0

    def can_learn(self, iteration: int | None = None) -> bool:
        """Whether there is an example left; if not, the notice says why."""
        here = self.timeline.iteration if iteration is None else iteration
        if here < self.timeline.end:
            return True
        self.say(self._why_it_ends())
        return False

    def _learn(self, most: int) -> None:
        timeline = self.timeline
        count = most if self.target is None else min(most, self.target - timeline.iteration)
        started, is_met = self._clock(), False
        if self._watch is not None:
            count, is_met = self._watch.look(timeline, count)
        done = timeline.advance(count)
        self.pace.took(done, self._clock() - started)
        self.saturation.look(timeline)
        here = timeline.iteration
        if is_met and done == count and self.until is not None:
            self._stop_for(self.until)
        elif here >= timeline.end:
            self.pause()
            self.say(self._why_it_ends())
        elif self.target is not None and here >= self.target:
            self.pause()

    def _stop_for(self, condition: Condition) -> None:
        """Stop where a condition holds."""
        self.pause()
        self.say(notices.is_met(condition, self.timeline.config.bits))

    def _why_it_ends(self) -> str:
        timeline = self.timeline
        if timeline.diverged_at == timeline.end:
            return notices.diverged(timeline.end)
        return notices.run_ends(timeline.end)
