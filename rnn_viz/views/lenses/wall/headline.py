"""The headline over the wall: what has been learned, in one sentence."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rnn_viz.core.scene import Scene
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.labels import ElidedLabel, Heading
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.view import View


class Headline(View):
    """A heading that asks, and a sentence that answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lenses.headline", parent)
        self._said = ElidedLabel("lenses.headline.said", self)
        wear(self._said, fonts.text(15, bold=True))
        filled(
            QHBoxLayout(self), Heading("What has it learned?", self), (self._said, 1), spacing=12
        )

    @property
    def said(self) -> str:
        """The sentence, whole."""
        return self._said.text()

    def draw(self, scene: Scene) -> None:
        """Say what has been learned."""
        self.scene = scene
