"""What ``evaluate`` says about seed 0 is what is known about seed 0."""

import json
from typing import Any

import pytest

from rnn_viz.cli import main
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.moment import moment


def said(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["evaluate", "--json", *words]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(("iterations", "percent"), [(1000, 0.0), (3000, 7.4), (6000, 89.3)])
def test_the_share_of_sums_that_are_right(
    capsys: pytest.CaptureFixture[str], iterations: int, percent: float
) -> None:
    known = said(capsys, "--iterations", str(iterations), "--every", "3000")
    assert round(100 * known["exact_share"], 1) == percent
    assert len(known["bit_accuracy"]) == 8
    assert known["sums"] == 16_384
    assert known["first_perfect"] is known["stable_perfect"] is None


@pytest.mark.parametrize("every", [(), ("--every", "1321"), ("--every", "20")])
def test_the_first_perfect_moment_is_exact_however_seldom_is_checked(
    capsys: pytest.CaptureFixture[str], every: tuple[str, ...]
) -> None:
    known = said(capsys, "--iterations", "6700", *every)
    assert known["first_perfect"] == 6605
    assert known["stable_perfect"] is None
    assert known["resolution"] == int(every[1] if every else 5)


def test_one_perfect_check_at_the_end_is_not_stable(capsys: pytest.CaptureFixture[str]) -> None:
    known = said(capsys, "--iterations", "6605")
    assert (known["first_perfect"], known["stable_perfect"]) == (6605, None)
    assert known["exact_share"] == 1.0
    assert known["bit_accuracy"] == [1.0] * 8


def test_an_own_distance_of_the_checks_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    known = said(capsys, "--every", "100")
    assert (known["first_perfect"], known["stable_perfect"], known["resolution"]) == (
        6605, 7600, 100,
    )  # fmt: skip


@pytest.mark.parametrize("iterations", [600, 1000])
def test_it_says_what_the_window_says(capsys: pytest.CaptureFixture[str], iterations: int) -> None:
    words = ["--hidden", "8", "--bits", "2", "--alpha", "2", "--iterations", str(iterations)]
    known = said(capsys, *words)
    shown = moment(RunConfig(8, 2.0, 2, iterations=iterations), iterations, None)
    assert shown.analysis is not None
    assert shown.analysis.milestones is not None
    assert known["first_perfect"] == shown.analysis.milestones.first
    assert known["stable_perfect"] == shown.analysis.milestones.stable
    assert known["resolution"] == shown.analysis.milestones.resolution


def test_the_text_names_what_was_asked_and_how_often(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--iterations", "6605"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [
        "iteration       6,605",
        "exactly right   16,384 of all 16,384 sums, 100.0 %",
    ]
    assert said[-3:] == [
        "position 7       100.0 %",
        "first perfect   6,605, every iteration checked up to 6,605",
        "stable perfect  not found, checked every 5 iterations up to 6,605: "
        "fewer than 5 perfect checks in a row at the end",
    ]


@pytest.mark.parametrize(
    ("iterations", "last"),
    [
        ("300", ["first perfect   not found, every iteration checked up to 300",
                 "stable perfect  not found"]),
        ("1000", ["first perfect   366, every iteration checked up to 366",
                  "stable perfect  520, checked every 5 iterations up to 1,000"]),
    ],
)  # fmt: skip
def test_the_text_says_what_was_found(
    capsys: pytest.CaptureFixture[str], iterations: str, last: list[str]
) -> None:
    net = ["--hidden", "4", "--bits", "2", "--alpha", "2", "--seed", "2"]
    assert main(["evaluate", *net, "--iterations", iterations]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == last


def test_nearly_all_is_not_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Three of 16,384 sums are wrong at 7,250."""
    assert main(["evaluate", "--iterations", "7250"]) == 0
    assert "16,381 of all 16,384 sums, > 99.9 %" in capsys.readouterr().out


def test_more_than_8_bits_are_a_stated_sample(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["evaluate", "--bits", "12", "--iterations", "10", "--every", "10"]
    assert main(words) == 0
    assert "of a fixed sample of 16,384 sums" in capsys.readouterr().out
    assert main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sampled"] is True
