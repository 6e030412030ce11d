"""A run for notebooks says what the timeline and the print-outs of 2015 say."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import rnn_viz
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.golden import BLOG, NOTEBOOK, Transcript
from rnn_viz.io.exports.weights_file import weights_npz

SMALL = RunConfig(hidden=4, alpha=2.0, bits=3, seed=5, skip_draws=7, iterations=300)


def small() -> rnn_viz.Run:
    return rnn_viz.Run(hidden=4, alpha=2, bits=3, seed=5, skip_draws=7, iterations=300)


@pytest.fixture
def timeline() -> Timeline:
    run = Timeline(SMALL)
    run.advance(300)
    return run


@pytest.mark.parametrize("transcript", [BLOG, NOTEBOOK], ids=["blog", "notebook"])
def test_it_prints_what_was_printed_in_2015(transcript: Transcript) -> None:
    run = rnn_viz.Run(skip_draws=transcript.config.skip_draws)
    assert run.print_outs() == "\n".join(printed.text for printed in transcript.print_outs)


def test_what_is_known_of_seed_0() -> None:
    run = rnn_viz.Run(hidden=16, seed=0)
    assert f"{run.exact_share(6000):.3f}" == "0.893"
    assert (run.exact_share(6604) < 1.0, run.exact_share(6605)) == (True, 1.0)
    assert run.add(81, 0, at=6000).answer == 81
    assert f"{run.errors[3000]:.8f}" == "3.72191702"


@pytest.mark.parametrize("order", [(0, 120, 300), (300, 0, 120)])
def test_weights_are_the_timelines_in_whatever_order_they_are_asked(
    timeline: Timeline, order: tuple[int, ...]
) -> None:
    run = small()
    for iteration in order:
        found = run.weights_at(iteration)
        assert all(map(np.array_equal, found, timeline.weights_at(iteration)))
        assert not any(w.flags.writeable for w in found)


def test_errors_are_the_timelines(timeline: Timeline) -> None:
    run = small()
    run.weights_at(10)  # reading a moment leaves the whole curve to be had
    assert run.errors.tolist() == timeline.errors(0, 300).tolist()
    assert not run.errors.flags.writeable
    assert run.diverged_at is None


@pytest.mark.parametrize(("words", "iteration"), [((), 300), ((77,), 77), ((np.int64(77),), 77)])
def test_accuracy_is_that_of_all_sums(
    timeline: Timeline, words: tuple[int, ...], iteration: int
) -> None:
    known = evaluate(timeline.weights_at(iteration), sums_of(3), iteration)
    assert small().exact_share(*words) == known.exact_share
    assert small().bit_accuracy(*words).tolist() == known.bit_accuracy.tolist()


def test_an_addition_has_every_value(timeline: Timeline) -> None:
    found = small().add(5, np.int64(12), at=150)
    known = add(timeline.weights_at(150), 5, 12, 3)
    assert (found.a, found.b, found.answer) == (5, 12, known.answer)
    assert found.layer_1.tolist() == known.layer_1.tolist()
    assert found.layer_2.shape == (5,)


def test_numbers_of_numpy_are_taken_and_it_says_what_it_is() -> None:
    run = rnn_viz.Run(hidden=np.int64(3), alpha=np.float32(0.5))  # type: ignore[arg-type]
    assert run.config == RunConfig(hidden=3, alpha=0.5)
    assert repr(run) == ("Run(hidden=3, alpha=0.5, bits=8, seed=0, skip_draws=0, iterations=10000)")


def test_a_run_that_diverged_says_so() -> None:
    run = rnn_viz.Run(hidden=16, alpha=sys.float_info.max, bits=32, iterations=500)
    at = run.diverged_at
    assert at is not None
    assert at > 0
    assert len(run.errors) == at
    assert run.print_outs(1).count("Error") == at + 1
    assert np.isfinite(run.weights_at(at - 1).synapse_1).all()
    for ask in (run.weights_at, run.exact_share, run.bit_accuracy):
        with pytest.raises(ValueError, match=f"^The run diverged at iteration {at}: no weights "):
            ask(at)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda: rnn_viz.Run(hidden=0),
         "hidden is 0, but must be a whole number from 1 to 128."),
        (lambda: rnn_viz.Run(seed=1.5),
         "seed is 1.5, but must be a whole number from 0 to 4,294,967,295."),
        (lambda: rnn_viz.Run(alpha=np.nan), "alpha is nan, but must be a finite number greater "),
        (lambda: rnn_viz.Run(bits="8"), "bits is '8', but must be a whole number from 2 to 32."),
        (lambda: small().weights_at(301),
         "iteration is 301, but must be a whole number from 0 to 300."),
        (lambda: small().weights_at(-1),
         "iteration is -1, but must be a whole number from 0 to 300."),
        (lambda: small().exact_share(1.0),
         "iteration is 1.0, but must be a whole number from 0 to 300."),
        (lambda: small().add(-1, 2), "a is -1, but must be a whole number from 0 up."),
        (lambda: small().add(1, 2.0), "b is 2.0, but must be a whole number from 0 up."),
        (lambda: small().add(1, True), "b is True, but must be a whole number from 0 up."),
        (lambda: small().add(1, 1 << 1024),
         "b is a number of 1,025 bits, but must have at most 1,024 bits."),
        (lambda: small().print_outs(0),
         "every is 0, but must be a whole number from 1 to 10,000,000."),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(ask: Callable[[], object], sentence: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(sentence)):
        ask()


def test_an_argument_that_does_not_exist_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        rnn_viz.Run(hiden=3)  # type: ignore[call-arg]
    with pytest.raises(AttributeError, match="no attribute 'Runn'"):
        rnn_viz.Runn  # type: ignore[attr-defined]  # noqa: B018


def test_own_weights_are_iteration_0_and_are_trained_on_from(tmp_path: Path) -> None:
    """A run cut in two: the second half begins with the weights of the first one's end."""
    own = small().weights_at(300)
    path = tmp_path / "own.npz"
    path.write_bytes(weights_npz(own))
    for given in (own, path, str(path)):
        run = rnn_viz.Run.from_weights(given, bits=3, alpha=2, seed=9, iterations=100)
        assert run.own_weights is not None
        assert run.config == RunConfig(hidden=4, alpha=2, bits=3, seed=9, iterations=100)
        assert all(map(np.array_equal, run.weights_at(0), own))
        assert run.exact_share(0) == small().exact_share()
        known = Timeline(run.config, OwnWeights("own", own))
        known.advance(100)
        assert run.errors.tolist() == known.errors(0, 100).tolist()
        assert all(map(np.array_equal, run.weights_at(100), known.weights))


def test_own_weights_that_do_not_fit_are_one_sentence(tmp_path: Path) -> None:
    weights = begin(SMALL)[0]
    with pytest.raises(ValueError, match=r"^synapse_h in what was given has the shape \(2, 4\), "):
        rnn_viz.Run.from_weights(weights._replace(synapse_h=weights.synapse_0))
    with pytest.raises(FileNotFoundError):
        rnn_viz.Run.from_weights(tmp_path / "none.npz")


def test_what_is_given_may_be_changed_afterwards() -> None:
    mine = Weights(*(w.copy() for w in begin(SMALL)[0]))
    run = rnn_viz.Run.from_weights(mine, bits=3)
    before = run.weights_at(0).synapse_h.tolist()
    mine.synapse_h[:] = 0
    assert run.weights_at(0).synapse_h.tolist() == before
