"""The playhead: moves through a run at the chosen speed, to a target, or until something is so."""

from collections.abc import Callable

from rnn_viz.core.evidence.until import Condition, Moment, errors_ahead
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Phase
from rnn_viz.engine.training.pace import Pace
from rnn_viz.engine.training.saturation import SaturationWatch

MOVING = {Phase.RUNNING, Phase.STEPPING, Phase.TRAVELLING}


class Playhead:
    """A state machine around one timeline.

    Attributes
    ----------
    timeline
        The run.
    phase, target
        What it is doing, and where stepping or travelling leads.
    notice
        One sentence about what could not be done, or what ended.
    watch
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
        self.watch = SaturationWatch()
        self.notice = ""
        self.pause()

    def change_to(self, timeline: Timeline) -> None:
        """Go on in a timeline that differs from here on, running or resting as before."""
        self.timeline = timeline
        self.watch.restart()

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
        self._until: Condition | None = None

    def run(self) -> None:
        """Train on at the chosen speed, if there is anything left."""
        if self.can_learn():
            self.phase = Phase.RUNNING
            self.target = self._until = None
            self.pace.start()

    def run_until(self, condition: Condition) -> None:
        """Train on until something is so; it may be so already."""
        if condition.counts_here and condition.is_met(self._moment()):
            self.pause()
            self.notice = f"Stopped: {condition.describe()}."
        elif self.can_learn():
            self.run()
            self._until = condition

    def step(self, examples: int) -> None:
        """Learn more examples or go back as many; while running, only pause."""
        if self.phase in {Phase.RUNNING, Phase.TRAVELLING}:
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
            self.notice = f"Iteration {iteration:,} is outside this run: 0 … {end:,}."
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
        self.watch.restart()

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
        self.notice = self._why_it_ends()
        return False

    def _learn(self, most: int) -> None:
        timeline = self.timeline
        count = most if self.target is None else min(most, self.target - timeline.iteration)
        started = self._clock()
        if self._until is not None:
            ahead = errors_ahead(timeline.curve(), timeline.iteration, count)
            count = min(count, self._until.wait(self._moment(), ahead))
        done = timeline.advance(count)
        self.pace.took(done, self._clock() - started)
        self.watch.look(timeline)
        until = self._until
        if until is not None and done == count and until.is_met(self._moment()):
            self.pause()
            self.notice = f"Stopped: {until.describe()}."
        elif timeline.iteration >= timeline.end:
            self.pause()
            self.notice = self._why_it_ends()
        elif self.target is not None and timeline.iteration >= self.target:
            self.pause()

    def _moment(self) -> Moment:
        timeline = self.timeline
        return Moment(
            timeline.iteration, timeline.config.bits, timeline.weights, timeline.operands,
            timeline.curve(), timeline.conditions.clamps,
        )  # fmt: skip

    def _why_it_ends(self) -> str:
        if self.timeline.diverged_at == self.timeline.end:
            return (
                f"Diverged at iteration {self.timeline.diverged_at:,}: "
                "the weights are no longer finite. Try a smaller alpha."
            )
        return f"The run ends here, after {self.timeline.end:,} examples. Extend it to train on."
