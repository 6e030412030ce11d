"""The analyst: finds out what the newest weights can do; no thread of its own."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.evaluation import Sums, evaluate, sums_of
from rnn_viz.core.evidence.milestones import RESOLUTION, Milestones, search
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.identity import Identity, same_until
from rnn_viz.core.run.keyframes import Frames
from rnn_viz.core.run.schedule import Schedule
from rnn_viz.core.snapshot import Analysis, Shares, Snapshot
from rnn_viz.engine.studies.coarse_to_fine import places

MAP_SECONDS = 0.2  # while training, the map is at most so fresh
LOAD = 0.25  # share of a core that the analyst takes while training
LOOK_SECONDS = 0.05  # between two reports on the search for the milestones
_MOST_LOOKS = 2_000  # in that search; a longer run is looked at more seldom
_MOST_KNOWN = 64  # runs whose milestones are kept, for undo and for switching branches


class Question(NamedTuple):
    """What the trainer has; the analyst always works on the newest."""

    now: Snapshot
    frames: Frames


class _Look(NamedTuple):
    """What is kept of an evaluation at one point of the run; the map itself is 16 kB."""

    exact_share: float
    bit_accuracy: Floats


class Analyst:
    """Answer the newest question, the most urgent part first.

    Parameters
    ----------
    clock
        Seconds, rising.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._question: Question | None = None
        self._sums: Sums = sums_of(2)
        self._analysis = Analysis(0)
        self._looks: dict[int, _Look] = {}
        self._search: Iterator[Milestones] | None = None
        self._known: dict[Identity, Milestones] = {}
        self._is_news = False
        self._free_at = 0.0
        self._map_at = 0.0

    def ask(self, question: Question) -> None:
        """Take a newer question; of another run only what was found about a shared past is kept."""
        old = self._question
        self._question = question
        if old is None:
            self._begin(question, 0)
        elif old.now.run_id != question.now.run_id:
            self._begin(question, same_until(old.now.identity, question.now.identity))
        elif old.now.config != question.now.config:
            self._move_end(question.now.config.iterations)

    def work(self) -> Analysis | None:
        """Find out one thing; return the findings if there is something new to show."""
        question = self._question
        if question is None or (question.now.is_moving and self._clock() < self._free_at):
            return None
        started = self._clock()
        found = self._draw_map(question) or self._add_share(question) or self._look(question)
        spent = self._clock() - started
        self._free_at = self._clock() + spent * (1 / LOAD - 1)
        news, self._is_news = found or self._is_news, False
        if news:
            is_complete = self._next_share(question) is None and not self._may_look(question)
            self._analysis = replace(self._analysis, is_complete=is_complete)
        return self._analysis if news else None

    def rest(self) -> float | None:
        """Return the seconds until there may be more to do; ``None`` for until a question."""
        question = self._question
        if question is None or self._is_done(question):
            return None
        if not question.now.is_moving:
            return 0.0
        is_map_all = self._next_share(question) is None
        until = max(self._free_at, self._map_at) if is_map_all else self._free_at
        return max(0.0, until - self._clock())

    def _begin(self, question: Question, known_until: float) -> None:
        """Begin with a run of which the moments before iteration ``known_until`` are known."""
        self._sums = sums_of(question.now.config.bits)
        wanted = set(places(question.now.config.iterations))
        self._looks = {i: s for i, s in self._looks.items() if i < known_until and i in wanted}
        self._search = None
        known = self._known.get(question.now.identity)
        self._analysis = Analysis(question.now.run_id, None, self._curve(), known)
        self._is_news = bool(self._looks) or known is not None

    def _move_end(self, iterations: int) -> None:
        """Keep the shares that are still asked for; what was said about the old end is void."""
        wanted = set(places(iterations))
        self._looks = {i: look for i, look in self._looks.items() if i in wanted}
        self._search = None
        self._analysis = replace(self._analysis, milestones=None, shares=self._curve())
        self._is_news = True

    def _is_done(self, question: Question) -> bool:
        evaluation = self._analysis.evaluation
        is_map_new = evaluation is not None and evaluation.iteration == question.now.iteration
        if self._is_news or not is_map_new:
            return False
        return self._next_share(question) is None and not self._may_look(question)

    def _draw_map(self, question: Question) -> bool:
        now = self._clock()
        shown = self._analysis.evaluation
        if shown is not None and shown.iteration == question.now.iteration:
            return False
        if question.now.is_moving and now < self._map_at:
            return False
        at = question.now
        evaluation = evaluate(at.weights, self._sums, at.iteration, at.clamps)
        # where a map takes long, as much time again is left to the share curve
        self._map_at = now + max(MAP_SECONDS, 2 * (self._clock() - now) / LOAD)
        self._analysis = replace(self._analysis, evaluation=evaluation)
        return True

    def _next_share(self, question: Question) -> int | None:
        spacing, rows = question.frames
        last = (len(rows) - 1) * spacing
        for iteration in places(question.now.config.iterations):
            is_keyframe = iteration <= last and iteration % spacing == 0
            if is_keyframe and iteration not in self._looks:
                return iteration
        return None

    def _add_share(self, question: Question) -> bool:
        iteration = self._next_share(question)
        if iteration is None:
            return False
        weights = unflatten(question.frames.rows[iteration // question.frames.spacing])
        clamps = self._schedule(question).at(iteration).clamps
        found = evaluate(weights, self._sums, iteration, clamps)
        self._looks[iteration] = _Look(found.exact_share, found.bit_accuracy)
        self._analysis = replace(self._analysis, shares=self._curve())
        return True

    def _schedule(self, question: Question) -> Schedule:
        return Schedule(question.now.config, question.now.run_state.entries)

    def _curve(self) -> Shares:
        points = sorted(self._looks)
        looks = [self._looks[iteration] for iteration in points]
        at = np.array(points, np.float64)
        shares = np.array([look.exact_share for look in looks], np.float64)
        accuracy = np.array([look.bit_accuracy for look in looks]).reshape(-1, self._sums.bits)
        for values in (at, shares, accuracy):
            values.flags.writeable = False
        return Shares(at, shares, accuracy)

    def _may_look(self, question: Question) -> bool:
        finished = (
            question.now.frontier >= question.now.config.iterations and not question.now.is_moving
        )
        known = self._analysis.milestones
        return finished and (known is None or known.upto < question.now.config.iterations)

    def _look(self, question: Question) -> bool:
        """Appearance for first and stable perfect, a few moments further."""
        if not self._may_look(question):
            return False
        if self._search is None:
            config, entries = question.now.config, question.now.run_state.entries
            self._search = search(config, resolution_for(config), entries)
        until = self._clock() + LOOK_SECONDS
        milestones = next(self._search)
        while milestones.upto < question.now.config.iterations and self._clock() < until:
            milestones = next(self._search)
        self._analysis = replace(self._analysis, milestones=milestones)
        if milestones.upto >= question.now.config.iterations:
            self._remember(question.now.identity, milestones)
        return True

    def _remember(self, run: Identity, milestones: Milestones) -> None:
        while len(self._known) >= _MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self._known[run] = milestones


def resolution_for(config: RunConfig) -> int:
    """Return how many iterations apart to look for first and stable perfect.

    Every 5 where that is at most 2,000 looks; wider for long runs and large layers, whose
    looks cost up to 40 times as much.
    """
    looks = int(_MOST_LOOKS * min(1.0, (32 / config.hidden) ** 2))
    return max(RESOLUTION, -(-config.iterations // looks))
