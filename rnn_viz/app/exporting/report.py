"""A report: one page about a moment of a run, in light colours whatever the window has."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from rnn_viz.app import theme as themes
from rnn_viz.app.exporting.figure import Figure, pdf_of
from rnn_viz.app.exporting.report_page import ReportPage
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.sessions.run_caption import run_caption
from rnn_viz.views.widgets.scaling import lengths
from rnn_viz.views.widgets.theme import LIGHT

REPORT_ENDING = ".pdf"
_DOTS = 128  # pixels of the design in an inch: small text has 6.2 points


def report_pdf(scene: Scene) -> bytes:
    """Return a page about a moment as a PDF file, on the paper of the country; raises PictureError.

    It shows what the scene knows; what has not been found out yet, it leaves out.
    """
    paper = QPageSize(_paper())
    size = paper.size(QPageSize.Unit.Inch) * _DOTS
    with _normal_lengths():
        page = ReportPage(scene, QSize(round(size.width()), round(size.height())))
        try:
            _lay_out(page)
            figure = Figure(
                page, LIGHT, ReportPage.TITLE, (run_caption(scene.now),), has_caption=False,
                ground=LIGHT.surface,
            )  # fmt: skip
            return pdf_of(figure, paper)
        finally:
            page.close()
            page.deleteLater()


def _paper() -> QPageSize.PageSizeId:
    """Return Letter where sheets are measured in inches, else A4."""
    is_us = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if is_us else QPageSize.PageSizeId.A4


def _lay_out(page: ReportPage) -> None:
    """Give everything on the page its place and its content, though it is on no screen."""
    page.setStyleSheet(themes.style_sheet(LIGHT))
    for widget in (page, *page.findChildren(QWidget)):
        widget.setPalette(themes.palette(LIGHT))  # a style sheet takes that of the application
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.show()
    for _ in range(2):  # texts have new widths, and those that wrap new heights
        page.draw()
        for widget in (page, *page.findChildren(QWidget)):  # nothing of the window's
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)


@contextmanager
def _normal_lengths() -> Iterator[None]:
    """Let what is made meanwhile be as large as designed, not as large as on the screen."""
    chosen = lengths.chosen_percent()
    lengths.choose(lengths.NORMAL)
    try:
        yield
    finally:
        lengths.choose(chosen)
