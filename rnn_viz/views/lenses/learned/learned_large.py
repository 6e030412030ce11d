"""When was it learned, large: places, order and one sum over the run, or weights with a card."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rnn_viz.core.commands import GoTo
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.kept import Kept
from rnn_viz.core.language import _
from rnn_viz.core.lenses.order import OrderMatters
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.lenses.sum_over_run import SumOverRun, moments_of, sum_over_run
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.learned import LEARNED, ORDER, ORDER_NOW, about_order, about_sum
from rnn_viz.core.words.sums_text import about_accuracy
from rnn_viz.views.lenses.learned.over_run_board import OverRunBoard
from rnn_viz.views.lenses.learned.pinned_history import PinnedHistory
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.side_text import side_text
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.segmented import Segmented

_SHOWN = ("places", "weights")
_PLACES = _("each place: share of all sums in which it is right, from 50 to 100 %")
_PAIRS = _("order: share of all pairs of which a + b and b + a get different answers")


class LearnedLarge(LensPicture):
    """Three pictures on one axis; a click goes to an iteration."""

    studies = LEARNED.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.learned.large", parent)
        self.board, self.weights = OverRunBoard(self), PinnedHistory(self)
        self._stack = QStackedWidget(self)
        for page in (self.board, self.weights):
            self._stack.addWidget(page)
        self.shown = Segmented([_("sums"), _("weights")], "lens.learned.shown")
        names = ("places", "order", "sum")
        self._said = {name: side_text(f"lens.learned.{name}") for name in names}
        self.side = QWidget()
        filled(
            QVBoxLayout(self.side), Heading(_("Show over the run")), self.shown, 4,
            *self._said.values(), spacing=8,
        )  # fmt: skip
        filled(QVBoxLayout(self), (self._stack, 1))
        self._kept, self._drawn = Kept(), Drawn()
        self.board.picked.connect(lambda iteration: self.wished.emit(GoTo(iteration)))
        self.shown.chosen.connect(
            lambda at: self.wished.emit(ChooseInLens(LEARNED.key, "shown", _SHOWN[at]))
        )

    def draw(self, scene: Scene) -> None:
        """Draw what is known of the run so far."""
        self.scene = scene
        chosen = scene.view.lens_choice(LEARNED.key, "shown", _SHOWN[0])
        at = _SHOWN.index(chosen)
        self.shown.choose(at)
        self._stack.setCurrentIndex(at)
        if at:
            self.weights.draw(scene)
        else:
            self._draw_board(scene)

    def _draw_board(self, scene: Scene) -> None:
        now = scene.now
        checks = Checks() if now.analysis is None else now.analysis.shares
        order = scene.evidence.value(ORDER, Series)
        known = order if isinstance(order, Series) else Series()
        found = self._sum_on_stage(scene)
        asked = f"{now.stage.sum.a:,} + {now.stage.sum.b:,}"
        self.board.show_run(now.config.iterations, now.iteration)
        if self._drawn.is_new("board", checks, now.config.bits, known, found):
            strip = _("the bits predicted for {sum}: strong 1, faint 0; in orange wrong")
            strip = strip.format(sum=asked)
            is_strip = found is not None and len(found.iterations) > 1
            headings = _PLACES, _PAIRS if len(known) > 1 else "", strip if is_strip else ""
            self.board.show_found(checks, now.config.bits, known, found, headings)
        self._said["places"].setText(about_accuracy(checks, now.iteration, now.config.bits))
        self._said["order"].setText(about_order(scene.evidence.value(ORDER_NOW, OrderMatters)))
        self._said["sum"].setText(about_sum(found, asked) if found else "")

    def _sum_on_stage(self, scene: Scene) -> SumOverRun | None:
        """Return the answers to the sum on stage over the run, worked out once for each sum."""
        now, sum_ = scene.now, scene.now.stage.sum
        rows, hidden = now.frames.rows, now.config.hidden
        if not len(rows) or rows.shape[1] != hidden * (hidden + 3):
            return None
        entries = now.run_state.entries
        moments = moments_of(now.frames, now.config, sum_.columns)
        return self._kept.once(
            "sum", (now.run_id, entries, sum_.a, sum_.b, sum_.columns, len(moments), moments.step),
            lambda: sum_over_run(
                now.frames, now.config, entries, sum_.a_bits, sum_.b_bits, sum_.truth
            ),
        )  # fmt: skip
