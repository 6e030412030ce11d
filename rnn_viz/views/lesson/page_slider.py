"""The slider that leads to another page of a lesson."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle

from rnn_viz.core.language import _
from rnn_viz.views.widgets.building import styled


class PageSlider(QSlider):
    """Goes where it is clicked or dragged.

    Signals
    -------
    turned
        The page to be opened, from 0: where the handle was let go.
    """

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        tip = _("Drag to another page.")
        styled(self, "lesson.pages", label=_("Page of the lesson"), tip=tip)
        self.setPageStep(1)
        self.setTracking(False)
        self.valueChanged.connect(self.turned)

    def show_page(self, number: int, pages: int) -> None:
        """Show which of so many pages it is, from 0, without turning to it."""
        self.blockSignals(True)
        self.setRange(0, pages - 1)
        self.setValue(number)
        self.blockSignals(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the mouse; from there it can be dragged."""
        at = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(event.position().x()), max(1, self.width())
        )
        self.setSliderPosition(at)
        super().mousePressEvent(event)
