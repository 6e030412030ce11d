"""Any order of commands and work, against a small plain model of how time behaves."""

import math
from dataclasses import replace

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rnn_viz.core import commands as do
from rnn_viz.core.net.inference import add, columns_for
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ChooseOperands, ClampUnit, Freeze, SetAlpha, SetWeight
from rnn_viz.core.run.saved.saved_work import BackToRun, OpenSession
from rnn_viz.core.run.timeline import flatten
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.session import capture
from rnn_viz.core.snapshot import Phase, Source
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.stage_player import OPERATION_SECONDS, POSITION_SECONDS
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.io.session_file import session_bytes, session_from
from tests.engine.plain_run import LONGEST, PlainRun, moments, stops
from tests.engine.plain_runs import PlainKept, PlainRuns
from tests.long_forms import is_long

BUSY = (Phase.RUNNING, Phase.TRAVELLING)
MOVING = (*BUSY, Phase.STEPPING)
SPEEDS = [0.5, 20.0, 250.0, math.inf]
NUMBER = st.sampled_from([0, 1, 5, 200])
SIZE = st.sampled_from(StepSize)
POSSIBLE = [
    SetAlpha(0.1), SetAlpha(2.0), SetWeight("synapse_h", 1, 0, 3.5),
    SetWeight("synapse_0", 0, 1, -2.0),
    Freeze("synapse_1", None, None, True), Freeze("synapse_1", 1, 0, False), ClampUnit(1, 0.5),
    ClampUnit(1, None), ClampUnit(0, 0.0), ChooseOperands(1, 3),
]  # fmt: skip
IMPOSSIBLE = [ClampUnit(2, 0.0), SetWeight("synapse_0", 2, 0, 1.0), ChooseOperands(0, 100)]
BRANCH = st.integers(0, 4)


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
        self.playhead = 0
        self.run, self.runs = PlainRun(), PlainRuns()
        self.numbers: tuple[int, int] | None = None
        self.operation: int | None = None
        self.size, self.tempo, self.is_held = StepSize.OP, OPERATION_SECONDS, False
        self.due: float | None = None
        self.paused: StepSize | None = None  # what played before a pause on the way
        self.is_told = False

    def clock(self) -> float:
        self.now += self.tick  # the larger, the smaller the slices become
        return self.now

    # the model

    @property
    def end(self) -> int:
        return self.config.iterations

    @property
    def frontier(self) -> int:
        return self.run.here.frontier

    @property
    def is_all_within_the_end(self) -> bool:
        return all(branch.frontier <= self.end for branch in self.run.branches.values())

    @property
    def heading(self) -> int:
        return self.playhead if self.target is None else self.target

    def moment(self) -> tuple[bytes, tuple[int, int], object]:
        return moments(replace(self.config, iterations=1), self.run.here.entries)[self.playhead]

    def stops(self, size: StepSize) -> list[int]:
        columns = columns_for(*(self.numbers or self.moment()[1]), self.config.bits)
        return stops(columns, self.numbers is None, size)

    def obey(self, command: do.Command) -> None:
        self.acked += 1
        self.is_told = False
        self.trainer.obey(command)

    def rest(self) -> None:
        self.phase, self.target = Phase.PAUSED, None

    def may_learn(self) -> bool:
        self.is_told = self.playhead >= self.end
        return not self.is_told

    def show_whole(self) -> None:
        self.operation = self.due = self.paused = None

    def stop_playing(self) -> None:
        if self.due is not None:
            self.due, self.paused = None, self.size

    def start_playing(self, size: StepSize) -> None:
        self.size, self.due = size, self.now + self.interval_of(size)

    def leave_the_example(self) -> None:
        if self.numbers is None:
            self.show_whole()

    def step_examples(self, count: int) -> None:
        if self.phase in BUSY:
            self.rest()
        elif count < 0:
            goal = max(0, self.heading + count)
            if goal > self.frontier:
                self.target = goal
            else:
                self.rest()
                self.playhead = goal
        elif self.may_learn():
            self.target = min(self.heading + count, self.end)
            self.phase = Phase.STEPPING

    def other_run(self, iteration: int) -> None:
        """Be in another branch, or in the same with another past; it says if it had to move."""
        self.run_id += 1
        self.rest()
        if iteration != self.playhead:
            self.leave_the_example()
            self.is_told = True
        self.playhead = iteration

    def interval(self) -> float:
        return self.interval_of(self.size)

    def interval_of(self, size: StepSize) -> float:
        return POSITION_SECONDS if size is StepSize.BIT else self.tempo

    # commands about time

    @rule()
    def becomes_ready(self) -> None:
        self.trainer.ready()
        self.is_ready = True

    @rule()
    def start(self) -> None:
        self.obey(do.Run())
        self.leave_the_example()
        if self.may_learn():
            self.phase, self.target = Phase.RUNNING, None

    @rule()
    def pause(self) -> None:
        self.obey(do.Pause())
        self.rest()
        self.stop_playing()

    @rule()
    def run_or_pause(self) -> None:
        self.obey(do.RunOrPause())
        if self.phase in MOVING:
            self.rest()
            self.stop_playing()
            return
        if self.numbers is None and self.due is not None:
            self.stop_playing()
            return
        if self.numbers is None and self.paused is not None:
            self.go_on_after_a_whole_example()
            if self.operation >= self.stops(self.paused)[-1]:
                self.operation, self.paused = 0, None
            self.start_playing(self.paused or StepSize.BIT)
            return
        self.leave_the_example()
        if self.may_learn():
            self.phase = Phase.RUNNING

    @rule(count=st.sampled_from([1, 1, 1, 2, 10, 100, 1000, -1, -1, -2, -10, -1000]))
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
            self.is_told = True
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
        left = self.left()
        self.obey(do.Configure(config))
        self.is_told = left.is_listed  # that it is kept
        self.runs.begin(left)
        self.config = config
        self.run_id += 1
        self.rest()
        self.run, self.playhead = PlainRun(), 0
        self.show_whole()

    # commands that lead to another run

    def left(self) -> PlainKept:
        return PlainKept(self.config, self.run, self.playhead)

    def show_run(self, number: int) -> None:
        """Be in another run, after a command that leads to it; it may have to be trained again."""
        self.run_id += 1
        self.rest()
        kept, was_in_memory = self.runs.go_to(number, self.left())
        self.config, self.run, self.playhead = kept
        self.show_whole()
        self.is_told = True
        if was_in_memory:
            return
        while self.is_ready and self.trainer.work() is not None:
            pass
        self.forget_what_was_undone()

    def forget_what_was_undone(self) -> None:
        self.run.done.clear()
        self.run.undone.clear()
        self.run.made = max(self.run.branches)
        for branch in self.run.branches.values():
            branch.frontier = min(branch.frontier, self.end)

    @rule(number=st.integers(1, 8))
    def back_to_run(self, number: int) -> None:
        self.obey(BackToRun(number))
        if number in self.runs.kept and number != self.runs.number:
            self.show_run(number)
        else:
            self.is_told = number != self.runs.number

    # commands about the sum on stage

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

    @rule(size=SIZE, by=st.sampled_from([-1, 1]), times=st.sampled_from([1, 1, 4, 9]))
    def step_inside(self, size: StepSize, by: int, times: int) -> None:
        for _ in range(times):
            self.obey(do.StepInside(size, by))
            if self.numbers is None and self.phase in BUSY:
                self.rest()
                continue
            self.stop_playing()
            if by > 0:
                self.on_to_the_next_stop(size)
            else:
                self.back_to_the_stop_before(size)

    def on_to_the_next_stop(self, size: StepSize) -> None:
        all_stops, here = self.stops(size), self.operation or 0
        after = min([stop for stop in all_stops if stop > here], default=all_stops[-1])
        waits = self.paused is StepSize.OP and here < after == all_stops[-1]
        if self.numbers is not None or after < all_stops[-1]:
            self.operation = after
        elif waits:  # slow motion shows what it has done, before the next takes its place
            self.operation = after
            self.end_after_the_last()
        elif self.may_learn():
            self.step_examples(1)
            self.operation = 0
            if self.paused is not StepSize.OP:
                self.paused = None
        else:  # the last example of the run: all its lines are done
            self.show_whole()
            self.operation = all_stops[-1]

    def end_after_the_last(self) -> None:
        """Nothing waits for an example that does not come."""
        done = self.numbers is None and self.operation == self.stops(StepSize.OP)[-1]
        if done and self.paused is not None and not self.may_learn():
            self.show_whole()
            self.operation = self.stops(StepSize.OP)[-1]

    def back_to_the_stop_before(self, size: StepSize) -> None:
        all_stops, here = self.stops(size), self.operation
        if self.numbers is not None:
            here = all_stops[-1] if here is None else here
        elif not here:
            if self.heading > 0:
                self.step_examples(-1)
                self.operation = all_stops[-2]
            return
        self.operation = max([stop for stop in all_stops if stop < here], default=0)

    @rule(operation=st.integers(-1, 70))
    def show_operation(self, operation: int) -> None:
        self.obey(do.ShowOperation(operation))
        if self.numbers is None and self.phase in BUSY:
            self.rest()
            return
        self.stop_playing()
        all_stops = self.stops(StepSize.OP)
        is_last = self.playhead >= self.end
        last = all_stops[-1] if self.numbers or is_last else all_stops[-2]
        self.operation = min(max(operation, 0), last)
        self.end_after_the_last()

    @rule(size=SIZE)
    def play_inside(self, size: StepSize) -> None:
        self.obey(do.PlayInside(size))
        if self.numbers is None and self.phase in BUSY:
            self.rest()
        elif self.due is not None and size in (StepSize.BIT, self.size):
            self.stop_playing()
        else:
            self.go_on_after_a_whole_example()
            if self.operation is None or self.operation >= self.stops(size)[-1]:
                self.operation, self.paused = 0, None
            self.start_playing((self.paused or size) if size is StepSize.BIT else size)

    def go_on_after_a_whole_example(self) -> None:
        is_done = self.numbers is None and self.operation == self.stops(StepSize.OP)[-1]
        if is_done and self.paused is not None and self.may_learn():
            self.step_examples(1)
            self.operation = 0

    @rule(seconds=st.sampled_from([0.0, 0.5, 5.0, math.nan, math.inf]))
    def set_tempo(self, seconds: float) -> None:
        self.obey(do.SetTempo(seconds))
        self.tempo = 0.0 if math.isnan(seconds) else min(seconds, 60.0)
        if self.due is not None:
            self.due = min(self.due, self.now + self.interval())

    @rule(is_held=st.booleans())
    def hold(self, is_held: bool) -> None:
        self.obey(do.Hold(is_held))
        if self.is_held and not is_held and self.due is not None:
            self.due = self.now + self.interval()
        self.is_held = is_held

    # commands about what is done to the run

    @rule(what=st.sampled_from(POSSIBLE))
    def intervene(self, what: object) -> None:
        self.obey(do.Intervene(what))
        before = self.run.here
        self.run.intervene(self.playhead, what, self.end)
        self.runs.undone.clear()
        self.run_id += 1  # what moves goes on
        self.is_told = self.run.here is not before

    @rule(what=st.sampled_from(IMPOSSIBLE))
    def intervene_in_vain(self, what: object) -> None:
        self.obey(do.Intervene(what))
        self.is_told = True

    @rule()
    def undo(self) -> None:
        self.obey(do.Undo())
        self.is_told = True  # what was undone, or that nothing is
        if self.run.done:
            was = self.run.here
            there = min(self.run.undo(self.playhead), self.end)
            if self.run.here is not was or not self.run.is_deletion(self.run.undone[-1]):
                self.other_run(there)
        elif self.runs.before is not None:
            number = self.runs.number
            self.show_run(self.runs.before)
            self.runs.undone.append(number)

    @rule()
    def redo(self) -> None:
        self.obey(do.Redo())
        self.is_told = True  # what was done again, or that nothing is
        if self.run.undone:
            was, is_deletion = self.run.here, self.run.is_deletion(self.run.undone[-1])
            there = min(self.run.redo(self.playhead), self.end)
            if self.run.here is not was or not is_deletion:
                self.other_run(there)
        elif self.runs.again is not None:
            self.show_run(self.runs.again)

    @rule(number=BRANCH)
    def switch(self, number: int) -> None:
        self.obey(do.SwitchBranch(number))
        self.is_told = number not in self.run.branches
        if not self.is_told and number != self.run.current:
            self.run.current = number
            self.other_run(min(self.playhead, self.frontier))

    @precondition(lambda self: self.is_ready and self.is_all_within_the_end)
    @rule()
    def save_and_open(self) -> None:
        session = capture(self.trainer.snapshot(), ViewState())
        self.obey(OpenSession(session_from(session_bytes(session)).work))
        while self.trainer.work() is not None:
            pass
        self.rest()
        self.run_id += 1
        self.is_told, self.due, self.paused = True, None, None
        self.forget_what_was_undone()  # a session keeps no history of undo
        runs = self.runs
        runs.kept = {n: it for n, it in runs.kept.items() if n in runs.listed}
        runs.last = max((runs.number, *runs.kept))
        runs.in_memory, runs.former, runs.undone = [], {}, []

    @rule(number=BRANCH)
    def delete(self, number: int) -> None:
        self.obey(do.DeleteBranch(number))
        self.is_told = not self.run.may_delete(number)
        if not self.is_told:
            was_current = number == self.run.current
            self.run.delete(number)
            self.runs.undone.clear()
            if was_current:
                self.other_run(min(self.playhead, self.frontier))

    # time

    @rule(seconds=st.sampled_from([0.0, 0.003, 0.1, 0.9, 2.0, 100.0]))
    def work(self, seconds: float) -> None:
        self.now += seconds
        before = self.playhead
        rest = self.trainer.work()
        self.let_an_operation_pass()
        was_moving = self.is_ready and self.phase in MOVING
        self.playhead = self.trainer.snapshot().iteration
        learned = self.playhead - before
        self.run.here.frontier = max(self.frontier, self.playhead)
        assert learned >= 0
        if not was_moving:
            assert learned == 0
            assert (rest is None) == (self.due is None or self.is_held)
            return
        assert rest is not None
        assert rest >= 0
        assert self.phase is Phase.RUNNING or learned > 0
        assert self.target is None or self.playhead <= self.target
        assert self.playhead <= self.end
        if self.playhead == self.end:
            self.rest()
            self.is_told = True
        elif self.playhead == self.target:
            self.rest()

    def let_an_operation_pass(self) -> None:
        if self.due is None:
            return
        stage = self.trainer.snapshot().stage
        if stage.is_playing and stage.operation == self.operation:
            assert self.is_held or self.now < self.due + 10 * self.tick
            return
        assert not self.is_held
        assert self.now >= self.due
        self.paused = self.size
        self.on_to_the_next_stop(self.size)
        is_over = not stage.is_playing
        if is_over and self.numbers is None:
            self.is_told = True
        self.due = None if is_over else self.due + self.interval()
        if is_over:
            is_last = self.numbers is not None or self.playhead >= self.end
            stays = is_last or self.size is StepSize.OP
            assert self.operation == (self.stops(self.size)[-1] if stays else 0)

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
        assert bool(now.notice) == self.is_told
        assert self.trainer.is_moving == now.is_moving

    @invariant()
    def its_branches_are_those_of_the_model(self) -> None:
        if not hasattr(self, "trainer"):
            return
        done = self.trainer.snapshot().run_state
        assert done.entries == self.run.here.entries
        assert (bool(done.undoable), bool(done.redoable)) == (
            bool(self.run.done or self.runs.before), bool(self.run.undone or self.runs.again)
        )  # fmt: skip
        known = {b.number: (b.parent, b.frontier, b.is_current) for b in done.branches}
        assert known == {
            number: (branch.parent, branch.frontier, number == self.run.current)
            for number, branch in self.run.branches.items()
        }

    @invariant()
    def its_runs_are_those_of_the_model(self) -> None:
        if hasattr(self, "trainer"):
            now = self.trainer.snapshot()
            assert now.number == self.runs.number
            assert [it.number for it in now.earlier] == self.runs.listed

    @invariant()
    def it_shows_the_bits_that_plain_training_gives(self) -> None:
        if not hasattr(self, "trainer"):
            return
        now = self.trainer.snapshot()
        weights, operands, clamps = self.moment()
        assert flatten(now.weights).tobytes() == weights
        stage, numbers = now.stage, self.numbers or operands
        assert stage.source is (Source.TRAINING if self.numbers is None else Source.MINE)
        assert (stage.sum.a, stage.sum.b) == numbers
        answer = add(now.weights, *numbers, self.config.bits, clamps)
        assert np.array_equal(stage.sum.layer_2, answer.layer_2)
        assert (stage.operation, stage.is_playing) == (self.operation, self.due is not None)


TestMachine = Machine.TestCase
EXAMPLES, STEPS = (1_000, 100) if is_long() else (60, 40)
TestMachine.settings = settings(max_examples=EXAMPLES, stateful_step_count=STEPS)
