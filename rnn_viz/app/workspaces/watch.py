"""Watch: the sum on stage, the network, the error, all sums, accuracy."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rnn_viz.app.workspaces.layout import panel, splitter
from rnn_viz.app.workspaces.right_column import RightColumn
from rnn_viz.app.workspaces.veil import Veil
from rnn_viz.core.scene import Scene
from rnn_viz.views.cards.cards import Cards
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.evidence.all_sums import AllSums
from rnn_viz.views.evidence.bit_accuracy import BitAccuracy
from rnn_viz.views.stage.numbers_bar import NumbersBar
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import ScrollingColumn
from rnn_viz.views.widgets.view import View

_EVIDENCE = 268  # pixels; the views there choose wordings that fit, long ones are no minimum


class Watch(QWidget):
    """Answers what the network does.

    Attributes
    ----------
    views
        In the order in which they are drawn.
    splitters
        Those whose state is remembered.
    cards
        What is pinned.
    right
        The column with the evidence, and with the cards while there are some.
    """

    is_without_evidence = False

    def furnishing(
        self, bit_actions: Sequence[QAction], slow_actions: Sequence[QAction]
    ) -> Iterator[None]:
        """Make the views in steps, so that a window on screen answers between them."""
        self.numbers = NumbersBar(bit_actions, slow_actions)
        self.stage = StageView()
        yield
        self.synapses = Synapses()
        yield
        self.curve = ErrorCurve()
        yield
        self.all_sums, self.bit_accuracy = AllSums(), BitAccuracy()
        yield
        evidence = (self.curve, self.all_sums, self.bit_accuracy)
        for view in evidence:
            view.setMinimumWidth(scaled(_EVIDENCE))
        self.views: list[View] = [
            self.numbers, self.stage, self.synapses, self.all_sums, self.bit_accuracy, self.curve
        ]  # fmt: skip
        vertical = Qt.Orientation.Vertical
        stage = panel((self.numbers, 0), (self.stage, 1))
        middle = splitter(vertical, "middle", [stage, panel((self.synapses, 1))])
        self.cards = Cards()
        curve, *below, shelf = (panel((view, 1)) for view in (*evidence, self.cards))
        self.right = RightColumn(curve, below, shelf)
        self._whole = splitter(
            Qt.Orientation.Horizontal, "watch", [ScrollingColumn(middle), self.right]
        )
        self.splitters: list[QSplitter] = [self._whole, middle, *self.right.splitters]
        for part, stretch in ((middle, (3, 2)), (self._whole, (3, 1))):
            for index, amount in enumerate(stretch):
                part.setStretchFactor(index, amount)
        self._veil = Veil(self.right, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)

    def draw_attention(self, scene: Scene) -> None:
        """Make room for cards; let the evidence step back while single operations act, or go.

        It goes where only stage and network are to be seen; a click there still opens a card.
        """
        has_cards = bool(scene.view.pinned)
        is_alone = scene.view.is_network_alone or self.is_without_evidence
        self.right.make_room(has_cards=has_cards, is_alone=is_alone)
        self.right.setVisible(has_cards or not is_alone)
        # a card that was asked for is read, whatever acts
        self._veil.lie(is_wanted=scene.acting_synapses is not None and not has_cards)
