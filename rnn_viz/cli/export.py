"""``rnn-viz export KIND FILE``: take weights, curves, print-outs or the script along."""

from argparse import Namespace

import numpy as np

from rnn_viz.app import resources
from rnn_viz.cli import training
from rnn_viz.cli.arguments import EXPORTS, config_from, destination, every_from, iteration_from
from rnn_viz.cli.failures import InputError
from rnn_viz.cli.progress import Progress
from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.regular_checks import checks_of, regular_checks
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.program import program
from rnn_viz.core.script.transcript import PRINT_EVERY, print_outs
from rnn_viz.io import atomic
from rnn_viz.io.exports.curves_file import checks_csv, errors_csv
from rnn_viz.io.exports.weights_file import weights_npz, weights_safetensors

_CHECK_EVERY = 100  # iterations: some 0.3 s for the 2015 run
_ERRORS_AT_ONCE = 65_536  # that are worked out again, where a run is too long to keep them
_HAVE_EVERY = ("accuracy", "transcript", "script")


def run(options: Namespace) -> int:
    """Check every option, train as far as it takes, and write the file whole or not at all."""
    kind = options.kind
    path = destination(options.file, f"file for the {kind}", EXPORTS[kind])
    config, every = config_from(options), every_from(options)
    at = iteration_from(options, config, config.iterations)
    if options.at is not None and kind != "weights":
        raise InputError(f"--at is only for weights, not for {kind}.")
    if every is not None and kind not in _HAVE_EVERY:
        raise InputError(f"--every is only for {', '.join(_HAVE_EVERY)}, not for {kind}.")
    if kind == "script":
        listing = resources.read_text("listing/adder.py")
        atomic.write_text(path, program(listing, config, every or PRINT_EVERY))
        return 0
    timeline = training.start(config)
    with Progress() as progress:
        training.advance_to(timeline, at, progress)
        if kind == "weights":
            training.fail_if_diverged(timeline)
            atomic.write_bytes(path, _weights(timeline, path.suffix.lower()))
            return 0
        atomic.write_text(path, _text(kind, timeline, every, progress))
    training.fail_if_diverged(timeline)
    return 0


def _weights(timeline: Timeline, ending: str) -> bytes:
    if ending == ".npz":
        return weights_npz(timeline.weights)
    return weights_safetensors(timeline.weights, timeline.config, timeline.iteration)


def _text(kind: str, timeline: Timeline, every: int | None, progress: Progress) -> str:
    """Return what there is to write of a run, up to where it diverged if it did."""
    bits = timeline.config.bits
    if kind == "errors":
        return errors_csv(_errors(timeline, progress), bits)
    if kind == "transcript":
        return "\n".join([*print_outs(timeline, every or PRINT_EVERY), ""])
    found = []
    for evaluation in regular_checks(timeline, every or _CHECK_EVERY):
        progress.show("asking all sums: iteration", evaluation.iteration, timeline.frontier)
        found.append(evaluation)
    return checks_csv(checks_of(found), bits)


def _errors(timeline: Timeline, progress: Progress) -> Floats:
    """Return the error of every example, a stretch at a time, so that Ctrl+C is heard."""
    parts = [np.empty(0)]
    for start in range(0, timeline.frontier, _ERRORS_AT_ONCE):
        progress.show("reading errors: example", start, timeline.frontier)
        parts.append(timeline.errors(start, min(start + _ERRORS_AT_ONCE, timeline.frontier)))
    return np.concatenate(parts)
