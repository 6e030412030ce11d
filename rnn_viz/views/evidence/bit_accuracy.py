"""How often each bit is right: low bits are learned first, and the carry comes last."""

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.numbers import LONGEST_PERCENT, percent
from rnn_viz.views.evidence.accuracy_rows import slots_in_rows
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.bars import Bars
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.view import View

_PLACES_UP_TO = 10  # bits; longer sums name the position, 2³¹ written out helps nobody
_BITS, _ROW, _THIN, _NARROWEST = 8, 20, 6, 128  # pixels, for so many bits


class BitAccuracy(View):
    """The share of all sums in which each position is right, as bars."""

    studies = frozenset({"map"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bit_accuracy", parent)
        self.heading = Heading(_("Accuracy per place"), self)
        self.when = QLabel(self)
        self.when.setObjectName("bit_accuracy.when")
        wear(self.when, fonts.text(fonts.SMALL))
        self.when.setProperty("role", "muted")
        self.canvas = _BarCanvas(self)
        self.bars = Bars()
        self.canvas.add(self.bars)
        self.canvas.resized.connect(self._arrange)
        self.canvas.moved.connect(self._point)
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.when)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addLayout(top)
        layout.addWidget(self.canvas, 1)
        self.setAccessibleName(_("Accuracy per bit"))
        self._shown: tuple[Evaluation | None, int] | None = None

    def draw(self, scene: Scene) -> None:
        """Show the newest evaluation."""
        self.scene = scene
        found = scene.evaluation
        if self._shown != (found, scene.now.config.bits):
            self._shown = (found, scene.now.config.bits)
            self._show(found)
        self.when.setText(scene.evaluated_at if found else _("not evaluated yet"))

    def place_of(self, part: object) -> QRect | None:
        """Return where the row of a position is; otherwise as any view."""
        if not isinstance(part, int):
            return super().place_of(part)
        if not 0 <= part < self._bits:
            return None
        return self.canvas.shown_at(self.bars.rect_of(self._bits - 1 - part))

    def label(self, position: int) -> str:
        """Return what a position is called: its place value, or its number in long sums."""
        return f"{1 << position}" if self._bits <= _PLACES_UP_TO else f"{position}"

    def sentence(self, position: int) -> str:
        """Say how often a position is right, as a count."""
        found = self._shown[0] if self._shown else None
        if found is None:
            return _("Position {position}: not evaluated yet.").format(position=position)
        asked = found.sums.a.size
        right = round(float(found.bit_accuracy[position]) * asked)
        said = _("Position {position} (place {place:,}): right in {right:,} of {asked:,} sums.")
        return said.format(position=position, place=1 << position, right=right, asked=asked)

    @property
    def _bits(self) -> int:
        return self._shown[1] if self._shown else _BITS

    @property
    def _positions(self) -> list[int]:
        """The positions in the order of their rows: the most significant is on top."""
        return list(reversed(range(self._bits)))

    def _show(self, found: Evaluation | None) -> None:
        is_place = self._bits <= _PLACES_UP_TO
        self.heading.setText(_("Accuracy per place") if is_place else _("Accuracy per position"))
        self._arrange()
        if found is None:
            self.bars.show_values(np.full(self._bits, np.nan), ["–"] * self._bits)
            self.setAccessibleDescription(_("Not evaluated yet."))
            return
        shares = found.bit_accuracy[::-1]
        said = [percent(float(share)) for share in shares]
        self.bars.show_values(shares, said)
        rows = (f"{self.label(at)}: {text}" for at, text in zip(self._positions, said, strict=True))
        described = _("At iteration {iteration:,}: {rows}.")
        described = described.format(iteration=found.iteration, rows=", ".join(rows))
        self.setAccessibleDescription(described)

    def _arrange(self) -> None:
        """Place the rows."""
        names = [self.label(position) for position in self._positions]
        room = QRectF(QPointF(), self.canvas.room.toSizeF())
        self.bars.arrange(slots_in_rows(room, names, LONGEST_PERCENT))
        self.bars.show_names(names)

    def _point(self, at: QPointF | None) -> None:
        """Name the position under the mouse, with its count."""
        row = None if at is None else self.bars.index_at(at)
        self.canvas.tell("" if row is None else self.sentence(self._positions[row]))


class _BarCanvas(Canvas):
    """A canvas that asks for room for thin rows at least."""

    def sizeHint(self) -> QSize:
        return QSize(scaled(320), scaled(_BITS * _ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_NARROWEST), scaled(_BITS * _THIN))
