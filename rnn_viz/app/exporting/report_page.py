"""The page of a report: the same views as in the window, arranged on a sheet of paper."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from rnn_viz.core.intents import SynapseView
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.edits import describe_all
from rnn_viz.core.words.lenses.table import LENSES
from rnn_viz.core.words.lenses.verdict import NOT_YET
from rnn_viz.core.words.sessions.run_caption import run_caption
from rnn_viz.version import __version__
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.evidence.all_sums import AllSums
from rnn_viz.views.evidence.bit_accuracy import BitAccuracy
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.synapses.board import Board
from rnn_viz.views.synapses.shown import shown_in
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, rule, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.theme import LIGHT

_EDGE, _BETWEEN = 60, 40  # pixels around it all, and between what stands side by side
_CURVE, _SYNAPSES, _STAGE = 214, 258, 380  # pixels of height
_ASIDE = 320  # pixels of width of what stands at the right
_MOST_CHANGES = 6  # that are told one by one


class ReportPage(QWidget):
    """Title, run, error, weights, the sum on stage, accuracy, what is known, what was done.

    Parameters
    ----------
    scene
        The moment, with what has been found out about it.
    size
        The sheet in pixels.
    """

    TITLE: ClassVar[str] = _("A recurrent network learns to add")

    def __init__(self, scene: Scene, size: QSize) -> None:
        super().__init__()
        # as designed, whatever the window has zoomed into; but of the position that was chosen
        matrices = ViewState(synapse_view=SynapseView.MATRICES, position=scene.view.position)
        self._scene = Scene(scene.now, matrices)
        self.setFixedSize(size)
        self._curve, self._board, self._stage = ErrorCurve(self), Board(self), StageView(self)
        self._sums, self._accuracy = AllSums(self), BitAccuracy(self)
        self._sums.wrong.hide()
        for view, height in (
            (self._curve, _CURVE), (self._stage, _STAGE),
            (self._sums, _SYNAPSES), (self._accuracy, _CURVE),
        ):  # fmt: skip
            view.setFixedHeight(height)
        for aside in (self._sums, self._accuracy):
            aside.setFixedWidth(_ASIDE)
        self._lay_out()

    def draw(self) -> None:
        """Show the moment in every picture."""
        for view in (self._curve, self._stage, self._sums, self._accuracy):
            view.draw(self._scene)
        self._board.show_nets(shown_in(self._scene))
        self._sums.wrong.hide()
        for canvas in self.findChildren(Canvas):
            canvas.setBackground(LIGHT.surface)  # paper is white

    def _lay_out(self) -> None:
        now, sum_ = self._scene.now, self._scene.now.stage.sum
        title = styled(QLabel(self.TITLE), font=fonts.text(22, bold=True))
        run = _text(run_caption(now), 13)
        name = Heading(_("The synapses"))
        weights = filled(QVBoxLayout(), name, (self._board, 1), spacing=8)
        # level with the headings at their sides, which have taller words in their lines
        name.setMinimumHeight(self._sums.share.sizeHint().height())
        self._accuracy.heading.setMinimumHeight(self._curve.where.minimumHeight())
        parts: list[QWidget | QLayout] = [
            title, run, rule(), _beside(self._curve, self._accuracy), rule(),
            _beside(weights, self._sums), rule(),
            Heading(_("The sum on stage: {a:,} + {b:,}").format(a=sum_.a, b=sum_.b)), self._stage,
            rule(), Heading(_("What it has learned")),
        ]  # fmt: skip
        end = _text(f"RNN Viz {__version__}", fonts.SMALL, "muted")
        filled(
            QVBoxLayout(self), *parts, self._learned(), *self._done(), None, end,
            spacing=8, margins=(_EDGE, 48, _EDGE, 40),
        )  # fmt: skip

    def _learned(self) -> QGridLayout:
        """Return the sentences that are known, in two columns."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        verdicts = [(it, self._scene.verdict(it)) for it in LENSES]
        known = [(text, said) for text, said in verdicts if said is not NOT_YET]
        for at, (text, said) in enumerate(known):
            cell = filled(
                QVBoxLayout(), _text(text.title, 12, bold=True), _text(said.sentence, 12), spacing=0
            )
            grid.addLayout(cell, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        if not known:
            grid.addWidget(_text(_("Nothing has been found out yet."), 12, "muted"), 0, 0)
        return grid

    def _done(self) -> list[QWidget]:
        """Return what was done to the run by hand, if anything was."""
        now = self._scene.now
        entries = [it for it in now.run_state.entries if it.iteration <= now.iteration]
        if not entries:
            return []
        said = [
            _("{change} at {iteration:,}").format(change=text, iteration=entry.iteration)
            for entry, text in zip(entries, describe_all(now.config, entries), strict=True)
        ]
        more = len(said) - _MOST_CHANGES
        told = said[:_MOST_CHANGES]
        if more > 0:
            told.append(_("and {count:,} more").format(count=more))
        return [rule(), Heading(_("Done by hand")), _text("; ".join(told), 12)]


def _beside(wide: QWidget | QLayout, aside: QWidget) -> QLayout:
    """Return a row: what is wide, and something at its right."""
    row = filled(QHBoxLayout(), wide, spacing=_BETWEEN)
    row.setStretch(0, 1)
    row.addWidget(aside)
    return row


def _text(words: str, pixels: int, role: str = "", *, bold: bool = False) -> QLabel:
    label = styled(QLabel(words), role=role, font=fonts.text(pixels, bold=bold))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
