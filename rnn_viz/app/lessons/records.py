"""How far somebody has come, kept beside the settings as it changes."""

from collections.abc import Callable
from pathlib import Path

from rnn_viz.core.lessons.score import Best, LessonProgress, Progress
from rnn_viz.io.lessons.progress_file import (
    NAME,
    ProgressSaveError,
    load_progress,
    save_progress,
)


class Records:
    """Progress in lessons and challenges.

    Attributes
    ----------
    progress
        What has been done so far.

    Parameters
    ----------
    home
        The folder in which it is kept; ``None`` for nowhere.
    tell
        Told, in a sentence, what went wrong; once.
    """

    def __init__(self, home: Path | None, tell: Callable[[str], None]) -> None:
        self._path = None if home is None else home / NAME
        self._tell, self._has_told = tell, False
        self.progress, problem = (
            (Progress(), "") if self._path is None else load_progress(self._path)
        )
        if problem:
            tell(problem)

    def note(self, lesson: LessonProgress) -> None:
        """Keep how far a lesson is done."""
        if self.progress.of(lesson.lesson) != lesson:
            self._keep(self.progress.with_lesson(lesson))

    def note_result(self, new: Best) -> bool:
        """Keep a result if it is the best so far; return whether it is."""
        better = self.progress.with_result(new)
        if better is self.progress:
            return False
        self._keep(better)
        return True

    def _keep(self, progress: Progress) -> None:
        self.progress = progress
        if self._path is None:
            return
        try:
            save_progress(self._path, progress)
        except ProgressSaveError as error:
            if not self._has_told:
                self._tell(str(error))
            self._has_told = True
