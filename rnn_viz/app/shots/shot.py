"""Pictures of the real window at any moment of a run, and reports; drawn by Qt, off screen."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from rnn_viz.app import bootstrap
from rnn_viz.app.exporting.figure import Figure, image_of, png_from
from rnn_viz.app.exporting.picture_files import picture_bytes, write_picture
from rnn_viz.app.exporting.report import report_pdf
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.intents import ShowLens, ShowSynapsesAs, ShowWorkspace, SynapseView, Workspace
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.session import fresh_run
from rnn_viz.core.words.lenses.table import LENSES
from rnn_viz.engine.film import saved_moment
from rnn_viz.engine.training.advancing import Tell
from rnn_viz.io import ending

_USUAL = (1440, 900)  # pixels


@dataclass(frozen=True, slots=True)
class Framing:
    """How the window is shown.

    Attributes
    ----------
    size, scale
        Width and height in logical pixels, and pixels of the picture per logical pixel.
    theme
        "light" or "dark".
    workspace, lens
        What lies between transport and timeline, and the lens of Inside that is large, by its
        key; empty: all of them.
    """

    size: tuple[int, int]
    scale: float = 1.0
    theme: str = "dark"
    workspace: Workspace = Workspace.WATCH
    lens: str = ""


def shot(
    path: Path, config: RunConfig, at: int, numbers: tuple[int, int] | None,
    framing: Framing, tell: Tell | None = None, start: OwnWeights | None = None,
) -> None:  # fmt: skip
    """Write a PNG of the window.

    Parameters
    ----------
    path
        Where to.
    config, at
        The run, and the iteration to show.
    numbers
        The sum on stage; the training example if ``None``.
    framing
        How the window is shown.
    tell
        Called with what is being done, how much of it, and of how much.
    start
        Own weights that the run begins with, if it does.

    Raises
    ------
    PictureError
        The picture cannot be written.
    """
    with _window_at(fresh_run(config, start), at, numbers, framing, tell) as window:
        whole = Figure(window, window.look.theme, window.windowTitle(), has_caption=False)
        picture = png_from(image_of(whole, framing.scale))
    write_picture(path, picture)


def export_picture(
    path: Path, run: SavedRun, at: int, numbers: tuple[int, int] | None, framing: Framing,
    name: str, tell: Tell | None = None,
) -> None:  # fmt: skip
    """Write one picture of the window, of the kind that the path ends in, with the run below it.

    ``run`` is the branch of it that is shown, ``name`` one of
    :data:`picture_names.PICTURE_NAMES`; the rest is as for :func:`shot`.
    """
    with _window_at(run, at, numbers, framing, tell) as window:
        is_board = name == "synapses"
        window.dispatch.take(
            ShowSynapsesAs(SynapseView.MATRICES if is_board else SynapseView.NETWORK)
        )
        _settle()
        data = picture_bytes(window.exports.figure_named(name), path.suffix.lower(), framing.scale)
    write_picture(path, data)


def export_report(
    path: Path, run: SavedRun, at: int, numbers: tuple[int, int] | None,
    tell: Tell | None = None,
) -> None:  # fmt: skip
    """Write a report about a moment with all that the lenses find; as :func:`export_picture`."""
    every = frozenset().union(*(lens.studies for lens in LENSES))
    framing = Framing(_USUAL, theme="light")
    with _window_at(run, at, numbers, framing, tell, every) as window:
        scene = window.panels.newest
        assert scene is not None  # it has just been drawn
        data = report_pdf(scene)
    write_picture(path, data)


@contextmanager
def _window_at(
    run: SavedRun, at: int, numbers: tuple[int, int] | None, framing: Framing,
    tell: Tell | None, studies: frozenset[str] = frozenset(),
) -> Iterator[MainWindow]:  # fmt: skip
    """Lend a window that shows a moment, with these studies besides what it shows."""
    with drawn_window(run.config, framing) as window:
        studies |= window.panels.studies
        window.show_snapshot(saved_moment(run, at, numbers, studies, tell))
        _settle()
        yield window


@contextmanager
def drawn_window(config: RunConfig, framing: Framing) -> Iterator[MainWindow]:
    """Lend a window that is on no screen, and has a home of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ending.undone(partial(shutil.rmtree, folder, ignore_errors=True)),
    ):
        window = bootstrap.build(config, Path(folder) / "settings.json")
        try:
            _frame(window, framing)
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _settle() -> None:
    for _ in range(2):  # texts have new widths, and those that wrap new heights
        QApplication.sendPostedEvents()


def _frame(window: MainWindow, framing: Framing) -> None:
    """Show a window as it is to be in the picture, though on no screen."""
    window.look.use_theme(framing.theme)
    window.resize(*framing.size)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    window.dispatch.take(ShowWorkspace(framing.workspace))
    window.dispatch.take(ShowLens(framing.lens))
    window.panels.inside.wall.furnish()
    QApplication.sendPostedEvents()  # the views have their places
