"""Which sum is on stage: the training example or the user's two numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rnn_viz.core.commands import ShowNumbers, ShowTraining
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Source
from rnn_viz.core.words.sentences import about_source
from rnn_viz.views.stage.sum_transport import SumTransport
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.labels import ElidedLabel, Heading, RoomFor
from rnn_viz.views.widgets.scaling.lengths import changes, scaled
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font, wear
from rnn_viz.views.widgets.segmented import Segmented
from rnn_viz.views.widgets.themed import set_property
from rnn_viz.views.widgets.typing.sum_fields import SumFields, long_tip
from rnn_viz.views.widgets.typing.sums_to_try import sums_to_try
from rnn_viz.views.widgets.view import View

_WORDS, _SHORT_WORDS = (_("training example"), _("my numbers")), (_("training"), _("mine"))
_FORMS = (  # heading or not, words of the switch, pixels of type; the first that fits
    (True, _WORDS, fonts.FIGURE), (False, _WORDS, fonts.FIGURE), (False, _WORDS, fonts.BODY),
    (False, _SHORT_WORDS, fonts.BODY), (False, _SHORT_WORDS, fonts.SMALL),
)  # fmt: skip
_NARROWEST = 448  # pixels; what is wider for now is no minimum
_SPACE, _FRAME = 6, 24  # pixels between widgets, and of a field around its number
_FIELD, _ROOMY = 64, 120  # pixels of a field, at least and better
_MOST = 10**13 - 1  # of larger numbers a part will do
_EQUALS = "=  "


class NumbersBar(View):
    """Choose the sum on stage, type it, and move through its positions."""

    def __init__(
        self, bit_actions: Sequence[QAction], slow_actions: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("numbers", parent)
        self.setMinimumWidth(scaled(_NARROWEST))
        self._source = Segmented(_WORDS, "numbers.source", self)
        self.fields = SumFields("numbers", self)
        self._heading = Heading(_("The sum"), self)
        self._answer = ElidedLabel("numbers.answer", self, Qt.TextElideMode.ElideMiddle)
        self._note = ElidedLabel("numbers.note", self)
        self._transport = SumTransport(bit_actions, slow_actions, self)
        self._examples = sums_to_try("numbers.examples", self._enter, self)
        self._fitted: tuple[int, int, int] | None = None  # width, bits of the numbers, lengths
        self._lay_out()
        self._source.chosen.connect(self._choose_source)
        self.fields.wished.connect(self.wished)

    def draw(self, scene: Scene) -> None:
        """Show the sum on stage, unless the user is typing another."""
        self.scene = scene
        stage, problem = scene.now.stage, scene.view.typing_problem
        self._fit(stage.sum.columns)
        self._transport.show_stage(stage)
        self._source.choose(0 if stage.source is Source.TRAINING else 1)
        self.fields.draw(scene)
        set_property(self._note, "role", "error" if problem else "muted")
        self._note.say(*((problem,) if problem else about_source(scene.now)))
        is_known = stage.shown == stage.sum.columns and not problem
        self._answer.setText(_EQUALS + (f"{stage.sum.answer:,}" if is_known else "…"))
        tip = _("What the network answers, all bits read together")
        self._answer.setToolTip(f"{tip}\n{long_tip(stage.sum.answer)}".strip() if is_known else tip)
        is_wrong = is_known and not stage.sum.is_right
        set_property(self._answer, "role", "error" if is_wrong else "figure")

    def focus_numbers(self) -> None:
        """Put the cursor into the first field."""
        self.fields.focus_numbers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the row again."""
        super().resizeEvent(event)
        if self._fitted is not None:
            self._fit(self._fitted[1])

    @property
    def note(self) -> str:
        """The sentence under the fields."""
        return self._note.text()

    def _fit(self, bits: int) -> None:
        """Give numbers of so many bits the room they need, and nothing moves with their values.

        Where there is too little, the heading goes first, then type and switch get smaller; in
        the end numbers have … in their middles.
        """
        if (self.width(), bits, changes()) == self._fitted:
            return
        self._fitted = self.width(), bits, changes()
        widest, space = min(2**bits - 1, _MOST), scaled(_SPACE)
        for has_heading, words, pixels in _FORMS:
            self._heading.setVisible(has_heading)
            self._source.rename(words)
            others = [self._source, self.fields.plus, self._examples]
            others += [self._heading] if has_heading else []
            taken = sum(it.sizeHint().width() + space for it in others) + 2 * space
            room = self.width() - taken - space
            field = max(scaled(_FIELD), _width(str(widest), pixels) + scaled(_FRAME))
            answer = _width(f"{_EQUALS}{widest:,}", pixels, bold=True) + space
            if 2 * field + answer <= room:
                break
        answer = min(answer, room * 2 // 5)
        wide = min(max(field, scaled(_ROOMY)), (room - answer) // 2)
        self.fields.size_fields(wide, pixels)
        wear(self._answer, fonts.text(pixels, bold=True))
        self._answer.setFixedSize(answer, self._answer.fontMetrics().height())

    def _lay_out(self) -> None:
        wear(self._note, fonts.text(12))
        self._note.setFixedHeight(scaled(18))
        top, bottom, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for it in (self._heading, self._source, self.fields, self._answer):
            top.addWidget(it)
        top.addStretch(1)
        top.addWidget(self._examples)
        bottom.addWidget(RoomFor(self._note), 1)
        bottom.addWidget(self._transport)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(2))
        for row in (top, bottom):
            row.setSpacing(scaled(_SPACE))
            layout.addLayout(row)

    def _enter(self, a: int, b: int) -> None:
        self.fields.leave()
        self.wished.emit(ShowNumbers(a, b))

    def _choose_source(self, index: int) -> None:
        if index == 0:
            self.wished.emit(ShowTraining())
        else:
            self.fields.take()
            self.focus_numbers()


def _width(text: str, pixels: int, *, bold: bool = False) -> int:
    return QFontMetrics(scaled_font(fonts.text(pixels, bold=bold))).horizontalAdvance(text)
