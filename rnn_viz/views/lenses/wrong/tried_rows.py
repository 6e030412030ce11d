"""What was tried and what came of it: a line of text each, with a sign."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.long_sums.wrong_sum import WrongSumSearch
from rnn_viz.core.words.lenses.long_sums.wrong import family_name, outcome, stage_name
from rnn_viz.core.words.lenses.verdict import Sign
from rnn_viz.views.lenses.wall.sign import SignMark
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property


class TriedRow(NamedTuple):
    """A line: which sums, how many of them were tried, and what came of it."""

    name: str
    tried: str
    outcome: str
    is_wrong: bool


def stage_rows(search: WrongSumSearch) -> list[TriedRow]:
    """Return a line a stage."""
    return [
        TriedRow(stage_name(search, it.stage), _tried(it.tried), outcome(it), it.wrong > 0)
        for it in search.stages
    ]


def ripple_rows(search: WrongSumSearch) -> list[TriedRow]:
    """Return a line a family of ripples."""
    return [
        TriedRow(
            family_name(it.family),
            _tried(it.places),
            _("none wrong") if it.wrong_at is None else _("wrong at {at:,}").format(at=it.wrong_at),
            it.wrong_at is not None,
        )
        for it in search.ripples
    ]


def _tried(count: int) -> str:
    return _("{count:,} tried").format(count=count)


class TriedRows(QWidget):
    """Lines below each other, aligned in columns."""

    def __init__(self, name: str, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pixels = pixels
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(scaled(1))
        self._grid.setHorizontalSpacing(scaled(8))
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[SignMark, QLabel, QLabel, QLabel]] = []

    def show_rows(self, rows: Sequence[TriedRow]) -> None:
        """Show these lines and no others."""
        while len(self._rows) < len(rows):
            self._rows.append(self._made(len(self._rows)))
        for at, parts in enumerate(self._rows):
            for part in parts:
                part.setVisible(at < len(rows))
        for row, (sign, name, tried, came) in zip(rows, self._rows, strict=False):
            sign.show_sign(Sign.WRONG if row.is_wrong else Sign.RIGHT)
            for label, text in ((name, row.name), (tried, row.tried), (came, row.outcome)):
                label.setText(text)
            set_property(came, "role", "error" if row.is_wrong else "")

    def _made(self, at: int) -> tuple[SignMark, QLabel, QLabel, QLabel]:
        own, font = f"{self.objectName()}.{at}", fonts.text(self._pixels)
        sign = SignMark(self)
        name = styled(QLabel(self), f"{own}.name", font=font)
        tried = styled(QLabel(self), f"{own}.tried", "muted", font)
        came = styled(QLabel(self), f"{own}.outcome", font=font)
        name.setMinimumWidth(0)
        for column, label in enumerate((sign, name, tried, came)):
            side = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(label, at, column, side | Qt.AlignmentFlag.AlignVCenter)
        return sign, name, tried, came
