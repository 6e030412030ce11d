"""What a page can wait for that is about the sum on stage."""

from dataclasses import dataclass

from rnn_viz.core.commands import (
    PlayInside,
    ShowNumbers,
    ShowOperation,
    ShowTraining,
    ShowWholeSum,
)
from rnn_viz.core.language import _, _n
from rnn_viz.core.lessons.waits.wait import Wish
from rnn_viz.core.script.operations import FORWARD, StepSize
from rnn_viz.core.snapshot import Snapshot, Source
from rnn_viz.core.view_state import ViewState


@dataclass(frozen=True, slots=True)
class WaitForSum:
    """Have two numbers on stage."""

    a: int
    b: int

    @property
    def said(self) -> str:
        """What is asked."""
        return _("Put {a:,} + {b:,} on stage.").format(a=self.a, b=self.b)

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether they are there."""
        return now.stage.own_numbers == (self.a, self.b)

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Put them there."""
        return (ShowNumbers(self.a, self.b),)


@dataclass(frozen=True, slots=True)
class WaitForWrongSum:
    """Have a sum on stage that is answered wrongly; these are one."""

    a: int
    b: int
    said = _("Find a sum that is answered wrongly.")

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether the numbers on stage are the learner's, and the answer is wrong."""
        stage = now.stage
        is_whole = stage.shown >= stage.sum.columns
        return stage.own_numbers is not None and is_whole and not stage.sum.is_right

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Put one there."""
        return (ShowNumbers(self.a, self.b), ShowWholeSum())


@dataclass(frozen=True, slots=True)
class WaitForExample:
    """Have the training example on stage."""

    said = _("Put the training example on stage.")

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether it is there."""
        return now.stage.source is Source.TRAINING

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Put it there."""
        return (ShowTraining(),)


@dataclass(frozen=True, slots=True)
class WaitForBits:
    """Have gone through so many positions of the sum on stage, bit by bit."""

    bits: int

    @property
    def said(self) -> str:
        """What is asked."""
        sentence = _n(
            "Go through {count} position, bit by bit.",
            "Go through {count} positions, bit by bit.", self.bits,
        )  # fmt: skip
        return sentence.format(count=self.bits)

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether so many have an answer, while the sum is gone through."""
        return now.stage.operation is not None and now.stage.shown >= self.bits

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Show the sum up to there."""
        return (ShowOperation(self.bits * len(FORWARD)),)


@dataclass(frozen=True, slots=True)
class WaitForSlowMotion:
    """Let the operations of the sum on stage play."""

    said = _("Start slow motion.")

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether they play, or have played."""
        return now.stage.is_slow_motion

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Let them play."""
        return (PlayInside(StepSize.OP),)


@dataclass(frozen=True, slots=True)
class WaitForBlame:
    """Have followed blame back through so many positions of the training example."""

    positions: int

    @property
    def said(self) -> str:
        """What is asked."""
        sentence = _n(
            "Follow the blame back through a position.",
            "Follow the blame back through {count} positions.", self.positions,
        )  # fmt: skip
        return sentence.format(count=self.positions)

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether so many have their share, while the example is gone through."""
        return now.stage.operation is not None and now.stage.blamed >= self.positions

    def wishes(self, now: Snapshot) -> tuple[Wish, ...]:
        """Show the example up to there."""
        done = [at for at, op in enumerate(now.stage.program, 1) if op.key == "layer_1_delta"]
        enough = len(done) >= self.positions
        return (ShowOperation(done[self.positions - 1]),) if enough else (ShowTraining(),)
