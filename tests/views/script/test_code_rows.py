"""The listing broken into rows: nothing is lost, nothing is cut off, values have room."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.script.listing import Listing
from rnn_viz.views.script.code_rows import RESERVE, Row, rows_of

LISTING = Listing(
    (Path(__file__).resolve().parents[3] / "resources" / "listing" / "adder.py").read_text("utf-8")
)


def _text(row: Row) -> str:
    return LISTING.lines[row.line].text[row.start : row.stop]


@given(st.integers(1, 120))
def test_the_rows_are_the_listing(columns: int) -> None:
    rows = rows_of(LISTING, columns)
    for at, line in enumerate(LISTING.lines):
        own = [row for row in rows if row.line == at]
        assert "".join(map(_text, own)).replace(" ", "") == line.text.replace(" ", "")
        assert [row.is_last for row in own] == [False] * (len(own) - 1) + [True]
    assert [row.line for row in rows] == sorted(row.line for row in rows)


@given(st.integers(20, 120))
def test_no_row_is_wider_than_the_pane(columns: int) -> None:
    assert all(row.end <= columns for row in rows_of(LISTING, columns))


@given(st.integers(28, 120))
def test_words_stay_whole(columns: int) -> None:
    for row in rows_of(LISTING, columns):
        words = LISTING.lines[row.line].words
        code = [word for word in words if word.kind not in ("comment", "string")]
        assert not [word for word in code if word.start < row.stop < word.stop]


@pytest.mark.parametrize("columns", [38, 60, 100])
def test_there_is_room_for_a_value_behind_an_operation(columns: int) -> None:
    for row in rows_of(LISTING, columns):
        line = LISTING.lines[row.line]
        if row.is_last and line.key is not None and line.assigns:
            assert row.end + RESERVE <= columns, _text(row)


def test_a_formula_is_broken_where_it_is_least_torn_apart() -> None:
    (at,) = LISTING.lines_of("layer_1")
    rows = [row for row in rows_of(LISTING, 31) if row.line == at]
    assert [_text(row) for row in rows] == [
        "layer_1 = sigmoid(", "X @ synapse_0", "+ prev_layer_1", "@ synapse_h)",
    ]  # fmt: skip
    assert [row.indent for row in rows] == [4, 6, 6, 6]


def test_a_wide_pane_breaks_nothing() -> None:
    assert len(rows_of(LISTING, 120)) == len(LISTING.lines)
