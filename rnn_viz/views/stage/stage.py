"""The stage: one sum as school addition, answered by the weights under the playhead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.snapshot import Snapshot, Stage
from rnn_viz.core.words.sentences import about_delta, about_position, about_sum, about_value
from rnn_viz.views.stage.caption import Caption
from rnn_viz.views.stage.columns import Columns
from rnn_viz.views.stage.columns_layout import BACKWARD, Part
from rnn_viz.views.stage.example_strip import ExampleStrip
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.view import View

_MOST_SPOKEN = 32  # probabilities in the text of the picture


class StageView(View):
    """The columns of the sum and one sentence about them.

    ``subjectPicked`` carries the :class:`Unit` or :class:`Probability` that was clicked.
    """

    subjectPicked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("stage", theme, parent)
        self.columns = Columns(theme, self)
        self.strip = ExampleStrip(theme, self)
        self._caption = ""
        self.caption = Caption("stage.caption", self)
        self._back: BackwardShown | None = None
        self._bright: frozenset[str] | None = None
        self._bright_at: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.strip)
        layout.addWidget(self.caption)
        self.columns.partHovered.connect(self._speak)
        self.columns.partPicked.connect(self._pick)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the sum and say what happens in it."""
        self.snapshot = snapshot
        self.columns.show_stage(snapshot.stage, self._back, self._bright, self._bright_at)
        self.strip.show_stage(snapshot.stage, snapshot.breakpoints)
        self._speak(self.columns.hovered)
        self.columns.setAccessibleDescription(f"{self.caption.sentence} {_spoken(snapshot.stage)}")

    def show_backward(self, back: BackwardShown | None) -> None:
        """Show a backward pass with the next :meth:`draw`; ``None`` for none."""
        self._back = back

    def brighten(self, rows: frozenset[str] | None, position: int | None = None) -> None:
        """Dim all but these rows with the next :meth:`draw`; ``None`` dims nothing.

        With a position, they are bright there only.
        """
        self._bright, self._bright_at = rows, position

    def light(self, rows: frozenset[str]) -> None:
        """Dim all rows but these at once; none of them, or none that is shown, ends it."""
        layout = self.columns.layout_now()
        there = rows if layout is None else rows & layout.rows.keys()
        self._bright, self._bright_at = frozenset(there) or None, None
        if self.snapshot is not None:
            self.draw(self.snapshot)

    def explain(self, sentence: str) -> None:
        """Say this with the next :meth:`draw`; an empty one lets the sum speak for itself."""
        self._caption = sentence

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        super().set_theme(theme)
        self.columns.set_theme(theme)
        self.strip.set_theme(theme)

    def _speak(self, hovered: Part | None) -> None:
        if self.snapshot is not None:
            told = _sentence(self.snapshot.stage, hovered, self._back)
            self.caption.say(self._caption if self._caption and hovered is None else told)

    def _pick(self, part: Part) -> None:
        is_unit = part.row == "layer_1"
        subject = Unit(part.position, part.unit) if is_unit else Probability(part.position)
        self.subjectPicked.emit(subject)


def _spoken(stage: Stage) -> str:
    """Return the probabilities shown as text, for those who cannot see the bars."""
    shown = stage.sum.layer_2[: min(stage.shown, _MOST_SPOKEN)]
    return "p from position 0 on: " + ", ".join(f"{p:.3f}" for p in shown) if len(shown) else ""


def _is_known(stage: Stage, part: Part) -> bool:
    return part.position < stage.shown or part.row in stage.known_rows(part.position)


def _sentence(stage: Stage, hovered: Part | None, back: BackwardShown | None) -> str:
    sum_ = stage.sum
    if hovered is not None and _is_known(stage, hovered):
        if hovered.row not in BACKWARD:
            return about_value(sum_, hovered.row, hovered.position, hovered.unit)
        if back is not None:
            return about_delta(back, hovered.row, hovered.position, hovered.unit)
    if stage.position is not None:
        sentence = about_position(sum_, stage.position)
        if stage.position + 1 == sum_.columns:
            return f"{sentence} {about_sum(sum_)}"
        return sentence
    if stage.operation == 0:
        return f"Nothing read yet. The first position has place value 1; {sum_.columns} to go."
    return about_sum(sum_)
