"""What the user has chosen to see keeps up with the moments that are shown."""

from dataclasses import replace

import pytest

from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.evidence.wrong_sums import SumOrder
from rnn_viz.core.experiment.choices import ExperimentPart
from rnn_viz.core.intents import (
    ChooseInLens,
    ChooseSynapseMode,
    LeaveComparison,
    OrderWrongSums,
    ShowLine,
    ShowTab,
    ShowWrongBits,
    SynapseMode,
    Tab,
    TryOut,
    Workspace,
    Zoom,
)
from rnn_viz.core.net.subjects import Probability, Unit, Weight
from rnn_viz.core.run.config import ConfigError, RunConfig
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.run.run_state import BranchInfo, Reference, RunState
from rnn_viz.core.run.saved.kept_run import KeptRun
from rnn_viz.core.session import fresh_run
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_moved import moved
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(iterations=1_000), 120, None)


def at(now: Snapshot, iteration: int, end: int = 1_000, run_id: int = 1) -> Snapshot:
    config = replace(now.config, iterations=end)
    return replace(now, iteration=iteration, config=config, run_id=run_id)


def test_a_stretch_follows_a_playhead_that_is_in_it(now: Snapshot) -> None:
    view = ViewState().after(Zoom(Range(100.0, 200.0)))
    for iteration in range(120, 900, 10):
        view = moved(view, at(now, iteration), at(now, iteration + 10))
        assert view.zoom is not None
        assert view.zoom.start <= iteration + 10 <= view.zoom.stop
        assert view.zoom.width == pytest.approx(100.0)
    back = moved(view, at(now, 900), at(now, 50))
    assert back.zoom is not None
    assert back.zoom.start <= 50 <= back.zoom.stop


def test_a_stretch_that_was_scrolled_away_is_left_alone(now: Snapshot) -> None:
    view = ViewState(zoom=Range(100.0, 200.0))
    assert moved(view, at(now, 500), at(now, 700)) is view


def test_a_whole_run_stays_whole(now: Snapshot) -> None:
    view = ViewState()
    assert moved(view, at(now, 500), at(now, 700, end=5_000)) is view


def test_in_a_shorter_run_a_stretch_lies_inside_or_is_all_of_it(now: Snapshot) -> None:
    view = ViewState(zoom=Range(800.0, 1_000.0))
    assert moved(view, at(now, 50), at(now, 50, end=600)).zoom == Range(400.0, 600.0)
    assert moved(view, at(now, 50), at(now, 50, end=200)).zoom is None


def test_cards_about_positions_that_a_run_with_fewer_bits_lacks_are_closed() -> None:
    wide, narrow = (moment(RunConfig(iterations=9, bits=bits), 0, None) for bits in (16, 8))
    staying = (Weight("synapse_h", 3, 7), Unit(7, 2), Probability(0))
    view = ViewState(pinned=(Unit(8, 2), *staying, Probability(15)))
    assert moved(view, wide, narrow).pinned == staying
    assert moved(view, wide, replace(wide, run_id=2)) is view
    assert moved(view, narrow, wide) is view
    shorter = replace(wide, stage=narrow.stage)
    assert moved(view, wide, shorter) is view, "it is the sum that changed: a longer one may come"


def test_another_run_is_shown_whole_but_another_branch_is_not(now: Snapshot) -> None:
    view = ViewState(zoom=Range(100.0, 200.0))
    other = replace(at(now, 150, run_id=2), config=replace(now.config, seed=7))
    assert moved(view, at(now, 150), other).zoom is None
    branch = BranchInfo(1, "branch 1", 0, 120, 150, now.curve, is_current=True)
    changed = replace(at(now, 150, run_id=2), run_state=RunState(branches=(branch,)))
    assert moved(view, at(now, 150), changed).zoom == Range(100.0, 200.0)


def test_lines_are_hidden_and_shown_by_name() -> None:
    view = ViewState().after(ShowLine("band", False)).after(ShowLine("mean", False))
    assert view.hidden_lines == {"band", "mean"}
    assert view.after(ShowLine("band", True)).hidden_lines == {"mean"}


def test_several_numbers_of_wrong_bits_can_be_shown() -> None:
    view = ViewState().after(ShowWrongBits(2, True)).after(ShowWrongBits(0, True))
    assert view.wrong_bits == {0, 2}
    assert view.after(ShowWrongBits(2, False)).wrong_bits == {0}
    assert view.after(OrderWrongSums(SumOrder.CARRY)).sum_order is SumOrder.CARRY


