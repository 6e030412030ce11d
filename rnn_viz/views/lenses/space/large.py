"""State space, large: the plane, and under it the same plane at earlier moments."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rnn_viz.core.commands import GoTo, ShowNumbers
from rnn_viz.core.intents import ShowPosition
from rnn_viz.core.language import _
from rnn_viz.core.lenses.directions.colouring import Colouring
from rnn_viz.core.lenses.directions.plane import Plane
from rnn_viz.core.lenses.latch import Latch
from rnn_viz.core.lenses.long_sums.wrong_sum import FoundSum, WrongSumSearch
from rnn_viz.core.lenses.space import Projection, Space
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.space import SPACE
from rnn_viz.core.words.numbers import percent_in_short
from rnn_viz.views.lenses.choice import choice_named
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.space.plane.cloud_item import inks_of
from rnn_viz.views.lenses.space.plane.plane_frame import PlaneShown
from rnn_viz.views.lenses.space.plane.plane_plot import PlanePlot, StatePlace, StopPlace
from rnn_viz.views.lenses.space.shown_path import sum_in
from rnn_viz.views.lenses.space.side import SpaceSide
from rnn_viz.views.lenses.space.thumbs import Thumb, ThumbPlace, Thumbs
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn

_BEFORE = 58  # pixels of an earlier plane
_MOMENTS = 7
_FIRST_SHOWN = "path wrong"
_TOLD = _("carry × bit, share of the states in the quadrant of their column total")
_TOLD_SHORT = _("share in the quadrant of the total")


class SpaceLarge(LensPicture):
    """The plane can be pointed at; a click puts the sum of a state on stage."""

    studies = frozenset({"space", "space.before", "wrong", "latch"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.space.large", parent)
        self.plane = styled(PlanePlot(self), "lens.space.plane")
        self.before = styled(Thumbs(_("The same plane before"), _BEFORE, self), "lens.space.before")
        self.side = self.choices = SpaceSide()
        above = QWidget(self)
        told = styled(ElidedLabel("lens.space.told", above), role="muted", font=fonts.text(12))
        told.say(_TOLD, _TOLD_SHORT)
        filled(QHBoxLayout(above), Heading(_("The same plane before"), above), (told, 1), spacing=8)
        filled(QVBoxLayout(self), (self.plane, 1), above, self.before, spacing=6)
        self._moments: list[int] = []
        self._shown: Space | None = None
        self._drawn = Drawn()
        self.plane.picked.connect(self._pick)
        self.before.picked.connect(self._go)
        self.choices.wished.connect(self.wished)
        self.choices.sought.connect(self._seek)

    def draw(self, scene: Scene) -> None:
        """Draw the newest states that are known."""
        self.scene = scene
        found = scene.evidence.value("space", Space)
        space = self._shown = self._facing(found if isinstance(found, Space) else None)
        choice = scene.view.lens_choice
        colouring = choice_named(Colouring, choice(SPACE.key, "colour", ""))
        projection = choice_named(Projection, choice(SPACE.key, "projection", ""))
        shown = set(choice(SPACE.key, "show", _FIRST_SHOWN).split())
        path = None if space is None else sum_in(space, scene)
        position = scene.network_position
        self.choices.show_choices(space, colouring, projection, shown)
        self.choices.read(space, position, path)
        if space is None:
            self.plane.show_plane(None)
        else:
            self.plane.show_plane(PlaneShown(
                space, projection, colouring, path if "path" in shown else None,
                position if "path" in shown else None,
                self._wrong(scene, space) if "wrong" in shown else None,
                self._latch(scene, space) if "rest" in shown else None,
            ), is_moving=scene.now.is_moving)  # fmt: skip
        self._draw_before(scene)

    def _facing(self, space: Space | None) -> Space | None:
        """Let components point as those before; the same states are turned once."""
        before = self._shown
        if space is None or before is None:
            return space
        return before if before.states is space.states else space.turned_to(before)

    def _wrong(self, scene: Scene, space: Space) -> FoundSum | None:
        value = scene.evidence.value("wrong", WrongSumSearch)
        is_now = isinstance(value, WrongSumSearch) and value.iteration == space.iteration
        return value.found if isinstance(value, WrongSumSearch) and is_now else None

    def _latch(self, scene: Scene, space: Space) -> Latch | None:
        value = scene.evidence.value("latch", Latch)
        is_now = isinstance(value, Latch) and value.iteration == space.iteration
        return value if isinstance(value, Latch) and is_now else None

    def _draw_before(self, scene: Scene) -> None:
        """Draw the earlier moments, and the one that is shown at the end."""
        found = scene.evidence.value("space.before", tuple)
        planes = [it for it in found if isinstance(it, Plane)] if isinstance(found, tuple) else []
        now = self._shown
        planes = [it for it in planes if now is not None and it.iteration < now.iteration]
        if now is not None:
            planes.append(now.plane)
        ranges = self.plane.ranges_of(Projection.CARRY_BIT)
        if not self._drawn.is_new("before", *planes, ranges):
            return
        self._moments = [it.iteration for it in planes]
        thumbs = [
            Thumb(it.points, it.total, ranges, f"{it.iteration:,}", _share_text(it.share))
            for it in planes
        ]
        chosen = len(thumbs) - 1 if now is not None else None
        self.before.show_thumbs(thumbs, inks_of(Colouring.TOTAL), chosen, _MOMENTS)

    def _pick(self, place: StatePlace | StopPlace) -> None:
        """Put the sum of a state on stage, or speak of a position."""
        if isinstance(place, StopPlace):
            self.wished.emit(ShowPosition(place.position))
        elif self._shown is not None:
            states = self._shown.states
            self.wished.emit(ShowNumbers(int(states.a[place.row]), int(states.b[place.row])))
            self.wished.emit(ShowPosition(int(states.position[place.row])))

    def _go(self, place: ThumbPlace) -> None:
        self.wished.emit(GoTo(self._moments[place.number]))

    def _seek(self) -> None:
        if self._shown is not None:
            self.plane.point_at(StatePlace(self._shown.closest))


def _share_text(share: float) -> str:
    return f"{percent_in_short(share)} %"
