"""The legend of the map of all sums: colour, wrong bits, number of sums; an entry is a filter."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rnn_viz.core.evidence.wrong_sums import WRONG_STEPS
from rnn_viz.core.intents import ShowWrongBits
from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_LINE = 18
_BEFORE, _GAP, _AFTER = 4, 6, 4  # pixels: padding of the style sheet, between parts
_SWATCH = 10
_HEADING, _SHOWN = _("wrong bits"), _("{number:,} shown")


class LegendEntry(QCheckBox):
    """One number of wrong bits: a checkable swatch with its name, and how many sums have it.

    Parameters
    ----------
    step
        The number of wrong bits.
    """

    def __init__(self, step: int, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, f"all_sums.wrong_{step}", "filter", fonts.text(fonts.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(scaled(_LINE))
        self.step = step
        self.count = styled(QLabel(self), font=fonts.text(fonts.SMALL))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_count(self, name: str, count: int, *, is_shown: bool) -> None:
        """Show how many sums have so many wrong bits, and whether the map shows them."""
        self.setText(name)
        self.count.setText(f"{count:,}")
        set_property(self.count, "role", "" if count and is_shown else "faint")
        least, plus, _end = name.partition("+")
        several = _("{count} or more wrong bits") if plus else _("{count} wrong bits")
        bits = _("1 wrong bit") if name == "1" else several.format(count=least)
        self.setAccessibleName(_("{bits}: {count:,} sums").format(bits=bits, count=count))
        tip = _("Show only sums with {bits}; press again to show all")
        self.setToolTip(tip.format(bits=bits))

    def hitButton(self, point: QPoint) -> bool:
        """Take a press anywhere, also on the number."""
        return self.rect().contains(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the number at the right end."""
        super().resizeEvent(event)
        self.count.setGeometry(0, 0, self.width() - scaled(_AFTER), self.height())


class SumsLegend(QWidget):
    """One entry a number of wrong bits, under a heading; chosen ones are all that is shown.

    Signals
    -------
    wished
        A :class:`ShowWrongBits`.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("all_sums.legend")
        self.setAccessibleName(_("Sums by number of wrong bits"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._heading = self._label("heading")
        self._shown = self._label("shown")
        self.entries = [LegendEntry(step, self) for step in range(WRONG_STEPS)]
        for entry in self.entries:
            entry.clicked.connect(
                lambda on, step=entry.step: self.wished.emit(ShowWrongBits(step, on))
            )
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        filled(layout, self._heading, *self.entries, self._shown, None, spacing=0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_counts([], frozenset(), frozenset())

    def show_counts(
        self, counts: list[tuple[str, int]], chosen: frozenset[int], shown: frozenset[int]
    ) -> None:
        """Show names and numbers of sums, in the order of the colours.

        Parameters
        ----------
        chosen, shown
            The numbers of wrong bits that were chosen, and those that the map shows: all, where
            none was chosen.
        """
        self._heading.setText(_HEADING if counts else "")
        for entry in self.entries:
            is_there = entry.step < len(counts)
            entry.setVisible(is_there)
            entry.setChecked(is_there and entry.step in chosen)
            if is_there:
                entry.show_count(*counts[entry.step], is_shown=entry.step in shown)
        each = _("{bits} wrong: {count:,}")
        said = ", ".join(each.format(bits=name, count=count) for name, count in counts)
        is_filtered = len(shown) < len(counts)
        number = sum(entry[1] for step, entry in enumerate(counts) if step in shown)
        filtered = _SHOWN.format(number=number) if is_filtered else ""
        self._shown.setText(filtered)
        self.setAccessibleDescription("; ".join(filter(None, (said, filtered))))

    def sizeHint(self) -> QSize:
        """Ask for the widest line there can be, so that the map does not move."""
        width_of = self._heading.fontMetrics().horizontalAdvance
        around = scaled(_BEFORE + _SWATCH + 2 * _GAP + _AFTER)
        line = around + width_of("5+") + width_of("16,384")
        shown = scaled(_BEFORE) + width_of(_SHOWN.format(number=16_384))
        widest = max(line, width_of(_HEADING), shown)
        return QSize(widest + 2, (WRONG_STEPS + 2) * scaled(_LINE))

    def _label(self, name: str) -> QLabel:
        label = styled(QLabel(self), f"all_sums.{name}", "muted", fonts.text(fonts.SMALL))
        label.setFixedHeight(scaled(_LINE))
        label.setIndent(scaled(_BEFORE))
        return label
