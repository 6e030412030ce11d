"""Films: the moments that an animation shows, each as the run has it."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry, SetAlpha, SetWeight
from rnn_viz.core.run.saved.saved_run import ROOT_NAME, SavedBranch, SavedRun
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.engine.film import addition_film, evenly, saved_moment, training_film
from rnn_viz.engine.moment import moment
from rnn_viz.engine.studies import map as map_module
from rnn_viz.engine.studies.analyst import FIRST

CONFIG = RunConfig(hidden=4, bits=3, alpha=1, iterations=200)
ENTRIES = (Entry(0, SetWeight("synapse_h", 0, 0, 2.0)), Entry(50, SetAlpha(0.1)))


def run_of(config: RunConfig, *entries: Entry) -> SavedRun:
    return SavedRun(config, (SavedBranch(0, ROOT_NAME, None, 0, 0, entries),))


def nobody(_doing: str, _done: int, _whole: int) -> None:
    pass


@pytest.mark.parametrize(
    ("asked", "found"),
    [((0, 10, 5), [0, 2, 5, 8, 10]), ((7, 9, 60), [7, 8, 9]), ((3, 4, 2), [3, 4])],
)
def test_moments_are_evenly_apart_and_none_is_there_twice(
    asked: tuple[int, int, int], found: list[int]
) -> None:
    assert evenly(*asked) == found


@pytest.mark.parametrize("entries", [(), ENTRIES], ids=["as it is", "by hand"])
def test_each_moment_is_that_of_the_run(entries: tuple[Entry, ...]) -> None:
    run = Timeline(CONFIG, entries=entries)
    run.advance(200)
    moments = [0, 49, 51, 120]
    film = list(training_film(run_of(CONFIG, *entries), moments, (1, 2), FIRST, nobody))
    assert [now.iteration for now in film] == [now.frontier for now in film] == moments
    for now in film:
        assert all(map(np.array_equal, now.weights, run.weights_at(now.iteration)))
        assert now.stage.own_numbers == (1, 2)
        assert now.analysis is not None
        assert now.analysis.evaluation is not None
        assert now.analysis.evaluation.iteration == now.iteration


def test_a_run_with_weights_of_its_own_begins_with_them() -> None:
    own = OwnWeights("mine.npz", Weights(*(0.5 * matrix for matrix in Timeline(CONFIG).weights)))
    run = Timeline(CONFIG, own)
    run.advance(60)
    for now in training_film(replace(run_of(CONFIG), start=own), [0, 60], None, (), nobody):
        assert all(map(np.array_equal, now.weights, run.weights_at(now.iteration)))


def test_it_ends_where_the_run_diverges() -> None:
    config = RunConfig(hidden=32, bits=32, iterations=200)
    end = Entry(10, SetAlpha(sys.float_info.max))
    film = training_film(run_of(config, end), [0, 10, 20, 30], None, (), nobody)
    assert [now.iteration for now in film] == [0, 10, 11]


def test_an_addition_is_answered_bit_by_bit() -> None:
    film = list(addition_film(run_of(CONFIG), 100, (3, 2), (), nobody))
    assert [now.stage.shown for now in film] == [0, 1, 2, 3]
    assert {now.iteration for now in film} == {100}
    assert {now.stage.own_numbers for now in film} == {(3, 2)}


def test_what_is_raised_while_it_is_told_ends_it() -> None:
    class EnoughError(Exception):
        pass

    def stop(_doing: str, _done: int, _whole: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        list(training_film(run_of(CONFIG), [0, 100], None, FIRST, stop))


def test_one_moment_of_a_run_is_the_runs_with_what_is_known_of_it() -> None:
    now = saved_moment(run_of(CONFIG, *ENTRIES), 120, (2, 3), ("shares",))
    plain = Timeline(CONFIG, entries=ENTRIES)
    plain.advance(120)
    assert all(map(np.array_equal, now.weights, plain.weights_at(120)))
    assert now.stage.own_numbers == (2, 3)
    assert now.analysis is not None
    assert now.analysis.evaluation is not None
    assert now.analysis.evaluation.iteration == 120
    assert now.analysis.shares.has(120)


def test_a_study_that_fails_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture must not lack something without a word."""

    def fail(*_: object) -> None:
        raise ArithmeticError("odd")

    monkeypatch.setattr(map_module, "evaluation_in_parts", fail)
    with pytest.raises(ArithmeticError, match="odd"):
        moment(CONFIG, 20, None)


def test_a_moment_can_have_numbers_of_ones_own_on_stage() -> None:
    assert moment(CONFIG, 20, (2, 3)).stage.own_numbers == (2, 3)
    assert moment(CONFIG, 20, None).stage.own_numbers is None
