"""The headline over the wall: what has been learned, in one sentence."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses import machine
from rnn_viz.core.words.lenses.headline import headline
from rnn_viz.core.words.lenses.lens_text import Evidence
from rnn_viz.core.words.lenses.long_sums import wrong
from rnn_viz.views.lenses.wall.lens_card import when
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.view import View

_FONT, _SMALL = 14, 12  # pixels of type
_GAP = 12  # pixels between the parts


class Headline(View):
    """A heading that asks, and a sentence that answers."""

    studies = frozenset({machine.STUDY, wrong.STUDY})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lenses.headline", parent)
        self._asked = Heading(_("What has it learned?"), self)
        self._said = ElidedLabel("lenses.headline.said", self)
        wear(self._said, fonts.text(_FONT, bold=True))
        self._when = styled(QLabel(self), "lenses.headline.when", "muted", fonts.text(12))
        filled(QHBoxLayout(self), self._asked, (self._said, 1), self._when, spacing=_GAP)

    @property
    def said(self) -> str:
        """The sentence, whole."""
        return self._said.text()

    def draw(self, scene: Scene) -> None:
        """Say what has been learned."""
        self.scene = scene
        verdict = headline(scene.evidence, _states(scene.evidence))
        self._said.say(verdict.sentence)
        self._when.setText(when(verdict, scene.now.iteration))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the line again."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the question out where the answer needs its room, then write smaller."""
        self._when.setVisible(bool(self._when.text()))
        taken = self._when.sizeHint().width() + scaled(_GAP) if self._when.text() else 0
        room = self.width() - taken
        beside = self._asked.sizeHint().width() + scaled(_GAP)
        for is_asked, pixels in ((True, _FONT), (False, _FONT), (False, _SMALL)):
            wear(self._said, fonts.text(pixels, bold=True))
            self._asked.setVisible(is_asked)
            needed = self._said.fontMetrics().horizontalAdvance(self.said)
            if needed + (beside if is_asked else 0) <= room:
                return


def _states(evidence: Evidence) -> int | None:
    """Return the states of the machine of the same moment; ``None`` if that is not known."""
    found = [evidence.findings.get(key) for key in (machine.STUDY, wrong.STUDY)]
    moments = {it.iteration for it in found if it is not None}
    return machine.machine_states(evidence) if None not in found and len(moments) == 1 else None
