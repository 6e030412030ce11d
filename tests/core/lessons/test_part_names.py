"""What the window calls the parts that lessons point at."""

import pytest

from rnn_viz.core.lessons import part_names
from rnn_viz.core.lessons.part_names import name_of_part
from rnn_viz.core.lessons.parts import PATTERNS, WHOLE


@pytest.mark.parametrize("name", [*WHOLE, "output", "stage p at place 4", "map at 1 + 127"])
def test_in_english_a_part_is_called_as_lessons_call_it(name: str) -> None:
    assert name_of_part(name) == name


def test_every_part_has_a_name() -> None:
    assert part_names._WHOLE.keys() | part_names._WITH_CHOICE.keys() == {*WHOLE, *PATTERNS}
