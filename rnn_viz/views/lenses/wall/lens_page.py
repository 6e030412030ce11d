"""One lens large: where it is, its sentence, its picture, and how it is computed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.intents import ShowLens
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.lens import LensPicture, LensRow
from rnn_viz.views.lenses.wall.lens_card import when
from rnn_viz.views.lenses.wall.sign import SignMark
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, rule, styled
from rnn_viz.views.widgets.labels import ElidedLabel, Heading
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling
from rnn_viz.views.widgets.view import View

_TAB = Qt.FocusPolicy.TabFocus
_SIDE = 300  # pixels of the column beside the picture


class LensTitle(View):
    """The line over a large lens: the way back, its name and sentence, and its neighbours.

    Parameters
    ----------
    rows
        The lenses, in the order in which they are gone through.
    """

    def __init__(self, rows: tuple[LensRow, ...], parent: QWidget | None = None) -> None:
        super().__init__("lens.title", parent)
        self._texts = [row.text for row in rows]
        self._at = 0
        self._name = styled(QLabel(self), "lens.name", font=fonts.text(fonts.BODY, bold=True))
        self._sign = SignMark(self)
        self._sentence = ElidedLabel("lens.sentence", self)
        self._when = styled(QLabel(self), "lens.when", "muted", fonts.text(12))
        self._number = styled(QLabel(self), "lens.number", "muted", fonts.text(12))
        self._back = self._button(_("‹ Inside  Esc"), "lens.back", _("All lenses (Esc)"))
        before = self._button("‹", "lens.before", _("The lens before"))
        after = self._button("›", "lens.after", _("The next lens"))
        self._back.clicked.connect(lambda: self.wished.emit(ShowLens("")))
        before.clicked.connect(lambda: self._go(-1))
        after.clicked.connect(lambda: self._go(1))
        way = styled(QLabel("›", self), role="muted")
        filled(
            QHBoxLayout(self), self._back, way, self._name, self._sign, (self._sentence, 1),
            self._when, 8, self._number, before, after, spacing=6,
        )  # fmt: skip

    @property
    def sentence(self) -> str:
        """The sentence, whole."""
        return self._sentence.text()

    def draw(self, scene: Scene) -> None:
        """Name the lens that is open, and say its sentence."""
        self.scene = scene
        keys = [text.key for text in self._texts]
        if scene.view.lens not in keys:
            return
        self._at = keys.index(scene.view.lens)
        text = self._texts[self._at]
        verdict = scene.verdict(text)
        self._name.setText(text.title)
        self._sign.show_sign(verdict.sign)
        self._sentence.say(verdict.sentence)
        self._when.setText(when(verdict, scene.now.iteration))
        self._number.setText(_("{number} of {count}").format(number=self._at + 1, count=len(keys)))

    def _go(self, by: int) -> None:
        self.wished.emit(ShowLens(self._texts[(self._at + by) % len(self._texts)].key))

    def _button(self, text: str, name: str, tip: str) -> QPushButton:
        return styled(QPushButton(text, self), name, "link", fonts.text(12), label=tip, tip=tip)


class LensPage(View):
    """The large picture of the lens that is open, and what stands beside it."""

    frames_apart = 1
    takes_keys = False  # whether the keys go to the picture when it is shown next

    def __init__(self, rows: tuple[LensRow, ...], parent: QWidget | None = None) -> None:
        super().__init__("lens.page", parent)
        self._rows = {row.text.key: row for row in rows}
        self._made: dict[str, tuple[LensPicture, QWidget]] = {}
        self._key = ""
        self._stack = QStackedWidget(self)
        filled(QVBoxLayout(self), (self._stack, 1))

    @property
    def wanted(self) -> frozenset[str]:
        """What the open lens shows."""
        if self._key not in self._made:
            return frozenset()
        return self._rows[self._key].text.studies | self._made[self._key][0].studies

    @property
    def picture(self) -> LensPicture | None:
        """The large picture of the open lens."""
        return self._made[self._key][0] if self._key in self._made else None

    def draw(self, scene: Scene) -> None:
        """Draw the lens that is open; it is made when it is opened first."""
        self.scene = scene
        if scene.view.lens in self._rows:
            self._open(scene.view.lens)
            picture = self._made[self._key][0]
            picture.draw(scene)
            self._give_keys(picture)

    def _open(self, key: str) -> None:
        """Show the page of a lens, and keep no other: themes would have to be put on all."""
        if key == self._key:
            return
        for picture, page in self._made.values():
            picture.wished.disconnect(self.wished)
            self._stack.removeWidget(page)
            page.deleteLater()
        self._key, self._made = key, {key: self._make(self._rows[key])}
        self._stack.addWidget(self._made[key][1])
        self._stack.setCurrentWidget(self._made[key][1])

    def _give_keys(self, picture: LensPicture) -> None:
        """Let who came by keys go on with them in the picture."""
        if self.takes_keys:
            self.takes_keys = False
            wants = (it for it in picture.findChildren(Canvas) if it.focusPolicy() & _TAB)
            canvas = next((it for it in wants if it.isVisible()), None)
            if canvas is not None:
                canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, row: LensRow) -> tuple[LensPicture, QWidget]:
        picture = row.large()
        picture.wished.connect(self.wished)
        frame, side, page = QFrame(), QFrame(), QWidget()
        for it in (frame, side):
            styled(it, role="card")
        filled(QVBoxLayout(frame), (picture, 1), margins=(12, 10, 12, 10))
        filled(
            QVBoxLayout(side), (scrolling(self._beside(row, picture), side), 1),
            margins=(10, 8, 6, 8),
        )  # fmt: skip
        side.setFixedWidth(scaled(_SIDE))
        filled(QHBoxLayout(page), (frame, 1), side, spacing=12)
        return picture, page

    def _beside(self, row: LensRow, picture: LensPicture) -> QWidget:
        """Return what the lens lets choose, then what it says about itself."""
        said = QWidget()
        parts: list[QWidget] = [] if picture.side is None else [picture.side, rule()]
        for name, title, text in (
            ("lens.how", _("How is this computed?"), row.text.how),
            ("lens.what", _("What it cannot show"), row.text.limits),
        ):
            label = styled(QLabel(text), name, "muted", fonts.text(12))
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            parts += [Heading(title), label]
        filled(QVBoxLayout(said), *parts, None, spacing=8, margins=(4, 4, 8, 4))
        return said
