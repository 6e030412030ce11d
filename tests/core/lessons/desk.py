"""A run and what is seen of it, moved by the wishes of a lesson as in the window, without one."""

import math
from collections.abc import Iterable
from dataclasses import replace

from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.commands import GoTo, RunUntil, SetSpeed
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.intents import Intent
from rnn_viz.core.lessons.waits.wait import Wish
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer


class Desk:
    """Obeys commands and intents; time does not pass."""

    def __init__(self, config: RunConfig | None = None) -> None:
        self.trainer = Trainer(config or RunConfig(), clock=lambda: 0.0)
        self.trainer.ready()
        self.view = ViewState()

    def take(self, wishes: Iterable[Wish]) -> None:
        """Obey them all, and let what leads elsewhere come to its end before the next."""
        for wish in wishes:
            self.take_one(wish)
            if isinstance(wish, GoTo | RunUntil):
                self.travel()

    def take_one(self, wish: Wish) -> None:
        """Obey a wish, and do not wait."""
        if isinstance(wish, Intent):
            self.view = self.view.after(wish)
        else:
            self.trainer.obey(wish)

    def travel(self) -> None:
        speed = self.now.speed
        self.trainer.obey(SetSpeed(math.inf))  # time does not pass: any other would never end
        while self.trainer.is_moving:
            self.trainer.work()
        self.trainer.obey(SetSpeed(speed))

    @property
    def now(self) -> Snapshot:
        """This moment, with what all sums say at it."""
        now = self.trainer.snapshot()
        bits, clamps = now.config.bits, now.clamps
        found = evaluate(now.weights, sums_of(bits), now.iteration, clamps)
        finding = Finding("map", now.identity, now.iteration, found)
        return replace(now, analysis=Analysis(now.run_id, {"map": finding}))
