"""The words of a table as they are seen, row by row, to be pasted into a sheet."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QGraphicsSimpleTextItem, QGraphicsView, QLabel, QWidget

from rnn_viz.app.exporting.for_page import is_hint
from rnn_viz.core.words.tables.sum_rows import sum_rows
from rnn_viz.views.experiment.many_runs.runs_table import RunsTable
from rnn_viz.views.stage.stage import StageView


class PlacedText(NamedTuple):
    """A text and the pixels that it has."""

    place: QRect
    text: str


def shown_text(widget: QWidget) -> str:
    """Return the texts that are seen in a widget: a line a row, a tab between columns."""
    if isinstance(widget, StageView) and widget.snapshot is not None:  # its digits are painted
        rows = sum_rows(widget.snapshot.stage)
    elif isinstance(widget, RunsTable):  # all of its rows, also those that scrolling hides
        rows = widget.model.texts()
    else:
        rows = rows_of_texts([it for it in _texts_in(widget) if not is_hint(it.text)])
    return "\n".join("\t".join(row) for row in rows)


def rows_of_texts(texts: Sequence[PlacedText]) -> list[list[str]]:
    """Return rows of cells; what stands below each other is a column, empty cells included."""
    lines = _lines_of(texts)
    starts = _columns_of([line for line in lines if len(line) > 1])
    rows = []
    for line in lines:
        at = [sum(cell.place.center().x() >= start for start in starts[1:]) for cell in line]
        if len(line) == 1 or len(set(at)) < len(at):  # a sentence, or wider than the table is
            rows.append([cell.text for cell in line])
            continue
        row = [""] * (max(at) + 1)
        for column, cell in zip(at, line, strict=True):
            row[column] = cell.text
        rows.append(row)
    return rows


def _lines_of(texts: Sequence[PlacedText]) -> list[list[PlacedText]]:
    """Return what stands beside each other, from left to right, from the top down."""
    lines: list[list[PlacedText]] = []
    for cell in sorted(texts, key=lambda it: it.place.center().y()):
        same = lines[-1][0].place if lines else QRect()
        if lines and abs(cell.place.center().y() - same.center().y()) <= same.height() // 2:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    return [sorted(line, key=lambda it: it.place.x()) for line in lines]


def _columns_of(lines: Sequence[Sequence[PlacedText]]) -> list[float]:
    """Return where columns begin: between two of them no text is."""
    spans = sorted((cell.place.left(), cell.place.right()) for line in lines for cell in line)
    merged = [list(span) for span in spans[:1]]
    for left, right in spans:
        if left <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return [0.0, *((before[1] + after[0]) / 2 for before, after in pairwise(merged))]


def _texts_in(widget: QWidget) -> Iterator[PlacedText]:
    """Return what is to be read; of what can be clicked only the entries of legends."""
    for part in widget.findChildren(QWidget):
        if isinstance(part, QLabel | QCheckBox) and part.text() and part.isVisibleTo(widget):
            yield PlacedText(_written_at(part, widget), part.text())
    views = [widget] if isinstance(widget, QGraphicsView) else []
    for view in (*views, *widget.findChildren(QGraphicsView)):
        if view.isVisibleTo(widget):
            yield from _texts_of_items(view, widget)


def _written_at(label: QLabel | QCheckBox, widget: QWidget) -> QRect:
    """Return where the letters of a label are: the label may be as wide as its column."""
    if isinstance(label, QCheckBox):
        return QRect(label.mapTo(widget, QPoint()), label.size())
    room = label.contentsRect()
    flags = int(label.alignment())
    flags |= int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
    written = label.fontMetrics().boundingRect(room, flags, label.text()) & room
    return QRect(label.mapTo(widget, written.topLeft()), written.size())


def _texts_of_items(view: QGraphicsView, widget: QWidget) -> Iterator[PlacedText]:
    for item in view.scene().items():
        if isinstance(item, QGraphicsSimpleTextItem) and item.text() and item.isVisible():
            place = view.mapFromScene(item.sceneBoundingRect()).boundingRect()
            corner = view.viewport().mapTo(widget, place.topLeft())
            yield PlacedText(QRect(corner, place.size()), item.text())
