"""The stage: one sum as school addition, answered by the weights under the playhead."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.commands import ShowOperation, ShowWholeSum
from rnn_viz.core.intents import Pin, PointAt, ShowPosition
from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import NOTHING, Part, Pointed
from rnn_viz.core.words.sentences import about_old_sum, about_part, about_stage, spoken
from rnn_viz.views.stage.columns import Columns
from rnn_viz.views.stage.example_strip import ExampleStrip
from rnn_viz.views.stage.pointed_parts import subject_of
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.labels import RoomFor
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.view import View

_CAPTION = 40  # pixels: two lines, with air over and under them


class StageView(View):
    """The columns of the sum and one sentence about them.

    Escape that nobody else needs leaves slow motion and other steps through the sum.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("stage", parent)
        self.columns = Columns(self)
        self.strip = ExampleStrip(self)
        self.caption = QLabel(self)
        self.caption.setObjectName("stage.caption")
        wear(self.caption, fonts.text(13))
        self.caption.setWordWrap(True)
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(2))
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.strip)
        layout.addWidget(_boxed(self.caption))
        self.columns.pointed.connect(self._point)
        self.columns.picked.connect(self._pick)
        self.strip.picked.connect(lambda done: self.wished.emit(ShowOperation(done)))

    def draw(self, scene: Scene) -> None:
        """Show the sum and say what happens in it."""
        self.scene = scene
        stage = scene.now.stage
        pinned = frozenset(part for part in map(_part_of, scene.view.pinned) if part is not None)
        pointed = scene.view.pointed
        elsewhere = None if pointed.is_on_stage else pointed.part
        self.columns.limit.is_steady = scene.now.is_moving
        chosen = scene.network_position
        self.columns.show_stage(stage, scene.backward, scene.bright, pinned, elsewhere, chosen)
        self.strip.show_stage(stage, scene.now.breakpoints)
        self._speak()
        self.columns.setAccessibleDescription(f"{self.caption.text()} {spoken(stage)}")

    def place_of(self, part: object) -> QRect | None:
        """Return where a part, a unit or a probability of the sum is; otherwise as any view."""
        wanted = _part_of(part)
        if wanted is None:
            return super().place_of(part)
        place = self.columns.rect_of(wanted)
        return None if place is None else self.columns.shown_at(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the window for Escape."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Show the sum whole by the Escape that nobody else wanted; cards close first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            scene, alone = self.scene, event.modifiers() == Qt.KeyboardModifier.NoModifier
            is_inside = scene is not None and scene.now.stage.operation is not None
            is_free = scene is not None and not scene.view.shows_cards
            if is_inside and is_free and alone and event.key() == Qt.Key.Key_Escape:
                self.wished.emit(ShowWholeSum())
                return True
        return super().eventFilter(target, event)

    def _speak(self) -> None:
        """Say what is pointed at, else whose sum it still is, else what happens in it."""
        scene = self.scene
        if scene is None:
            return
        stage, hovered = scene.now.stage, self.columns.at
        said = about_part(stage, hovered, scene.backward) if hovered is not None else ""
        if not said and scene.view.typing_problem:
            said = about_old_sum(stage.sum)
        said = said or (scene.caption if hovered is None else "") or about_stage(stage)
        if self.caption.text() != said:
            self.caption.setText(said)

    def _pick(self, part: Part) -> None:
        """Let the network stay at this position; open a card where there is something to tell."""
        self.wished.emit(ShowPosition(part.position))
        subject = None if self.scene is None else subject_of(part, self.scene.now.stage)
        if subject is not None:
            self.wished.emit(Pin(subject))

    def _point(self, part: Part | None) -> None:
        self._speak()
        pointed = NOTHING if part is None else Pointed(part.variable, is_on_stage=True, part=part)
        self.wished.emit(PointAt(pointed))


def _part_of(subject: object) -> Part | None:
    """Return what a subject is on the stage; ``None`` if it is not there."""
    match subject:
        case Part():
            return subject
        case Unit(position, unit):
            return Part("layer_1", position, unit)
        case Probability(position):
            return Part("p", position)
    return None


def _boxed(label: QLabel) -> QWidget:
    """Return a box for two lines with the accent at its side, which never changes its size."""
    box = QFrame()
    box.setProperty("role", "caption")
    box.setFixedHeight(scaled(_CAPTION))
    layout = QHBoxLayout(box)
    layout.setContentsMargins(*map(scaled, (16, 1, 12, 1)))
    layout.addWidget(RoomFor(label))
    return box
