"""The stage: one sum as school addition, answered by the weights under the playhead."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.sentences import about_position, about_sum, about_value
from rnn_viz.core.snapshot import Snapshot, Stage
from rnn_viz.views.base import View
from rnn_viz.views.parts.caption import Caption
from rnn_viz.views.parts.columns import Columns
from rnn_viz.views.parts.columns_layout import Part
from rnn_viz.views.parts.theme import Theme


class StageView(View):
    """The columns of the sum and one sentence about them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("stage", theme, parent)
        self.columns = Columns(theme, self)
        self.caption = Caption("stage.caption", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.caption)
        self.columns.partHovered.connect(self._speak)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the sum and say what happens in it."""
        self.snapshot = snapshot
        self.columns.show_stage(snapshot.stage)
        self._speak(self.columns.hovered)
        self.columns.setAccessibleDescription(self.caption.sentence)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        super().set_theme(theme)
        self.columns.set_theme(theme)

    def _speak(self, hovered: Part | None) -> None:
        if self.snapshot is not None:
            self.caption.say(_sentence(self.snapshot.stage, hovered))


def _sentence(stage: Stage, hovered: Part | None) -> str:
    sum_ = stage.sum
    if hovered is not None and hovered.position < stage.shown:
        return about_value(sum_, hovered.row, hovered.position, hovered.unit)
    if stage.position is not None:
        sentence = about_position(sum_, stage.position)
        if stage.position + 1 == sum_.columns:
            return f"{sentence} {about_sum(sum_)}"
        return sentence
    if stage.operation == 0:
        return f"Nothing read yet. The first position has place value 1; {sum_.columns} to go."
    return about_sum(sum_)
