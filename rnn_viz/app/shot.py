"""A picture of the real window at any moment of a run; Qt paints it into an image, off screen."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from rnn_viz.app import bootstrap
from rnn_viz.app.exporting.figure import Figure, png_of
from rnn_viz.app.exporting.picture_files import write_picture
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.intents import ShowLens, ShowWorkspace, Workspace
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.advancing import Tell


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
    with tempfile.TemporaryDirectory() as folder:
        window = bootstrap.build(config, Path(folder) / "settings.json")
        try:
            _frame(window, framing)
            studies = window.panels.studies
            window.show_snapshot(moment(config, at, numbers, tell, studies, start))
            for _ in range(2):  # texts have new widths, and those that wrap new heights
                QApplication.sendPostedEvents()
            whole = Figure(window, window.look.theme, window.windowTitle(), has_caption=False)
            picture = png_of(whole, framing.scale)
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    write_picture(path, picture)


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
