"""What is kept of a moment, and what a session cannot be."""

from dataclasses import replace
from typing import Any

import pytest

from rnn_viz.core.intents import SynapseMode, SynapseView
from rnn_viz.core.net.subjects import Probability, Unit, Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.session import KEPT_OF_VIEW, Session, capture
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment

VIEW = ViewState()


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(hidden=3, bits=4, iterations=100), 0, None)


@pytest.fixture(scope="module")
def session(now: Snapshot) -> Session:
    return capture(now, VIEW)


def test_what_is_of_the_moment_is_not_kept(now: Snapshot) -> None:
    view = replace(VIEW, notice="something", typing_problem="52x is no number", lens="carry")
    kept = capture(now, view).view
    assert (kept.notice, kept.typing_problem, kept.lens) == ("", "", "carry")
    assert {"notice", "typing_problem", "pointed"}.isdisjoint(KEPT_OF_VIEW)
    assert {"workspace", "lens", "choices", "tab", "step_size", "zoom"} <= {*KEPT_OF_VIEW}


def test_a_comparison_ends(now: Snapshot) -> None:
    view = replace(
        VIEW, synapse_mode=SynapseMode.COMPARE, synapse_view=SynapseView.MATRICES,
        mode_before_compare=SynapseMode.CHANGE, view_before_compare=SynapseView.NETWORK,
    )  # fmt: skip
    kept = capture(now, view).view
    assert (kept.synapse_mode, kept.synapse_view) == (SynapseMode.CHANGE, SynapseView.NETWORK)


@pytest.mark.parametrize("change", [
    {"position": 1025}, {"position": -1}, {"position": True}, {"mode_chosen_at": -1},
    {"step_size": 0}, {"step_size": 10_000_001}, {"wrong_bits": frozenset({-1})},
    {"tempo": -0.1}, {"tempo": 61.0}, {"tempo": float("nan")}, {"zoom": Range(5.0, 5.0)},
    {"zoom": Range(-1.0, 5.0)}, {"zoom": Range(1.0, float("inf"))}, {"lens": "x" * 201},
    {"hidden_lines": frozenset({"a\nb"})}, {"choices": frozenset({("a", "b", "\0")})},
    {"pinned": (Weight("synapse_2", 0, 0),)}, {"pinned": (Weight("synapse_1", 0, 1),)},
    {"pinned": (Weight("synapse_h", 128, 0),)}, {"pinned": (Weight("synapse_0", -1, 0),)},
    {"pinned": (Unit(-1, 0),)}, {"pinned": (Unit(0, 128),)}, {"pinned": (Probability(1025),)},
    {"pinned": tuple(Probability(n) for n in range(101))},
], ids=repr)  # fmt: skip
def test_what_a_view_cannot_be(session: Session, change: dict[str, Any]) -> None:
    with pytest.raises(SessionError):
        Session(session.work, replace(VIEW, **change))


@pytest.mark.parametrize("change", [
    {"numbers": (-1, 0)}, {"numbers": (0, 1 << 1024)}, {"operation": -1},
    {"operation": 10**9}, {"breakpoints": frozenset({"layer_7"})},
], ids=repr)  # fmt: skip
def test_what_a_stage_cannot_be(session: Session, change: dict[str, Any]) -> None:
    with pytest.raises(SessionError):
        Session(replace(session.work, **change), VIEW)


def test_the_bounds_themselves_are_allowed(session: Session) -> None:
    view = replace(
        VIEW, position=1024, step_size=10_000_000, tempo=60.0, zoom=Range(0.0, 16.0),
        pinned=(Weight("synapse_h", 127, 127), Unit(1024, 127), Probability(0)),
    )  # fmt: skip
    work = replace(session.work, numbers=((1 << 1024) - 1, 0), breakpoints=frozenset({"d"}))
    assert Session(work, view).view == view
