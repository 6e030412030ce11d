"""The main window: menus, panels, dialogs; where things are, not what they mean."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication

from rnn_viz.app import window_place
from rnn_viz.app.actions import states, table
from rnn_viz.app.actions.do import Do
from rnn_viz.app.appearance import Appearance
from rnn_viz.app.exporting.exports import Exports
from rnn_viz.app.exporting_data.data_export import DataExport
from rnn_viz.app.help.help import Help
from rnn_viz.app.host import Host
from rnn_viz.app.leaving import Leaving
from rnn_viz.app.menu_row import MenuRow
from rnn_viz.app.window_place import base64_of, bytes_of
from rnn_viz.io.settings import Settings
from rnn_viz.views.widgets.scrolling import scrolling

if TYPE_CHECKING:  # numpy and pyqtgraph are imported after the first paint
    from rnn_viz.app.bridge import Bridge
    from rnn_viz.app.panels import Panels
    from rnn_viz.core.scene import Scene
    from rnn_viz.core.snapshot import Snapshot


class MainWindow(Host):
    """Everything the user sees; empty until it is furnished.

    ``closed`` is sent with the settings to be kept when the window closes; ``painted`` when it is
    first on screen, with False while it is empty, and again with True when it is furnished.

    Parameters
    ----------
    settings
        What was remembered; the application is already dressed in its theme.
    home
        The folder in which the work is kept by itself; ``None`` for nowhere.
    """

    painted = Signal(bool)

    def __init__(self, settings: Settings, home: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("RNN Viz")
        self.settings, self._home = settings, home
        self.look = Appearance(settings, self)
        self.exports = Exports(self, self.look)
        self.is_furnished = False
        self._now: Snapshot | None = None
        self._scene: Scene | None = None
        self._is_painted = False
        self._is_arranged = False  # areas get their shares once the window has its size
        window_place.put(self, bytes(bytes_of(settings.geometry).data()).decode("ascii", "replace"))

    def furnish(self, bridge: "Bridge") -> None:
        """Fill the window; the bridge to the engine is not started yet."""
        for _ in self.furnishing(bridge):
            pass

    def furnishing(self, bridge: "Bridge") -> Iterator[None]:
        """Fill the window in steps, so that it answers between them."""
        from rnn_viz.app.dispatch import Dispatch
        from rnn_viz.app.experimenting.experimenting import Experimenting
        from rnn_viz.app.files.files import Files
        from rnn_viz.app.lessons.lessons import Lessons
        from rnn_viz.app.panels import Panels
        from rnn_viz.app.workspaces.switch import WorkspaceSwitch

        self.bridge = bridge
        self.dispatch, self.experimenting = Dispatch(bridge, self), Experimenting(self)
        self.help = Help(self, self.settings.hints_dismissed)
        self.files, self.lessons = Files(self, self._home), Lessons(self, self._home)
        self.data_export = DataExport(self)
        self.actions_by_key = table.build_actions(self._handlers(), self)
        self.panels = Panels()
        yield from self.panels.furnishing(self.actions_by_key)
        yield
        self.setCentralWidget(scrolling(self.panels, self, sideways=True))
        self.panels.hide()  # what is shown later meets the style sheet only once
        self.switch = WorkspaceSwitch()
        self._fill_menus()
        self._connect()
        bridge.snapshotReady.connect(self.show_snapshot)
        bridge.engineFailed.connect(self.say)
        self.look.dress()
        yield
        self.is_furnished, self._is_painted = True, False
        self.show_snapshot(bridge.newest)
        if self.isVisible():
            self._arrange()

    def _fill_menus(self) -> None:
        """Make the first row, and put into the menus what they show of their subjects."""
        actions, status = self.actions_by_key, self.panels.status
        self.look.furnish(actions)
        self.files.furnish(actions)
        self.setMenuWidget(MenuRow(actions, status, self.switch, self))
        self.exports.furnish(self.panels, self.dispatch, actions)
        self.lessons.furnish(self.panels, self.files)

    def _connect(self) -> None:
        """Follow what the views wish, and what the hints wait for."""
        self.look.changed.connect(self._remember_look)
        for follow in (self._draw, self.help.hints.follow):
            self.look.scaled.connect(follow)
        self.look.said.connect(self.dispatch.say)
        wishes = [it.wished for it in (*self.panels.views, self.panels.watch.cards)]
        for wished in (self.panels.wished, self.switch.wished, *wishes):
            wished.connect(self.dispatch.take)
        self.panels.rearranged.connect(self._draw)
        self.panels.status.wished.connect(self.panels.transport.take_keyboard)
        self.dispatch.viewChanged.connect(self._draw)
        self.dispatch.experimentWished.connect(self.experimenting.take)
        self.experimenting.changed.connect(self._draw)
        Leaving(
            self,
            (lambda: self.dispatch.view.is_lens_open, self.dispatch.close_lens),
            (lambda: self.dispatch.view.is_trying, self.dispatch.leave_trial),
            (lambda: self.dispatch.view.is_network_alone, self.actions_by_key[Do.FOCUS].trigger),
            (self.isFullScreen, self.actions_by_key[Do.FULL_SCREEN].trigger),
        )
        self.help.hints.changed.connect(self._remember_hints)
        views = {"numbers": self.panels.watch.numbers, "map": self.panels.watch.all_sums}
        self.help.hints.wait_for(self.actions_by_key[Do.RUN], views, self.panels.lessons)

    def show_snapshot(self, snapshot: "Snapshot") -> None:
        """Draw the newest moment; buttons show what the engine says."""
        self.dispatch.follow(self._now, snapshot)
        self._now = snapshot
        self._draw()
        states.show_possible(self.actions_by_key, snapshot)
        states.show_playing(
            self.actions_by_key[Do.PLAY_BITS], snapshot.stage.is_playing, self.look.theme
        )

    def _draw(self) -> None:
        """Draw the newest moment as the user has chosen to see it."""
        from rnn_viz.core.scene import Scene

        now = self.bridge.newest if self._now is None else self._now
        self._scene = Scene(now, self.dispatch.view, self._scene, self.experimenting.shown)
        self.panels.draw(self._scene)
        states.show_choices(self.actions_by_key, self.dispatch.view)
        self.switch.show_value(self.dispatch.view.workspace)
        if self.isVisible():
            self.bridge.look_for(self.panels.studies)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the user's taste and work, go out of sight, then stop the engine."""
        ask = (self.experimenting, self.files.closing) if self.is_furnished else ()
        if not all(it.may_close() for it in ask):
            event.ignore()
            return
        self.hide()
        if self.is_furnished:
            self.settings = self.taste()
            for part in (self.files.closing, self.experimenting, self.lessons):
                part.end()
            self.bridge.stop()
        self.closed.emit(self.settings)
        super().closeEvent(event)

    def end(self) -> None:
        """Close without a question, as the system asks for it; the work is kept by itself."""
        if self.is_furnished:
            self.files.closing.do_not_ask()
            self.experimenting.do_not_ask()
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once this frame is on screen, that what is slow may be loaded now."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            is_furnished = self.is_furnished
            QTimer.singleShot(0, self, lambda: self.painted.emit(is_furnished))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while the window was hidden."""
        super().showEvent(event)
        if self.is_furnished:
            self._arrange()

    def _arrange(self) -> None:
        """Share out the window, once; then draw what changed while it was hidden."""
        if not self._is_arranged:
            self._is_arranged = True
            # furnished after the window was shown, the panels get their size only so
            self.panels.show()
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            kept = {name: bytes_of(text) for name, text in self.settings.splitters.items()}
            self.panels.arrange(kept)
            self.setFocus()  # keys are shortcuts, until one leads to a control
        self._draw()

    def _handlers(self) -> dict[Do, Callable[[], None]]:
        return (
            self.dispatch.handlers()
            | self.look.handlers()
            | self.help.handlers()
            | self.files.handlers()
            | self.lessons.handlers()
            | self.data_export.handlers()
            | self.exports.handlers()
            | {
                Do.GO_TO: self._of_panels(lambda it: it.transport.focus_iteration()),
                Do.NUMBERS: self._of_panels(lambda it: it.watch.numbers.focus_numbers()),
                Do.UNTIL: self._of_panels(lambda it: it.transport.until.open()),
                Do.BOOKMARK: self._of_panels(lambda it: it.timeline.bookmark()),
                Do.RUNS: self._of_panels(lambda it: it.run_card.runs.open()),
                Do.QUIT: self._quit,
                Do.FULL_SCREEN: self._switch_full_screen,
            }
        )

    def _of_panels(self, what: "Callable[[Panels], None]") -> Callable[[], None]:
        """Return what does something with the panels, which are made after the actions."""
        return lambda: what(self.panels)

    def _quit(self) -> None:
        self.close()

    def _switch_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _remember_look(self) -> None:
        self.settings = self.look.remembered(self.settings)

    def _remember_hints(self, dismissed: tuple[str, ...]) -> None:
        self.settings = replace(self.settings, hints_dismissed=dismissed)

    def taste(self) -> Settings:
        """Return what is to be remembered."""
        return replace(
            self.settings,
            speed=self.bridge.newest.speed,
            geometry=base64_of(QByteArray(window_place.place_of(self).text.encode())),
            splitters={s.objectName(): base64_of(s.saveState()) for s in self.panels.splitters},
        )
