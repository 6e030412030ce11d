"""What ``evaluate`` says about seed 0 is what is known about seed 0."""

import json

import pytest

from rnn_viz.cli import main


@pytest.mark.parametrize(("iterations", "percent"), [(1000, 0.0), (3000, 7.4), (6000, 89.3)])
def test_the_share_of_sums_that_are_right(
    capsys: pytest.CaptureFixture[str], iterations: int, percent: float
) -> None:
    assert main(["evaluate", "--json", "--iterations", str(iterations), "--every", "3000"]) == 0
    known = json.loads(capsys.readouterr().out)
    assert round(100 * known["exact_share"], 1) == percent
    assert len(known["bit_accuracy"]) == 8
    assert known["sums"] == 16_384
    assert known["first_perfect"] is known["stable_perfect"] is None


def test_the_first_perfect_look_is_found_at_its_resolution(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["evaluate", "--json", "--iterations", "6605", "--every", "1321"]) == 0
    known = json.loads(capsys.readouterr().out)
    assert (known["first_perfect"], known["stable_perfect"]) == (6605, 6605)
    assert (known["resolution"], known["exact_share"]) == (1321, 1.0)
    assert known["bit_accuracy"] == [1.0] * 8


def test_the_text_names_what_was_asked_and_how_often(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--iterations", "6605", "--every", "1321"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [
        "iteration       6,605",
        "exactly right   16,384 of all 16,384 sums, 100.00 %",
    ]
    assert said[-4:] == [
        "position 7      100.00 %",
        "first perfect   6,605",
        "stable perfect  6,605",
        "looked at every 1,321 iterations, up to 6,605",
    ]


def test_more_than_8_bits_are_a_stated_sample(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["evaluate", "--bits", "12", "--iterations", "10", "--every", "10"]
    assert main(words) == 0
    assert "of a fixed sample of 16,384 sums" in capsys.readouterr().out
    assert main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sampled"] is True
