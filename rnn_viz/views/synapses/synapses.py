"""All weights: synapse_0, synapse_h and synapse_1, cells of one size."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.intents import NOTHING, Pin, PointAt, Pointed
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.scene import Scene
from rnn_viz.views.synapses.board import Board
from rnn_viz.views.synapses.matrices import Place
from rnn_viz.views.synapses.shown import mode_of, shown_in
from rnn_viz.views.synapses.synapse_header import SynapseHeader
from rnn_viz.views.widgets.view import View

_NO_CARD = "Cards are about A."


class Synapses(View):
    """Heat maps of the weights; the weight pointed at is read out, live.

    They show the weights, what this example adds to them, how far they have come since an
    iteration, or two nets and their difference.

    Attributes
    ----------
    board
        The pictures.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("synapses", parent)
        self.setAccessibleName("Synapses: all weights of the network")
        self.setMinimumWidth(536)
        self._header = SynapseHeader(self)
        self.board = Board(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._header)
        whole.addWidget(self.board, 1)
        self._header.wished.connect(self.wished)
        self.board.pointed.connect(self._tell)
        self.board.picked.connect(self._pick)

    def draw(self, scene: Scene) -> None:
        """Show the weights under the playhead, or what becomes of an update.

        An update is shown being collected, then synapse after synapse applied; once the user
        has chosen something else, that stays for this example.
        """
        self.scene = scene
        shown = shown_in(scene)
        self._header.show_scene(scene, mode_of(scene), shown.sentence)
        self.board.show_nets(shown)
        weights = (it for it in scene.view.pinned if isinstance(it, Weight))
        self.board.show_pinned(frozenset(weights))
        self.board.show_acting(scene.acting_synapses)

    def place_of(self, part: object) -> QRect | None:
        """Return where a weight is, or a matrix by its name; otherwise as any view."""
        found = self.board.place_of(part)
        return super().place_of(part) if found is None else found.translated(self.board.pos())

    def _tell(self, place: Place | None) -> None:
        self.board.tell("")
        self._header.say("")
        self.wished.emit(PointAt(Pointed(place.matrix.name) if place else NOTHING))

    def _pick(self, _place: Place) -> None:
        """Open a card about a weight under the playhead; of another net there is none."""
        weight = self.board.weight
        if weight is not None and self.board.net == 0:
            self.wished.emit(Pin(weight))
        else:
            self.board.tell(_NO_CARD)
            self._header.say(_NO_CARD)
