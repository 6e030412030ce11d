"""A question before something is lost; nothing waits for its answer but what it is about."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from rnn_viz.app.dialogs import Message
from rnn_viz.core.language import _
from rnn_viz.views.widgets.building import styled


class Question(Message):
    """Some sentences, an answer or more, and Cancel, which is Escape, too.

    Parameters
    ----------
    title, sentences
        What is asked.
    answers
        What each says and does; the first is what Enter means.
    cancel
        What the button says that does nothing.
    """

    def __init__(
        self, window: QWidget, title: str, sentences: str,
        *answers: tuple[str, Callable[[], None]], cancel: str = _("Cancel"),
    ) -> None:  # fmt: skip
        super().__init__(window, title, sentences)
        styled(self, "question")
        self.close_button.setText(cancel)
        self.close_button.setAutoDefault(False)
        for at, (text, do) in enumerate(answers):
            button = styled(QPushButton(text, self), f"question.{at}", "primary" if not at else "")
            button.setAutoDefault(not at)
            button.setDefault(not at)
            button.clicked.connect(self._answering(do))
            self.buttons.insertWidget(1, button)
        self.buttons.removeWidget(self.close_button)
        self.buttons.insertWidget(1, self.close_button)

    def _answering(self, do: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self.accept()
            do()

        return answer
