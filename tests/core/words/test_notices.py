"""What is typed into the menu of conditions."""

import pytest

from rnn_viz.core.evidence.until import UntilError
from rnn_viz.core.words.notices import parse_error, parse_iteration
from rnn_viz.core.words.typed_numbers import POINT, THOUSANDS


@pytest.mark.parametrize("text", ["3,5", "0,1", "1,0000", ",5"])
def test_a_comma_that_separates_no_thousands_is_never_read_as_another_iteration(text: str) -> None:
    with pytest.raises(UntilError) as refused:
        parse_iteration(text, 0, 100_000)
    assert str(refused.value) == f"'{text}' is not read: {THOUSANDS}."


def test_a_mean_error_takes_a_point() -> None:
    with pytest.raises(UntilError) as refused:
        parse_error("0,5")
    assert str(refused.value) == f"'0,5' is not read: {POINT}."
