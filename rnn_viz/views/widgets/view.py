"""What every view is: a widget with a stable name that draws a scene and says what is wished."""

from typing import ClassVar

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.views.widgets.themed import Themed


class View(Themed, QWidget):
    """A picture of the newest scene.

    A view knows no engine and no other view. What the user wants leaves it by one signal.
    ``setObjectName`` gives each view, and each part of it that can be pointed at, a stable
    name.

    Signals
    -------
    wished
        A command of :mod:`rnn_viz.core.commands`, or an intent of
        :mod:`rnn_viz.core.intents`.

    Attributes
    ----------
    studies
        The findings of the analyst that it shows, by their keys.
    frames_apart
        While moments come in every frame, it is drawn in every so-many-th.
    scene
        What is drawn; ``None`` before the first.
    """

    wished = Signal(object)
    studies: ClassVar[frozenset[str]] = frozenset()
    frames_apart: ClassVar[int] = 3

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.scene: Scene | None = None

    @property
    def wanted(self) -> frozenset[str]:
        """The findings that are to be found out for what is shown now."""
        return self.studies

    @property
    def snapshot(self) -> Snapshot | None:
        """The moment that is drawn."""
        return None if self.scene is None else self.scene.now

    def draw(self, scene: Scene) -> None:
        """Show a scene. Called on visible views only, at most once a frame."""
        self.scene = scene
        self.update()

    def place_of(self, part: object) -> QRect | None:
        """Return where a part is, in this widget's pixels; ``None`` if it is not there.

        Parts are values of :mod:`rnn_viz.core`, or object names of widgets in the view.
        """
        found = self.findChild(QWidget, part) if isinstance(part, str) else None
        if found is None or not found.isVisibleTo(self):
            return None
        return QRect(found.mapTo(self, found.rect().topLeft()), found.size())
