"""The timeline: the whole run along the bottom, with the playhead to drag."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.commands import GoToLive, SetBookmark
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.curve_readout import UNKNOWN, Asked, possible_wheres, widest_error
from rnn_viz.core.words.landmarks import Mark
from rnn_viz.views.timeline.bookmark_field import BookmarkField
from rnn_viz.views.timeline.timeline_track import TimelineTrack
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel
from rnn_viz.views.widgets.scaling.lengths import changes, scaled
from rnn_viz.views.widgets.view import View

_EVALUATING = _("still checking …")
_NOTHING_YET = _(
    "Drag to any moment of the run; beyond what is trained, it is trained up to there."
)
_NOT_TRAINED, _NOT_LEARNED = _("not trained yet"), _("not learned yet")
_ERROR = _("error {error}")
_ABOVE, _HEADER = 3, 18  # pixels
_MARGIN = 16


class TimelineBar(View):
    """The run from 0 to its end: what is known, where the playhead is, what is named."""

    studies = frozenset({"phases", "milestones", "shares"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("timeline", parent)
        self.setAccessibleName(_("Timeline"))
        self.track = TimelineTrack(self)
        self.where = self._label("where", "muted")
        self.error = self._label("error")
        self.phase = self._label("phase", is_bold=True)
        self.claim = styled(ElidedLabel("timeline.claim", self), role="muted", font=fonts.text(12))
        self.evaluating = self._label("evaluating", "muted")
        self.evaluating.setText(_EVALUATING)
        self.evaluating.setToolTip(
            _("All sums are checked at more moments of the run: phases and marks may still move")
        )
        self.live = self._chip()
        self._name = BookmarkField(self)
        self._lay_out()
        self._reserved = (0, 0, 0)  # end and bits that the readout has room for, and lengths
        self._wanted: int | None = None  # a bookmark that waits for its name
        self.track.wished.connect(self.wished)
        self.track.pointedChanged.connect(self._read_out)
        self.track.opened.connect(self._open)
        self.live.clicked.connect(lambda: self.wished.emit(GoToLive()))
        self._name.wished.connect(self.wished)

    def draw(self, scene: Scene) -> None:
        """Show the run and its playhead."""
        before, now = self.snapshot, scene.now
        self.scene = scene  # the parts draw themselves
        if before is not None and before.run_id != now.run_id:
            self._wanted = None
            self._name.close_unnamed()
        self.track.draw(scene)
        self.evaluating.setVisible(scene.is_evaluating)
        self.live.setVisible(not now.is_live)
        tip = _("Go to iteration {iteration:,}, where training goes on")
        self.live.setToolTip(tip.format(iteration=now.frontier))
        self._reserve(now.config.iterations, now.config.bits)
        self._read_out()
        if self._wanted is not None:
            self._open(self._wanted)

    def bookmark(self) -> None:
        """Bookmark this moment under its default name, and offer to change it."""
        if self.scene is not None:
            self._wanted = self.scene.now.iteration
            if not self._open(self._wanted):
                self.wished.emit(SetBookmark(self._wanted))

    def place_of(self, part: object) -> QRect | None:
        """Return where a part is; an iteration is a column of the track."""
        if not isinstance(part, int | Mark):
            return super().place_of(part)
        place = self.track.place_of(part)
        return None if place is None else self.track.shown_at(place)

    def sizeHint(self) -> QSize:
        """Ask for the height of header and track."""
        return QSize(scaled(800), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field for a name over its mark."""
        super().resizeEvent(event)
        self._place_name()

    def _open(self, iteration: int) -> bool:
        """Let the user name the bookmark at an iteration, if there is one."""
        marks = () if self.scene is None else self.scene.now.run_state.bookmarks
        name = next((mark.name for mark in marks if mark.iteration == iteration), None)
        if name is None:
            return False
        self._wanted = None
        self._name.iteration = iteration
        self._name.edit(name)
        self._place_name()
        return True

    def _read_out(self) -> None:
        """Write what is known about the iteration under the mouse, else about the playhead."""
        if self.scene is None:
            return
        now, pointed = self.scene.now, self.track.iteration
        iteration = now.iteration if pointed is None else pointed
        said = self.scene.readout(Asked(pointed, stretch=self.track.pixel()[0]))
        self.where.setText(said.where)
        self.error.setText(_error(said.error, iteration, now.frontier))
        phase = self.track.phase_at(iteration)
        mark = self.track.mark
        head = mark.label if mark is not None else phase.name if phase else ""
        self.phase.setText(head)
        self.phase.setVisible(bool(head))
        claim = mark.kind.value if mark is not None else phase.claim if phase else ""
        self.claim.setText(claim if claim or now.frontier else _NOTHING_YET)
        named = f" {phase.name}: {phase.claim}" if phase else ""
        trained = _("trained to {frontier:,} of {end:,}.")
        trained = trained.format(frontier=now.frontier, end=now.config.iterations)
        self.track.setAccessibleDescription(f"{said.where}, {self.error.text()}, {trained}{named}")

    def _reserve(self, end: int, bits: int) -> None:
        """Give the readout room for the widest values, so that nothing moves."""
        if self._reserved == (end, bits, changes()):
            return
        self._reserved = end, bits, changes()
        measure = self.where.fontMetrics().horizontalAdvance
        self.where.setFixedWidth(max(map(measure, possible_wheres(end))) + scaled(4))
        errors = _ERROR.format(error=widest_error(bits, end)), _NOT_TRAINED, _NOT_LEARNED
        self.error.setFixedWidth(max(map(measure, errors)) + scaled(4))

    def _place_name(self) -> None:
        if self._name.isHidden():
            return
        column = self.track.place_of(self._name.iteration)
        x = self.track.shown_at(column).x() - self._name.width() // 2 if column else 0
        margin = scaled(_MARGIN)
        right = self.width() - self._name.width() - margin
        self._name.move(min(max(x, margin), right), self.track.y() + scaled(8))

    def _lay_out(self) -> None:
        header = filled(
            QHBoxLayout(), self.where, self.error, self.phase, (self.claim, 1),
            self.evaluating, self.live, spacing=12, margins=(_MARGIN, 0, _MARGIN, 0),
        )  # fmt: skip
        filled(QVBoxLayout(self), header, self.track, spacing=0, margins=(0, _ABOVE, 0, 0))
        self.setFixedHeight(scaled(_ABOVE) + scaled(_HEADER) + self.track.height())

    def _chip(self) -> QPushButton:
        """Return the button that leads back to live; the header is as it is while it is hidden."""
        live = QPushButton(_("Back to live"), self)
        styled(live, "timeline.live", "chip", fonts.text(fonts.SMALL))
        live.setFixedHeight(scaled(_HEADER))
        policy = live.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        live.setSizePolicy(policy)
        live.hide()
        return live

    def _label(self, name: str, role: str = "", *, is_bold: bool = False) -> QLabel:
        label = styled(QLabel(self), f"timeline.{name}", role, fonts.text(12, bold=is_bold))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFixedHeight(scaled(_HEADER))
        return label


def _error(error: str, iteration: int, frontier: int) -> str:
    """Say what is known about the error of an example, or why nothing is."""
    if iteration > frontier:
        return _NOT_TRAINED
    is_next = error == UNKNOWN and iteration == frontier
    return _NOT_LEARNED if is_next else _ERROR.format(error=error)
