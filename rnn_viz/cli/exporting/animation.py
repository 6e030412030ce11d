"""``rnn-viz export animation`` and ``export addition``: moving pictures, without a screen."""

import os
from argparse import Namespace
from pathlib import Path

from rnn_viz.app.exporting_data.animation import (
    FRAMES,
    Film,
    TooManyPixelsError,
    animated,
    film_of_training,
)
from rnn_viz.app.exporting_data.kinds import DataKind
from rnn_viz.cli import screen
from rnn_viz.cli.exporting.given import GivenRun
from rnn_viz.cli.failures import InputError, JobError
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.shot import picture_size
from rnn_viz.core.language import _
from rnn_viz.core.run.config import Field
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.typed_numbers import parse_field
from rnn_viz.io import atomic, compile_cache

_USUAL_FRAMES, _USUAL_SIZE = 60, "1280x800"


def write_animation(kind: DataKind, path: Path, given: GivenRun, options: Namespace) -> None:
    """Check every option, draw the pictures and write the file whole or not at all."""
    film = _film(kind, given, options)
    size = picture_size(options.size or _USUAL_SIZE)
    problem = screen.explain_no_picture()
    if problem is not None:
        raise JobError(problem)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt looks for a screen
    compile_cache.prepare()
    try:
        with Progress() as progress:
            view = options.view or kind.pictured
            data = _drawn(film, view, options.theme, size, path.suffix.lower(), progress)
    except TooManyPixelsError as error:
        raise JobError(str(error)) from error
    atomic.write_bytes(path, data)


def _film(kind: DataKind, given: GivenRun, options: Namespace) -> Film:
    run, numbers = given.run, given.numbers
    if kind.name == "addition":
        return Film(run, (given.at,), True, numbers)
    end = run.config.iterations
    first = _whole("from", options.first, 0, end, 0)
    last = _whole("to", options.last, 0, end, run.shown.frontier or end)
    if first >= last:
        sentence = _("--from is {first:,}, but must be less than --to, which is {last:,}.")
        raise InputError(sentence.format(first=first, last=last))
    frames = _whole("frames", options.frames, *FRAMES, _USUAL_FRAMES)
    return film_of_training(run, (first, last), frames, numbers)


def _whole(name: str, typed: str | None, low: int, high: int, otherwise: int) -> int:
    """Return the number of an option; raises ConfigError."""
    field = Field(name, f"--{name}", "", low, high, "")
    return otherwise if typed is None else int(parse_field(field, typed))


def _drawn(
    film: Film, view: str, theme: str | None, size: tuple[int, int], ending: str,
    progress: Progress,
) -> bytes:  # fmt: skip
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from rnn_viz.app import theme as themes
    from rnn_viz.app.bootstrap import application
    from rnn_viz.app.exporting_data.off_screen import OffScreen

    application()
    first = next(film.snapshots((), progress.show))
    window = OffScreen(first, ViewState(), view, themes.chosen(theme or "dark"), size)
    try:
        for _step in window.furnishing():
            pass
        return animated(film, window.studies, window.picture, ending, progress.show)
    finally:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
