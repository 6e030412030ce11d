"""A page of a lesson: its text, what is guessed, what is asked, and the way on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Given
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.mistakes import Mistake
from rnn_viz.core.lessons.part_names import name_of_part
from rnn_viz.core.lessons.playing.events import (
    BackToPage,
    DoItForMe,
    Event,
    Leave,
    Next,
    Skip,
    TurnTo,
)
from rnn_viz.core.lessons.playing.page_shown import PageShown
from rnn_viz.core.lessons.values.claims import Values
from rnn_viz.views.lesson.guess_card import GuessCard
from rnn_viz.views.lesson.page_slider import PageSlider
from rnn_viz.views.lesson.paragraph import MarkedParagraph
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scrolling import scrolling

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOST, _MOST_TOLD = 4, 5  # paragraphs of a page; mistakes that are told
_PAGE = _("page {number} of {pages}")


class PageView(QWidget):
    """Shows a page and says what the learner does.

    Signals
    -------
    happened
        An event of :mod:`rnn_viz.core.lessons.playing.events`, without a guess.
    guessed
        What was guessed.
    pointed
        The mark that is pointed at; 0 for none.
    """

    happened = Signal(object)
    guessed = Signal(object)
    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson.page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # no stop of Tab: from here it goes on
        self.heading = Heading(_("Lesson"))
        self._title = styled(QLabel(), "lesson.title", font=fonts.text(fonts.FIGURE, bold=True))
        self._title.setWordWrap(True)
        self._pages = PageSlider()
        self._pages.turned.connect(lambda page: self.happened.emit(TurnTo(page)))
        self._pages.sliderMoved.connect(self._tell_page)
        self._count = styled(QLabel(), "lesson.count", "muted", fonts.text(fonts.SMALL))
        self.paragraphs = [MarkedParagraph(f"lesson.text.{at}") for at in range(_MOST)]
        self._mistakes = styled(QLabel(), "lesson.mistakes", "error", fonts.text(12))
        self._warnings = styled(QLabel(), "lesson.warnings", "error", fonts.text(12))
        self._asked = styled(QLabel(), "lesson.asked", "asked", fonts.text())
        self._notes = styled(QLabel(), "lesson.notes", "notes", fonts.text(12))
        for label in (self._mistakes, self._warnings, self._asked, self._notes):
            label.setWordWrap(True)
        self._mistakes.hide()
        self.guess = GuessCard()
        self.guess.guessed.connect(self.guessed)
        for paragraph in self.paragraphs:
            paragraph.pointed.connect(self.pointed)
        self._buttons()
        self._lay_out()
        self._page: tuple[Lesson, int] | None = None
        self.shows_notes = False
        self._had_keyboard = False  # before another page came

    def begin(self, lesson: Lesson, number: int, heading: str, values: Values) -> None:
        """Turn to a page; ``heading`` tells which lesson it is of."""
        self.heading.setText(heading)
        self._page, self._had_keyboard = (lesson, number), self._has_keyboard()
        page = lesson.pages[number]
        self._pages.show_page(number, len(lesson.pages))
        self.guess.ask(None if page.guess is None else page.guess.kind, lesson.config, values)
        self._area.verticalScrollBar().setValue(0)

    def show_page(
        self, page: PageShown, values: Values, right: Given | None, *, is_away: bool, is_busy: bool
    ) -> None:
        """Show what there is to say now.

        Parameters
        ----------
        right
            What would be right about the question, once that may be told.
        is_away
            Whether what the page shows is no longer seen.
        is_busy
            Whether the run is being trained to where the page is.
        """
        self._title.setText(page.title)
        self._count.setText(_PAGE.format(number=page.number, pages=page.pages))
        is_guessing = page.question is not None and not page.answer  # its card says so itself
        marked = ((it.mark, it.pointer.name) for it in page.lights if it.mark is not None)
        parts = {mark: name_of_part(name) for mark, name in marked}
        texts = (*page.paragraphs, *((),) * _MOST)[:_MOST]
        for shown, text in zip(self.paragraphs, texts, strict=True):
            shown.say(text, parts)
            shown.setVisible(bool(text))
        _say(self._warnings, " ".join(page.warnings))
        _say(self._notes, "\n".join(page.notes) if self.shows_notes else "")
        _say(self._asked, _("Training …") if is_busy else "" if is_guessing else page.asked)
        had_keyboard, self._had_keyboard = self._had_keyboard or self._has_keyboard(), False
        self.guess.show_page(page, values, right)
        is_last = page.number == page.pages
        self._next.setText(_("Finish") if is_last else _("Next ›"))
        self._next.setEnabled(not page.asked)
        self._do.setVisible(bool(page.asked))
        self._skip.setVisible(bool(page.asked))
        self._back.setEnabled(page.number > 1)
        self._return.setVisible(is_away)
        self.setAccessibleDescription(page.spoken)
        if had_keyboard and not self._has_keyboard():  # what had it is closed, or gone
            self.setFocus()  # from the page Tab goes on, and Enter to the next one

    def order_keys(self, after: QWidget) -> None:
        """Let the Tab key go through the page from top to bottom, after a widget before it."""
        marks = [it for text in self.paragraphs for it in text.marks.values()]
        control = self.guess.control
        parts = [] if control is None else control.findChildren(QWidget)
        guess = [*parts, *self.guess.findChildren(QPushButton, "lesson.guess.make")]
        buttons = self._return, self._back, self._do, self._skip, self._next, self._close
        before = after
        for stop in (self, self._pages, self._area, *marks, *guess, *buttons):
            if stop is self or stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, stop)
                before = stop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press a button with Enter, too; from the page itself the one that leads on."""
        focused = QApplication.focusWidget()
        pressed = focused if isinstance(focused, QAbstractButton) else self._next
        if event.key() in _ENTER and focused in {pressed, self}:
            pressed.click()
        else:
            super().keyPressEvent(event)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def say_mistakes(self, mistakes: Sequence[Mistake]) -> None:
        """Say what is wrong with the text of the lesson, each with its line."""
        line = _("Line {line:,}: {sentence}")
        told = [line.format(line=it.line, sentence=it.sentence) for it in mistakes[:_MOST_TOLD]]
        more = len(mistakes) - len(told)
        if more:
            told.append(_("And {count:,} more.").format(count=more))
        _say(self._mistakes, "\n".join(told))

    def show_lit(self, mark: int) -> None:
        """Show which mark is lit alone; 0: none is."""
        for paragraph in self.paragraphs:
            for button in paragraph.marks.values():
                button.show_active(is_active=button.mark == mark)

    @property
    def mark_buttons(self) -> dict[int, QWidget]:
        """The marks in the margin that can be seen."""
        there = (it for paragraph in self.paragraphs for it in paragraph.marks.items())
        return {mark: button for mark, button in there if button.isVisible()}

    def _tell_page(self, number: int) -> None:
        if self._page is not None:
            lesson = self._page[0]
            title = lesson.pages[number].title
            self._count.setText(_PAGE.format(number=number + 1, pages=len(lesson.pages)))
            self._title.setText(title)

    def _buttons(self) -> None:
        make = self._button
        self._close = make("×", "close", "link", _("Leave the lesson"), Leave)
        self._back = make("‹", "back", "page", _("The page before"), self._before)
        self._do = make(_("Do it for me"), "do", "page", _("Have it done, and watch"), DoItForMe)
        self._skip = make(_("Skip"), "skip", "link", _("Go on without it"), Skip)
        self._next = make(_("Next ›"), "next", "page", _("Go on"), Next)
        self._return = make(
            _("Back to the lesson"),
            "return",
            "chip",
            _("See again what the page shows"),
            BackToPage,
        )

    def _button(
        self, text: str, name: str, role: str, tip: str, event: Callable[[], Event]
    ) -> QPushButton:
        label = tip if len(text) == 1 else ""  # words are read aloud as they stand
        button = styled(QPushButton(text), f"lesson.{name}", role, label=label, tip=tip)
        button.clicked.connect(lambda _checked: self.happened.emit(event()))
        return button

    def _before(self) -> TurnTo:
        return TurnTo(0 if self._page is None else self._page[1] - 1)

    def _lay_out(self) -> None:
        text = QWidget()
        parts = self._mistakes, *self.paragraphs, self._warnings, self.guess, self._notes, None
        filled(QVBoxLayout(text), *parts, spacing=10, margins=(0, 4, 6, 4))
        self._area = scrolling(text, self)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click into the text frames nothing
        top = filled(QHBoxLayout(), (self.heading, 1), self._count, self._close, spacing=4)
        row = filled(QHBoxLayout(), self._back, self._do, self._skip, None, self._next, spacing=6)
        there = filled(QHBoxLayout(), self._return, None)
        filled(
            QVBoxLayout(self), top, self._title, self._pages, (self._area, 1), there,
            self._asked, row, spacing=4, margins=(0, 4, 0, 4),
        )  # fmt: skip


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
