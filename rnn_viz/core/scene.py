"""Scene: all that the views draw, worked out once, when it is first asked for."""

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.evidence.wrong_sums import WrongSums, wrong_sums
from rnn_viz.core.experiment.experiment import NO_EXPERIMENT, Experiment
from rnn_viz.core.kept import Kept
from rnn_viz.core.language import _
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Subject, Weight
from rnn_viz.core.net.time_step import TimeStep, time_step_of
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.run.keyframes import WeightHistory, weight_history
from rnn_viz.core.run.run_range import Range, whole_run
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.collected import Collected, collected_at
from rnn_viz.core.script.operations import OPERATIONS, acting, rows_of
from rnn_viz.core.script.parts import Bright
from rnn_viz.core.snapshot import Snapshot, Source
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.captions import caption
from rnn_viz.core.words.curve_readout import Asked, Readout, read
from rnn_viz.core.words.detail import detail
from rnn_viz.core.words.landmarks import Mark, marks_of, phases_of
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import Verdict
from rnn_viz.core.words.phase_claims import PhaseClaim
from rnn_viz.core.words.terms import Detail

_MIDDLE = 4  # a position that depends on those before it


class Scene:
    """A snapshot and what the user has chosen to see, and all that follows from them.

    What views ask for is worked out once, and again only when what it depends on has changed.

    Parameters
    ----------
    now, view
        The moment, and what the user has chosen to see.
    before
        The scene before, whose results are kept where they still hold.
    experiment
        The experiment with many runs.
    """

    def __init__(
        self, now: Snapshot, view: ViewState | None = None, before: "Scene | None" = None,
        experiment: Experiment = NO_EXPERIMENT,
    ) -> None:  # fmt: skip
        self.now, self.experiment = now, experiment
        self.view = ViewState() if view is None else view
        self._kept: Kept = Kept() if before is None else before._kept
        self._once = self._kept.once

    @property
    def trace(self) -> Trace:
        """All values of the sum on stage."""
        now = self.now
        frozen = None if now.conditions is None else now.conditions.frozen
        return self._once(
            "trace", (now.stage.sum, now.conditions),
            lambda: trace_of(now.weights, now.stage.sum, now.alpha, now.clamps, frozen),
        )  # fmt: skip

    @property
    def learning(self) -> Trace | None:
        """What the example on stage teaches; ``None`` for the user's own numbers."""
        return self.trace if self.now.stage.source is Source.TRAINING else None

    @property
    def backward(self) -> BackwardShown | None:
        """The backward pass as far as it has come, all of a sum that is shown whole, if learned."""
        stage, trace = self.now.stage, self.learning
        if trace is None:
            return None
        done = stage.blamed
        return self._once("backward", (trace, done), lambda: BackwardShown.of(trace, done))

    @property
    def network_position(self) -> int:
        """The position whose time step the network shows.

        That of the newest operation, else the one pointed at or chosen, else the middle of eight.
        """
        stage, chosen, pointed = self.now.stage, self.view.position, self.view.pointed
        part = pointed.part if pointed.is_on_stage else None
        if stage.position is not None:
            return stage.position
        if stage.operation is not None:  # nothing is done yet, or the update is applied
            return 0
        chosen = part.position if part is not None else chosen
        columns = stage.sum.columns
        return min(columns // 2, _MIDDLE) if chosen is None else min(columns - 1, chosen)

    @property
    def time_step(self) -> TimeStep:
        """The network at that position."""
        trace, position = self.trace, self.network_position
        return self._once("time_step", (trace, position), lambda: time_step_of(trace, position))

    @property
    def collected(self) -> Collected | None:
        """What has become of the update of the example; ``None`` before the backward pass."""
        stage = self.now.stage
        if not stage.operation:
            return None
        program, operation, trace = stage.program, stage.operation, self.trace
        return self._once(
            "collected", (trace, operation), lambda: collected_at(program, operation, trace)
        )

    @property
    def caption(self) -> str:
        """What the operation done last has done; empty where the sum speaks for itself."""
        op = self.now.stage.last
        if op is None or op.key == "d" or self.now.stage.waits_at_its_end:
            return ""
        return caption(op, self.trace, is_learned=not self.now.is_at_end)

    @property
    def bright(self) -> Bright | None:
        """What acts or is pointed at on the stage; ``None`` dims nothing."""
        pointed = self.view.pointed
        if pointed.variable and not pointed.is_on_stage:
            rows = rows_of(pointed.variable)
            if rows:
                return Bright(rows)
        op = self.now.stage.last
        if op is None or not self._is_slow:  # while the update is applied, no row acts
            return None
        if op.position is None:
            return Bright()
        return Bright(cells=acting(op.key, op.position, self.now.stage.sum.columns))

    @property
    def acting_synapses(self) -> frozenset[str] | None:
        """The synapses that the line, or the whole position, needs; ``None`` dims nothing."""
        op = self.now.stage.last
        if op is None or not self._is_slow:
            return None
        is_line = self.now.stage.is_slow_motion
        return frozenset(OPERATIONS[op.key].synapses if is_line else self.now.weights._fields)

    @property
    def evaluation(self) -> Evaluation | None:
        """The newest evaluation of all sums, which may be that of another moment."""
        return self.now.analysis.evaluation if self.now.analysis else None

    @property
    def evaluated_at(self) -> str:
        """Of which moment the newest evaluation is, in words; empty if of this one, or if none."""
        found = self.evaluation
        other = None if found is None or found.iteration == self.now.iteration else found.iteration
        return "" if other is None else _("at {iteration:,}").format(iteration=other)

    @property
    def wrong_sums(self) -> WrongSums | None:
        """The wrong sums that the filter of the map lets through; ``None`` if none is known."""
        found, view = self.evaluation, self.view
        if found is None:
            return None
        return self._once(
            "wrong_sums", (found, view.wrong_bits, view.sum_order),
            lambda: wrong_sums(found, view.wrong_bits, view.sum_order),
        )  # fmt: skip

    @property
    def share_points(self) -> tuple[Floats, Floats]:
        """Iterations, and the share of right sums there, the newest evaluation among them."""
        checks = self.now.analysis.shares if self.now.analysis else Checks()
        return checks.iterations, checks.exact_share

    @property
    def shown_range(self) -> Range:
        """The stretch of the run in the error curve."""
        zoom = self.view.zoom
        return whole_run(self.now.config.iterations) if zoom is None else zoom

    @property
    def next_error(self) -> float:
        """The error of the example at the playhead before it is learned, whatever is on stage."""
        now, operands = self.now, self.now.operands
        if now.stage.source is Source.TRAINING or operands is None:
            return now.stage.sum.overall_error
        return self._once(
            "next_error", (now.weights, operands, now.conditions),
            lambda: add(now.weights, *operands, now.config.bits, now.clamps).overall_error,
        )  # fmt: skip

    def readout(self, asked: Asked) -> Readout:
        """Return what the curves know about an iteration, as text."""
        return read(self.now, self.next_error, self.share_points, asked)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What has happened in the run, and what the user has marked."""
        now, known = self.now, self.now.analysis and self.now.analysis.milestones
        return self._once("marks", (now.run_state, now.config, known), lambda: marks_of(now))

    @property
    def phases(self) -> tuple[PhaseClaim, ...]:
        """The named phases of the run, as far as they are known."""
        now = self.now
        found = now.analysis.findings.get("phases") if now.analysis else None
        return self._once("phases", (found,), lambda: phases_of(now))

    @property
    def is_evaluating(self) -> bool:
        """Whether phases and marks may still move because not all is evaluated yet."""
        analysis = self.now.analysis
        return analysis is not None and not (analysis.is_complete or self.now.is_moving)

    def detail(self, subject: Subject) -> Detail:
        """Return all about one value."""
        now, learning = self.now, self.learning
        return self._once(
            ("detail", subject), (now.stage, now.weights, learning),
            lambda: detail(subject, now.stage, now.weights, learning),
        )  # fmt: skip

    def history(self, weight: Weight) -> WeightHistory | None:
        """Return a weight over the run and at the playhead; ``None`` where there is no such."""
        frames, weights = self.now.frames, self.now.weights
        is_of_this_net = frames.rows.shape[1] == weights.hidden * (weights.hidden + 3)
        value = weight.value_in(weights)
        if not is_of_this_net or value is None:
            return None
        told = weight_history(frames, weight, weights.hidden)
        return told.having(self.now.iteration, value)

    @property
    def evidence(self) -> Evidence:
        """What the sentences of the lenses rest on."""
        found = self.now.analysis.findings if self.now.analysis else {}
        return Evidence(self.now.iteration, found, self.trace, self.network_position)

    def verdict(self, lens: LensText) -> Verdict:
        """Return the sentence of a lens."""
        it = self.evidence
        found = (it.findings.get(key) for key in sorted(lens.studies))
        key = it.iteration, it.position, it.trace, *found
        return self._once(("verdict", lens.key), key, lambda: lens.verdict(it))

    @property
    def _is_slow(self) -> bool:
        """Whether operations follow each other slowly enough to be looked at one by one."""
        return self.now.stage.is_playing or self.now.stage.is_slow_motion
