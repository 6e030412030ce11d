"""A small field over the timeline that names the bookmark just made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from rnn_viz.core.commands import RemoveBookmark, SetBookmark
from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.typing.name_editor import NameEditor

_WIDTH, _HEIGHT = 192, 26  # pixels
_REMOVE = _("Remove this bookmark")


class BookmarkField(NameEditor):
    """The editor of a bookmark's name; its button removes the bookmark.

    Signals
    -------
    wished
        As of a view.

    Attributes
    ----------
    iteration
        The bookmark that was edited last.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("timeline.bookmark_name", _("Name of the bookmark"), parent)
        wear(self, fonts.text(12))
        self.setFixedSize(scaled(_WIDTH), scaled(_HEIGHT))
        self.iteration = 0
        remove = QToolButton(self)
        self._remove = styled(
            remove, "timeline.bookmark_remove", "inner", label=_REMOVE, tip=_REMOVE
        )
        remove.setText("×")
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.setCursor(Qt.CursorShape.ArrowCursor)
        remove.clicked.connect(self._take_away)
        self.setTextMargins(0, 0, remove.sizeHint().width(), 0)
        self.named.connect(lambda name: self.wished.emit(SetBookmark(self.iteration, name)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        size = self._remove.sizeHint()
        self._remove.move(self.width() - size.width() - 2, (self.height() - size.height()) // 2)

    def _take_away(self) -> None:
        self.close_unnamed()
        self.wished.emit(RemoveBookmark(self.iteration))
