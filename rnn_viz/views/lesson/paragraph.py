"""A paragraph of a lesson, with the numbers of its marks in the margin."""

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lessons.text import Paragraph, Span, marks_in, plain
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.themed import Themed, set_property

_ENTERS = {QEvent.Type.Enter, QEvent.Type.FocusIn}
_LEAVES = {QEvent.Type.Leave, QEvent.Type.FocusOut}


class ParagraphText(Themed, QLabel):
    """Text in which words stand out, have a mark, or are values that were worked out.

    Signals
    -------
    pointed
        The mark whose words the mouse is at; 0 for none.
    """

    pointed = Signal(int)

    def __init__(self, name: str, size: int = fonts.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, font=fonts.text(size))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # a long word takes no room
        self.setSizePolicy(policy)
        self._paragraph: Paragraph = ()
        self.linkHovered.connect(lambda mark: self.pointed.emit(int(mark or 0)))

    def say(self, paragraph: Paragraph) -> None:
        """Show a paragraph."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self.setAccessibleName(plain(paragraph))
            self.retheme()

    def retheme(self) -> None:
        """Write it in the colours of the theme."""
        self.setText("".join(map(self._written, self._paragraph)))

    def _written(self, span: Span) -> str:
        words, theme = escape(span.text.replace(" %", "\u00a0%")), self.theme  # not in two lines
        if span.is_contradicted:
            words = f'<span style="color:{theme.wrong}">{words}</span>'
        elif span.claim is not None:
            words = f'<span style="font-weight:600">{words}</span>'
        if span.is_strong:
            words = f"<b>{words}</b>"
        if span.mark is not None:
            words = f'<a href="{span.mark}" style="color:{theme.accent}">{words}</a>'
        return words


class MarkButton(QToolButton):
    """The number of a mark.

    Signals
    -------
    pointed
        The number while the mouse or the keyboard is there, 0 when it has gone.
    """

    pointed = Signal(int)

    def __init__(self, mark: int, part: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        styled(
            self, f"lesson.mark.{mark}", "mark", fonts.text(fonts.SMALL, bold=True),
            label=_("Mark {mark}: {part}").format(mark=mark, part=part),
            tip=_("Light only this: {part}").format(part=part),
        )  # fmt: skip
        self.setText(str(mark))
        self.installEventFilter(self)

    def show_active(self, *, is_active: bool) -> None:
        """Show whether it is the one that is lit."""
        set_property(self, "on", is_active)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when mouse or keyboard come and go."""
        if event.type() in _ENTERS:
            self.pointed.emit(self.mark)
        elif event.type() in _LEAVES:
            self.pointed.emit(0)
        return super().eventFilter(watched, event)


class MarkedParagraph(QWidget):
    """A paragraph with its marks beside it.

    Signals
    -------
    pointed
        The mark that is pointed at; 0 for none.
    """

    pointed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ParagraphText(name)
        self.text.pointed.connect(self.pointed)
        self.marks: dict[int, MarkButton] = {}
        self._margin = QVBoxLayout()
        self._margin.setSpacing(2)
        filled(QHBoxLayout(self), (self.text, 1), self._margin, spacing=6)
        self._margin.addStretch(1)

    def say(self, paragraph: Paragraph, parts: dict[int, str]) -> None:
        """Show a paragraph; ``parts`` says what each mark of the page is about."""
        self.text.say(paragraph)
        wanted = [mark for mark in marks_in(paragraph) if mark in parts]
        if wanted == list(self.marks):
            return
        for button in self.marks.values():
            button.hide()
            button.deleteLater()
        self.marks = {mark: MarkButton(mark, parts[mark], self) for mark in wanted}
        for at, button in enumerate(self.marks.values()):
            button.pointed.connect(self.pointed)
            self._margin.insertWidget(at, button)
            button.show()  # a layout would do so later, and a line leads from it at once
