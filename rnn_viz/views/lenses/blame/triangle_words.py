"""The words around and in the cells of the triangle; nothing here draws."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtGui import QColor

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.words.lenses.blame import small_share
from rnn_viz.views.lenses.blame.triangle_layout import GAP, BlameCell, TriangleLayout
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Side, width_of
from rnn_viz.views.widgets.pictures.matrix_names import shown
from rnn_viz.views.widgets.theme import Theme

_ROOMY = 26, 15  # pixels of a cell, from which on its number is written


class TriangleWords(NamedTuple):
    """What is written about a triangle.

    Attributes
    ----------
    layout
        Where its cells are.
    theme
        The colours.
    chosen
        The position whose row is outlined, if any.
    at
        The cell pointed at, if any.
    """

    layout: TriangleLayout
    theme: Theme
    chosen: int | None
    at: BlameCell | None

    def rows(self) -> list[Label]:
        """Name the rows that have room, the chosen one among them."""
        last, chosen = self.layout.bits - 1, self._chosen_row()
        rows = shown(last + 1, self.layout.tall, LINE, -1 if chosen is None else chosen)
        return [self._row(row) for row in rows]

    def few_rows(self) -> list[Label]:
        """Name the chosen row, and the first and the last where they are not too near to it."""
        chosen = self._chosen_row()
        ends = {0, self.layout.bits - 1}
        if chosen is None:
            return [self._row(row) for row in ends]
        far = [row for row in ends if abs(row - chosen) * self.layout.tall >= LINE]
        return [self._row(row) for row in (chosen, *far)]

    def columns(self) -> list[Label]:
        """Name the states that have room."""
        first = self._first_column()
        free = first.x + width_of(first.text) + GAP
        last = self.layout.bits - 1
        between = shown(last + 1, self.layout.wide, width_of("00") + GAP, last)
        states = [last - column for column in between if column]
        named = [self._column(state) for state in states]
        return [first, *(it for it in named if it.x - width_of(it.text) / 2 >= free)]

    def few_columns(self) -> list[Label]:
        """Name the newest state and the first one."""
        return [self._first_column(), self._column(0)]

    def numbers(self, shares: Floats, inks: Mapping[BlameCell, QColor]) -> Iterator[Label]:
        """Write the share in each cell, if all have room; ``inks`` are the colours of the cells."""
        if self.layout.wide < _ROOMY[0] or self.layout.tall < _ROOMY[1]:
            return
        for cell, rect in self.layout.rects.items():
            text = small_share(float(shares[cell])).removesuffix(" %")
            ink = _legible_on(inks[cell], (self.theme.text, self.theme.surface))
            middle = rect.center()
            yield Label(text, Side.MIDDLE, middle.x(), middle.y(), ink)

    def _chosen_row(self) -> int | None:
        last = self.layout.bits - 1
        return last - self.chosen if self.chosen is not None and self.chosen <= last else None

    def _row(self, row: int) -> Label:
        last = self.layout.bits - 1
        position = last - row
        ink = self.theme.accent if position == self.chosen else self.theme.muted
        if self.at is not None and self.at.position == position:
            ink = self.theme.text
        middle = self.layout.rects[BlameCell(position, 0)].center().y()
        name = str(position)
        if row in {0, last}:
            name = _("bit {number}").format(number=position)
        return Label(name, Side.RIGHT, self.layout.corner.x() - GAP, middle, ink)

    def _first_column(self) -> Label:
        corner, last = self.layout.corner, self.layout.bits - 1
        name = _("state {number}").format(number=last)
        return Label(name, Side.LEFT, corner.x(), self._below(), self.theme.muted)

    def _column(self, state: int) -> Label:
        is_pointed = self.at is not None and self.at.state == state
        ink = self.theme.text if is_pointed else self.theme.muted
        return Label(str(state), Side.MIDDLE, self.layout.middle_of(state), self._below(), ink)

    def _below(self) -> float:
        return self.layout.corner.y() + self.layout.bits * self.layout.tall + LINE / 2 + 1


def _legible_on(ground: QColor, inks: tuple[str, str]) -> str:
    """Return the ink whose brightness is further from that of the ground."""
    return max(inks, key=lambda ink: abs(_brightness(QColor(ink)) - _brightness(ground)))


def _brightness(colour: QColor) -> float:
    return 0.3 * colour.red() + 0.59 * colour.green() + 0.11 * colour.blue()
