"""``rnn-viz export picture`` and ``export report``: what the window saves, without a screen."""

import os
from argparse import Namespace

from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.exporting.picture_names import LENS_NAMES, PAGE_KINDS, PICTURE_NAMES
from rnn_viz.cli import screen
from rnn_viz.cli.exporting.given import given_run
from rnn_viz.cli.failures import InputError, JobError, not_one_of
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.shot import picture_size, scale_of
from rnn_viz.cli.starting.destination import destination
from rnn_viz.core.intents import Workspace
from rnn_viz.core.language import _

_USUAL_SIZE, _USUAL_SCALE = "1440x900", "2"
_ONLY_PICTURES = ("view", "theme", "size", "scale")
_NEITHER = {
    "every": "every",
    "first": "from",
    "last": "to",
    "frames": "frames",
}


def write_page(options: Namespace) -> None:
    """Check every option, then draw the page and write the file whole or not at all."""
    kind = PAGE_KINDS[options.kind]
    path = destination(
        options.file, _("the file for the {kind}").format(kind=kind.name), kind.endings
    )
    given = given_run(options)
    _refuse_what_does_not_belong(options)
    size, scale = picture_size(options.size or _USUAL_SIZE), scale_of(options.scale or _USUAL_SCALE)
    name = options.view or "window"
    if name not in PICTURE_NAMES:
        raise InputError(not_one_of("--view", name, PICTURE_NAMES))
    _find_no_screen()
    from rnn_viz.app.shots.shot import (  # Qt: others do without
        Framing,
        export_picture,
        export_report,
    )

    is_inside = name == "carry-lane" or name in LENS_NAMES
    framing = Framing(
        size, scale, options.theme or "dark", Workspace.INSIDE if is_inside else Workspace.WATCH,
        name if name in LENS_NAMES else "",
    )  # fmt: skip
    try:
        with Progress() as progress:
            if kind.name == "report":
                export_report(path, given.run, given.at, given.numbers, progress.show)
            else:
                export_picture(
                    path, given.run, given.at, given.numbers, framing, name, progress.show
                )
    except PictureError as error:
        raise JobError(str(error)) from error


def _find_no_screen() -> None:
    """Let Qt draw off screen; raises JobError where it cannot."""
    problem = screen.explain_no_picture()
    if problem is not None:
        raise JobError(problem)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt looks for a screen


def _refuse_what_does_not_belong(options: Namespace) -> None:
    """Refuse an option that the page does not heed; raises InputError."""
    refused = dict(_NEITHER)
    if options.kind == "report":
        refused |= dict.fromkeys(_ONLY_PICTURES, "")
    for name, spelled in refused.items():
        if getattr(options, name) is not None:
            sentence = _("--{option} is not for {kind}.")
            raise InputError(sentence.format(option=spelled or name, kind=options.kind))
