"""Guess the bits of a number: a click, or 0 and 1 on the keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Bits, Given
from rnn_viz.views.lesson.guesses.control import GuessControl
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_UNKNOWN = "?"
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYS = {Qt.Key.Key_0: "0", Qt.Key.Key_1: "1"}


class BitButton(QToolButton):
    """One bit, unknown at first."""

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        styled(self, f"lesson.bit.{place}", "bit", fonts.text(fonts.FIGURE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # 0 and 1 go on from where one clicks
        self.show_bit(_UNKNOWN)

    def show_bit(self, bit: str) -> None:
        """Show 0, 1, or that it is not known."""
        self.setText(bit)
        said = _("not guessed yet") if bit == _UNKNOWN else bit
        self.setAccessibleName(_("Place {place:,}: {bit}").format(place=self._place, bit=said))
        set_property(self, "known", bit != _UNKNOWN)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the row, of which arrows would step the run."""
        return keep_key(event, _MOVES.keys() | _KEYS.keys()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row: a button would go on to whatever comes next."""
        if event.key() in _MOVES:
            event.ignore()
        else:
            super().keyPressEvent(event)


class BitsGuess(GuessControl):
    """A row of bits; a click turns ? into 1, 1 into 0, 0 into 1.

    0 and 1 set the bit that has the keyboard and go on to the next; the arrows move.
    """

    def __init__(self, kind: Bits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(3))
        grid.setVerticalSpacing(scaled(2))
        self.bits: list[BitButton] = []  # the highest first, as they are read
        self._signs: list[QLabel] = []  # of those that were wrong
        for at in range(kind.places):
            place = 1 << (kind.places - 1 - at)
            label = styled(QLabel(f"{place}"), role="faint", font=fonts.text(9))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            button = BitButton(place, self)
            button.clicked.connect(lambda _checked, at=at: self._turn(at))
            grid.addWidget(label, 0, at)
            grid.addWidget(button, 1, at)
            sign = styled(QLabel(), role="error", font=fonts.text(fonts.SMALL, bold=True))
            sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(sign, 2, at)
            grid.setColumnStretch(at, 1)
            self.bits.append(button)
            self._signs.append(sign)
        self._show_signs(False)

    @property
    def given(self) -> Given | None:
        """The number that the bits spell."""
        texts = [bit.text() for bit in self.bits]
        return None if _UNKNOWN in texts else int("".join(texts), 2)

    @property
    def hint(self) -> str:
        """How many bits there are so far."""
        known = sum(bit.text() != _UNKNOWN for bit in self.bits)
        if known == len(self.bits):
            return ""
        return _("{count} of {total} bits.").format(count=known, total=len(self.bits))

    def show_right(self, right: Given) -> None:
        """Mark the bits that were guessed wrongly; fill in those that were not guessed."""
        assert isinstance(right, int)
        was_guessed = self.given is not None
        for bit, true in zip(self.bits, f"{right:0{len(self.bits)}b}", strict=True):
            if not was_guessed:
                bit.show_bit(true)
            set_property(bit, "wrong", bit.text() != true)
        for bit, sign in zip(self.bits, self._signs, strict=True):
            sign.setText("✗" if bit.property("wrong") else "")
        self._show_signs(any(bit.property("wrong") for bit in self.bits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the bit that has the keyboard, or go to another."""
        at = next((k for k, bit in enumerate(self.bits) if bit.hasFocus()), 0)
        if event.key() in _ENTER and self.given is not None:
            self.chosen.emit()
            return
        by = _MOVES.get(Qt.Key(event.key()))
        if (bit := _KEYS.get(Qt.Key(event.key()))) is not None:
            self._set(at, bit)
            by = 1
        if by is None:
            super().keyPressEvent(event)
            return
        self.bits[min(max(at + by, 0), len(self.bits) - 1)].setFocus()

    def _show_signs(self, is_shown: bool) -> None:
        for sign in self._signs:
            sign.setVisible(is_shown)

    def _turn(self, at: int) -> None:
        self._set(at, "0" if self.bits[at].text() == "1" else "1")

    def _set(self, at: int, bit: str) -> None:
        self.bits[at].show_bit(bit)
        self.changed.emit()
