"""The carry of one sum, read from its states."""

import numpy as np

from rnn_viz.core.lenses.carry import Carry, carry
from rnn_viz.core.lenses.carry_lane import carry_lane
from rnn_viz.core.lenses.look import at_once
from rnn_viz.core.net.inference import add
from rnn_viz.core.words.lenses.position import what_happens_at
from tests.core.lenses.trained_looks import look_at, states_at


def test_at_7000_it_is_the_true_carry_in_every_sum() -> None:
    look, found = look_at(7_000), at_once(carry(states_at(7_000)))
    assert isinstance(found, Carry)
    for a, b in [(116, 44), (127, 1), (0, 0), (85, 42), (127, 127)]:
        sum_ = add(look.weights, a, b, 8)
        lane = carry_lane(sum_, found.probe)
        assert np.isnan(lane.sigmas[0])
        assert ((lane.sigmas[1:] > 0) == (sum_.carry_in[1:] == 1)).all()
        assert ((lane.certainty[1:] >= 0.5) & (lane.certainty[1:] <= 1.0)).all()


def test_what_is_said_of_a_position_is_what_happens_there() -> None:
    look, found = look_at(7_000), at_once(carry(states_at(7_000)))
    assert isinstance(found, Carry)
    sum_ = add(look.weights, 116, 44, 8)
    lane = carry_lane(sum_, found.probe)
    assert what_happens_at(sum_, 4, lane) == (
        "1 + 0 with a carry makes 2: write 0, carry 1. The network says 0.15, so 0: right. "
        "Its memory held carry 1, > 99.9 % sure."
    )
    assert what_happens_at(sum_, 0, lane).endswith("Its memory was empty: nothing had been read.")
    assert what_happens_at(sum_, 0, None).endswith("so 0: right.")
    untrained = add(look_at(0).weights, 9, 60, 8)
    wrong = int(np.flatnonzero(untrained.wrong)[0])
    assert what_happens_at(untrained, wrong, None).endswith(": wrong.")
    broken = look_at(0).weights._replace(synapse_1=np.full((16, 1), np.nan))
    assert "The network says no number: wrong." in what_happens_at(add(broken, 3, 1, 8), 2, None)
