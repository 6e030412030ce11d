"""A run that begins with weights of somebody's own: trained, kept, saved and looked into."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.net.own_weights import OpenWeights, OwnWeights
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.saved.saved_work import OpenSession
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.session import capture
from rnn_viz.core.snapshot import Phase
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.io.session_file import session_bytes, session_from
from tests.benchmarks import script_loop
from tests.engine.driving import CONFIG, at, obey, settle

RANDOM = np.random.RandomState(7)
OWN = OwnWeights(
    "mine.npz", Weights(*(RANDOM.normal(size=shape) for shape in ((2, 5), (5, 5), (5, 1))))
)


def bits(weights: Weights) -> bytes:
    return flatten(weights).tobytes()


@pytest.fixture(scope="module")
def of_seed_0() -> dict[int, OwnWeights]:
    timeline = Timeline(RunConfig())
    timeline.advance(6605)
    return {k: OwnWeights("seed 0", timeline.weights_at(k)) for k in (5500, 6604, 6605)}


def test_opened_weights_begin_a_run_at_iteration_0_and_the_former_run_is_kept(
    trainer: Trainer,
) -> None:
    at(trainer, 50)
    now = obey(trainer, OpenWeights(OWN))
    assert (now.iteration, now.frontier, now.phase) == (0, 0, Phase.PAUSED)
    assert bits(now.weights) == bits(OWN.weights)
    assert now.start == now.identity.start == OWN
    assert now.config == replace(CONFIG, hidden=5)
    assert now.operands == begin(now.config)[1].pair(0), "the seed draws the examples"
    assert [kept.run.branches[0].frontier for kept in now.earlier] == [50]
    assert now.earlier[0].run.start is None


def test_it_trains_on_as_the_script_does(of_seed_0: dict[int, OwnWeights]) -> None:
    own, config, count = of_seed_0[5500], RunConfig(), 400
    weights = Weights(*(w.copy() for w in own.weights))
    a, b = begin(config)[1].pairs(0, count)
    errors = script_loop.train(weights, a, b, config.alpha)
    trainer = Trainer(config)
    trainer.ready()
    obey(trainer, OpenWeights(own), do.GoTo(count))
    now = settle(trainer)
    assert now.iteration == count
    for found, expected in zip(now.weights, weights, strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-9)
    np.testing.assert_allclose(now.curve.mean_error(0, count), np.mean(errors), rtol=1e-9)
    assert bits(obey(trainer, do.BackToStart()).weights) == bits(own.weights)


def test_what_is_searched_in_it_begins_with_its_weights(of_seed_0: dict[int, OwnWeights]) -> None:
    for iteration, first in ((6604, None), (6605, 0)):
        found = moment(RunConfig(), 0, None, start=of_seed_0[iteration]).analysis
        assert found is not None
        assert found.milestones is not None
        assert found.milestones.first == first


def test_only_what_is_asked_for_takes_the_weights_away(trainer: Trainer) -> None:
    now = obey(trainer, OpenWeights(OWN), do.MoveEnd(77))
    assert (now.start, now.config.iterations, now.run_id) == (OWN, 77, 2)
    other = replace(now.config, alpha=2.0, seed=9)
    now = obey(trainer, do.Configure(other, OWN))
    assert (now.start, now.config, now.run_id) == (OWN, other, 3)
    assert now.operands == begin(other)[1].pair(0)
    now = obey(trainer, do.Configure(other))
    assert (now.start, now.run_id) == (None, 4)
    assert bits(now.weights) == bits(begin(other)[0])
    now = obey(trainer, OpenWeights(OWN), do.NewSeed(8))
    assert (now.start, now.config.seed) == (None, 8)
    assert [kept.run.start for kept in now.earlier] == [OWN, OWN], "none that another one is like"


def test_the_same_weights_again_are_a_run_again(trainer: Trainer) -> None:
    obey(trainer, OpenWeights(OWN))
    at(trainer, 20)
    now = obey(trainer, OpenWeights(OWN))
    assert (now.iteration, now.frontier, now.run_id) == (0, 0, 3)


def test_a_change_at_its_beginning_is_undone_to_its_weights(trainer: Trainer) -> None:
    obey(trainer, OpenWeights(OWN), do.Intervene(SetAlpha(5.0)))
    at(trainer, 10)
    obey(trainer, do.Undo())
    now = at(trainer, 10).snapshot()
    plain = Timeline(now.config, OWN)
    plain.advance(10)
    assert bits(now.weights) == bits(plain.weights)
    assert now.start == OWN


def test_a_session_keeps_it_and_those_before_it(trainer: Trainer) -> None:
    other = OwnWeights("others.npz", begin(CONFIG)[0])
    obey(trainer, OpenWeights(other))
    at(trainer, 30)
    obey(trainer, OpenWeights(OWN))
    saved = at(trainer, 40).snapshot()
    session = session_from(session_bytes(capture(saved, ViewState())))
    again = Trainer(CONFIG)
    again.ready()
    obey(again, OpenSession(session.work))
    now = settle(again)
    assert now.notice == "Opened at iteration 40: the weights are as saved, to the last bit."
    assert (now.identity, now.earlier) == (saved.identity, saved.earlier)
    assert [kept.run.start for kept in now.earlier] == [other]
    assert bits(now.weights) == bits(saved.weights)
    assert bits(obey(again, do.BackToStart()).weights) == bits(OWN.weights)
