"""Lessons in the window: the list, one that is being done, challenges; files and keys of them."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject

from rnn_viz.app.actions.do import Do
from rnn_viz.app.files.choosing import choose_to_open
from rnn_viz.app.files.files import Files
from rnn_viz.app.host import Host
from rnn_viz.app.lessons.challenging import Challenging
from rnn_viz.app.lessons.in_window import LessonInWindow
from rnn_viz.app.lessons.preview import Preview
from rnn_viz.app.lessons.records import Records
from rnn_viz.app.lessons.shelf import Shelf, key_of, path_of, score_text
from rnn_viz.app.panels import Panels
from rnn_viz.core.intents import Focus, ShowTab, Tab
from rnn_viz.core.language import _
from rnn_viz.core.lessons.playing.events import TurnTo
from rnn_viz.core.lessons.score import LessonProgress
from rnn_viz.io.lessons.lesson_file import SUFFIX, LessonFileError, load_lesson

_KIND = _("Lessons (*{suffix})").format(suffix=SUFFIX)
_PATIENCE = 0.3  # seconds until the window goes on without a thread that does not end
_KEYS = {Do.NEXT_PAGE: "PgDown", Do.PREVIOUS_PAGE: "PgUp", Do.NOTES: "N"}
_TAKEN = Do.NEXT_WRONG  # has the key of the notes while there is no lesson


class Lessons(QObject):
    """Shows the lessons and challenges that there are, and opens them.

    Parameters
    ----------
    window
        The window; its bridge and dispatch are there.
    home
        The folder in which progress is kept; ``None`` for nowhere.
    """

    def __init__(self, window: Host, home: Path | None) -> None:
        super().__init__(window)
        self._window, self._home = window, home
        self._key = ""
        self._lesson: LessonInWindow | None = None
        self._challenging: Challenging | None = None
        self._preview = Preview(self._read_again, self)

    def furnish(self, panels: Panels, files: Files) -> None:
        """Fill the tab of the lessons once it is seen; take files that are opened or dropped."""
        self._panels, self._files = panels, files
        files.take(SUFFIX, self.open_file)
        panels.lessons.shown.connect(self._fill)
        self._show_keys(is_open=False)

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the actions do."""
        return {
            Do.LESSONS: self.show,
            Do.OPEN_LESSON: self._choose,
            Do.NEXT_PAGE: self._of_lesson(lambda it: it.go_on()),
            Do.PREVIOUS_PAGE: self._of_lesson(lambda it: it.go_back()),
            Do.NOTES: self._of_lesson(lambda it: it.switch_notes()),
        }

    @cached_property
    def _records(self) -> Records:
        """What has been done so far; read once somebody looks at lessons."""
        return Records(self._home, self._window.say)

    @cached_property
    def _shelf(self) -> Shelf:
        """The lessons that there are; read once somebody looks at them."""
        return Shelf()

    def show(self) -> None:
        """Show the lessons, or the one that is open."""
        self._window.dispatch.take(Focus(False))
        self._window.dispatch.take(ShowTab(Tab.LESSON))

    def open(self, key: str) -> None:
        """Open a lesson by its name in the score."""
        self.open_file(path_of(key))

    def open_file(self, path: Path) -> None:
        """Open the lesson in a file."""
        try:
            lesson, mistakes = load_lesson(path)
        except LessonFileError as error:
            self._window.refuse(_("Not opened"), str(error))
            return
        if lesson is None:
            first = mistakes[0]
            why = _("{file}, line {line}: {sentence}")
            why = why.format(file=path.name, line=first.line, sentence=first.sentence)
            self._window.refuse(_("Not opened"), why)
            return
        if self._lesson is None:
            self._lesson = LessonInWindow(self._window, self._panels)
            self._lesson.player.progressed.connect(self._note)
            self._lesson.ended.connect(self._ended)
        self._key = key_of(path)
        progress = self._records.progress.of(self._key)
        self._preview.watch(path if self._key == str(path.absolute()) else None)
        self._lesson.open(lesson, progress, self._shelf.heading(self._key), mistakes)
        self._show_keys(is_open=True)

    def open_at(self, path: Path, page: int) -> None:
        """Open the lesson in a file at one of its pages, from 0."""
        self.open_file(path)
        if self._lesson is not None:
            self._lesson.player.do(TurnTo(page))

    @property
    def is_settled(self) -> bool:
        """Whether a page is shown, with all that it names, and the run is where it is to be."""
        return self._lesson is not None and self._lesson.player.is_settled

    def end(self) -> bool:
        """Stop everything; return whether all threads have ended."""
        self._preview.watch(None)
        parts = [it for it in (self._lesson, self._challenging) if it is not None]
        ended = [it.end(_PATIENCE) for it in parts]
        return all(ended)

    def _of_lesson(self, what: Callable[[LessonInWindow], None]) -> Callable[[], None]:
        """Return what does something with the lesson that is open."""
        return lambda: None if self._lesson is None else what(self._lesson)

    def _fill(self) -> None:
        """Show the lists as they are now."""
        tab = self._panels.lessons
        if not tab.is_furnished:
            tab.furnish()
            tab.list.lessonWished.connect(self.open)
            tab.list.challengeWished.connect(self._challenge)
            tab.list.fileWished.connect(self._choose)
            self._challenging = Challenging(
                self._window, tab.challenge, self._records, self._home, self._files.open_copy
            )
            tab.challenge.left.connect(self._fill)
        progress = self._records.progress
        tab.list.show_entries(
            self._shelf.lessons(progress), self._shelf.challenges(progress), score_text(progress)
        )

    def _challenge(self, key: str) -> None:
        if self._challenging is not None:
            self._challenging.open(key)
            self._panels.lessons.show_challenge(is_shown=True)

    def _note(self, progress: LessonProgress) -> None:
        self._records.note(progress)

    def _ended(self) -> None:
        self._preview.watch(None)
        self._show_keys(is_open=False)
        if self._panels.lessons.is_furnished:
            self._fill()

    def _choose(self) -> None:
        choose_to_open(self._window, _("Open lesson"), _KIND, self.open_file)

    def _read_again(self) -> None:
        """Follow a file that has changed."""
        if self._lesson is None:
            return
        try:
            lesson, mistakes = load_lesson(Path(self._key))
        except LessonFileError:
            return  # it is being written; what is shown stays
        self._lesson.change(lesson, mistakes)

    def _show_keys(self, *, is_open: bool) -> None:
        """Give the keys of a presenter to the lesson while there is one."""
        actions = self._window.actions_by_key
        for do, key in _KEYS.items():
            actions[do].setEnabled(is_open)
            actions[do].setShortcut(key if is_open else "")
        actions[_TAKEN].setShortcut("" if is_open else _KEYS[Do.NOTES])
