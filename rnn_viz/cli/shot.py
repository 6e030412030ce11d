"""``rnn-viz shot FILE.png``: a picture of the window at any moment, without a screen."""

import os
import re
from argparse import Namespace
from pathlib import Path

from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.cli import screen
from rnn_viz.cli.arguments import iteration_from, numbers_from
from rnn_viz.cli.failures import InputError, JobError
from rnn_viz.cli.lens_names import lens_from
from rnn_viz.cli.lessons.lesson import lesson_path
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.starting.destination import destination
from rnn_viz.cli.weights_option import run_from
from rnn_viz.core.intents import Workspace
from rnn_viz.core.language import _
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.words.typed_numbers import CommaError, NumberError, read_decimal, read_whole
from rnn_viz.io.lessons.lesson_file import load_lesson

_SMALLEST, _LARGEST = (640, 480), (7680, 4320)
_SCALES = (1.0, 4.0)


def run(options: Namespace) -> int:
    """Check every option, then draw the picture."""
    path = destination(options.file, _("the picture"), (".png",))
    config, own = run_from(options)
    at, numbers = iteration_from(options, config, 0), numbers_from(options)
    size, scale = picture_size(options.size), scale_of(options.scale)
    workspace, lesson = workspace_of(options.workspace, options.lens), lesson_of(options)
    problem = screen.explain_no_picture()
    if problem is not None:
        raise JobError(problem)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt looks for a screen
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"  # icons are drawn sharp for it

    from rnn_viz.app.shots.shot import Framing, shot  # Qt: other commands do without

    framing = Framing(size, scale, options.theme, workspace, options.lens or "")
    try:
        if lesson is not None:
            from rnn_viz.app.shots.lesson_shot import lesson_shot  # as above

            lesson_shot(path, *lesson, framing)
            return 0
        with Progress() as progress:
            shot(path, config, at, numbers, framing, progress.show, own)
    except PictureError as error:
        raise JobError(str(error)) from error
    finally:
        del os.environ["QT_SCALE_FACTOR"]  # not for whatever this process draws next
    return 0


def lesson_of(options: Namespace) -> tuple[Path, int] | None:
    """Return the lesson to show and its page, from 1; raises InputError."""
    if options.lesson is None:
        if options.page is not None:
            raise InputError(_("--page is of a --lesson."))
        return None
    for name in ("at", "numbers", "workspace", "lens", "weights", *(it.name for it in FIELDS)):
        if getattr(options, name) is not None:
            sentence = _("A lesson has a run of its own: leave out --{name}.")
            raise InputError(sentence.format(name=name))
    path = lesson_path(options.lesson)
    lesson, _mistakes = load_lesson(path)
    if lesson is None:
        raise InputError(_("There is no page in '{lesson}'.").format(lesson=options.lesson))
    page = 1 if options.page is None else read_whole(options.page)
    if not 1 <= page <= len(lesson.pages):
        sentence = _("The lesson has pages 1 to {count}.")
        raise InputError(sentence.format(count=len(lesson.pages)))
    return path, page


def picture_size(text: str) -> tuple[int, int]:
    """Return width and height from text such as ``1440x900``; raises InputError."""
    found = re.fullmatch(r"([0-9]{1,5})[xX×]([0-9]{1,5})", text.strip())
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(a <= n <= b for a, n, b in zip(_SMALLEST, size, _LARGEST, strict=True)):
        sentence = _("--size is '{text}', but must be WxH, 640x480 to 7680x4320.")
        raise InputError(sentence.format(text=text))
    return size


def workspace_of(text: str | None, lens: str | None) -> Workspace:
    """Return the workspace to show; a lens is in Inside. Raises InputError."""
    if lens is not None:
        lens_from(lens)
    if text is None:
        return Workspace.WATCH if lens is None else Workspace.INSIDE
    workspace = Workspace[text.upper()]
    if lens is not None and workspace is not Workspace.INSIDE:
        raise InputError(_("--lens is a part of --workspace inside."))
    return workspace


def scale_of(text: str) -> float:
    """Return how many pixels a point has; raises InputError."""
    low, high = _SCALES
    try:
        scale = read_decimal(text)
    except CommaError as error:
        sentence = _("--scale is '{text}', but {rule}.")
        raise InputError(sentence.format(text=text, rule=error.rule)) from None
    except NumberError:
        scale = 0.0
    if not low <= scale <= high:
        sentence = _("--scale is '{text}', but must be a number from {low:g} to {high:g}.")
        raise InputError(sentence.format(text=text, low=low, high=high))
    return scale
