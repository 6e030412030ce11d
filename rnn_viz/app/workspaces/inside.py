"""Inside: what has the network learned? A wall of lenses, and one of them large."""

from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.app.workspaces.layout import panel
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.sum_on_stage.strip import SumStrip
from rnn_viz.views.lenses.sum_on_stage.sum_box import SumBox
from rnn_viz.views.lenses.table import ROWS
from rnn_viz.views.lenses.wall.headline import Headline
from rnn_viz.views.lenses.wall.lens_page import LensPage, LensTitle
from rnn_viz.views.lenses.wall.wall import Wall
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.view import View

_TITLE = 28  # pixels of the line on top


class Inside(QWidget):
    """Answers what the network has learned.

    Attributes
    ----------
    views
        In the order in which they are drawn.
    splitters
        Those whose state is remembered.
    strip, sum_box
        The sum on stage, and where it is typed.
    wall, page
        All lenses, and the one that is open.
    """

    def __init__(self) -> None:
        super().__init__()
        headline, title = Headline(), LensTitle(ROWS)
        self.strip, self.sum_box = SumStrip(), SumBox()
        self.wall, self.page = Wall(ROWS), LensPage(ROWS)
        self.views: list[View] = [
            headline, title, self.strip, self.sum_box, self.wall, self.page
        ]  # fmt: skip
        self.splitters: list[QSplitter] = []
        self._top, self._below = QStackedWidget(), QStackedWidget()
        for stack, (all_, one) in (
            (self._top, (headline, title)), (self._below, (self.wall, self.page))
        ):  # fmt: skip
            stack.addWidget(all_)
            stack.addWidget(one)
        self._top.setFixedHeight(scaled(_TITLE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        on_stage = QWidget()
        filled(
            QHBoxLayout(on_stage), (self.strip, 1), self.sum_box, spacing=12, margins=(0, 0, 0, 6)
        )
        layout.addWidget(panel((self._top, 0), (on_stage, 0), (self._below, 1)))

    def turn_to(self, scene: Scene) -> None:
        """Show all lenses, or the one that is open."""
        focused = QApplication.focusWidget()
        is_by_keys = focused is not None and self.wall.isAncestorOf(focused)
        if scene.view.lens and is_by_keys:
            self.page.takes_keys = True
        for stack in (self._top, self._below):
            stack.setCurrentIndex(1 if scene.view.lens else 0)
