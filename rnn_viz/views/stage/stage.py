"""The stage: one sum as school addition, answered by the weights under the playhead."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.commands import ShowOperation
from rnn_viz.core.net.subjects import Probability, Subject, Unit
from rnn_viz.core.scene import Bright, Scene
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Stage
from rnn_viz.core.view_state import NOTHING, Pin, PointAt, Pointed
from rnn_viz.core.words.sentences import about_delta, about_position, about_sum, about_value
from rnn_viz.views.stage.caption import Caption
from rnn_viz.views.stage.columns import Columns
from rnn_viz.views.stage.columns_layout import BACKWARD
from rnn_viz.views.stage.example_strip import ExampleStrip
from rnn_viz.views.widgets.view import View

_MOST_SPOKEN = 32  # probabilities in the text of the picture


class StageView(View):
    """The columns of the sum and one sentence about them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("stage", parent)
        self.columns = Columns(self)
        self.strip = ExampleStrip(self)
        self.caption = Caption("stage.caption", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.strip)
        layout.addWidget(self.caption)
        self.columns.partHovered.connect(self._point)
        self.columns.partPicked.connect(self._pick)
        self.strip.picked.connect(lambda done: self.wished.emit(ShowOperation(done)))

    def draw(self, scene: Scene) -> None:
        """Show the sum and say what happens in it."""
        self.scene = scene
        stage = scene.now.stage
        self.columns.show_pinned(_parts_of(scene.view.pinned))
        self.columns.show_stage(stage, scene.backward, self._bright(scene.bright))
        self.strip.show_stage(stage, scene.now.breakpoints)
        self._speak(self.columns.hovered)
        self.columns.setAccessibleDescription(f"{self.caption.sentence} {_spoken(stage)}")

    def _bright(self, bright: Bright | None) -> Bright | None:
        """Return what is bright; rows of which none is shown now dim nothing."""
        layout = self.columns.layout_now()
        if bright is None or not bright.rows or layout is None:
            return bright
        return bright if bright.rows & layout.rows.keys() else None

    def _speak(self, hovered: Part | None) -> None:
        scene = self.scene
        if scene is not None:
            told = _sentence(scene.now.stage, hovered, scene.backward)
            self.caption.say((scene.caption if hovered is None else "") or told)

    def _point(self, part: Part | None) -> None:
        self._speak(part)
        pointed = NOTHING if part is None else Pointed(part.variable, is_on_stage=True)
        self.wished.emit(PointAt(pointed))

    def _pick(self, part: Part) -> None:
        is_unit = part.row == "layer_1"
        subject = Unit(part.position, part.unit) if is_unit else Probability(part.position)
        self.wished.emit(Pin(subject))


def _parts_of(subjects: Iterable[Subject]) -> frozenset[Part]:
    """Return the parts of the stage that have a card."""
    parts = set()
    for subject in subjects:
        match subject:
            case Unit(position, unit):
                parts.add(Part("layer_1", position, unit))
            case Probability(position):
                parts.add(Part("p", position))
    return frozenset(parts)


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
