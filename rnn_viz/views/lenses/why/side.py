"""What stands beside the large waterfall: what is taken apart, the order, flips, and values."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Probability
from rnn_viz.views.lenses.side_text import side_text
from rnn_viz.views.lenses.why.path import Path
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.segmented import Segmented

_POINT = _("Point at a bar, or use the arrow keys. A click or Enter on a unit takes it apart.")
_BACK = _("Back towards the answer (Backspace)")


class WhySide(QWidget):
    """Choices and values.

    Attributes
    ----------
    back
        Leads back towards the answer.
    order
        As the script adds the terms, or the largest first.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = side_text("lens.why.of")
        self.back = styled(
            QPushButton(_("‹ back"), self), "lens.why.back", "link", fonts.text(12),
            label=_BACK, tip=_BACK,
        )  # fmt: skip
        self.order = Segmented((_("by unit"), _("by size")), "lens.why.order", self)
        self._flips, self._value = side_text("lens.why.flips"), side_text("lens.why.value")
        filled(
            QVBoxLayout(self),
            Heading(_("Taken apart")), filled(QHBoxLayout(), (self._of, 1), self.back, spacing=6),
            4, Heading(_("Order")), self.order,
            4, Heading(_("What would flip it")), self._flips,
            4, Heading(_("Values")), self._value,
            spacing=6,
        )  # fmt: skip

    def show_path(self, path: Path, position: int) -> None:
        """Name what is taken apart, and what it is on the way to."""
        end = path.end(position)
        if isinstance(end, Probability):
            said = _("The output at position {position}").format(position=position)
        else:
            way = [
                _("unit {unit} at {position}").format(unit=unit, position=position - k)
                for k, unit in enumerate(path.units)
            ]
            output = _("output at {position}").format(position=position)
            said = " ‹ ".join([output, *way])
        self._of.setText(said)
        self.back.setVisible(bool(path.units))

    def show_flips(self, said: Sequence[str]) -> None:
        """Say what would bring the sum to the other side."""
        self._flips.setText("\n".join(said) or "–")

    def show_value(self, said: str) -> None:
        """Tell the term pointed at."""
        self._value.setText(said or _POINT)
