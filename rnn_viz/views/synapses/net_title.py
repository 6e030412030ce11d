"""What a net in a comparison is: its letter, its branch, its iteration."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.elided_label import ElidedLabel
from rnn_viz.views.widgets.restyle import set_property

_SPACE = 5  # pixels between the words


class NetTitle(QWidget):
    """One line over a net; where there is little room the name is shortened, never the number."""

    def __init__(self, letter: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._letter = QLabel(letter, self)
        self._letter.setFont(fonts.text(fonts.SMALL, bold=True))
        self._name = ElidedLabel(f"{name}.name", self)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._when = QLabel(self)
        self._when.setObjectName(f"{name}.when")
        for label in (self._name, self._when):
            label.setFont(fonts.text(fonts.SMALL))
        self._words = ("", "", False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACE)
        for label in (self._letter, self._name, self._when):
            row.addWidget(label)
        row.addStretch(1)

    def show_words(self, name: str, iteration: int | None = None, *, is_end: bool = False) -> None:
        """Show which net it is.

        Parameters
        ----------
        name
            The branch, or what else it is.
        iteration
            Where the weights are from, if anywhere.
        is_end
            Whether the branch has been trained to there only, which is to be seen.
        """
        words = name, "" if iteration is None else f"{iteration:,}", is_end
        if words == self._words:
            return
        self._words = words
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._when.setVisible(iteration is not None)
        set_property(self._when, "role", "live" if is_end else "muted")
        whole = f"{self._letter.text()}: {' '.join((name, self._ways()[0])).strip()}"
        self.setToolTip(whole)
        self.setAccessibleName(whole)

    @property
    def has_room(self) -> bool:
        """Whether all of it can be said at length."""
        return self._fits(self._ways()[0])

    def say_at_length(self, is_long: bool) -> None:
        """Say it at length, or as shortly as must be: neighbours do the same."""
        ways = self._ways()
        short = next((way for way in ways[1:] if self._fits(way)), ways[-1])
        self._when.setText(ways[0] if is_long else short)

    def _ways(self) -> tuple[str, ...]:
        """Return the ways of saying where the weights are from, from long to short."""
        name, when, is_end = self._words
        if is_end:
            return f"trained to iteration {when}", f"trained to {when}", f"to {when}"
        if name and when:
            return f"at iteration {when}", f"at {when}"
        return (f"iteration {when}" if when else "",)

    def _fits(self, when: str) -> bool:
        metrics = self._when.fontMetrics()
        words = (word for word in (self._name.text(), when) if word)
        needed = sum(_SPACE + metrics.horizontalAdvance(word) for word in words)
        return self._letter.sizeHint().width() + needed <= self.width()
