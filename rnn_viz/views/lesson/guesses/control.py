"""What every way of guessing can do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rnn_viz.core.lessons.guess import Given


class GuessControl(QWidget):
    """Takes a guess.

    Signals
    -------
    changed
        Something else has been chosen.
    chosen
        The guess is made with this very choice.

    Attributes
    ----------
    is_one_click
        Whether one choice makes the guess: no button is needed.
    """

    changed = Signal()
    chosen = Signal()
    is_one_click = False

    @property
    def given(self) -> Given | None:
        """What is guessed so far; ``None`` while it is no whole guess."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """What is still to be done, or how; may be empty."""
        return ""

    def show_right(self, right: Given) -> None:
        """Show what is right, beside what was guessed."""
        raise NotImplementedError

    def close_it(self) -> None:
        """Take no guess any more."""
        self.setEnabled(False)
