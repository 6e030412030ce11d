"""Where the sum on stage is typed, and what happens at the position that is chosen."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.position import what_happens_at
from rnn_viz.core.words.lenses.verdict import Sign
from rnn_viz.views.lenses.sum_on_stage.strip import lane_of
from rnn_viz.views.lenses.wall.sign import SignMark
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import set_property
from rnn_viz.views.widgets.typing.sum_fields import SumFields, long_tip
from rnn_viz.views.widgets.typing.sums_to_try import sums_to_try
from rnn_viz.views.widgets.view import View

_WIDE, _FIELD = 318, 64  # pixels


class SumBox(View):
    """Two numbers and the answer; below, a sentence about one position."""

    studies = frozenset({"carry"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lenses.sum", parent)
        self.setFixedWidth(scaled(_WIDE))
        self.fields = SumFields("lenses.sum", self)
        self.fields.size_fields(scaled(_FIELD), fonts.BODY)
        self.fields.wished.connect(self.wished)
        self._answer = ElidedLabel("lenses.sum.answer", self, Qt.TextElideMode.ElideMiddle)
        wear(self._answer, fonts.text(fonts.BODY, bold=True))
        self._sign = SignMark(self)
        box = styled(QFrame(self), role="caption")
        self._said = styled(QLabel(box), "lenses.sum.said", font=fonts.text(12))
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said.setTextFormat(Qt.TextFormat.RichText)
        filled(QVBoxLayout(box), (self._said, 1), margins=(8, 5, 4, 3))
        examples = sums_to_try("lenses.sum.examples", self._put, self)
        top = filled(QHBoxLayout(), self.fields, self._sign, (self._answer, 1), examples, spacing=6)
        filled(QVBoxLayout(self), top, (box, 1), spacing=6)

    @property
    def said(self) -> str:
        """The sentences about the position."""
        return self._said.accessibleName()

    def draw(self, scene: Scene) -> None:
        """Show the sum, and speak of the position that the lenses speak of."""
        self.scene = scene
        self.fields.draw(scene)
        sum_, problem = scene.now.stage.sum, scene.view.typing_problem
        position = min(scene.network_position, sum_.columns - 1)
        bits = _("{count:,} bits").format(count=sum_.answer.bit_length())
        self._answer.say(f"= {sum_.answer:,}", f"= {bits}")
        self._answer.setToolTip(long_tip(sum_.answer))
        set_property(self._answer, "role", "" if sum_.is_right else "error")
        self._sign.show_sign(Sign.RIGHT if sum_.is_right else Sign.WRONG)
        happens = what_happens_at(sum_, position, lane_of(scene)[0])
        said = problem or _("Position {position}.").format(position=position) + f" {happens}"
        if said == self.said:
            return
        self._said.setAccessibleName(said)
        first, rest = ("", said) if problem else said.split(". ", 1)
        begin = f'<b style="color: {self.theme.accent}">{escape(first)}.</b> ' if first else ""
        self._said.setText(begin + escape(rest))

    def retheme(self) -> None:
        """Write again, in the colours of the theme."""
        super().retheme()
        self._said.setAccessibleName("")
        if self.scene is not None:
            self.draw(self.scene)

    def _put(self, a: int, b: int) -> None:
        self.fields.leave()
        self.wished.emit(ShowNumbers(a, b))
