"""Two numbers, added bit by bit by a network that has just been trained."""

import json

import pytest

from rnn_viz.cli import main

TABLE = """\
position  a  b  carry      p  guess  truth
       0  0  0      0  0.131      0      0  right
       1  0  0      0  0.001      0      0  right
       2  1  0      0  0.979      1      1  right
       3  0  0      0  0.002      0      0  right
       4  1  1      0  0.040      0      0  right
       5  1  0      1  0.038      0      0  right
       6  0  1      1  0.072      0      0  right
       7  0  0      1  0.939      1      1  right

52 + 80: the network says 132 — right, all 8 bits.
"""


def test_the_table_of_a_sum_that_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "52", "0x50"]) == 0
    assert capsys.readouterr() == (TABLE, "")


def test_a_sum_longer_than_trained_on_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "200", " 100 ", "--iterations", "3000"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line.endswith(", longer than trained on")] == [said[9]]
    assert [line.split()[0] for line in said[1:10]] == [str(n) for n in range(9)]
    assert said[11:] == [
        "Positions from 8 on are longer than trained on.",
        "200 is larger than any training number (at most 127).",
        "200 + 100 = 300, but the network says 508 — 3 of 9 bits wrong.",
    ]


def test_json_holds_the_answer_and_every_position(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "52", "80", "--json"]) == 0
    answered = json.loads(capsys.readouterr().out)
    positions = answered.pop("positions")
    assert answered == {
        "a": 52, "b": 80, "predicted": 132, "true": 132, "right": True, "trained_bits": 8,
    }  # fmt: skip
    assert sum(position["guess"] << position["position"] for position in positions) == 132
    assert [position["carry"] for position in positions] == [0, 0, 0, 0, 0, 1, 1, 1]
    assert [f"{position['p']:.3f}" for position in positions[:3]] == ["0.131", "0.001", "0.979"]


def test_1024_bits_are_added_as_json_and_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    largest = hex(2**1024 - 1)
    assert main(["add", largest, largest, "--iterations", "1", "--json"]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert answered["true"] == 2**1025 - 2
    assert len(answered["positions"]) == 1025
    assert main(["add", largest, "1", "--iterations", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + 1025 + 4


BAD_NUMBERS = {
    "letters": "fifty",
    "plus": "+5",
    "minus": "-5",
    "minus_hexadecimal": "-0x5",
    "inner_space": "5 2",
    "empty": "",
    "digits_5000": "9" * 5000,
    "superscript": "²",
    "arabic": "٣",
    "bits_1025": hex(2**1024),
}


@pytest.mark.parametrize("text", BAD_NUMBERS.values(), ids=BAD_NUMBERS)
def test_what_is_no_number_is_bad_input(capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert main(["add", "1", text]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.endswith(".\n")
