"""``rnn-viz export KIND FILE``: take weights, curves, print-outs or the script along."""

import time
from argparse import Namespace
from pathlib import Path

from rnn_viz.app.exporting.picture_names import PAGE_KINDS
from rnn_viz.app.exporting_data.kinds import DATA_KINDS, PICTURED, DataKind
from rnn_viz.cli import training
from rnn_viz.cli.arguments import every_from
from rnn_viz.cli.exporting.given import GivenRun, given_run
from rnn_viz.cli.exporting.pages import write_page
from rnn_viz.cli.failures import InputError, JobError, not_one_of
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.starting.destination import destination
from rnn_viz.core.language import _
from rnn_viz.io import atomic
from rnn_viz.io.exports.extras import MissingExtraError, check_extra

_ONLY_ANIMATED = ("first", "last", "frames", "view", "theme", "size", "numbers")
_SPELLED = {"first": "from", "last": "to"}


def run(options: Namespace) -> int:
    """Check every option, train as far as it takes, and write the file whole or not at all."""
    if options.kind in PAGE_KINDS:
        write_page(options)
        return 0
    kind = DATA_KINDS[options.kind]
    path = destination(
        options.file, _("the file for the {kind}").format(kind=kind.name), kind.endings
    )
    given, every = given_run(options), every_from(options)
    _refuse_what_does_not_belong(options, kind)
    try:
        if kind.extra:
            check_extra(kind.extra)
        if kind.is_animated:
            from rnn_viz.cli.exporting.animation import write_animation  # Qt: others do without

            write_animation(kind, path, given, options)
        else:
            _write(kind, path, given, every or kind.every)
    except MissingExtraError as error:
        raise JobError(str(error)) from error
    return 0


def _write(kind: DataKind, path: Path, given: GivenRun, every: int) -> None:
    from rnn_viz.app.exporting_data.contents import NoWeightsError, contents

    run, ending = given.run, path.suffix.lower()
    timeline = training.start(run.config, run.start).with_entries(run.shown.entries)
    upto = given.at if kind.is_moment else given.upto
    try:
        with Progress() as progress:
            data = contents(kind, timeline, upto, ending, every, time.time(), progress.show)
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
            sentence = _("{option} is only for {names}, not for {kind}.")
            raise InputError(sentence.format(option=option, names=names, kind=kind.name))
    if options.scale is not None:
        raise InputError(_("--scale is only for picture, not for {kind}.").format(kind=kind.name))
    if options.view not in (None, *PICTURED):
        raise InputError(not_one_of("--view", options.view, PICTURED))
