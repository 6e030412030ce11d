"""Any order of commands and work, against a small plain model of how time behaves."""

import math
from dataclasses import replace
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rnn_viz.core.config import RunConfig
from rnn_viz.core.inference import add, columns_for
from rnn_viz.core.snapshot import Phase, Source
from rnn_viz.core.timeline import Timeline, flatten
from rnn_viz.engine import commands as do
from rnn_viz.engine.trainer import Trainer

LONGEST = 120  # iterations
MOVING = (Phase.RUNNING, Phase.STEPPING, Phase.TRAVELLING)
SPEEDS = [0.5, 20.0, 250.0, math.inf]
POSITION_SECONDS = 0.8
NUMBER = st.sampled_from([0, 1, 5, 200])


@cache
def moments(config: RunConfig) -> list[tuple[bytes, tuple[int, int]]]:
    """Return weights and operands at every iteration, found by plain training."""
    timeline = Timeline(replace(config, iterations=LONGEST))
    seen = []
    while True:
        seen.append((flatten(timeline.weights).tobytes(), timeline.operands))
        if not timeline.advance(1):
            return seen


class Machine(RuleBasedStateMachine):
    """The trainer beside what it should be: plain numbers and words."""

    @initialize(end=st.integers(1, LONGEST), tick=st.sampled_from([0.0, 1e-4, 1e-3]))
    def begin(self, end: int, tick: float) -> None:
        self.now, self.tick = 0.0, tick
        self.config = RunConfig(hidden=2, bits=3, alpha=0.5, iterations=end)
        self.trainer = Trainer(self.config, self.clock)
        self.is_ready = False
        self.run_id, self.acked = 1, 0
        self.phase, self.target = Phase.PAUSED, None
        self.playhead = self.frontier = 0
        self.numbers: tuple[int, int] | None = None
        self.computed: int | None = None
        self.due: float | None = None
        self.is_refused = False

    def clock(self) -> float:
        self.now += self.tick  # the larger, the smaller the slices become
        return self.now

    # the model

    @property
    def end(self) -> int:
        return self.config.iterations

    @property
    def columns(self) -> int:
        numbers = self.numbers or moments(replace(self.config, iterations=1))[self.playhead][1]
        return columns_for(*numbers, self.config.bits)

    def obey(self, command: do.Command) -> None:
        self.acked += 1
        self.is_refused = False
        self.trainer.obey(command)

    def rest(self) -> None:
        self.phase, self.target = Phase.PAUSED, None

    def may_learn(self, iteration: int) -> bool:
        self.is_refused = iteration >= self.end
        return not self.is_refused

    def show_whole(self) -> None:
        self.computed = self.due = None

    def leave_the_example(self) -> None:
        if self.numbers is None:
            self.show_whole()

    def step_examples(self, count: int) -> None:
        if self.phase in (Phase.RUNNING, Phase.TRAVELLING):
            self.rest()
        elif self.may_learn(self.playhead):
            start = self.playhead if self.target is None else self.target
            self.phase, self.target = Phase.STEPPING, min(start + count, self.end)

    # commands

    @rule()
    def becomes_ready(self) -> None:
        self.trainer.ready()
        self.is_ready = True

    @rule()
    def run(self) -> None:
        self.obey(do.Run())
        self.leave_the_example()
        if self.may_learn(self.playhead):
            self.phase, self.target = Phase.RUNNING, None

    @rule()
    def pause(self) -> None:
        self.obey(do.Pause())
        self.rest()
        self.due = None

    @rule()
    def run_or_pause(self) -> None:
        self.obey(do.RunOrPause())
        self.leave_the_example()
        if self.phase in MOVING:
            self.rest()
            self.due = None
        elif self.may_learn(self.playhead):
            self.phase = Phase.RUNNING

    @rule(count=st.sampled_from([1, 1, 1, 2, 10, 100, 1000]))
    def step(self, count: int) -> None:
        self.obey(do.Step(count))
        self.leave_the_example()
        self.step_examples(count)

    @rule()
    def back_to_start(self) -> None:
        self.obey(do.BackToStart())
        self.leave_the_example()
        self.rest()
        self.playhead = 0

    @rule(iteration=st.integers(-1, LONGEST + 1))
    def go_to(self, iteration: int) -> None:
        self.obey(do.GoTo(iteration))
        self.leave_the_example()
        if not 0 <= iteration <= self.end:
            self.is_refused = True
        elif iteration <= self.frontier:
            self.rest()
            self.playhead = iteration
        else:
            self.phase, self.target = Phase.TRAVELLING, iteration
            self.playhead = self.frontier

    @rule(speed=st.sampled_from(SPEEDS))
    def set_speed(self, speed: float) -> None:
        self.obey(do.SetSpeed(speed))

    @rule(end=st.integers(1, LONGEST))
    def move_the_end(self, end: int) -> None:
        self.config = replace(self.config, iterations=end)
        self.obey(do.Configure(self.config))
        self.rest()
        self.playhead = min(self.playhead, end)

    @rule(seed=st.integers(0, 3), bits=st.sampled_from([3, 4]), end=st.integers(1, LONGEST))
    def configure(self, seed: int, bits: int, end: int) -> None:
        config = RunConfig(hidden=2, bits=bits, alpha=0.5, seed=seed, iterations=end)
        if replace(config, iterations=self.end) == self.config:
            return
        self.config = config
        self.obey(do.Configure(config))
        self.run_id += 1
        self.rest()
        self.playhead = self.frontier = 0
        self.show_whole()

    @rule()
    def show_training(self) -> None:
        self.obey(do.ShowTraining())
        self.numbers = None
        self.show_whole()

    @rule(a=NUMBER, b=NUMBER)
    def show_numbers(self, a: int, b: int) -> None:
        self.obey(do.ShowNumbers(a, b))
        self.numbers = (a, b)
        self.show_whole()

    @rule()
    def show_the_whole_sum(self) -> None:
        self.obey(do.ShowWholeSum())
        self.show_whole()

    @rule(by=st.sampled_from([-1, 1, 1, 1, 3]))
    def step_bit(self, by: int) -> None:
        self.obey(do.StepBit(by))
        if self.numbers is None and self.phase in (Phase.RUNNING, Phase.TRAVELLING):
            self.rest()
            return
        self.due = None
        whole = self.columns if by < 0 else 0
        computed = (whole if self.computed is None else self.computed) + by
        if computed <= self.columns:
            self.computed = max(0, computed)
        elif self.numbers is None and self.may_learn(self.playhead):
            self.step_examples(1)
            self.computed = 1

    @rule()
    def play_bits(self) -> None:
        self.obey(do.PlayBits())
        if self.numbers is None and self.phase in (Phase.RUNNING, Phase.TRAVELLING):
            self.rest()
        elif self.due is not None:
            self.due = None
        else:
            if self.computed is None or self.computed >= self.columns:
                self.computed = 0
            self.due = self.now + POSITION_SECONDS

    # time

    @rule(seconds=st.sampled_from([0.0, 0.003, 0.1, 0.9, 100.0]))
    def work(self, seconds: float) -> None:
        self.now += seconds
        before, was_moving = self.playhead, self.is_ready and self.phase in MOVING
        rest = self.trainer.work()
        self.let_a_position_pass()
        self.playhead = self.trainer.snapshot().iteration
        learned = self.playhead - before
        self.frontier = max(self.frontier, self.playhead)
        assert learned >= 0
        if not was_moving:
            assert learned == 0
            assert (rest is None) == (self.due is None)
            return
        assert rest is not None
        assert rest >= 0
        assert self.phase is Phase.RUNNING or learned > 0
        assert self.target is None or self.playhead <= self.target
        assert self.playhead <= self.end
        if self.playhead == self.end:
            self.rest()
            self.is_refused = True
        elif self.playhead == self.target:
            self.rest()

    def let_a_position_pass(self) -> None:
        if self.due is None:
            return
        shown = self.trainer.snapshot().stage
        if shown.computed == self.computed:
            assert self.now < self.due + 10 * self.tick
            return
        assert self.now >= self.due
        self.computed = (self.computed or 0) + 1
        self.due = self.due + POSITION_SECONDS if self.computed < self.columns else None

    @precondition(lambda self: self.is_ready and self.phase in MOVING)
    @rule()
    def let_it_finish(self) -> None:
        self.set_speed(math.inf)
        for _ in range(1000):
            self.work(0.0)
            if self.phase is Phase.PAUSED:
                return
        raise AssertionError("it never comes to rest")

    # what must always hold

    @invariant()
    def it_is_what_the_model_says(self) -> None:
        if not hasattr(self, "trainer"):
            return
        now = self.trainer.snapshot()
        waits = self.phase in MOVING and not self.is_ready
        assert now.phase is (Phase.PREPARING if waits else self.phase)
        assert (now.run_id, now.acked, now.config) == (self.run_id, self.acked, self.config)
        assert (now.iteration, now.target) == (self.playhead, self.target)
        assert now.frontier == min(self.frontier, self.end)
        assert now.curve.examples == self.frontier
        assert bool(now.notice) == self.is_refused
        assert self.trainer.is_moving == now.is_moving

    @invariant()
    def it_shows_the_bits_that_plain_training_gives(self) -> None:
        if not hasattr(self, "trainer"):
            return
        now = self.trainer.snapshot()
        weights, operands = moments(replace(self.config, iterations=1))[self.playhead]
        assert flatten(now.weights).tobytes() == weights
        stage, numbers = now.stage, self.numbers or operands
        assert stage.source is (Source.TRAINING if self.numbers is None else Source.MINE)
        assert (stage.sum.a, stage.sum.b) == numbers
        answer = add(now.weights, *numbers, self.config.bits)
        assert stage.sum.layer_2.tolist() == answer.layer_2.tolist()
        assert (stage.computed, stage.playing) == (self.computed, self.due is not None)


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=60, stateful_step_count=40)
