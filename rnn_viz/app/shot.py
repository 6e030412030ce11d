"""A picture of the real window at any moment of a run, rendered off screen."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from rnn_viz.app import bootstrap
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.moment import moment


def shot(
    path: Path,
    config: RunConfig,
    at: int,
    numbers: tuple[int, int] | None,
    size: tuple[int, int],
    scale: float,
    theme: str,
) -> None:
    """Write a PNG of the window.

    Parameters
    ----------
    path
        Where to.
    config, at
        The run, and the iteration to show.
    numbers
        The sum on stage; the training example if ``None``.
    size, scale
        Width and height in logical pixels, and pixels of the picture per logical pixel.
    theme
        "light" or "dark".

    Raises
    ------
    OSError
        The picture cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        window = bootstrap.build(config, Path(folder) / "settings.json")
        window.look.use_theme(theme)
        window.resize(*size)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
        QApplication.sendPostedEvents()  # the views have their places
        window.show_snapshot(moment(config, at, numbers))
        QApplication.sendPostedEvents()  # texts have new widths
        picture = render(window, scale)
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    if not picture.save(str(path)):
        raise OSError(f"The picture cannot be written to {path}.")


def render(window: MainWindow, scale: float) -> QImage:
    """Draw the window at a scale, whatever screen there is."""
    picture = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.black)
    painter = QPainter(picture)
    window.render(painter, QPoint(0, 0))
    painter.end()
    return picture
