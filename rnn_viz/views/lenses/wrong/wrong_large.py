"""Find a sum it gets wrong, large: every family of ripples, and the sum with all its digits."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.long_sums.wrong_sum import WrongSumSearch
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.long_sums.wrong import STUDY, WRONG, about_numbers
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.wrong.stage_button import StageButton
from rnn_viz.views.lenses.wrong.sum_bars import SumBars
from rnn_viz.views.lenses.wrong.tried_rows import TriedRows, ripple_rows, stage_rows
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.scaling.lengths import scaled

_WIDEST = 460  # pixels of a line: the eye has to find its end
_LOWEST = 180  # pixels of the bars and their digits


class WrongLarge(LensPicture):
    """The bits of the sum, what was tried below; its numbers and the button beside."""

    studies = WRONG.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.wrong.large", parent)
        self.stages = TriedRows("lens.wrong.stages", 12, self)
        self.ripples = TriedRows("lens.wrong.ripples", 12, self)
        for rows in (self.stages, self.ripples):
            rows.setMaximumWidth(scaled(_WIDEST))
        self._tried, self._each = Heading(_("Tried")), Heading(_("Ripples, family by family"))
        self._shown = Heading(_("The wrong sum, position by position"))
        self.bars = SumBars(has_digits=True, parent=self)
        self.bars.setMinimumHeight(scaled(_LOWEST))
        layout = filled(
            QVBoxLayout(self), self._shown, (self.bars, 1), 4, self._tried, self.stages, 4,
            self._each, self.ripples, spacing=6,
        )  # fmt: skip
        layout.addStretch(0)  # takes the room only where there are no bars
        self.button = StageButton("lens.wrong.stage", is_short=False)
        self.button.wished.connect(self.wished)
        self.numbers = styled(QLabel(), "lens.wrong.numbers", font=fonts.text(12))
        self.numbers.setWordWrap(True)
        self.side = QWidget()
        filled(
            QVBoxLayout(self.side),
            Heading(_("The wrong sum")),
            self.numbers,
            self.button,
            spacing=8,
        )
        self._drawn = Drawn()

    def draw(self, scene: Scene) -> None:
        """Show the newest search."""
        self.scene = scene
        found = scene.evidence.value(STUDY, WrongSumSearch)
        search = found if isinstance(found, WrongSumSearch) else None
        if not self._drawn.is_new("search", search):
            return
        self.stages.show_rows(stage_rows(search) if search else [])
        self.ripples.show_rows(ripple_rows(search) if search else [])
        wrong = search.found if search else None
        for part in (self._tried, self._each):
            part.setVisible(search is not None)
        for part in (self._shown, self.bars):
            part.setVisible(wrong is not None)
        self.bars.show_sum(wrong.sum if wrong else None)
        self.button.show_found(wrong)
        self.numbers.setText(about_numbers(wrong) if wrong else _("None was found."))
