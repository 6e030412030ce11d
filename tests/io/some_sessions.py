"""Sessions with something of everything, and any session at all."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from rnn_viz.core.evidence.wrong_sums import SumOrder
from rnn_viz.core.intents import (
    ColourRange,
    SynapseMode,
    SynapseView,
    Tab,
    WireValue,
    Workspace,
)
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.subjects import Probability, Unit, Weight
from rnn_viz.core.net.weights import SYNAPSES, Weights, shape_of
from rnn_viz.core.run.bookmarks import Bookmark, clean
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    Intervention,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.run.saved.kept_run import KeptRun, RunResult
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun
from rnn_viz.core.run.saved.saved_work import SavedWork
from rnn_viz.core.script.operations import OPERATIONS, StepSize
from rnn_viz.core.session import Session
from rnn_viz.core.view_state import ViewState

EVERYTHING = (
    Entry(0, SetAlpha(0.25)), Entry(7, SetWeight("synapse_h", 1, 2, -1e-17)),
    Entry(7, Freeze("synapse_0", None, 3, True)), Entry(9, Freeze("synapse_1", 1, 0, False)),
    Entry(9, ClampUnit(2, 0.5, is_mean=True)), Entry(10, ClampUnit(2, None)),
    Entry(11, ChooseOperands(3, 5)),
)  # fmt: skip


def rich_session() -> Session:
    """Return a session in which no part is empty.

    ``tests/data/session_format_1.rnnviz`` holds it: a change here takes a file of its own.
    """
    config = RunConfig(hidden=5, alpha=0.1, bits=5, seed=4_294_967_295, skip_draws=3)
    branches = (
        SavedBranch(0, "the run", None, 0, 400),
        SavedBranch(2, "branch 1: ü – “mine”", 0, 7, 90, EVERYTHING),
        SavedBranch(5, "x", 2, 20, 30, EVERYTHING),
    )
    run = SavedRun(config, branches, 2, (Bookmark("here", 40, 2), Bookmark("start", 0)), 66)
    other = SavedRun(RunConfig(), (SavedBranch(0, "the run", None, 0, 10_000),), 0, (), 6605)
    kept = _in_order(other, run)
    work = SavedWork(run, begin(config)[0], kept, (52, 1 << 1000), 17, frozenset({"d"}))
    view = ViewState(
        synapse_view=SynapseView.MATRICES, wire_value=WireValue.CONTRIBUTION, position=3,
        synapse_mode=SynapseMode.CHANGE, colour_range=ColourRange.ALL, zoom=Range(1.5, 300.25),
        hidden_lines=frozenset({"band", "branch 2"}), wrong_bits=frozenset({1, 2}),
        sum_order=SumOrder.CARRY, step_size=StepSize.BIT, tempo=0.3, tab=Tab.WHAT_IF,
        pinned=(Weight("synapse_0", 1, 2), Unit(3, 4), Probability(2)), lens="carry",
        workspace=Workspace.INSIDE, choices=frozenset({("carry", "sorted by", "r²")}),
        is_focused=True, is_run_card_open=False, mode_chosen_at=55,
    )  # fmt: skip
    return Session(work, view)


def rich_session_2() -> Session:
    """Return it with runs that begin with weights of their own, as format 2 keeps them.

    ``tests/data/session_format_2.rnnviz`` holds it: a change here takes a file of its own.
    """
    rich = rich_session()
    own = OwnWeights("mine – ü.npz", begin(RunConfig(hidden=5, seed=1))[0])
    large = OwnWeights("large.safetensors", begin(RunConfig(hidden=20))[0])
    root = SavedBranch(0, "the run", None, 0, 10_000)
    other = SavedRun(RunConfig(hidden=20), (root,), playhead=6605, start=large)
    run = replace(rich.work.run, start=own)
    kept = _in_order(other, rich.work.run, run)
    return Session(replace(rich.work, run=run, earlier=kept, number=4), rich.view)


def rich_session_of_numbered_runs() -> Session:
    """Return it with what is known of the earlier runs, and numbers that are not all in a row.

    ``tests/data/session_format_2_numbers.rnnviz`` holds it.
    """
    rich = rich_session_2()
    one, two, three = (kept.run for kept in rich.work.earlier)
    result = RunResult(10_000, 0.1 + 0.2, 6605, 0.999, 10_000, 5432)
    kept = KeptRun(3, one, result), KeptRun(7, two, RunResult(searched=0)), KeptRun(8, three)
    return Session(replace(rich.work, earlier=kept, number=5), rich.view)


def _in_order(*runs: SavedRun) -> tuple[KeptRun, ...]:
    return tuple(KeptRun(number, run) for number, run in enumerate(runs, start=1))


_NAMES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60).map(clean)
_ALPHAS = st.floats(min_value=0, exclude_min=True, allow_infinity=False, allow_nan=False)
_FINITE = st.floats(allow_infinity=False, allow_nan=False)


def _interventions(config: RunConfig) -> st.SearchStrategy[Intervention]:
    units = st.integers(0, config.hidden - 1)
    operands = st.integers(0, config.operand_limit - 1)
    return st.one_of(
        st.builds(SetAlpha, _ALPHAS),
        st.sampled_from(SYNAPSES).flatmap(lambda name: _of_synapse(name, config.hidden)),
        st.builds(ClampUnit, units, st.none() | _FINITE, is_mean=st.booleans()),
        st.builds(ChooseOperands, operands, operands),
    )


def _of_synapse(name: str, hidden: int) -> st.SearchStrategy[Intervention]:
    row, column = (st.integers(0, count - 1) for count in shape_of(name, hidden))
    return st.builds(SetWeight, st.just(name), row, column, _FINITE) | st.builds(
        Freeze, st.just(name), st.none() | row, st.none() | column, st.booleans()
    )


@st.composite
def runs(draw: st.DrawFn, hidden: int) -> SavedRun:
    config = draw(st.builds(
        RunConfig, st.just(hidden), _ALPHAS, st.integers(2, 32), st.integers(0, 2**32 - 1),
        st.integers(0, 10_000_000), st.integers(1, 10_000_000),
    ))  # fmt: skip
    moments = st.integers(0, config.iterations)
    entries = st.lists(st.builds(Entry, moments, _interventions(config)), max_size=4).map(tuple)
    branches = [SavedBranch(0, "the run", None, 0, draw(moments), draw(entries))]
    for number in draw(st.sets(st.integers(1, 1000), max_size=3).map(sorted)):
        parent = draw(st.sampled_from(branches)).number
        name = draw(_NAMES) or "x"
        branches.append(
            SavedBranch(number, name, parent, draw(moments), draw(moments), draw(entries))
        )
    shown = draw(st.sampled_from(branches))
    numbers = st.sampled_from([branch.number for branch in branches])
    marks = st.builds(Bookmark, _NAMES.filter(bool), st.integers(0, 10_000_000), numbers)
    seed, name = draw(st.none() | st.integers(0, 9)), draw(_NAMES) or "x"
    return SavedRun(
        config, tuple(branches), shown.number, tuple(draw(st.lists(marks, max_size=3))),
        draw(st.integers(0, shown.frontier)),
        None if seed is None else OwnWeights(name, begin(RunConfig(hidden, seed=seed))[0]),
    )  # fmt: skip


_COUNTS = st.none() | st.integers(0, 10_000_000)
RESULTS = st.builds(
    RunResult, _COUNTS, st.none() | st.floats(0, allow_infinity=False), _COUNTS,
    st.none() | st.floats(0, 1), _COUNTS, _COUNTS,
)  # fmt: skip


@st.composite
def _kept(draw: st.DrawFn) -> tuple[tuple[KeptRun, ...], int]:
    """Return runs that were left, and a number that none of them has."""
    shown, *others = draw(st.lists(st.integers(1, 10**9), min_size=1, max_size=3, unique=True))
    return tuple(KeptRun(it, draw(runs(3)), draw(RESULTS)) for it in sorted(others)), shown


@st.composite
def _views(draw: st.DrawFn) -> ViewState:
    kinds = (SynapseView, WireValue, SynapseMode, ColourRange, SumOrder, Tab, Workspace)
    view, wires, mode, colours, order, tab, workspace = (draw(st.sampled_from(k)) for k in kinds)
    starts = st.floats(0, 1e6)
    zooms = st.builds(lambda start, width: Range(start, start + width), starts, st.floats(1, 1e6))
    places = st.integers(0, 40)
    cards = st.builds(Unit, places, places) | st.builds(Probability, places) | st.builds(
        Weight, st.just("synapse_h"), places, places
    )  # fmt: skip
    return ViewState(
        view, wires, draw(st.none() | places), mode, colour_range=colours,
        zoom=draw(st.none() | zooms), hidden_lines=draw(st.frozensets(_NAMES, max_size=3)),
        wrong_bits=draw(st.frozensets(places)), sum_order=order, tab=tab, workspace=workspace,
        pinned=tuple(draw(st.lists(cards, max_size=4, unique=True))), lens=draw(_NAMES),
        step_size=draw(st.sampled_from(StepSize) | st.integers(1, 10_000_000)),
        tempo=draw(st.floats(0, 60)), is_run_card_open=draw(st.none() | st.booleans()),
        choices=draw(st.frozensets(st.tuples(_NAMES, _NAMES, _NAMES), max_size=3)),
        is_focused=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Return any session."""
    hidden = draw(st.integers(1, 6) | st.just(128))
    run = draw(runs(hidden))
    weights = any_weights(hidden, draw(st.integers(0, 2**32 - 1)))
    numbers = st.integers(0, (1 << 1024) - 1)
    earlier, number = draw(_kept())
    work = SavedWork(
        run, weights, earlier,
        draw(st.none() | st.tuples(numbers, numbers)), draw(st.none() | st.integers(0, 400)),
        draw(st.frozensets(st.sampled_from(sorted(OPERATIONS)))), number,
    )  # fmt: skip
    return Session(work, draw(_views()))


def any_weights(hidden: int, seed: int) -> Weights:
    """Return weights of any bits; NaN and infinities may be among them."""
    random = np.random.RandomState(seed)
    shapes = (shape_of(name, hidden) for name in SYNAPSES)
    return Weights(
        *(np.frombuffer(random.bytes(8 * m * n), "<f8").reshape(m, n) for m, n in shapes)
    )


def assert_same(one: Session, other: Session) -> None:
    """Assert that two sessions are the same, the weights in every bit."""
    assert one.view == other.view
    for mine, others in zip(one.work.weights, other.work.weights, strict=True):
        assert (mine.shape, mine.tobytes()) == (others.shape, others.tobytes())
    for name in ("run", "earlier", "numbers", "operation", "breakpoints", "number"):
        assert getattr(one.work, name) == getattr(other.work, name)
