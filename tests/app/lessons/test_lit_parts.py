"""Each page of the seven, in the real window: whatever it speaks of can be seen there."""

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from rnn_viz.app.lessons.shipped import shipped_lessons
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.intents import ShowTab, Tab
from rnn_viz.core.lessons.parts import Pointer
from rnn_viz.core.lessons.playing.events import Event, Leave, Look, TurnTo
from rnn_viz.core.lessons.playing.play import Play, Sent
from rnn_viz.core.lessons.playing.player import after, opened
from rnn_viz.core.lessons.reading.lesson_text import lesson_from
from rnn_viz.core.lessons.score import LessonProgress
from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.widgets.view import View
from tests.app.conftest import MakeWindow, StillEngine


class Guide:
    """Sends what the player says into the window."""

    def __init__(self, window: MainWindow, engine: StillEngine) -> None:
        self.window, self.engine = window, engine

    def follow(self, sent: Sent) -> Play:
        if sent.view is not None:
            self.window.dispatch.show_as(sent.view)
        for wish in sent.wishes:
            self.window.dispatch.take(wish)
        self.engine.work()
        self.window.bridge.poll()
        QApplication.sendPostedEvents()
        return sent.play

    def does(self, play: Play, event: Event) -> Play:
        play = self.follow(self._after(play, event))
        while play.pending:
            play = self.follow(self._after(play, Look()))
        return play

    def _after(self, play: Play, event: Event) -> Sent:
        return after(play, event, self.window.bridge.newest, self.window.dispatch.view)


def is_seen(window: MainWindow, at: Pointer, position: int) -> bool:
    found = (window.findChild(QWidget, name) for name in (at.view, at.otherwise) if name)
    view = next((it for it in found if it is not None and it.isVisibleTo(window)), None)
    if view is None or not at.parts or at.view == "code":  # the listing can be scrolled there
        return view is not None
    assert isinstance(view, View)
    places = [view.place_of(part) for part in at.at(position).parts]
    return any(isinstance(place, QRect) for place in places)


def unseen_in(guide: Guide, path: Path) -> list[tuple[str, int, str]]:
    """Return what pages of a lesson light that cannot be seen."""
    lesson, _ = lesson_from(path.read_text("utf-8"))
    assert lesson is not None
    window, unseen = guide.window, []
    window.dispatch.take(ShowTab(Tab.LESSON))  # where a lesson is opened
    now, view = window.bridge.newest, window.dispatch.view
    play = guide.follow(opened(lesson, LessonProgress(path.stem), now, view))
    for number in range(len(lesson.pages)):
        play = guide.does(play, TurnTo(number))
        scene = window.panels.newest
        position = 4 if scene is None else scene.network_position
        names = [it.pointer for it in play.page.lights]
        lost = [at.name for at in names if not is_seen(window, at, position)]
        unseen += [(path.stem, number + 1, name) for name in lost]
    guide.does(play, Leave())
    return unseen


def test_what_a_page_lights_is_seen(make_window: MakeWindow) -> None:
    window, engine = make_window(RunConfig())
    window.resize(1440, 900)
    window.panels.inside.wall.furnish()
    guide = Guide(window, engine)
    assert [it for path in shipped_lessons() for it in unseen_in(guide, path)] == []
