"""What the lenses of long sums say: each sentence by its rule, short, and true of its finding."""

import json
from dataclasses import replace
from typing import Any

import pytest

from rnn_viz.core.analysis import Finding
from rnn_viz.core.lenses.long_sums.longer import LengthShare, LongerNumbers
from rnn_viz.core.lenses.long_sums.wrong_sum import WrongSumSearch, find_wrong_sum
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.words.lenses.headline import headline
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.long_sums.long_numbers import short_number
from rnn_viz.core.words.lenses.long_sums.longer import LONGER
from rnn_viz.core.words.lenses.long_sums.wrong import WRONG, about_stage, is_too_long
from rnn_viz.core.words.lenses.verdict import Sign
from tests.core.lenses.long_sums.long_cases import drawn_look, look_at

LONGEST = 118  # characters of a sentence


def evidence_of(look: Look, **found: Any) -> Evidence:
    """Return evidence of what is given, by the keys of studies."""
    run: Any = None
    findings = {key: Finding(key, run, look.iteration, value) for key, value in found.items()}
    sum_ = add(look.weights, 1, 2, look.bits)
    return Evidence(look.iteration, findings, trace_of(look.weights, sum_, 0.1), 0)


def searched(look: Look) -> Evidence:
    return evidence_of(look, wrong=at_once(find_wrong_sum(look)))


def counted(*right: int) -> Evidence:
    bits = (8, 16, 32, 64, 256, 1_000)
    shares = [LengthShare(8, right[0], 16_384, True)]
    shares += [LengthShare(n, k, 2_000, False) for n, k in zip(bits[1:], right[1:], strict=True)]
    return evidence_of(look_at(7_000), longer=LongerNumbers(7_000, tuple(shares)))


@pytest.mark.parametrize(
    ("right", "sign", "figure", "sentence"),
    [
        (
            (16_384, 2_000, 2_000, 2_000, 2_000, 2_000), Sign.RIGHT, "100 %",
            "Trained on 8 bits, right in all of 2,000 random sums of 1,000 bits. Random is not "
            "all, though.",
        ),
        (
            (16_220, 1_910, 1_804, 1_566, 740, 36), Sign.WRONG, "1.8 %",
            "Right in 99.0 % of all 16,384 sums of 8 bits, and in 1.8 % of those of 1,000 bits.",
        ),
        (
            (16_384, 1_910, 1_804, 1_566, 740, 36), Sign.WRONG, "1.8 %",
            "Right in all 16,384 sums of 8 bits; of 1,000 bits, in 1.8 %.",
        ),
        (
            (16_384, 2_000, 2_000, 2_000, 2_000, 1_999), Sign.WRONG, "> 99.9 %",
            "Right in all 16,384 sums of 8 bits and all random ones up to 256 bits; of 1,000 "
            "bits, in > 99.9 %.",
        ),
        ((0, 0, 0, 0, 0, 0), Sign.WRONG, "0 %", "No sum is right, of any length."),
    ],
)  # fmt: skip
def test_longer_numbers(right: tuple[int, ...], sign: Sign, figure: str, sentence: str) -> None:
    said = LONGER.verdict(counted(*right))
    assert (said.sign, said.figure, said.sentence) == (sign, figure, sentence)
    assert len(said.sentence) <= LONGEST


def test_longer_numbers_as_json() -> None:
    numbers: Any = json.loads(json.dumps(LONGER.numbers(counted(16_384, 1_910, 9, 9, 9, 9))))
    assert numbers["lengths"][1]["share"] == 0.955
    low, high = numbers["lengths"][1]["95 % confidence"]
    assert low < 0.955 < high


@pytest.mark.parametrize(
    ("iteration", "sign", "figure", "sentence"),
    [
        (
            7_000, Sign.WRONG, "",
            "1 + 549,755,813,887 is wrong at position 38. 549,755,813,887 + 1 is right.",
        ),
        (
            10_000, Sign.RIGHT, "none found",
            "None found up to 4,000 places: 16,384 sums of 8 bits, 32,000 ripples, 2,000 random "
            "ones.",
        ),
        (
            6_860, Sign.WRONG, "",
            "381 of 16,384 sums of 8 bits are wrong: 1 + 14 gives 31.",
        ),
    ],
)  # fmt: skip
def test_a_wrong_sum(iteration: int, sign: Sign, figure: str, sentence: str) -> None:
    said = WRONG.verdict(searched(look_at(iteration)))
    assert (said.sign, said.figure, said.sentence) == (sign, figure, sentence)
    assert said.iteration == iteration
    assert len(said.sentence) <= LONGEST


def test_a_random_wrong_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rnn_viz.core.lenses.long_sums.wrong_sum.FAMILIES", ())
    said = WRONG.verdict(searched(look_at(6_605)))
    assert said.sentence == (
        "476 of 2,000 random sums of 1,000 bits are wrong, the first of them at position 8."
    )


def with_sum(iteration: int, a: int, b: int, *, is_right_swapped: bool = False) -> Evidence:
    """Return a search that has found a certain sum among the ripples."""
    look = look_at(iteration)
    search = at_once(find_wrong_sum(look))
    assert isinstance(search, WrongSumSearch)
    assert search.found is not None
    position = max(a, b).bit_length() - 1
    found = replace(
        search.found, sum=add(look.weights, a, b, 8), position=position,
        is_right_swapped=is_right_swapped,
    )  # fmt: skip
    return evidence_of(look, wrong=replace(search, found=found))