def test_what_has_become_the_run_is_tried_no_longer(now: Snapshot) -> None:
    trial = Trial(16, 0.5, 3)
    view = ViewState().after(TryOut(trial))
    assert view.tried == trial
    assert moved(view, now, at(now, 130)).tried == trial
    used = replace(now, config=trial.of(now.config), run_id=2)
    assert moved(view, now, used).tried is None


def test_numbers_that_no_run_can_have_cannot_be_tried() -> None:
    for numbers in ((0, 0.1, 0), (129, 0.1, 0), (16, 0.0, 0), (16, float("nan"), 0), (16, 0.1, -1)):
        with pytest.raises(ConfigError):
            Trial(*numbers)


def test_what_is_seen_depends_on_the_workspace() -> None:
    watch, inside = ViewState(), ViewState(workspace=Workspace.INSIDE)
    one = ViewState(workspace=Workspace.EXPERIMENT)
    many = replace(one, experiment=ExperimentPart.MANY_RUNS)
    seen = (watch, inside, one, many)

    def which(name: str, **chosen: object) -> list[bool]:
        return [getattr(replace(it, **chosen), name) for it in seen]

    assert which("is_network_alone", is_focused=True) == [True, False, False, False]
    assert which("is_lens_open", lens="carry") == [False, True, False, False]
    assert which("is_trying", tried=Trial(16, 0.5, 3)) == [False, False, True, False]
    assert which("shows_cards", pinned=(Unit(1, 2),)) == [True, False, False, False]
    assert which("shows_many_runs") == [False, False, False, True]
    for name in ("is_network_alone", "is_lens_open", "is_trying", "shows_cards"):
        assert which(name) == [False] * 4


def test_the_plan_has_a_tab_only_beside_many_runs() -> None:
    view = ViewState().after(ShowTab(Tab.WHAT_IF))
    many = replace(view, workspace=Workspace.EXPERIMENT, experiment=ExperimentPart.MANY_RUNS)
    assert (view.shown_tab, many.shown_tab) == (Tab.WHAT_IF, Tab.PLAN)
    many = many.after(ShowTab(Tab.SCRIPT))
    assert (many.shown_tab, replace(many, workspace=Workspace.WATCH).shown_tab) == (
        Tab.SCRIPT, Tab.WHAT_IF,
    )  # fmt: skip
    assert replace(view, tab=Tab.PLAN).shown_tab is Tab.SCRIPT


def test_of_a_lens_one_choice_of_a_kind_is_kept() -> None:
    view = ViewState()
    assert view.lens_choice("carry", "by", "usual") == "usual"
    for value in ("first", "second"):
        view = view.after(ChooseInLens("carry", "by", value))
    view = view.after(ChooseInLens("carry", "of", "other"))
    assert view.lens_choice("carry", "by", "usual") == "second"
    assert len(view.choices) == 2


def test_who_leaves_a_comparison_sees_what_was_seen_before() -> None:
    before = ViewState().after(ChooseSynapseMode(SynapseMode.CHANGE, 5))
    view = before.after(ChooseSynapseMode(SynapseMode.COMPARE, None))
    assert view.synapse_mode is SynapseMode.COMPARE
    left = view.after(LeaveComparison())
    assert (left.synapse_mode, left.synapse_view) == (before.synapse_mode, before.synapse_view)
    assert before.after(LeaveComparison()) is before


def test_a_comparison_is_left_once_there_is_no_other_net(now: Snapshot) -> None:
    other = Reference("iteration 20", now.weights)
    compared = replace(now, run_state=replace(now.run_state, reference=other))
    view = ViewState().after(ChooseSynapseMode(SynapseMode.COMPARE, None))
    assert moved(view, compared, compared).synapse_mode is SynapseMode.COMPARE
    assert moved(view, compared, now).synapse_mode is SynapseMode.WEIGHTS


def test_a_position_that_a_shorter_sum_lacks_is_no_longer_chosen(now: Snapshot) -> None:
    short = replace(now, stage=moment(RunConfig(iterations=9, bits=4), 0, None).stage)
    assert moved(ViewState(position=6), now, short).position is None
    assert moved(ViewState(position=3), now, short).position == 3


def test_a_run_that_is_no_longer_in_the_list_is_laid_beside_no_more(now: Snapshot) -> None:
    view = ViewState(beside=(now.number, 99))
    assert moved(view, now, now) is view
    assert moved(
        view, replace(now, earlier=(KeptRun(99, fresh_run(RunConfig())),)), now
    ).beside == (now.number,)
