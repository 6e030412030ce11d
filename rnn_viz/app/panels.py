"""All views of the window and where they are; not what they mean."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

from rnn_viz.app import resources
from rnn_viz.app.actions import Do
from rnn_viz.core.intents import ShowTab, Tab
from rnn_viz.core.net.subjects import Subject
from rnn_viz.core.scene import Scene
from rnn_viz.views.cards.cards import Cards
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.evidence.all_sums import AllSums
from rnn_viz.views.evidence.bit_accuracy import BitAccuracy
from rnn_viz.views.run_card.run_card import RunCard
from rnn_viz.views.script.print_outs import PrintOuts
from rnn_viz.views.script.script_pane import ScriptPane
from rnn_viz.views.stage.numbers_bar import NumbersBar
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.timeline.timeline import TimelineBar
from rnn_viz.views.transport.status_strip import StatusStrip
from rnn_viz.views.transport.transport import Transport
from rnn_viz.views.what_if.what_if import WhatIf
from rnn_viz.views.widgets.scrolling import scrolling
from rnn_viz.views.widgets.view import View

_MARGIN = 12
_LINE = 1  # pixel of a handle; its margins, in the style sheet, make it easy to grab
_FRAMES = 60  # a second
_EVIDENCE = 276  # pixels; the views there choose wordings that fit, long ones are no minimum
_DESIGNED = {"columns": (386, 690, 364), "middle": (490, 270), "right": (216, 350, 194)}
_BIT_ACTIONS = (Do.PREVIOUS_BIT, Do.PLAY_BITS, Do.NEXT_BIT, Do.WHOLE_SUM)
_SLOW_ACTIONS = (Do.SLOW_MOTION, Do.SLOWER, Do.FASTER)


class Panels(QWidget):
    """The content of the main window.

    Signals
    -------
    wished
        An intent of :mod:`rnn_viz.core.intents`.

    Attributes
    ----------
    views
        Every view, in the order in which they are drawn.
    splitters
        Every splitter, whose state is remembered by its object name.
    """

    wished = Signal(object)

    def __init__(self, actions: Mapping[Do, QAction]) -> None:
        super().__init__()
        play_pause = (
            resources.read_text("icons/play.svg"),
            resources.read_text("icons/pause.svg"),
        )
        buttons = {do.value: actions[do] for do in (Do.START, Do.BACK, Do.RUN, Do.STEP)}
        self.transport = Transport(buttons, play_pause)
        self.run_card = RunCard(resources.read_text("icons/die.svg"))
        self.numbers = NumbersBar(
            [actions[do] for do in _BIT_ACTIONS], [actions[do] for do in _SLOW_ACTIONS]
        )
        self.stage = StageView()
        self.synapses = Synapses()
        self.curve = ErrorCurve()
        self.all_sums = AllSums()
        self.bit_accuracy = BitAccuracy()
        self.status = StatusStrip()
        self.timeline = TimelineBar()
        self.script = ScriptPane(resources.read_text("listing/adder.py"))
        self.print_outs = PrintOuts()
        self.what_if = WhatIf()
        for view in (self.curve, self.all_sums, self.bit_accuracy):
            view.setMinimumWidth(_EVIDENCE)
        self.views: list[View] = [
            self.transport, self.run_card, self.numbers, self.stage, self.synapses,
            self.all_sums, self.bit_accuracy, self.status, self.timeline, self.what_if,
            self.script, self.print_outs, self.curve,
        ]  # fmt: skip
        self._every_frame = {self.transport, self.numbers, self.stage}
        self._frame = 0
        self._newest: Scene | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside a field leaves it
        self.splitters: list[QSplitter] = []
        self._lay_out()

    def arrange(self, kept: Mapping[str, QByteArray]) -> None:
        """Give every area its share of the window: as remembered, else as designed."""
        for splitter in self.splitters:
            state = kept.get(splitter.objectName())
            if state is None or not splitter.restoreState(state):
                splitter.setSizes(_share(splitter, _DESIGNED[splitter.objectName()]))
            splitter.setChildrenCollapsible(False)

    def draw(self, scene: Scene) -> None:
        """Draw the scene in every view that can be seen.

        While moments come in every frame, the sum is drawn in each and the other pictures
        take turns: a frame stays short, and nobody sees thirty pictures a second as slower
        than sixty. When moments come more slowly, every view shows each of them.
        """
        self._newest = scene
        self._tabs.setCurrentIndex(list(Tab).index(scene.view.tab))
        self._frame += 1
        takes_turns = scene.now.is_moving and scene.now.speed > _FRAMES
        for turn, view in enumerate(self.views):
            is_due = not takes_turns or view in self._every_frame
            if view.isVisible() and (is_due or (turn + self._frame) % 2):
                view.draw(scene)
        self.cards.draw(scene)

    @property
    def studies(self) -> frozenset[str]:
        """The findings that the views in sight show, by their keys."""
        return frozenset().union(*(view.studies for view in self.views if view.isVisible()))

    def _place_of(self, subject: Subject) -> QRect | None:
        """Return where one of the views shows a value."""
        for view in self.views:
            place = view.place_of(subject) if view.isVisible() else None
            if place is not None:
                return QRect(view.mapTo(self, place.topLeft()), place.size())
        return None

    def _show_tab(self, index: int) -> None:
        """Wish for the tab that was clicked; what it shows is drawn with the wish."""
        if self._newest is not None:
            self.wished.emit(ShowTab(list(Tab)[index]))

    def _lay_out(self) -> None:
        columns = self._splitter(Qt.Orientation.Horizontal, "columns")
        middle = self._middle()
        columns.addWidget(self._left())
        columns.addWidget(middle)
        columns.addWidget(self._right())
        for index, stretch in enumerate((0, 3, 1)):
            columns.setStretchFactor(index, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        for bar in (self.transport, self.timeline):
            bar.setAutoFillBackground(True)
        areas = scrolling(
            columns, self, sideways=True
        )  # on a screen that is smaller than they can be
        for widget in (self.transport, _rule(), areas, _rule(), self.timeline):
            layout.addWidget(widget, 1 if widget is areas else 0)
        self.cards = Cards(self, areas, middle, self._place_of)

    def _left(self) -> QWidget:
        tabs = self._tabs = QTabWidget()
        tabs.setObjectName("left.tabs")
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        for tab, view in zip(Tab, (self.script, self.print_outs, self.what_if), strict=True):
            tabs.addTab(view, tab.value)
        tabs.currentChanged.connect(self._show_tab)
        return _panel((self.run_card, 0), (tabs, 1))

    def _middle(self) -> QWidget:
        middle = self._splitter(Qt.Orientation.Vertical, "middle")
        middle.addWidget(_panel((self.numbers, 0), (self.stage, 1)))
        middle.addWidget(_panel((self.synapses, 1)))
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        return middle

    def _right(self) -> QWidget:
        right = self._splitter(Qt.Orientation.Vertical, "right")
        for view in (self.curve, self.all_sums, self.bit_accuracy):
            right.addWidget(_panel((view, 1)))
        return right

    def _splitter(self, orientation: Qt.Orientation, name: str) -> QSplitter:
        splitter = QSplitter(orientation)
        splitter.setObjectName(name)
        splitter.setHandleWidth(_LINE)
        splitter.setChildrenCollapsible(False)
        self.splitters.append(splitter)
        return splitter


def _share(splitter: QSplitter, parts: Sequence[int]) -> list[int]:
    horizontal = splitter.orientation() is Qt.Orientation.Horizontal
    room = splitter.width() if horizontal else splitter.height()
    return [part * room // sum(parts) for part in parts]


def _panel(*contents: tuple[QWidget, int]) -> QWidget:
    """Return an area with the margins that all areas have."""
    panel = QWidget()
    panel.setAutoFillBackground(True)  # so that the window beneath is not painted with it
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
    layout.setSpacing(6)
    for widget, stretch in contents:
        layout.addWidget(widget, stretch)
    if contents and not any(stretch for _, stretch in contents):
        layout.addStretch(1)
    return panel


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule
