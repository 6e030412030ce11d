"""Draw the README's animation: the 2015 run learns, then answers a sum bit by bit.

python -m tests.pictures FILE.gif
"""

import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from rnn_viz.app import bootstrap
from rnn_viz.app.exporting.figure import Figure, image_of, png_from
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.script.operations import FORWARD, program
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.moment import moment

SIZE, SHRUNK = (1280, 800), (1024, 640)
CONFIG = RunConfig()
LEARNED, EVERY = 8_000, 250  # iterations
NUMBERS = (100, 28)
LEARNING, A_BIT, AT_END = 110, 650, 2_500  # milliseconds of a frame
COLOURS = 200


def moments() -> Iterator[tuple[Snapshot, int]]:
    """Yield what is to be seen, and for how many milliseconds."""
    for at in range(0, LEARNED, EVERY):
        yield moment(CONFIG, at, None), LEARNING
    now = moment(CONFIG, LEARNED, NUMBERS)
    columns = now.stage.sum.columns
    for done in range(columns + 1):
        stage = replace(now.stage, operation=done * len(FORWARD), program=program(columns, False))
        yield replace(now, stage=stage), A_BIT
    yield now, AT_END


def frame(window: MainWindow, now: Snapshot) -> Image.Image:
    """Return the picture of a moment."""
    window.show_snapshot(now)
    QApplication.sendPostedEvents()  # texts have new widths
    motion = window.panels.watch.stage.columns.motion
    motion.setCurrentTime(motion.duration())
    whole = Figure(window, window.look.theme, window.windowTitle(), has_caption=False)
    return Image.open(io.BytesIO(png_from(image_of(whole, 1)))).convert("RGB")


def _palette(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return a picture whose palette has rare colours, too, such as the accent."""
    wide, tall = SHRUNK
    together = Image.new("RGB", (wide, tall * len(pictures)))
    for number, picture in enumerate(pictures):
        together.paste(picture, (0, number * tall))
    return together.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def main(path: Path) -> None:
    """Write the animation."""
    app = bootstrap.application()
    with tempfile.TemporaryDirectory() as folder:
        window = bootstrap.build(CONFIG, Path(folder) / "settings.json")
        window.look.use_theme("dark")
        window.resize(*SIZE)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
        app.sendPostedEvents()
        drawn = [(frame(window, now), time) for now, time in moments()]
        window.close()
        window.deleteLater()
        app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    small = [picture.resize(SHRUNK, Image.Resampling.LANCZOS) for picture, _ in drawn]
    palette = _palette(small[:: len(small) // 5])
    first, *others = [it.quantize(palette=palette, dither=Image.Dither.NONE) for it in small]
    times = [time for _, time in drawn]
    first.save(path, save_all=True, append_images=others, duration=times, loop=0, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
