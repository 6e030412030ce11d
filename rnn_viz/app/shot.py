"""A picture of the real window at any moment of a run; Qt paints it into an image, off screen."""

import shutil
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from rnn_viz.app import bootstrap
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.intents import ShowLens, ShowWorkspace, Workspace
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.moment import Tell, moment
from rnn_viz.io import atomic, ending


class PictureError(OSError):
    """One sentence that says why there is no picture."""


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
    with (
        tempfile.TemporaryDirectory() as folder,
        ending.undone(partial(shutil.rmtree, folder, ignore_errors=True)),
    ):
        window = bootstrap.build(config, Path(folder) / "settings.json")
        try:
            _frame(window, framing)
            studies = window.panels.studies
            window.show_snapshot(moment(config, at, numbers, tell, studies, start))
            for _ in range(2):  # texts have new widths, and those that wrap new heights
                QApplication.sendPostedEvents()
            picture = render(window, framing.scale)
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    _write(picture, path)


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


def _write(picture: QImage, path: Path) -> None:
    """Write the whole picture or nothing."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(picture):  # what there is of it must not take a good one's place
        raise PictureError(f"The picture cannot be made ({writer.errorString()}).")
    try:
        atomic.write_bytes(path, bytes(buffer.data().data()))
    except OSError as error:
        raise PictureError(
            f"The picture cannot be written to {path} ({error.strerror})."
        ) from error


def render(window: MainWindow, scale: float) -> QImage:
    """Draw the window at a scale, whatever screen there is.

    Raises
    ------
    PictureError
        There is not enough memory for it.
    """
    picture = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    if picture.isNull():
        raise PictureError("There is not enough memory for so large a picture.")
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.black)
    painter = QPainter(picture)
    window.render(painter, QPoint(0, 0))
    painter.end()
    return picture
