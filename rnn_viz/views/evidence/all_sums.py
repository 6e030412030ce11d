"""The map of all sums: what the network can add, and which carries still defeat it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.evidence.wrong_sums import let_through
from rnn_viz.core.language import _
from rnn_viz.core.net.inference import add
from rnn_viz.core.scene import Scene
from rnn_viz.core.words import sums_text
from rnn_viz.core.words.numbers import LONGEST_PERCENT
from rnn_viz.views.evidence.sums_legend import SumsLegend
from rnn_viz.views.evidence.sums_map import MapCell, SumsMap
from rnn_viz.views.evidence.wrong_sums_bar import WrongSumsBar
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import set_property
from rnn_viz.views.widgets.view import View

_HINT = _("Point at a sum to read it, click to put it on stage.")
_LINE, _SPACE = 16, 8  # pixels of a line of small text, and in the first line


class AllSums(View):
    """All sums as a square, the share that is right, and the answer to any one of them."""

    studies = frozenset({"map", "milestones"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("all_sums", parent)
        self.heading = Heading(sums_text.titles(8)[0], self)
        self.when = self._label("when", "muted")
        self.share = self._label("share", "figure")
        wear(self.share, fonts.text(fonts.FIGURE, bold=True))
        for label in (self.when, self.share):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.map = SumsMap(self)
        self.map.setAccessibleName(_("Map of all sums"))
        self.legend = SumsLegend(self)
        self.wrong = WrongSumsBar(self)
        self.readout = self._label("readout", "muted")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.readout.setWordWrap(True)
        self._evaluation: Evaluation | None = None
        self._bits = 8
        self._chosen: frozenset[int] = frozenset()
        self._wording = 0  # in full
        self._arrange()
        self.map.pointedChanged.connect(self._read_out)
        self.map.picked.connect(self._pick)
        for part in (self.legend, self.wrong):
            part.wished.connect(self.wished)
        self._show_evaluation()
        self._read_out(None)

    def draw(self, scene: Scene) -> None:
        """Show the newest evaluation, and the answer of the playhead's weights if one is read."""
        self.scene = scene
        found, sum_ = scene.evaluation, scene.now.stage.sum
        bits, chosen = scene.now.config.bits, scene.view.wrong_bits
        if found is not self._evaluation or (bits, chosen) != (self._bits, self._chosen):
            self._evaluation, self._bits, self._chosen = found, bits, chosen
            self._show_evaluation()
            self._fit_texts()
        if self.when.text() != scene.evaluated_at:
            self.when.setText(scene.evaluated_at)
            self._fit_texts()
        self.map.mark(found.sums.cell_of(sum_.a, sum_.b) if found else None)
        self.wrong.draw(scene)
        self._read_out(self.map.at)

    def place_of(self, part: object) -> QRect | None:
        """Return where the sum of a pair ``(a, b)`` is; otherwise as any view."""
        if not isinstance(part, tuple) or self._evaluation is None:
            return super().place_of(part)
        cell = self._evaluation.sums.cell_of(*part)
        if cell is None:
            return None
        return self.map.shown_at(self.map.grid().rect_of(*cell).toAlignedRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the wording that fits."""
        super().resizeEvent(event)
        self._fit_texts()
        self._read_out(self.map.at)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"all_sums.{name}")
        wear(label, fonts.text(fonts.SMALL))
        label.setProperty("role", role)
        return label

    def _arrange(self) -> None:
        top, middle = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(scaled(_SPACE))
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.when, 0, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.share)
        middle.setSpacing(scaled(16))
        middle.addWidget(self.map, 1)
        middle.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(6))
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.readout)
        layout.addWidget(self.wrong)
        layout.addStretch(0)

    def _show_evaluation(self) -> None:
        found = self._evaluation
        title = sums_text.titles(self._bits)[0]
        shown = let_through(self._chosen, self._bits)
        self.map.show_evaluation(self._bits, found, shown)
        counts = sums_text.counts(found) if found else []
        self.legend.show_counts(counts, self._chosen, shown)
        said = sums_text.share_right(found) if found else ""
        self.share.setText(said)
        self.setAccessibleName(title)
        described = _("Not evaluated yet.")
        if found is not None:
            described = _("{share} at iteration {iteration:,}.")
            described = described.format(share=said, iteration=found.iteration)
        self.setAccessibleDescription(described)

    def _perfect(self) -> str:
        """Return when every sum was right, in the longest wording that fits; empty if unknown."""
        snapshot = self.snapshot
        found = snapshot.analysis.milestones if snapshot and snapshot.analysis else None
        wordings = sums_text.perfect(found, snapshot.config.iterations if snapshot else 0)
        measure = self.readout.fontMetrics().horizontalAdvance
        fitting = (text for text in wordings if measure(text) <= self.width())
        return next(fitting, wordings[-1])

    def _fit_texts(self) -> None:
        """Choose wordings that fit: of the heading, and of the longest readout there can be.

        What stands beside the heading has room for all that it may say: while a run goes on it
        changes in every frame, and a layout comes a frame later.
        """
        end = self.snapshot.config.iterations if self.snapshot else 0
        latest = _("at {iteration:,}").format(iteration=end) if self.snapshot else ""
        is_told = bool(self.when.text())
        widest = self.when.fontMetrics().horizontalAdvance(latest) if is_told else 0
        self.when.setMinimumWidth(widest)
        self.share.setMinimumWidth(self._widest_share())
        self.heading.say_what_fits(sums_text.titles(self._bits), self.width() - self._beside())
        measure = self.readout.fontMetrics().horizontalAdvance
        full, short = (measure(text) for text in sums_text.longest_answers(self._bits))
        self._wording = int(full > self.width() >= short)  # where neither fits, full takes two
        self.readout.setFixedHeight(scaled(_LINE if short <= self.width() else 2 * _LINE))

    def _beside(self) -> int:
        """Return the pixels that stand beside the heading, for any share of right sums."""
        beside = max(self.when.sizeHint().width(), self.when.minimumWidth())
        return self._widest_share() + beside + scaled(2 * _SPACE)

    def _widest_share(self) -> int:
        longest = _("{share} right").format(share=LONGEST_PERCENT)
        return self.share.fontMetrics().horizontalAdvance(longest)

    def _read_out(self, cell: MapCell | None) -> None:
        """Say what the network answers to a cell; without one, when every sum was right."""
        text, role = self._perfect() or _HINT, "muted"
        if cell is not None and self.snapshot is not None and self._evaluation is not None:
            a, b = self._pair(self._evaluation, cell)
            sum_ = add(self.snapshot.weights, a, b, self._bits, self.snapshot.clamps)
            text, role = sums_text.answers(sum_)[self._wording], "figure"
        self.readout.setText(text)
        set_property(self.readout, "role", role)
        self.map.setAccessibleDescription(text)

    def _pick(self, cell: MapCell) -> None:
        if self._evaluation is not None:
            self.wished.emit(ShowNumbers(*self._pair(self._evaluation, cell)))

    def _pair(self, evaluation: Evaluation, cell: MapCell) -> tuple[int, int]:
        return int(evaluation.sums.a[cell]), int(evaluation.sums.b[cell])
