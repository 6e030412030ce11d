"""The strip along the bottom: one sentence about the run, and what can be done about it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from rnn_viz.core.commands import MoveEnd, Pause
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.status import about_run, progress
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.view import View

_LONGEST = 10_000_000
_SHORTEST = 16  # pixels of a sentence where menus and buttons leave no more
_BAR = 40, 240  # pixels of the progress at least, and at most


class StatusStrip(View):
    """Say what happens; offer to extend a finished run and to cancel a long way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("status", parent)
        self.setFixedHeight(scaled(28))
        self._sentence = styled(ElidedLabel("status.sentence", self), font=fonts.text(12))
        self._sentence.setMinimumWidth(scaled(_SHORTEST))
        self._progress = styled(QProgressBar(self), "status.progress", label=_("Progress"))
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(scaled(6))
        self._progress.setMinimumWidth(scaled(_BAR[0]))
        self._progress.setMaximumWidth(scaled(_BAR[1]))
        self._cancel = styled(QPushButton(_("Cancel"), self), "status.cancel", "small")
        self._cancel.clicked.connect(lambda: self.wished.emit(Pause()))
        self._extend = styled(QPushButton(_("Extend"), self), "status.extend", "small")
        self._extend.clicked.connect(self._ask_extension)
        offered = self._progress, self._cancel, self._extend
        margins = (8, 0, 8, 0)
        filled(QHBoxLayout(self), (self._sentence, 1), *offered, spacing=16, margins=margins)
        for widget in offered:
            widget.hide()

    def draw(self, scene: Scene) -> None:
        """Show the sentence of this moment."""
        snapshot = scene.now
        self.scene = scene
        sentence = scene.view.notice or about_run(snapshot)
        if self._sentence.text() != sentence:
            self._sentence.setText(sentence)
        room = self._sentence.width()
        is_cut = self._sentence.fontMetrics().horizontalAdvance(sentence) > room
        self._sentence.setToolTip(sentence if is_cut else "")
        share = progress(snapshot)
        self._progress.setVisible(share is not None)
        self._cancel.setVisible(share is not None)
        self._progress.setValue(round(1000 * (share or 0)))
        further = self._further(snapshot)
        # what is said for a moment has all the room
        can_extend = further > snapshot.config.iterations and not scene.view.notice
        self._extend.setVisible(can_extend)
        self._extend.setText(_("Extend to {iteration:,}").format(iteration=further))

    def _ask_extension(self) -> None:
        if self.snapshot is not None:
            self.wished.emit(MoveEnd(self._further(self.snapshot)))

    @staticmethod
    def _further(snapshot: Snapshot) -> int:
        """Return where the run would end if it were extended; its own end if it can't be."""
        now = snapshot.config.iterations
        if not snapshot.is_at_end or snapshot.is_moving:
            return now
        return min(2 * now, _LONGEST)
