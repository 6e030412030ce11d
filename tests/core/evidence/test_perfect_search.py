"""The search for perfect moments: in small steps, again and again, and never ahead of the run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.evidence import perfect_search as module
from rnn_viz.core.evidence.check_grid import CheckGrid
from rnn_viz.core.evidence.perfect_search import NOTHING_FOUND, Found, PerfectSearch
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry, SetWeight
from rnn_viz.core.run.timeline import Timeline

CONFIG = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)
ENTRIES = [
    Entry(200, SetWeight("synapse_1", 0, 0, 3.0)), Entry(450, ClampUnit(1, 0.0)),
    Entry(520, ClampUnit(1, None)),
]  # fmt: skip
GRID = CheckGrid(10)


def up_to(search: PerfectSearch, limit: int) -> Found:
    while not search.work(limit):
        assert search.found.upto <= limit
    assert search.found.upto == limit
    return search.found


@settings(max_examples=20)
@given(st.lists(st.integers(0, 600), min_size=1, max_size=8).map(sorted))
def test_with_the_run_or_afterwards_it_finds_the_same(limits: list[int]) -> None:
    live = PerfectSearch(CONFIG, ENTRIES, GRID)
    for limit in limits:
        known = up_to(live, limit)
        assert known == up_to(PerfectSearch(CONFIG, ENTRIES, GRID), limit)


@settings(max_examples=20)
@given(st.integers(0, 600), st.booleans())
def test_it_goes_on_from_what_is_known(upto: int, from_keyframes: bool) -> None:
    timeline = Timeline(CONFIG, entries=ENTRIES)
    timeline.advance(600)
    frames = timeline.frames() if from_keyframes else None
    known = up_to(PerfectSearch(CONFIG, ENTRIES, GRID), upto)
    again = PerfectSearch(CONFIG, ENTRIES, GRID, known, frames)
    assert up_to(again, 600) == up_to(PerfectSearch(CONFIG, ENTRIES, GRID), 600)


def test_what_is_past_is_not_searched_again() -> None:
    search = PerfectSearch(CONFIG, ENTRIES, GRID)
    known = up_to(search, 500)
    assert search.work(300)
    assert search.found is known


def test_a_check_that_takes_long_is_made_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that closing has to wait for none of them."""
    asked: list[range] = []

    def noting(weights, sums, part, clamps):
        asked.append(part)
        return first_wrong(weights, sums, part, clamps)

    first_wrong = module.first_wrong
    monkeypatch.setattr(module, "first_wrong", noting)
    parts = [range(k, k + 1) for k in range(4)]
    monkeypatch.setattr(module, "parts_of", lambda *_: parts)
    search = PerfectSearch(CONFIG, (), GRID)
    while search.found.first is None:
        before = len(asked)
        search.work(600)
        assert len(asked) <= before + 1
    assert asked[-4:] == parts


def test_nothing_is_known_before_it_begins() -> None:
    assert PerfectSearch(CONFIG, (), GRID).found == NOTHING_FOUND == Found(upto=-1)
