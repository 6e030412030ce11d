"""A file while it is made: the job in its thread, and the pictures that it asks for."""

import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from rnn_viz.app.exporting_data.animation import TooManyPixelsError
from rnn_viz.app.exporting_data.asked import Asked
from rnn_viz.app.exporting_data.contents import NoWeightsError
from rnn_viz.app.exporting_data.off_screen import OffScreen
from rnn_viz.core.faults import cause, reason
from rnn_viz.core.language import _
from rnn_viz.engine.background.job import Job
from rnn_viz.io.exports.extras import MissingExtraError

_LOOK = 15  # milliseconds from one turn to the next
_TURN = 0.008  # seconds after which no step is begun in a turn; the longest takes twice that
_DONE = object()


class RunningExport(QObject):
    """Makes one file beside all else, a turn of the event loop at a time.

    Signals
    -------
    progressed
        What is being done, how much of it, and of how much.
    ended
        Whether the file is written, one sentence that says so, or why it is not, and what a
        developer reads of a fault that nobody foresaw.

    Parameters
    ----------
    asked, path
        What is asked for, and where it goes.
    off_screen
        What draws the pictures of an animation, not furnished yet; it is deleted at the end.
    """

    progressed = Signal(str, int, int)
    ended = Signal(bool, str, str)

    def __init__(
        self, asked: Asked, path: Path, off_screen: OffScreen | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._asked, self._path, self._off_screen = asked, path, off_screen
        self._job = Job(self._work)
        self._studies: frozenset[str] = frozenset()
        self._steps = self._beginning()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Give it up at once; the thread ends soon, and what was there before stays."""
        self._job.stop()
        self._end(False, _("Stopped: {file} is not written.").format(file=self._path.name))

    def _beginning(self) -> Iterator[None]:
        if self._off_screen is not None:
            yield from self._off_screen.furnishing()
            self._studies = self._off_screen.studies
        self._job.start()

    def _work(self, job: Job) -> bytes:
        return self._asked.write(self._path, job, self._studies).encode()

    def _look(self) -> None:
        """Do what only this thread can do, for a moment, and see how far the job is."""
        end = time.perf_counter() + _TURN
        while time.perf_counter() < end and self._do_step():
            pass
        self.progressed.emit(*self._job.progress)
        if self._job.is_over:
            self._end(*self._result())

    def _do_step(self) -> bool:
        """Get ready, or draw a part of a picture; return whether there was anything to do."""
        if next(self._steps, _DONE) is not _DONE:
            return True
        return self._off_screen is not None and self._job.answer(self._off_screen.drawing)

    def _result(self) -> tuple[bool, str] | tuple[bool, str, str]:
        try:
            return True, self._job.result().decode()
        except (MissingExtraError, NoWeightsError, TooManyPixelsError) as error:
            return False, str(error)
        except OSError as error:
            sentence = _("{file} could not be written: {reason}. What was there is as it was.")
            return False, sentence.format(file=self._path, reason=reason(error))
        except MemoryError:
            sentence = _("There is not enough memory for {file}: it is not written.")
            return False, sentence.format(file=self._path.name)
        except Exception as error:  # noqa: BLE001 - told, with what a developer needs
            details = "".join(traceback.format_exception(error))
            sentence = _("{file} is not written: {cause}.")
            return False, sentence.format(file=self._path.name, cause=cause(error)), details

    def _end(self, is_written: bool, sentence: str, details: str = "") -> None:
        """Leave nothing behind, and say how it ended, once."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        if self._off_screen is not None:
            self._off_screen.close()
            self._off_screen.deleteLater()
        self.ended.emit(is_written, sentence, details)
        self.deleteLater()
