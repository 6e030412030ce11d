"""All weights: as the wires of the network, or as the cells of its three matrices."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from rnn_viz.core.intents import Pin, PointAt, SynapseView
from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import NOTHING, Pointed
from rnn_viz.views.synapses.board import Board
from rnn_viz.views.synapses.matrices import Place
from rnn_viz.views.synapses.network.lit import lit_in
from rnn_viz.views.synapses.network.network import Network
from rnn_viz.views.synapses.network.spots import Spot, part_of, subject_of, variable_of
from rnn_viz.views.synapses.network.step_shown import step_shown_in
from rnn_viz.views.synapses.shown import mode_of, shown_in
from rnn_viz.views.synapses.synapse_header import SynapseHeader
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.view import View

_NARROWEST = 448  # pixels
_NO_CARD = _("Cards are about A.")


class Synapses(View):
    """The weights as wires of one time step, or as heat maps; what is pointed at is read out, live.

    The heat maps show the weights, what this example adds to them, how far they have come since an
    iteration, or two nets and their difference.

    Attributes
    ----------
    network
        The wires.
    board
        The heat maps.
    """

    frames_apart = 2  # it is of the moment that the stage shows, or of the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("synapses", parent)
        self.setAccessibleName(_("Synapses: all weights of the network"))
        self.setMinimumWidth(scaled(_NARROWEST))
        self._header = SynapseHeader(self)
        self.network, self.board = Network(self), Board(self)
        self._pictures = QStackedLayout()
        for picture in (self.network, self.board):
            self._pictures.addWidget(picture)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(scaled(4))
        whole.addWidget(self._header)
        whole.addLayout(self._pictures, 1)
        self._header.wished.connect(self.wished)
        self.board.pointed.connect(self._tell)
        self.board.picked.connect(self._pick)
        self.network.pointed.connect(self._tell_of_spot)
        self.network.picked.connect(self._pick_spot)

    def draw(self, scene: Scene) -> None:
        """Show the weights under the playhead, or what becomes of an update.

        An update is shown being collected, then synapse after synapse applied; once the user
        has chosen something else, that stays for this example.
        """
        self.scene = scene
        is_network = scene.view.synapse_view is SynapseView.NETWORK
        self._pictures.setCurrentWidget(self.network if is_network else self.board)
        if is_network:
            self._header.show_scene(scene, mode_of(scene), "")
            self.network.show_step(step_shown_in(scene))
            return
        shown = shown_in(scene)
        self._header.show_scene(scene, mode_of(scene), shown.sentence)
        self.board.show_nets(shown)
        weights = (it for it in scene.view.pinned if isinstance(it, Weight))
        self.board.show_pinned(frozenset(weights))
        self.board.show_lit(lit_in(scene))

    def place_of(self, part: object) -> QRect | None:
        """Return where a weight or a unit is, or a matrix by its name; otherwise as any view."""
        picture = self.network if self._pictures.currentWidget() is self.network else self.board
        found = picture.place_of(part)
        return super().place_of(part) if found is None else picture.shown_at(found)

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

    def _tell_of_spot(self, spot: Spot | None) -> None:
        pointed = NOTHING
        if spot is not None and self.scene is not None:
            variable = variable_of(spot, self.scene.now.weights.hidden)
            pointed = Pointed(variable, part=part_of(spot, self.scene.network_position))
        self.wished.emit(PointAt(pointed))

    def _pick_spot(self, spot: Spot) -> None:
        """Open a card about a unit, the output or a weight; of a bit there is none."""
        if self.scene is None:
            return
        hidden = self.scene.now.weights.hidden
        subject = subject_of(spot, self.scene.network_position, hidden)
        if subject is not None:
            self.wished.emit(Pin(subject))
