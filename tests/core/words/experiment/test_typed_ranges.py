"""Values as they are typed: lists, ranges by steps and by factors, and what is refused."""

import pytest

from rnn_viz.core.run.config import FIELDS, ConfigError
from rnn_viz.core.words.experiment.typed_ranges import parse_values

FIELD = {field.name: field for field in FIELDS}


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("hidden", "2,4,8:64:8", (2, 4, 8, 16, 24, 32, 40, 48, 56, 64)),
        ("hidden", " 16 ", (16,)),
        ("hidden", "1:64:x2", (1, 2, 4, 8, 16, 32, 64)),
        ("hidden", "1:10:3", (1, 4, 7, 10)),
        ("hidden", "1:11:3", (1, 4, 7, 10)),
        ("seed", "0-19", tuple(range(20))),
        ("seed", "0:3, 7", (0, 1, 2, 3, 7)),
        ("alpha", "0.1,1", (0.1, 1.0)),
        ("alpha", "0.1:0.5:0.1", (0.1, 0.2, 0.3, 0.4, 0.5)),
        ("alpha", "0.01:10:x10", (0.01, 0.1, 1.0, 10.0)),
        ("alpha", "1e-3:1e-1:×10", (0.001, 0.01, 0.1)),
    ],
)
def test_what_texts_stand_for(name: str, text: str, values: tuple[float, ...]) -> None:
    assert parse_values(FIELD[name], text) == values


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("hidden", "", "but must be values such as 2,4,8:64:8"),
        ("hidden", "8,,9", "but must be values such as"),
        ("hidden", "1:2:3:4", "but must be values such as"),
        ("hidden", "64:8", "but a range goes from the smaller to the larger"),
        ("seed", "19-0", "but a range goes from the smaller to the larger"),
        ("hidden", "8:200:8", "hidden is 200, but must be a whole number from 1 to 128"),
        ("hidden", "four", "hidden is 'four', but must be a whole number"),
        ("hidden", "2:8:0", "but its step must be a whole number above 0"),
        ("hidden", "2:8:-1", "but its step must be a whole number above 0"),
        ("hidden", "2:8:x1", "or x and a factor above 1"),
        ("hidden", "2:8:x1.5", "its step must be a whole number"),
        ("hidden", "2:8:nan", "but its step must be"),
        ("alpha", "0.1:1", "but must be values such as 0.1,0.5"),
        ("alpha", "0.1-1", "alpha is '0.1-1', but must be a finite number"),
        ("alpha", "0.1:1:inf", "but its step must be a number above 0"),
        ("seed", "1,000", "but commas part values"),
        ("seed", "0:8:x2", "but 0 times x stays 0"),
        ("seed", "0-4294967295", "that is 4,294,967,296 values, but at most 1,000,000"),
        ("alpha", "1:2:1e-300", "values, but at most 1,000,000"),
        ("seed", "0-999999,0-999999", "that is 2,000,000 values, but at most 1,000,000"),
    ],
)
def test_what_is_refused_in_one_sentence(name: str, text: str, part: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_values(FIELD[name], text)
    assert part in str(refused.value)
    assert str(refused.value).endswith(".")
    assert refused.value.field == name
