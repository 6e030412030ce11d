"""What is said of two branches is what was evaluated of them, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.evidence.milestones import Milestones, search
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.outcomes import Outcome, outcomes
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.training.trainer import Trainer

SMALL = RunConfig(hidden=8, bits=4, iterations=3_000, alpha=1.0)
FORK = 1_000


class Session:
    """A trainer and an analyst without threads, and what a window would get from them."""

    def __init__(self, config: RunConfig = SMALL) -> None:
        self.trainer = Trainer(config)
        self.trainer.ready()
        self.analyst = Analyst()
        self._analysis: Analysis | None = None

    def obey(self, *commands: do.Command, find_out: bool = True) -> Snapshot:
        for command in commands:
            self.trainer.obey(command)
            while self.trainer.is_moving:
                self.trainer.work()
            if find_out:
                self.analyst.ask(Question(self.trainer.snapshot()))
                while self.analyst.rest() is not None:
                    self._analysis = self.analyst.work() or self._analysis
        now, known = self.trainer.snapshot(), self._analysis
        return replace(now, analysis=known if known and known.run_id == now.run_id else None)


@pytest.fixture(scope="module")
def compared() -> Snapshot:
    """Return a branch from 1,000 on, at 2,000, compared with the run, which is at its end."""
    session = Session()
    session.obey(do.GoTo(SMALL.iterations), do.GoTo(FORK), do.Intervene(SetAlpha(0.7)))
    return session.obey(do.GoTo(2_000), do.CompareWith(branch=0))


def rows(now: Snapshot) -> dict[str, Outcome]:
    found = outcomes(now)
    assert found is not None
    return {row.measure: row for row in found.rows}


def test_without_a_comparison_nothing_is_said(compared: Snapshot) -> None:
    state = replace(compared.run_state, reference=None)
    assert outcomes(replace(compared, run_state=state)) is None


def test_both_sides_are_named_with_their_moments(compared: Snapshot) -> None:
    found = outcomes(compared)
    assert found is not None
    assert found.played == "branch 1: alpha 0.7, at 2,000"
    assert found.compared == "the run, at 2,000"


def test_errors_are_the_means_of_the_last_hundred_of_each(compared: Snapshot) -> None:
    run, branch = (Timeline(SMALL, entries=entries) for entries in ((), compared.run_state.entries))
    means = []
    for timeline in (branch, run):
        timeline.advance(2_000)
        means.append(f"{np.mean(timeline.errors(1_900, 2_000)):.2f}")
    said = rows(compared)["mean of 100"]
    assert [said.played, said.compared] == means
    assert said.played != said.compared


def test_shares_are_those_of_an_evaluation_there(compared: Snapshot) -> None:
    reference = compared.run_state.reference
    assert reference is not None
    said, sums = rows(compared)["sums right"], sums_of(SMALL.bits)
    for weights, text in ((compared.weights, said.played), (reference.weights, said.compared)):
        share = percent(evaluate(weights, sums, 2_000).exact_share)
        assert text.removeprefix("≈ ") == share


def test_perfect_moments_are_those_that_a_search_finds(compared: Snapshot) -> None:
    *_, run = search(SMALL)
    *_, branch = search(replace(SMALL, iterations=2_000), entries=compared.run_state.entries)
    assert run.first is not None
    assert run.stable is not None
    first, stable = rows(compared)["first perfect"], rows(compared)["stable perfect"]
    assert (first.compared, stable.compared) == (f"{run.first:,}", f"{run.stable:,}")
    expected = "not by 2,000" if branch.first is None else f"{branch.first:,}"
    assert first.played == expected


@pytest.mark.parametrize(
    ("found", "first", "stable"),
    [
        (Milestones(5, 2_000, None, None), "not by 2,000", "not by 2,000"),
        (Milestones(5, 2_000, 1_645, 1_700, 5), "1,645", "1,700 so far"),
        (Milestones(5, 2_000, 1_645, None, 2), "1,645", "not known"),
        (Milestones(5, 2_000, 1_645, None, 0), "1,645", "not by 2,000"),
        (Milestones(5, 3_000, 1_645, 2_145, 5), "1,645", "2,145"),
        (Milestones(5, 3_000, 1_645, None, 0), "1,645", "not by 3,000"),
    ],
)
def test_stable_is_said_of_a_whole_run_and_else_only_so_far(
    compared: Snapshot, found: Milestones, first: str, stable: str
) -> None:
    assert compared.analysis is not None
    finding = Finding("milestones", compared.identity, found.upto, found)
    findings = {**compared.analysis.findings, "milestones": finding}
    now = replace(compared, analysis=replace(compared.analysis, findings=findings))
    assert rows(now)["first perfect"].played == first
    assert rows(now)["stable perfect"].played == stable
    assert ("A is checked" in rows(now)["stable perfect"].note) == (found.first is not None)


def test_what_nobody_evaluated_is_not_known() -> None:
    session = Session()
    session.obey(
        do.GoTo(SMALL.iterations), do.GoTo(FORK), do.Intervene(SetAlpha(0.7)), find_out=False
    )
    now = session.obey(do.GoTo(2_000), do.CompareWith(branch=0))
    for measure in ("sums right", "first perfect", "stable perfect"):
        assert rows(now)[measure].compared == "not known"
        assert rows(now)[measure].played != "not known"
    assert rows(now)["mean of 100"].compared != "not known"
    nothing = replace(now, analysis=None)
    assert rows(nothing)["sums right"].played == "not known"
    assert rows(nothing)["first perfect"].played == "not known"


def test_compared_with_itself_nothing_differs() -> None:
    session = Session()
    session.obey(do.GoTo(SMALL.iterations), do.GoTo(FORK), do.Intervene(SetAlpha(0.7)))
    found = outcomes(session.obey(do.GoTo(500), do.CompareWith(branch=0)))
    assert found is not None
    assert found.rows == ()


def test_another_moment_of_the_same_branch_has_no_other_perfect_moments() -> None:
    now = Session().obey(do.GoTo(2_000), do.CompareWith(iteration=500))
    assert list(rows(now)) == ["mean of 100", "sums right"]
    found = outcomes(now)
    assert found is not None
    assert found.compared == "the run, at 500"


def test_another_run_knows_nothing_of_the_branches_before() -> None:
    session = Session()
    now = session.obey(do.GoTo(SMALL.iterations), do.GoTo(FORK), do.Intervene(SetAlpha(0.7)))
    assert now.analysis is not None
    assert now.analysis.elsewhere
    now = session.obey(do.NewSeed(4), do.GoTo(10))
    assert now.analysis is not None
    assert not now.analysis.elsewhere
