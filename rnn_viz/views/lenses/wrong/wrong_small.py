"""Find a sum it gets wrong, on the wall: what was tried, and the bits of the sum."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.lenses.long_sums.wrong_sum import WrongSumSearch
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.long_sums.wrong import STUDY, WRONG
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.wrong.stage_button import StageButton
from rnn_viz.views.lenses.wrong.sum_bars import SumBars
from rnn_viz.views.lenses.wrong.tried_rows import TriedRows, stage_rows
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled


class WrongSmall(LensPicture):
    """Three lines and a row of bars; a button puts the sum on stage."""

    studies = WRONG.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.wrong.small", parent)
        self.rows = TriedRows("lens.wrong.small.rows", fonts.SMALL, self)
        self.bars = SumBars(has_digits=False, parent=self)
        self.bars.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.beside_title = self.button = StageButton("lens.wrong.small.stage", is_short=True)
        self.button.wished.connect(self.wished)
        filled(QVBoxLayout(self), self.rows, (self.bars, 1), spacing=2)

    def draw(self, scene: Scene) -> None:
        """Show the newest search."""
        self.scene = scene
        found = scene.evidence.value(STUDY, WrongSumSearch)
        search = found if isinstance(found, WrongSumSearch) else None
        self.rows.show_rows(stage_rows(search) if search else [])
        self.bars.show_sum(search.found.sum if search and search.found else None)
        self.button.show_found(search.found if search else None)
