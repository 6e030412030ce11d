"""Which wrong sum is on stage, and the way to the next: buttons, and the order they go in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.evidence.wrong_sums import SumOrder, last_step, let_through
from rnn_viz.core.intents import OrderWrongSums
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words import sums_text
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.segmented import Segmented

_GAP, _ROW = 6, 24  # pixels
_FULL, _SHORT = (list(names) for names in zip(*sums_text.ORDERS.values(), strict=True))
_FORMS = (_("by most"), _FULL), (_("by most"), _SHORT), (_("most"), _SHORT), ("", _SHORT)


class WrongSumsBar(QWidget):
    """One line: back and on, "wrong sum 12 of 1,756", and by what they are ordered.

    Signals
    -------
    wished
        A :class:`ShowNumbers` or an :class:`OrderWrongSums`.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("all_sums.wrong")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(_ROW))
        self.back = self._button("‹", "previous", _("Previous wrong sum (Shift+N)"), -1)
        self.on = self._button("›", "next", _("Next wrong sum (N)"), 1)
        self.said = styled(QLabel(self), "all_sums.walk", font=fonts.text(fonts.SMALL))
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.by = styled(QLabel(_("by most"), self), role="muted", font=fonts.text(fonts.SMALL))
        self.order = Segmented(_FULL, "all_sums.order", self)
        for order, button in zip(SumOrder, self.order.buttons(), strict=True):
            wear(button, fonts.text(fonts.SMALL))
            button.setToolTip(sums_text.ORDERS_IN_FULL[order])
        self.order.chosen.connect(lambda at: self.wished.emit(OrderWrongSums(list(SumOrder)[at])))
        layout = QHBoxLayout(self)
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        filled(
            layout,
            self.back,
            self.on,
            _GAP,
            (self.said, 1),
            _GAP,
            self.by,
            _GAP,
            self.order,
            spacing=0,
        )
        self._scene: Scene | None = None
        self._wordings: tuple[str, ...] = ("",)
        self._longest = ""

    def draw(self, scene: Scene) -> None:
        """Say which wrong sum is on stage; the buttons lead to others if there are any."""
        self._scene = scene
        found, wrong = scene.evaluation, scene.wrong_sums
        self.order.choose(list(SumOrder).index(scene.view.sum_order))
        for button in (self.back, self.on):
            button.setEnabled(bool(wrong))
        self._wordings = ("",)
        self._longest = sums_text.longest_wrong_sum(scene.now.config.bits)
        if found is not None and wrong is not None:
            bits = found.sums.bits
            is_filtered = len(let_through(scene.view.wrong_bits, bits)) <= last_step(bits)
            own = scene.now.stage.own_numbers
            self._wordings = sums_text.wrong_sum(found, wrong, own, is_filtered=is_filtered)
        order, bits = scene.view.sum_order, scene.now.config.bits
        self.said.setToolTip(sums_text.about_order(order, scene.view.wrong_bits, bits))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the wordings that fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write the longest wordings for which there is room; the order gives way first.

        How it is written does not change with the count, which does while the run goes on.
        """
        measure = self.said.fontMetrics().horizontalAdvance
        buttons = self.back.sizeHint().width() + self.on.sizeHint().width()
        for by, names in _FORMS:
            order = self.order.width_for(names)
            room = self.width() - buttons - measure(by) - order - 3 * scaled(_GAP)
            if measure(self._longest) <= room:
                break
        self.by.setText(by)
        self.order.rename(names)
        self.order.setFixedWidth(order)
        fitting = (text for text in self._wordings if measure(text) <= room)
        self.said.setText(next(fitting, self._wordings[-1]))
        self.said.setAccessibleName(self._wordings[0])

    def _button(self, sign: str, name: str, tip: str, by: int) -> QToolButton:
        button = styled(
            QToolButton(self), f"all_sums.{name}_wrong", "inner", fonts.text(),
            label=tip.partition(" (")[0], tip=tip,
        )  # fmt: skip
        button.setText(sign)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._go(by))
        return button

    def _go(self, by: int) -> None:
        """Put another wrong sum on stage."""
        scene = self._scene
        wrong = None if scene is None else scene.wrong_sums
        if scene is not None and wrong is not None:
            numbers = wrong.beside(scene.now.stage.own_numbers, by)
            if numbers is not None:
                self.wished.emit(ShowNumbers(*numbers))
