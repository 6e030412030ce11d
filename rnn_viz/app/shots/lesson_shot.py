"""Pictures of a page of a lesson, as a learner finds it; drawn by Qt, off screen."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from rnn_viz.app.exporting.figure import Figure, image_of, png_from
from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.exporting.picture_files import write_picture
from rnn_viz.app.main_window import MainWindow
from rnn_viz.app.shots.shot import Framing, drawn_window
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig

_LOOK, _LONGEST = 50, 120_000  # milliseconds between two looks; until it is given up
_CALM = 30  # looks without a new finding after which a page is as it stays


def lesson_shot(path: Path, lesson: Path, page: int, framing: Framing) -> None:
    """Write a PNG of the window at a page of a lesson.

    Parameters
    ----------
    path
        Where to.
    lesson, page
        The file of the lesson, and the page, from 1.
    framing
        How the window is shown; the workspace is the page's.

    Raises
    ------
    PictureError
        The picture cannot be written, or the page is not there in two minutes.
    """
    with drawn_window(RunConfig(), framing) as window:
        window.bridge.start()
        window.lessons.open_at(lesson, page - 1)
        if not _wait_for(window):
            sentence = _("Page {page} of the lesson is not there in two minutes.")
            raise PictureError(sentence.format(page=page))
        whole = Figure(window, window.look.theme, window.windowTitle(), has_caption=False)
        picture = png_from(image_of(whole, framing.scale))
    write_picture(path, picture)


def _wait_for(window: MainWindow) -> bool:
    """Let the window be until the page is as it stays; return whether it is."""
    loop, calm = QEventLoop(), 0
    seen: object = None

    def look() -> None:
        nonlocal calm, seen
        now = window.bridge.newest
        is_new = now.analysis is None or now.analysis is not seen or not window.lessons.is_settled
        calm, seen = 0 if is_new else calm + 1, now.analysis
        if calm >= _CALM:
            loop.exit(1)

    looking, giving_up = QTimer(), QTimer()
    looking.timeout.connect(look)
    giving_up.timeout.connect(lambda: loop.exit(0))
    looking.start(_LOOK)
    giving_up.start(_LONGEST)
    return bool(loop.exec())
