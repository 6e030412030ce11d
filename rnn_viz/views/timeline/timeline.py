"""The timeline: the whole run along the bottom, with the playhead to drag."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.marks import Kind, Mark
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.curve_readout import UNKNOWN, possible_wheres, read, widest_error
from rnn_viz.views.timeline.bookmark_field import BookmarkField
from rnn_viz.views.timeline.timeline_track import TimelineTrack
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.elided_label import ElidedLabel
from rnn_viz.views.widgets.view import View

_LOOKING = "still looking …"
_NOTHING_YET = "Drag to any moment of the run; beyond what is trained, it is trained up to there."
_ABOVE, _HEADER = 3, 18  # pixels
_MARGIN = 16


class TimelineBar(View):
    """The run from 0 to its end: what is known, where the playhead is, what is named.

    Signals
    -------
    iterationPicked
        An iteration to go to; continuously while the playhead is dragged, and beyond the
        frontier too.
    backToLive
        The playhead is to follow training again.
    bookmarkNamed
        Iteration and new name of a bookmark.
    bookmarkRemoved
        Iteration of a bookmark that is to go.
    branchPicked
        A branch to play, and the iteration to go to in it.
    """

    iterationPicked = Signal(object)
    backToLive = Signal()
    bookmarkNamed = Signal(object, str)
    bookmarkRemoved = Signal(object)
    branchPicked = Signal(int, object)

    studies = frozenset({"phases", "milestones", "shares"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("timeline", parent)
        self.setAccessibleName("Timeline")
        self.track = TimelineTrack(self)
        self.where = self._label("timeline.where", "muted")
        self.error = self._label("timeline.error", "")
        self.phase = self._label("timeline.phase", "")
        self.phase.setFont(fonts.text(12, bold=True))
        self.claim = ElidedLabel("timeline.claim", self)
        self.claim.setFont(fonts.text(12))
        self.claim.setProperty("role", "muted")
        self.looking = self._label("timeline.looking", "muted")
        self.looking.setText(_LOOKING)
        self.looking.setToolTip("Phases and marks may still move: not all is evaluated yet")
        self.looking.hide()
        self.live = QPushButton("Back to live", self)
        self.live.setObjectName("timeline.live")
        self.live.setProperty("role", "chip")
        self.live.setFont(fonts.text(fonts.SMALL))
        self.live.setFixedHeight(_HEADER)
        self._keep_room()
        self.live.hide()
        self._name = BookmarkField(self)
        self._lay_out()
        self._reserved = (0, 0)  # end and bits that the readout has room for
        self._connect()

    def draw(self, scene: Scene) -> None:
        """Show the run and its playhead."""
        snapshot = scene.now
        before = self.snapshot
        is_other = before is not None and before.run_id != snapshot.run_id
        self.scene = scene  # the parts paint themselves
        if is_other:
            self._name.close_unnamed()
        self.track.show_named(scene.phases, scene.marks)
        self.looking.setVisible(scene.is_looking)
        self.track.show_moment(snapshot)
        self.live.setVisible(not snapshot.is_live)
        if not snapshot.is_live:
            self.live.setToolTip(f"Go to iteration {snapshot.frontier:,}, where training goes on")
        self._reserve(snapshot.config.iterations, snapshot.config.bits)
        self._read_out()

    def name_bookmark(self, iteration: int) -> None:
        """Let the user name the bookmark at an iteration; Escape keeps the name it has."""
        names = [
            mark.label
            for mark in self.track.marks
            if mark.kind is Kind.BOOKMARK and (mark.iteration, mark.branch) == (iteration, None)
        ]
        self._name.edit(iteration, names[0] if names else "bookmark 1")
        self._place_name()

    def _go_to_mark(self, mark: Mark) -> None:
        if mark.branch is None:
            self.iterationPicked.emit(mark.iteration)
        else:
            self.branchPicked.emit(mark.branch, mark.iteration)

    def _open_mark(self, mark: Mark) -> None:
        if mark.kind is Kind.BOOKMARK and mark.branch is None:
            self.name_bookmark(mark.iteration)

    def sizeHint(self) -> QSize:
        """Ask for the height of header and track."""
        return QSize(800, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field for a name over its mark."""
        super().resizeEvent(event)
        self._place_name()

    def _read_out(self, _pointed: int | None = None) -> None:
        """Write what is known about the iteration under the mouse, else about the playhead."""
        if self.scene is None:
            return
        now, pointed = self.scene.now, self.track.pointed
        iteration = now.iteration if pointed is None else pointed
        said = read(
            now, self.scene.share_points, pointed, curve_lines.WINDOW, self.track.scale.stretch
        )
        is_known = said.error != UNKNOWN
        self.where.setText(said.where)
        is_trained = is_known or iteration <= now.frontier
        self.error.setText(f"error {said.error}" if is_trained else "not trained yet")
        phase = self.track.phase_at(iteration)
        self.phase.setText(phase.name if phase else "")
        self.phase.setVisible(phase is not None)
        self.claim.setText(phase.claim if phase else "" if now.frontier else _NOTHING_YET)
        named = f" {phase.name}: {phase.claim}" if phase else ""
        trained = f"trained to {now.frontier:,} of {now.config.iterations:,}."
        self.track.setAccessibleDescription(f"{said.where}, {self.error.text()}, {trained}{named}")

    def _reserve(self, end: int, bits: int) -> None:
        """Give the readout room for the widest values, so that nothing moves."""
        if self._reserved == (end, bits):
            return
        self._reserved = (end, bits)
        measure = self.where.fontMetrics().horizontalAdvance
        wheres = possible_wheres(end)
        self.where.setFixedWidth(max(map(measure, wheres)) + 4)
        error = "8.88" if len(wheres) == 1 else widest_error(bits)
        self.error.setFixedWidth(max(measure(f"error {error}"), measure("not trained yet")) + 4)

    def _place_name(self) -> None:
        if self._name.iteration is None:
            return
        x = round(self.track.scale.x_of(self._name.iteration)) - self._name.width() // 2
        right = self.width() - self._name.width() - _MARGIN
        self._name.move(min(max(x, _MARGIN), right), self.track.y() + 8)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        header.setSpacing(12)
        for widget in (self.where, self.error, self.phase):
            header.addWidget(widget)
        header.addWidget(self.claim, 1)
        header.addWidget(self.looking)
        header.addWidget(self.live)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _ABOVE, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(self.track)
        self.setFixedHeight(_ABOVE + _HEADER + self.track.height())

    def _connect(self) -> None:
        self.track.picked.connect(self.iterationPicked)
        self.track.pointedChanged.connect(self._read_out)
        self.live.clicked.connect(self.backToLive)
        self.track.markPicked.connect(self._go_to_mark)
        self.track.markOpened.connect(self._open_mark)
        self._name.named.connect(self.bookmarkNamed)
        self._name.removed.connect(self.bookmarkRemoved)

    def _keep_room(self) -> None:
        """Let the header be as it is while the chip is hidden."""
        policy = self.live.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.live.setSizePolicy(policy)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setFont(fonts.text(12))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFixedHeight(_HEADER)
        label.setProperty("role", role)
        return label
