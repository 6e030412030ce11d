"""All views of the window and where they are: transport, left column, workspaces, timeline."""

import sys
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rnn_viz.app import resources
from rnn_viz.app.actions.do import Do
from rnn_viz.app.workspaces.experiment import Experiment
from rnn_viz.app.workspaces.inside import Inside
from rnn_viz.app.workspaces.layout import panel, shares, splitter
from rnn_viz.app.workspaces.left_tabs import LeftTabs
from rnn_viz.app.workspaces.watch import Watch
from rnn_viz.core.intents import ShowTab, Tab, Workspace
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.tables.choice_names import name_of
from rnn_viz.views.lesson.lesson_tab import LessonTab
from rnn_viz.views.run_card.run_card import RunCard
from rnn_viz.views.script.print_outs import PrintOuts
from rnn_viz.views.script.script_pane import ScriptPane
from rnn_viz.views.timeline.timeline import TimelineBar
from rnn_viz.views.transport.status_strip import StatusStrip
from rnn_viz.views.transport.transport import Transport
from rnn_viz.views.what_if.what_if import WhatIf
from rnn_viz.views.widgets.building import rule
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling
from rnn_viz.views.widgets.view import View

_DESIGNED = {
    "frame": (386, 1054), "watch": (687, 367), "middle": (482, 278),
    "evidence": (282, 478), "sums": (323, 155), "many_runs": (500, 190),
}  # fmt: skip
_WIDEST_LEFT = 400  # pixels; lines of the script are shorter, pictures need the room
_WORKSPACE, _TABS = 862, 238  # pixels that pictures have before lines do; of the four tabs
_BIT_ACTIONS = (Do.PREVIOUS_BIT, Do.PLAY_BITS, Do.NEXT_BIT, Do.WHOLE_SUM)
_COMING = (Tab.SCRIPT, Tab.PRINT_OUTS, Tab.WHAT_IF)  # tabs that a lesson may hide
_SLOW_ACTIONS = (Do.SLOW_MOTION, Do.SLOWER, Do.FASTER)


