"""The recurrent loop: an arrow from the new state's name back to that of the state before."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from rnn_viz.core.language import _
from rnn_viz.views.synapses.network.layout import NetworkLayout
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, boxes, brush, polygon
from rnn_viz.views.widgets.theme import Theme

BEFORE, AFTER = "prev_layer_1", "layer_1"
_SAID = (_("the loop: it becomes prev_layer_1 at the next position"), _("the loop: remembered"),
         _("remembered"), "")  # fmt: skip
_GAP, _TIGHT = 7.0, 4.0  # pixels between the arrow and a word; where there are few
_STEM = 3.0  # pixels of the arrow behind its head, at least
_LEAST = 16.0  # pixels of the arrow at each side of its word
_HEAD, _HALF = 7.0, 3.5  # pixels: how long the head is, and how wide to each side


class Loop(SmoothPath):
    """The arrow; its word, where there is room for one, stands in the middle of it.

    Attributes
    ----------
    label
        The word.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.label = Label("", Side.MIDDLE, 0.0, 0.0, "")

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self.setBrush(brush(theme.text))
        self.label = self.label._replace(colour=theme.text)

    def place(self, at: NetworkLayout) -> None:
        """Lie between the names of the two states."""
        y = at.inputs - LINE / 2
        left = at.before - at.input_radius + width_of(BEFORE)
        right = at.after - width_of(AFTER) / 2
        gap = _GAP if right - left >= 2 * _GAP + _HEAD + _STEM else _TIGHT
        left, right = left + gap, right - gap
        word = next(said for said in _SAID if not said or _needed(said) <= right - left)
        middle, half = (left + right) / 2, width_of(word) / 2 + _GAP if word else 0.0
        self.label = Label(word, Side.MIDDLE, middle, y, self.label.colour)
        self._draw(y, (left, middle - half), (middle + half, right))

    def is_at(self, point: QPointF) -> bool:
        """Whether a point of the canvas is on the arrow or on its word."""
        around = self.path().boundingRect().adjusted(-2, -LINE / 2, 2, LINE / 2)
        return self.isVisible() and around.contains(point)

    def _draw(self, y: float, before_word: tuple[float, float], after: tuple[float, float]) -> None:
        """Draw the arrow to the left at both sides of its word; nothing where it is too short."""
        tip, foot = before_word[0], before_word[0] + _HEAD
        if after[1] < foot + _STEM:
            self.setPath(boxes([]))
            return
        corners = (QPointF(tip, y), QPointF(foot, y - _HALF), QPointF(foot, y + _HALF))
        path = polygon(QPolygonF(corners))
        stems = ((foot, before_word[1]), after)
        path.addPath(boxes(QRectF(left, y - 0.5, right - left, 1.0) for left, right in stems))
        self.setPath(path)


def _needed(word: str) -> float:
    return width_of(word) + 2 * (_GAP + _LEAST)
