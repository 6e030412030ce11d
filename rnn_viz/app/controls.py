"""What the user does, as commands to the engine."""

import random
from collections.abc import Callable
from dataclasses import replace

from rnn_viz.app.actions import Do
from rnn_viz.app.bridge import Bridge
from rnn_viz.core import commands as do
from rnn_viz.core.evidence.until import Condition
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Intervention
from rnn_viz.core.script.operations import StepSize
from rnn_viz.engine.training.stage_player import OPERATION_SECONDS

_QUICKEST, _SLOWEST = 0.1, 10.0  # seconds for an operation


class Controls:
    """Turn intentions into commands.

    Attributes
    ----------
    step_size
        What one press of Step or Back does: so many examples, or a part of one.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self.step_size: StepSize | int = 1
        self._tempo = OPERATION_SECONDS

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the actions that concern the engine do."""
        return {
            Do.RUN: self.run_or_pause,
            Do.STEP: lambda: self.step(1),
            Do.BACK: lambda: self.step(-1),
            Do.START: lambda: self._send(do.BackToStart()),
            Do.END: self.to_end,
            Do.NEW_SEED: self.new_seed,
            Do.LIVE: self.back_to_live,
            Do.UNDO: self.undo,
            Do.REDO: self.redo,
            Do.SLOWER: lambda: self.change_tempo(1.5),
            Do.FASTER: lambda: self.change_tempo(1 / 1.5),
            Do.TRAINING: self.show_training,
            Do.PREVIOUS_BIT: lambda: self._send(do.StepInside(StepSize.BIT, -1)),
            Do.PLAY_BITS: lambda: self._send(do.PlayInside(StepSize.BIT)),
            Do.NEXT_BIT: lambda: self._send(do.StepInside(StepSize.BIT)),
            Do.SLOW_MOTION: lambda: self._send(do.PlayInside(StepSize.OP)),
            Do.WHOLE_SUM: lambda: self._send(do.ShowWholeSum()),
        }

    def run_or_pause(self) -> None:
        """Pause what moves; run what rests."""
        self._send(do.RunOrPause())

    def step(self, by: int) -> None:
        """Move by the chosen size, forwards (1) or back (-1); line by line in slow motion."""
        stage = self._bridge.newest.stage
        size = StepSize.OP if stage.is_slow_motion else self.step_size
        if isinstance(size, StepSize):
            self._send(do.StepInside(size, by))
        else:
            self._send(do.Step(by * size))

    def show_operation(self, operation: int) -> None:
        """Show the sum on stage after so many operations."""
        self._send(do.ShowOperation(operation))

    def choose_step_size(self, size: StepSize | int) -> None:
        """Let one step be an operation, a bit, a pass, or so many examples."""
        self.step_size = size

    def to_end(self) -> None:
        """Train to the end of the run."""
        self._send(do.GoTo(self._bridge.newest.config.iterations))

    def go_to(self, iteration: int) -> None:
        """Move the playhead."""
        self._send(do.GoTo(iteration))

    def choose_speed(self, speed: float) -> None:
        """Train at another speed."""
        self._send(do.SetSpeed(speed))

    def configure(self, config: RunConfig) -> None:
        """Use another configuration."""
        self._send(do.Configure(config))

    def extend(self, iterations: int) -> None:
        """Move the end of the run."""
        self._send(do.Configure(replace(self._bridge.newest.config, iterations=iterations)))

    def new_seed(self) -> None:
        """Start a new run from other random weights."""
        seed = random.randrange(2**32)  # the one place where chance is wanted
        self._send(do.Configure(replace(self._bridge.newest.config, seed=seed)))

    def show_training(self) -> None:
        """Put the training example on stage."""
        self._send(do.ShowTraining())

    def show_numbers(self, pair: tuple[int, int]) -> None:
        """Put two numbers on stage."""
        self._send(do.ShowNumbers(*pair))

    def back_to_live(self) -> None:
        """Go to where training goes on."""
        self._send(do.GoTo(self._bridge.newest.frontier))

    def run_until(self, condition: Condition) -> None:
        """Run until something is so."""
        self._send(do.RunUntil(condition))

    def toggle_breakpoint(self, key: str) -> None:
        """Let Run stop before a line of the listing, or no longer."""
        self._send(do.ToggleBreakpoint(key))

    def go_to_in(self, branch: int, iteration: int) -> None:
        """Play another branch, and move the playhead in it."""
        self._send(do.SwitchBranch(branch))
        self._send(do.GoTo(iteration))

    def remove_bookmark(self, iteration: int) -> None:
        """Forget the name of a moment."""
        self._send(do.RemoveBookmark(iteration))

    def bookmark(self, iteration: int, name: str = "") -> None:
        """Name a moment."""
        self._send(do.SetBookmark(iteration, name))

    def intervene(self, what: Intervention) -> None:
        """Change the run at the playhead."""
        self._send(do.Intervene(what))

    def hold_at_mean(self, unit: int) -> None:
        """Hold a hidden unit at its mean."""
        self._send(do.HoldAtMean(unit))

    def switch(self, branch: int) -> None:
        """Play another branch."""
        self._send(do.SwitchBranch(branch))

    def rename(self, branch: int, name: str) -> None:
        """Call a branch something else."""
        self._send(do.RenameBranch(branch, name))

    def delete(self, branch: int) -> None:
        """Forget a branch."""
        self._send(do.DeleteBranch(branch))

    def compare(self, branch: int | None) -> None:
        """Compare the weights with those of a branch, or with nothing."""
        self._send(do.CompareWith(branch=branch))

    def undo(self) -> None:
        """Take the last change of the run back."""
        self._send(do.Undo())

    def redo(self) -> None:
        """Change the run again as before undoing."""
        self._send(do.Redo())

    def change_tempo(self, factor: float) -> None:
        """Give each operation of the slow motion more or less time."""
        self._tempo = min(max(self._tempo * factor, _QUICKEST), _SLOWEST)
        self._send(do.SetTempo(self._tempo))

    def hold(self, is_held: bool) -> None:
        """Let the slow motion wait while the mouse is over what acts."""
        if self._bridge.newest.stage.is_playing or not is_held:
            self._send(do.Hold(is_held))

    def cancel(self) -> None:
        """Stop on the way to an iteration."""
        self._send(do.Pause())

    def _send(self, command: do.Command) -> None:
        self._bridge.send(command)
