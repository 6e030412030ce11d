"""The panels of the window once more, on no screen, to draw moments that nobody is shown."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from rnn_viz.app import theme as themes
from rnn_viz.app.actions import states, table
from rnn_viz.app.actions.do import Do
from rnn_viz.app.exporting_data.kinds import WINDOW
from rnn_viz.app.panels import Panels
from rnn_viz.core.intents import LeaveComparison, Workspace
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.steps import Steps, finish
from rnn_viz.core.view_state import ViewState
from rnn_viz.io.exports.animation_file import RgbPicture
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.themed import reduce_motion
from rnn_viz.views.widgets.view import View

_EDGE = 12  # pixels around a view that is drawn alone
_TILE = 720, 450  # pixels that are painted in a step: some 4 ms


class OffScreen(QWidget):
    """Panels of their own: the user's window, its engine and its playhead know nothing of them.

    They draw once :meth:`furnishing` has come to its end.

    Attributes
    ----------
    studies
        What the views that are drawn show, by the keys of the analyst.

    Parameters
    ----------
    now
        Some moment, by which the views find their places.
    view
        What is seen.
    pictured
        One of the names in :data:`kinds.PICTURED`.
    theme, size
        The colours, and the size of the panels in pixels.
    """

    def __init__(
        self, now: Snapshot, view: ViewState, pictured: str, theme: Theme, size: tuple[int, int]
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.studies: frozenset[str] = frozenset()
        self._view = _seen_as(view, is_whole=pictured == WINDOW)
        self._scene: Scene | None = None
        self._now, self._theme, self._size = now, theme, size
        self._pictured = pictured
        self._alone: View | None = None
        self._actions = table.build_actions(dict.fromkeys(Do, _nothing), self)
        states.colour(self._actions, theme)

    def furnishing(self) -> Iterator[None]:
        """Get ready in steps, so that a window on screen answers between them."""
        self._panels = Panels()
        yield from self._panels.furnishing(self._actions)
        self._alone = self._views().get(self._pictured)
        self._panels.status.setParent(self)  # it lives beside the menus, of which there are none
        layout = filled(QVBoxLayout(self), self._panels)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the size is as asked
        reduce_motion(self, is_reduced=True)  # every picture is of a moment, none of a change
        yield
        themes.dress(self, self._theme)
        yield
        self.resize(*self._size)
        self.show()
        yield
        _lay_out()
        self._panels.arrange({})
        yield
        yield from self.drawing(self._now)
        self.studies = self._panels.studies if self._alone is None else self._alone.wanted

    def picture(self, now: Snapshot) -> RgbPicture:
        """Return a moment as a picture, drawn at once."""
        return finish(self.drawing(now))

    def drawing(self, now: Snapshot) -> Steps[RgbPicture]:
        """Draw a moment in steps of a few milliseconds, and return it as a picture."""
        self._scene = Scene(now, self._view, self._scene)
        states.show_possible(self._actions, now)
        states.show_playing(self._actions[Do.PLAY_BITS], now.stage.is_playing, self._theme)
        yield from self._panels.drawing(self._scene)
        for _ in range(2):  # texts have new widths, and those that wrap new heights
            _lay_out()
            yield
        drawn = self if self._alone is None else self._alone
        edge = 0 if self._alone is None else scaled(_EDGE)
        image = QImage(drawn.size().grownBy(_all_around(edge)), QImage.Format.Format_RGB888)
        image.fill(QColor(self._theme.background))
        for tile in _tiles(drawn.rect()):
            drawn.render(image, tile.topLeft() + QPoint(edge, edge), QRegion(tile))
            yield
        return RgbPicture(
            image.width(), image.height(), image.bytesPerLine(), bytes(image.constBits())
        )

    def _views(self) -> dict[str, View]:
        """Return the views that can be drawn alone."""
        watch = self._panels.watch
        return {
            "sum": watch.stage, "network": watch.synapses, "error": watch.curve,
            "all-sums": watch.all_sums,
        }  # fmt: skip


def _seen_as(view: ViewState, *, is_whole: bool) -> ViewState:
    """Return what is seen without what belongs to the moment: nothing is pointed at or compared.

    A view that is drawn alone is in the workspace that has it.
    """
    usual = ViewState()
    view = replace(view.after(LeaveComparison()), pointed=usual.pointed, notice="")
    if is_whole:
        return view
    return replace(view, workspace=Workspace.WATCH, is_focused=False, pinned=())


def _tiles(whole: QRect) -> Iterator[QRect]:
    """Yield the parts of an area that are painted one at a time."""
    for y in range(0, whole.height(), _TILE[1]):
        for x in range(0, whole.width(), _TILE[0]):
            yield QRect(x, y, *_TILE) & whole


def _all_around(edge: int) -> QMargins:
    return QMargins(edge, edge, edge, edge)


def _lay_out() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _nothing() -> None:
    """Do what an action does here."""
