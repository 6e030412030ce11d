"""The values that lessons may name: a row each. To add one, write its function and its row.

Capitals in a pattern stand for what the lesson chooses: N an iteration, A and B numbers, P a place
(1, 2, 4, …), U a unit, H a number of hidden units, X a learning rate, K how many positions back,
L a length in bits.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rnn_viz.core.lessons.values import of_moments, of_runs, of_sums, of_units
from rnn_viz.core.lessons.values.value import Value
from rnn_viz.core.steps import Steps


@dataclass(frozen=True, slots=True)
class Row:
    """A value that lessons may name.

    Attributes
    ----------
    pattern
        How it is written, with capitals for what is chosen.
    work
        What finds it: it gets the facts, then what is chosen, in the order of the pattern. Its
        docstring is the meaning.
    """

    pattern: str
    work: Callable[..., Steps[Value]]

    @property
    def meaning(self) -> str:
        """What the value is, in a sentence."""
        words = " ".join((self.work.__doc__ or "").split()).removeprefix("Find ")
        return words[:1].upper() + words[1:]


ROWS = (
    Row("share at N", of_moments.share),
    Row("right at N", of_moments.right),
    Row("share with carries at N", of_moments.share_with_carries),
    Row("share without carries at N", of_moments.share_without_carries),
    Row("example at N", of_moments.example),
    Row("share at place P at N", of_moments.share_at_place),
    Row("answer A + B at N", of_moments.answer),
    Row("wrong bits A + B at N", of_moments.wrong_bits),
    Row("wrong from A + B at N", of_moments.first_wrong_position),
    Row("p A + B at place P at N", of_moments.probability),
    Row("error A + B at N", of_moments.error_of),
    Row("lowest p at N", of_moments.least_probability),
    Row("highest p at N", of_moments.most_probability),
    Row("only answer at N", of_moments.only_answer),
    Row("order matters at N", of_moments.order),
    Row("mean error to N", of_moments.mean_error),
    Row("chance", of_moments.chance),
    Row("sum A + B", of_sums.true_sum),
    Row("carries A + B", of_sums.carries),
    Row("carries in a row A + B", of_sums.carries_in_a_row),
    Row("sum without carries A + B", of_sums.without_carries),
    Row("bits of A", of_sums.bits_of),
    Row("all sums", of_sums.all_sums),
    Row("even places", of_sums.even_places),
    Row("share with unit U at 0 at N", of_units.share_held_at_zero),
    Row("share with unit U at its mean at N", of_units.share_held_at_mean),
    Row("share with unit U not passed on at N", of_units.share_not_passed_on),
    Row("share without carries with unit U at 0 at N", of_units.share_without_carries_held),
    Row("share with carries with unit U at 0 at N", of_units.share_with_carries_held),
    Row("stuck units at N", of_units.stuck),
    Row("stuck units of alpha X", of_units.stuck_with_alpha),
    Row("largest synapse_h at N", of_units.largest_between_units),
    Row("answer A + B with unit U at 0 at N", of_units.answer_held_at_zero),
    Row("carry read at N", of_units.carry_read),
    Row("carry unit at N", of_units.carry_alone),
    Row("needed unit at N", of_units.most_needed),
    Row("idle units at N", of_units.not_needed),
    Row("blame K back at N", of_units.blame_back),
    Row("blame at start at N", of_units.blame_at_start),
    Row("plateau to", of_runs.plateau),
    Row("plateau of alpha X to", of_runs.plateau_with_alpha),
    Row("first perfect", of_runs.first_perfect),
    Row("stable from", of_runs.stable_from),
    Row("last imperfect", of_runs.last_imperfect),
    Row("place 1 first right", of_runs.place_1_first),
    Row("right to place P until perfect", of_runs.right_until_perfect),
    Row("way to N", of_runs.way),
    Row("lead at N", of_runs.lead),
    Row("terms of a unit", of_runs.terms),
    Row("weights", of_runs.weights),
    Row("weights of H hidden", of_runs.weights_with),
    Row("iterations", of_runs.iterations),
    Row("work of H hidden", of_runs.work_with),
    Row("first perfect of alpha X", of_runs.first_perfect_with_alpha),
    Row("first perfect of H hidden", of_runs.first_perfect_with),
    Row("share of alpha X", of_runs.share_with_alpha),
    Row("share of H hidden", of_runs.share_with),
    Row("share of L bits at N", of_runs.share_of_long),
    Row("ripple wrong from at N", of_runs.ripple),
    Row("carry rests at N", of_runs.rest),
)