class Panels(QWidget):
    """The content of the main window.

    Signals
    -------
    wished
        An intent of :mod:`rnn_viz.core.intents`.
    rearranged
        Other views can be seen: they are to be drawn.

    Attributes
    ----------
    views
        Every view, in the order in which they are drawn.
    splitters
        Every splitter, whose state is remembered by its object name.
    newest
        The scene that was drawn last; ``None`` before the first.
    tabs_hidden
        Tabs of the left column that a lesson goes without.
    """

    wished = Signal(object)
    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.newest: Scene | None = None
        self.tabs_hidden: frozenset[Tab] = frozenset()
        self._frame, self._is_alone = 0, False

    def furnishing(self, actions: Mapping[Do, QAction]) -> Iterator[None]:
        """Make the views in steps, so that a window on screen answers between them."""
        play_pause = (
            resources.read_text("icons/play.svg"),
            resources.read_text("icons/pause.svg"),
        )
        buttons = {do.value: actions[do] for do in (Do.START, Do.BACK, Do.RUN, Do.STEP)}
        self.transport = Transport(buttons, play_pause)
        yield
        self.run_card = RunCard(resources.read_text("icons/die.svg"))
        yield
        self.watch = Watch()
        yield from self.watch.furnishing(
            [actions[do] for do in _BIT_ACTIONS], [actions[do] for do in _SLOW_ACTIONS]
        )
        yield
        self.inside = Inside()
        self.experiment = Experiment()
        self.experiment.wished.connect(self.wished)
        self.workspaces: dict[Workspace, Watch | Inside | Experiment] = {
            Workspace.WATCH: self.watch,
            Workspace.INSIDE: self.inside,
            Workspace.EXPERIMENT: self.experiment,
        }
        for part in (self.watch.right, self.inside.wall):
            part.rearranged.connect(self.rearranged)
        yield
        self.status = StatusStrip()
        self.timeline = TimelineBar()
        yield
        self.script = ScriptPane(resources.read_text("listing/adder.py"))
        self.print_outs = PrintOuts()
        self.what_if = WhatIf()
        self.lessons = LessonTab()
        yield
        others = [view for it in self.workspaces.values() for view in it.views]
        self.views: list[View] = [
            self.transport, self.run_card, *others, self.status, self.timeline, self.what_if,
            self.script, self.print_outs,
        ]  # fmt: skip
        self._every_frame = {self.transport, self.watch.numbers, self.watch.stage}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside a field leaves it
        self.splitters: list[QSplitter] = []
        self._lay_out()

    def arrange(self, kept: Mapping[str, QByteArray]) -> None:
        """Give every area its share of the window: as remembered, else as designed."""
        for one in self.splitters:
            state = kept.get(one.objectName())
            if state is None or not one.restoreState(state):
                sizes = shares(one, _DESIGNED[one.objectName()])
                if one.objectName() == "frame":
                    whole = sum(sizes)
                    free = max(scaled(_TABS), whole - scaled(_WORKSPACE))
                    left = min(sizes[0], scaled(_WIDEST_LEFT), free)
                    sizes = [left, whole - left]
                one.setSizes(sizes)
            one.setChildrenCollapsible(False)

    def draw(self, scene: Scene) -> None:
        """Draw the scene in every view that can be seen.

        While thousands of examples are learned a second, the sum is drawn in each frame, the
        network in every second and the other pictures in every third: a frame stays short, and
        nobody sees the difference. At any slower speed all views show the same moment.
        """
        for _view in self.drawing(scene):
            pass

    def drawing(self, scene: Scene) -> Iterator[None]:
        """Do as :meth:`draw` in steps, a view each."""
        self.newest = scene
        self._show(scene)
        self._frame += 1
        for turn, view in enumerate(self.views):
            is_due = not scene.now.is_fast or view in self._every_frame
            if view.isVisible() and (is_due or (turn + self._frame) % view.frames_apart == 0):
                yield
                _draw(view, scene)
        _draw(self.watch.cards, scene)

    def draw_all(self, scene: Scene) -> None:
        """Draw the scene in every view in sight, however fast training is."""
        for view in self.views:
            if view.isVisible():
                _draw(view, scene)

    def _show(self, scene: Scene) -> None:
        """Show the tab and the workspace that are chosen, or only stage and network."""
        view = scene.view
        coming = dict.fromkeys(_COMING, True) | {Tab.PLAN: view.shows_many_runs}
        coming |= dict.fromkeys(self.tabs_hidden, False)
        self._tabs.show_tab(
            list(Tab).index(view.shown_tab),
            {list(Tab).index(tab): is_there for tab, is_there in coming.items()},
        )
        if view.is_network_alone != self._is_alone:
            self._is_alone = view.is_network_alone
            for part in self._around:
                part.setVisible(not view.is_network_alone)
        self._left.setVisible(not view.is_network_alone or self._tabs.has_above)
        self.watch.draw_attention(scene)
        self.inside.turn_to(scene)
        self.experiment.turn_to(scene)
        self._stack.setCurrentWidget(self.workspaces[view.workspace])

    @property
    def studies(self) -> frozenset[str]:
        """The findings that the views in sight show, by their keys."""
        return frozenset().union(*(view.wanted for view in self.views if view.isVisible()))

    @property
    def dimmable(self) -> tuple[QWidget, ...]:
        """What may step back while a part of it is spoken of."""
        return self._stack, self.timeline

    @property
    def tabs_bar(self) -> QWidget:
        """The names of the tabs of the left column."""
        return self._tabs.tabBar()

    def put_lesson(self, page: QWidget | None) -> None:
        """Show a page of a lesson in the left column, or none any more."""
        self._tabs.put_above(page, list(Tab).index(Tab.LESSON))

    def _show_tab(self, index: int) -> None:
        """Wish for the tab that was clicked; what it shows is drawn with the wish."""
        if self.newest is not None:
            self.wished.emit(ShowTab(list(Tab)[index]))

    def _lay_out(self) -> None:
        self._left, self._stack = self._left_column(), QStackedWidget()
        for workspace in self.workspaces.values():
            self._stack.addWidget(workspace)
        frame = splitter(Qt.Orientation.Horizontal, "frame", [self._left, self._stack])
        for index, stretch in enumerate((0, 1)):
            frame.setStretchFactor(index, stretch)
        self.splitters += [frame, *(s for it in self.workspaces.values() for s in it.splitters)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, scaled(4))
        layout.setSpacing(0)
        for bar in (self.transport, self.timeline):
            bar.setAutoFillBackground(True)
        # on a screen that is smaller than they can be
        areas, line = scrolling(frame, self, sideways=True), rule()
        self._stack.currentChanged.connect(lambda _at: areas.verticalScrollBar().setValue(0))
        self._around = line, self.timeline  # of stage and network, and the left column
        for widget in (self.transport, rule(), areas, line, self.timeline):
            layout.addWidget(widget, 1 if widget is areas else 0)

    def _left_column(self) -> QWidget:
        tabs = self._tabs = LeftTabs()
        contents: tuple[QWidget, ...] = (
            self.script, self.print_outs, self.what_if, self.lessons, self.experiment.plan,
        )  # fmt: skip
        for tab, content in zip(Tab, contents, strict=True):
            tabs.add(content, name_of(tab))
        tabs.currentChanged.connect(self._show_tab)
        return panel((self.run_card, 0), (tabs, 1))


def _draw(view: View, scene: Scene) -> None:
    """Let a view draw; one that fails is told as whatever nobody catches, and the others draw."""
    try:
        view.draw(scene)
    except Exception as fault:  # noqa: BLE001 -- told by the hook of the process
        note = _("The view '{name}' cannot be drawn; all else goes on.")
        fault.add_note(note.format(name=view.objectName()))
        sys.excepthook(type(fault), fault, fault.__traceback__)
