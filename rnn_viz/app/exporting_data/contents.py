"""What is in each kind of file; no Qt, so that it can be worked out in any thread."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import numpy as np

from rnn_viz.app import resources
from rnn_viz.app.exporting_data.kinds import DataKind
from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.regular_checks import checks_of, regular_checks
from rnn_viz.core.language import _
from rnn_viz.core.run.schedule import Schedule
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.examples import learned_examples
from rnn_viz.core.script.program import program
from rnn_viz.core.script.transcript import print_outs
from rnn_viz.engine.training.advancing import Tell, advance_to
from rnn_viz.io.exports.curves_file import checks_csv, errors_csv, examples_csv
from rnn_viz.io.exports.events_file import curves_events
from rnn_viz.io.exports.onnx_file import network_onnx
from rnn_viz.io.exports.weights_file import weights_npz, weights_safetensors

T = TypeVar("T")
_ERRORS_AT_ONCE = 65_536  # that are worked out again, where a run is too long to keep them


class NoWeightsError(RuntimeError):
    """The run diverged before the iteration; one sentence."""


def contents(
    kind: DataKind, timeline: Timeline, upto: int, ending: str, every: int, now: float, tell: Tell
) -> bytes:
    """Train a run as far as a file of it takes, and return the file.

    Of a run that diverged, curves have what was before.

    Parameters
    ----------
    kind
        A kind that is not animated.
    timeline
        The run, at its frontier.
    upto
        The iteration that the file is of, or up to which.
    ending
        How the file's name ends, in small letters.
    every
        Iterations from one line to the next, of kinds that have some.
    now
        The time in seconds since 1970.
    tell
        Called with what is being done, how much of it, and of how much, often; what it raises
        ends the work.

    Raises
    ------
    NoWeightsError
        The run diverged, and the file would be of weights.
    MissingExtraError
        A package is not installed.
    """
    if kind.name == "script":
        listing = resources.read_text("listing/adder.py")
        own = None if timeline.start is None else timeline.start.weights
        return program(listing, timeline.config, every, timeline.entries, own).encode()
    advance_to(timeline, upto, tell)
    if kind.is_moment:
        return _moment(kind, timeline, ending)
    if kind.name == "tensorboard":
        errors, checks = _errors(timeline, tell), _checks(timeline, every, tell)
        return curves_events(errors, _alphas(timeline), checks, now)
    return _text(kind, timeline, every, tell).encode()


def _moment(kind: DataKind, timeline: Timeline, ending: str) -> bytes:
    if timeline.diverged_at is not None:
        sentence = _("The run diverged at iteration {iteration:,}.")
        raise NoWeightsError(sentence.format(iteration=timeline.diverged_at))
    config, at, weights = timeline.config, timeline.iteration, timeline.weights
    if kind.name == "network":
        return network_onnx(weights, config, at, timeline.conditions.clamps)
    if ending == ".npz":
        return weights_npz(weights)
    return weights_safetensors(weights, config, at)


def _text(kind: DataKind, timeline: Timeline, every: int, tell: Tell) -> str:
    """Return what there is to write of a run, up to where it diverged if it did."""
    bits, last = timeline.config.bits, timeline.frontier
    match kind.name:
        case "errors":
            return errors_csv(_errors(timeline, tell), _alphas(timeline), bits)
        case "accuracy":
            return checks_csv(_checks(timeline, every, tell), bits)
        case "examples":
            examples = learned_examples(timeline, every)
            told = _telling(examples, _("reading example"), lambda it: it.iteration, last, tell)
            return examples_csv(told, bits)
        case _:
            return "\n".join([*print_outs(timeline, every), ""])


def _errors(timeline: Timeline, tell: Tell) -> Floats:
    """Return the error of every example, a stretch at a time."""
    parts = [np.empty(0)]
    for start in range(0, timeline.frontier, _ERRORS_AT_ONCE):
        tell(_("reading errors: example"), start, timeline.frontier)
        parts.append(timeline.errors(start, min(start + _ERRORS_AT_ONCE, timeline.frontier)))
    return np.concatenate(parts)


def _alphas(timeline: Timeline) -> Floats:
    return Schedule(timeline.config, timeline.entries).alphas(timeline.frontier)


def _checks(timeline: Timeline, every: int, tell: Tell) -> Checks:
    checks = regular_checks(timeline, every)
    doing, last = _("asking all sums: iteration"), timeline.frontier
    return checks_of(_telling(checks, doing, lambda it: it.iteration, last, tell))


def _telling(
    found: Iterable[T], doing: str, place: Callable[[T], int], last: int, tell: Tell
) -> Iterator[T]:
    """Yield what is found, and tell how far it is."""
    for it in found:
        tell(doing, place(it), last)
        yield it