@pytest.mark.parametrize(
    ("a", "b", "is_right_swapped", "sentence"),
    [
        (1, 3, False, "1 + 3 is wrong at position 1, and wrong the other way round, too."),
        (
            2**4_000 - 1, 1, True,
            "(2⁴⁰⁰⁰ − 1) + 1 is wrong at position 3,999. 1 + (2⁴⁰⁰⁰ − 1) is right.",
        ),
        (
            2**201 // 3, 2**200 // 3, True,
            "a sum of 200 bits is wrong at position 199. The other way round it is right.",
        ),
    ],
)  # fmt: skip
def test_a_ripple(a: int, b: int, is_right_swapped: bool, sentence: str) -> None:
    evidence = with_sum(7_000, a, b, is_right_swapped=is_right_swapped)
    assert WRONG.verdict(evidence).sentence == sentence


def test_sums_that_are_too_long_for_the_stage_are_not_put_there() -> None:
    for bits, is_longer in ((1_024, False), (1_025, True)):
        search: Any = with_sum(7_000, 2**bits - 1, 1).value("wrong", WrongSumSearch)
        assert is_too_long(search.found) == is_longer
        assert ("at most 1,024 bits" in about_stage(search.found)) == is_longer


def test_the_search_as_json() -> None:
    numbers: Any = json.loads(json.dumps(WRONG.numbers(searched(look_at(7_000)))))
    assert [it["tried"] for it in numbers["stages"]] == [16_384, 28_039, 2_000]
    assert numbers["ripples"][0] == {
        "columns": "1 + 1, then 0 + 1, 0 + 1, …", "tried": 39, "wrong at": 38,
    }  # fmt: skip
    assert (numbers["found"]["a"], numbers["found"]["b"]) == ("1", "549755813887")
    assert WRONG.numbers(searched(look_at(10_000)))["found"] is None


@pytest.mark.parametrize("lens", [LONGER, WRONG])
def test_what_is_not_known_or_cannot_be_is_said(lens: LensText) -> None:
    look = look_at(7_000)
    assert lens.verdict(evidence_of(look)).sentence == "Not computed yet."
    assert lens.numbers(evidence_of(look)) == {}
    diverged = evidence_of(look, **{lens.key: Unable(7_000, Trouble.DIVERGED)})
    assert lens.verdict(diverged).sentence.endswith("the weights are not numbers any more.")
    assert lens.numbers(diverged) == {}


@pytest.mark.parametrize(
    ("iteration", "states", "sign", "sentence"),
    [
        (
            7_000, 4, Sign.WRONG,
            "All 16,384 sums of 8 bits, by a machine of 4 states. Not addition: "
            "1 + 549,755,813,887 comes out wrong.",
        ),
        (
            7_000, None, Sign.WRONG,
            "All 16,384 sums of 8 bits. Not addition: 1 + 549,755,813,887 comes out wrong.",
        ),
        (
            10_000, 4, Sign.RIGHT,
            "All 16,384 sums of 8 bits, by a machine of 4 states. No wrong sum found up to "
            "4,000 places.",
        ),
        (
            6_860, 0, Sign.WRONG,
            "97.7 % of the 16,384 sums of 8 bits. Not yet an algorithm: no small machine does "
            "the same.",
        ),
        (0, 0, Sign.WRONG, "Nothing yet: untrained, it gets 2 of 16,384 sums of 8 bits right."),
    ],
)  # fmt: skip
def test_the_headline(iteration: int, states: int | None, sign: Sign, sentence: str) -> None:
    said = headline(searched(look_at(iteration)), states)
    assert (said.sign, said.sentence, said.iteration) == (sign, sentence, iteration)
    assert len(said.sentence) <= 110


def test_the_headline_of_long_numbers_is_short() -> None:
    for a, b in ((1, 2**39 - 1), (2**4_000 - 1, 1), (2**4_000 // 3, 2**4_000 // 3), (0, 2**49)):
        assert len(headline(with_sum(7_000, a, b), 16).sentence) <= 110


def test_the_headline_of_what_is_not_known_or_cannot_be() -> None:
    look = look_at(7_000)
    assert headline(evidence_of(look), 4).sentence == "The network is being asked."
    diverged = evidence_of(look, wrong=Unable(7_000, Trouble.DIVERGED))
    assert "not numbers any more" in headline(diverged, None).sentence


def test_a_sample_is_called_one() -> None:
    evidence = searched(drawn_look(4, bits=12))
    assert "of 16,384 sums asked are wrong" in WRONG.verdict(evidence).sentence
    assert "sums asked of 12 bits" in headline(evidence, None).sentence


@pytest.mark.parametrize("number", [0, 10**15 - 1, 10**15, 2**63, 2**63 - 1, 2**63 - 2, 2**63 - 3])
def test_short_numbers_are_short_or_none(number: int) -> None:
    text = short_number(number)
    assert len(text) <= 19
    assert bool(text) == (number != 2**63 - 3 and number != 10**15)
