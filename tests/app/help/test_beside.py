"""What speaks of a place stands beside it, inside the window."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from rnn_viz.app.help.beside import beside

WINDOW = QSize(1100, 700)


def test_below_comes_first_then_above() -> None:
    size = QSize(272, 120)
    assert beside(QRect(100, 50, 80, 30), size, WINDOW) == QPoint(100, 90)
    assert beside(QRect(100, 660, 80, 30), size, WINDOW) == QPoint(100, 530)


def test_what_fills_a_column_is_spoken_of_at_its_side() -> None:
    corner = beside(QRect(800, 5, 290, 690), QSize(272, 120), WINDOW)
    assert corner.x() + 272 <= 800


@given(st.integers(0, 1060), st.integers(0, 660), st.integers(10, 300), st.integers(10, 300))
def test_a_place_of_some_size_is_never_covered(x: int, y: int, wide: int, tall: int) -> None:
    place, size = QRect(x, y, wide, tall) & QRect(QPoint(), WINDOW), QSize(272, 140)
    found = QRect(beside(place, size, WINDOW), size)
    assert not found.intersects(place)
    assert QRect(QPoint(), WINDOW).contains(found)
