"""A table as text: what stands beside each other is a row, what stands below a column."""

from PySide6.QtCore import QRect

from rnn_viz.app.exporting.shown_text import PlacedText, rows_of_texts


def _cell(x: int, y: int, text: str, wide: int = 40) -> PlacedText:
    return PlacedText(QRect(x, y, wide, 14), text)


def test_rows_and_columns() -> None:
    texts = [_cell(100, 20, "97 %"), _cell(0, 20, "128"), _cell(0, 40, "64"), _cell(104, 40, "9 %")]
    assert rows_of_texts(texts) == [["128", "97 %"], ["64", "9 %"]]


def test_an_empty_cell_keeps_its_place() -> None:
    head = [_cell(100, 0, "A"), _cell(200, 0, "B")]
    row = [_cell(0, 20, "error"), _cell(100, 20, "1.2"), _cell(200, 21, "1.3")]
    assert rows_of_texts(head + row) == [["", "A", "B"], ["error", "1.2", "1.3"]]


def test_a_sentence_does_not_join_the_columns_below_it() -> None:
    said = _cell(0, 0, "a long sentence", wide=300)
    row = [_cell(0, 20, "one"), _cell(200, 20, "two")]
    assert rows_of_texts([said, *row]) == [["a long sentence"], ["one", "two"]]


def test_nothing_is_no_row() -> None:
    assert rows_of_texts([]) == []
