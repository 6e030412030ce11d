"""``rnn-viz export KIND FILE``: take weights, curves, print-outs or the script along."""

import time
from argparse import Namespace
from pathlib import Path

from rnn_viz.app.exporting_data.kinds import DATA_KINDS, DataKind
from rnn_viz.cli import training
from rnn_viz.cli.arguments import destination, every_from, iteration_from
from rnn_viz.cli.failures import InputError, JobError
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.weights_option import last_from, run_from
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.io import atomic
from rnn_viz.io.exports.extras import MissingExtraError, check_extra

_ONLY_ANIMATED = ("first", "last", "frames", "view", "theme", "size", "numbers")
_SPELLED = {"first": "from", "last": "to"}


def run(options: Namespace) -> int:
    """Check every option, train as far as it takes, and write the file whole or not at all."""
    kind = DATA_KINDS[options.kind]
    path = destination(options.file, f"file for the {kind.name}", kind.endings)
    (config, own), every = run_from(options), every_from(options)
    at = iteration_from(options, config, last_from(options, config))
    _refuse_what_does_not_belong(options, kind)
    try:
        if kind.extra:
            check_extra(kind.extra)
        if kind.is_animated:
            from rnn_viz.cli.exporting.animation import write_animation  # Qt: others do without

            write_animation(kind, path, config, own, at, options)
        else:
            _write(kind, path, training.start(config, own), at, every or kind.every)
    except MissingExtraError as error:
        raise JobError(str(error)) from error
    return 0


def _write(kind: DataKind, path: Path, timeline: Timeline, at: int, every: int) -> None:
    from rnn_viz.app.exporting_data.contents import NoWeightsError, contents

    ending = path.suffix.lower()
    try:
        with Progress() as progress:
            data = contents(kind, timeline, at, ending, every, time.time(), progress.show)
    except NoWeightsError as error:
        raise JobError(str(error)) from error
    atomic.write_bytes(path, data)
    training.fail_if_diverged(timeline)


def _refuse_what_does_not_belong(options: Namespace, kind: DataKind) -> None:
    """Refuse an option that the kind does not heed; raises InputError."""
    heeded = {
        "at": [it for it in DATA_KINDS.values() if it.is_moment],
        "every": [it for it in DATA_KINDS.values() if it.every],
        **{name: [it for it in DATA_KINDS.values() if it.is_animated] for name in _ONLY_ANIMATED},
        **{name: [DATA_KINDS["animation"]] for name in ("first", "last", "frames")},
    }
    for name, kinds in heeded.items():
        if getattr(options, name) is not None and kind not in kinds:
            names = ", ".join(it.name for it in kinds)
            option = f"--{_SPELLED.get(name, name)}"
            raise InputError(f"{option} is only for {names}, not for {kind.name}.")
