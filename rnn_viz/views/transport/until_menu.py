"""A button for the transport: run until something is true."""

from functools import cached_property

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from rnn_viz.core.evidence.until import Condition
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.views.transport.until_card import UntilCard
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled


class UntilMenu(QToolButton):
    """Opens a card of conditions below itself.

    ``untilChosen`` carries the :class:`~rnn_viz.core.evidence.until.Condition` that the user chose.

    """

    untilChosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = "Run until something is true, and stop exactly there"
        styled(self, name, "popup", fonts.text(12), label="Run until", tip=tip)
        self.setText("until …")
        self._run = (0, 1)
        self.clicked.connect(self.open)

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of where the playhead is and where the run ends."""
        self._run = (snapshot.iteration, snapshot.config.iterations)
        if "card" in self.__dict__ and self.card.isVisible():
            self.card.show_run(*self._run)

    @cached_property
    def card(self) -> UntilCard:
        """The conditions; made when they are asked for, which spares the start some time."""
        card = UntilCard(f"{self.objectName()}.card", self)
        card.chosen.connect(self._choose)
        card.show_run(*self._run)
        return card

    def open(self) -> None:
        """Show the conditions."""
        self.card.show_run(*self._run)
        self.card.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.card.show()

    def _choose(self, condition: Condition) -> None:
        self.card.hide()
        self.untilChosen.emit(condition)
