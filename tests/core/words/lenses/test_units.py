"""What is said about held units follows from what was computed."""

from dataclasses import replace

import numpy as np

from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.units import HeldAt, KnockOuts, units
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.words.lenses.units import UNITS, about_shift, about_sums, about_trial
from rnn_viz.core.words.lenses.verdict import NOT_YET
from tests.core.lenses.trained_looks import look_at
from tests.core.words.lenses.evidence_alone import evidence_alone


def knock_outs(look: Look) -> KnockOuts:
    states = at_once(all_states(look))
    assert isinstance(states, AllStates)
    found = at_once(units(states))
    assert isinstance(found, KnockOuts)
    return found


def said(found: object) -> tuple[str, str]:
    verdict = UNITS.verdict(evidence_alone(units=found))
    return verdict.figure, verdict.sentence


def test_of_seed_0() -> None:
    found = knock_outs(look_at(7000))
    assert said(found) == (
        "unit 6",
        "Hold unit 6 at its mean and 5.3 % of the sums stay right; 5 of 16 cost under 0.1 %.",
    )
    assert UNITS.verdict(evidence_alone(units=found)).iteration == 7000
    numbers = UNITS.numbers(evidence_alone(units=found))
    assert round(100 * numbers["left at mean"][6], 1) == 5.3
    assert numbers["sums"] == 16_384
    assert len(numbers["lost at zero, per place"][0]) == 8


def test_while_not_all_are_right_it_says_how_many_are() -> None:
    found = knock_outs(look_at(6000))
    unit = int(found.lost(HeldAt.MEAN).argmax())
    figure, sentence = said(found)
    assert figure == f"unit {unit}"
    assert "(now 89.3 %)" in sentence
    both = ((found.live.wrong == 0) & (found.held[HeldAt.MEAN][unit].wrong == 0)).mean()
    assert f"and {100 * both:.1f} % of the sums stay right" in sentence


def test_where_nothing_can_be_lost() -> None:
    one = Weights(np.zeros((2, 3)), np.zeros((3, 3)), np.ones((3, 1)))  # it says 1 always
    assert said(knock_outs(Look(0, one, 4)))[1].startswith("No sum is right, so none can be lost")
    none = Weights(np.zeros((2, 3)), np.zeros((3, 3)), -np.ones((3, 1)))  # 0 + 0 is right
    figure, sentence = said(knock_outs(Look(0, none, 4)))
    assert (figure, sentence) == ("no unit", "Hold any one unit at its mean: no right sum is lost.")


def test_what_cannot_be_said() -> None:
    assert UNITS.verdict(evidence_alone()) == NOT_YET
    assert UNITS.numbers(evidence_alone()) == {}
    figure, sentence = said(Unable(9, Trouble.DIVERGED))
    assert figure == "–"
    assert sentence.endswith("the weights are not numbers any more.")


def test_fewer_sums_are_said_to_be_so() -> None:
    found = knock_outs(look_at(7000))
    part = replace(found, look=Look(7000, found.look.weights, 9))
    assert not part.is_part
    few = knock_outs(look_at(0, hidden=96))
    assert few.is_part
    assert few.live.wrong.size in {256, 1024}
    assert said(few)[1].endswith(f"Only {few.live.wrong.size:,} sums were asked.")
    assert about_sums(few.live.sums) == f"a sample of {few.live.wrong.size:,} sums of 8 bits"


def test_why_mean_and_zero_differ() -> None:
    found = knock_outs(look_at(7000))
    sentence = about_shift(found, 6)
    assert sentence.startswith("Unit 6 is 0.49 on average")
    most = int(np.abs(found.look.weights.synapse_h[6]).argmax())
    assert f"one position later that of unit {most} by" in sentence
    held = knock_outs(Look(0, found.look.weights, 8, np.where(np.arange(16) == 2, 0.0, np.nan)))
    assert about_shift(held, 2) == "The run itself holds unit 2 at 0.00: its mean is that."
    silent = replace(found, mean=np.zeros(16))
    assert about_shift(silent, 0) == "Unit 0 is 0 on average: held at zero it is held at its mean."


def test_what_a_trial_costs() -> None:
    found = knock_outs(look_at(7000))
    assert about_sums(found.live.sums) == "all 16,384 sums of 8 bits"
    assert about_trial(found, 6, HeldAt.MEAN) == (
        "Unit 6 held at its mean, 0.49: 15,522 of 16,384 right sums break."
    )
    assert about_trial(found, 5, HeldAt.ZERO).startswith("Unit 5 held at zero: ")
    learning = knock_outs(look_at(6000))
    unit = next(
        unit for unit in range(16)
        if ((learning.live.wrong > 0) & (learning.held[HeldAt.MEAN][unit].wrong == 0)).any()
    )  # fmt: skip
    assert "wrong ones become right." in about_trial(learning, unit, HeldAt.MEAN)
