"""The network as the user sees it: what is lit, read out, picked, and how it moves."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.intents import (
    ChooseWireValue,
    Pin,
    PointAt,
    ShowPosition,
    ShowSynapsesAs,
    SynapseView,
    WireValue,
)
from rnn_viz.core.net.subjects import Unit, Weight
from rnn_viz.core.net.weights import flatten, places_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Freeze, SetWeight
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.script.parts import Part, Pointed
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses.network.network import Network
from rnn_viz.views.synapses.network.spots import Kind, Spot, wires_of
from rnn_viz.views.synapses.network.step_shown import MOST_WIRES, step_shown_in
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets.pictures.lettering import Words
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.views.dressing import dressed
from tests.views.following import follow, redraw, show, wishes


@pytest.fixture
def trainer() -> Trainer:
    made = Trainer(RunConfig(iterations=400))
    made.ready()
    made.obey(do.GoTo(300))
    while made.is_moving:
        made.work()
    made.obey(do.ShowNumbers(52, 80))
    return made


def shown(qtbot: QtBot, now: Snapshot, width: int = 690, height: int = 290) -> Synapses:
    view = Synapses()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.draw(Scene(now))
    follow(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def said(view: Synapses) -> str:
    return " ".join(view.network.picture.key.lines)


def hover(network: Network, point: QPointF) -> None:
    QTest.mouseMove(network.viewport(), QPoint(1, 1))
    QTest.mouseMove(network.viewport(), point.toPoint())


def node(network: Network, kind: Kind, number: int = 0) -> QPointF:
    return network.picture.nodes[kind].middles[number]


def test_it_is_what_is_seen_first_and_shows_all_wires(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    assert view.network.isVisible()
    assert not view.board.isVisible()
    step = view.network.shown
    assert step is not None
    assert step.chosen.all()
    np.testing.assert_array_equal(step.values, flatten(trainer.snapshot().weights))


def test_it_gives_way_to_the_matrices(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    show(view, ShowSynapsesAs(SynapseView.MATRICES))
    assert (view.board.isVisible(), view.network.isVisible()) == (True, False)


def test_a_unit_pointed_at_has_its_wires_alone_and_its_formula(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    heard = wishes(view)
    network = view.network
    hover(network, node(network, Kind.AFTER, 7))
    assert network.at == Spot(Kind.AFTER, 7)
    step = network.shown
    assert step is not None
    assert f"layer_1, unit 7 = {step.step.after[7]:.3f}" in said(view)
    assert "= sigmoid(" in said(view)
    position = step.step.position
    assert heard[-1] == PointAt(Pointed("layer_1", part=Part("layer_1", position, 7)))
    lit = network.picture.wires.lit
    assert lit is not None
    np.testing.assert_array_equal(lit, wires_of(Spot(Kind.AFTER, 7), 16))


def test_a_click_on_a_unit_opens_its_card(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    heard = wishes(view)
    network = view.network
    where = node(network, Kind.AFTER, 7).toPoint()
    QTest.mouseClick(network.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert Pin(Unit(4, 7)) in heard
    place = view.place_of(Unit(4, 7))
    assert place is not None
    assert network.geometry().contains(place)
    assert view.place_of(Unit(3, 7)) is not None, "the state before"
    assert view.place_of(Unit(5, 7)) is None


def test_a_wire_pointed_at_is_named_with_weight_and_contribution(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    place = view.place_of(Weight("synapse_1", 0, 0))
    assert place is not None
    point = QPointF(view.network.mapFrom(view, place.center()))
    hover(view.network, point)
    assert view.network.at is not None
    assert view.network.at.kind is Kind.WIRE
    assert "synapse_1[" in said(view)
    assert "brings" in said(view)


def test_keys_reach_units_and_wires(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    heard = wishes(view)
    network = view.network
    network.setFocus(Qt.FocusReason.TabFocusReason)
    assert network.at == Spot(Kind.AFTER, 0)
    QTest.keyClick(network, Qt.Key.Key_Down)
    assert network.at == Spot(Kind.AFTER, 1)
    QTest.keyClick(network, Qt.Key.Key_PageDown)
    assert network.at.kind is Kind.WIRE
    QTest.keyClick(network, Qt.Key.Key_Return)
    assert isinstance(heard[-1], Pin)
    QTest.keyClick(network, Qt.Key.Key_Escape)
    assert network.at is None


def test_contributions_are_weights_times_activity(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    show(view, ChooseWireValue(WireValue.CONTRIBUTION))
    step = view.network.shown
    assert step is not None
    (wire,) = places_of("synapse_h", 3, 7, 16)
    expected = step.step.before[3] * trainer.snapshot().weights.synapse_h[3, 7]
    assert step.values[wire] == expected


def test_it_follows_the_position_of_the_sum(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    assert view.network.shown.step.position == 4  # type: ignore[union-attr]
    show(view, ShowPosition(2))
    assert view.network.shown.step.position == 2  # type: ignore[union-attr]
    show(view, PointAt(Pointed("layer_1", is_on_stage=True, part=Part("layer_1", 6, 3))))
    assert view.network.shown.step.position == 6  # type: ignore[union-attr]
    trainer.obey(do.StepInside(StepSize.BIT))
    redraw(view, trainer.snapshot())
    assert view.network.shown.step.position == 0  # type: ignore[union-attr]
    trainer.obey(do.StepInside(StepSize.BIT))
    redraw(view, trainer.snapshot())
    assert view.network.shown.step.position == 1  # type: ignore[union-attr]


def test_the_new_state_slides_to_where_the_state_before_is(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    trainer.obey(do.StepInside(StepSize.BIT))
    redraw(view, trainer.snapshot())
    before = view.network.picture.nodes[Kind.BEFORE]
    assert before.isVisible()
    trainer.obey(do.StepInside(StepSize.BIT))
    redraw(view, trainer.snapshot())
    assert not before.isVisible(), "its place is taken once the other has arrived"
    qtbot.waitUntil(before.isVisible, timeout=5_000)


def test_what_is_not_computed_yet_is_not_shown(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.obey(do.StepInside(StepSize.OP))  # the bits are read
    shown_now = step_shown_in(Scene(trainer.snapshot()))
    assert (shown_now.has_after, shown_now.has_p) == (False, False)
    out = places_of("synapse_1", None, None, 16)
    assert not shown_now.chosen[out].any()
    trainer.obey(do.StepInside(StepSize.OP))
    shown_now = step_shown_in(Scene(trainer.snapshot()))
    assert (shown_now.has_after, shown_now.has_p) == (True, False)
    assert shown_now.chosen[out].all()


def test_blame_runs_back_along_the_wires(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.obey(do.ShowTraining())
    trainer.obey(do.StepInside(StepSize.OP))
    trainer.obey(do.ShowOperation(8 * 7 + 2))  # the blame of the last position
    now = step_shown_in(Scene(trainer.snapshot()))
    assert now.is_backward
    assert now.carried == "blame"
    np.testing.assert_array_equal(now.values, flatten(now.step.blame))
    assert not now.chosen[places_of("synapse_0", None, None, 16)].any()


def test_held_units_and_frozen_weights_are_known(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.obey(do.Intervene(ClampUnit(5, 0.0)))
    trainer.obey(do.Intervene(Freeze("synapse_h", 3, 7, frozen=True)))
    view = shown(qtbot, trainer.snapshot())
    step = view.network.shown
    assert step is not None
    assert np.flatnonzero(step.held).tolist() == [5]
    assert np.flatnonzero(step.frozen).tolist() == places_of("synapse_h", 3, 7, 16).tolist()
    hover(view.network, node(view.network, Kind.AFTER, 5))
    assert "held" in said(view)


def test_wires_that_carry_nothing_yet_are_not_called_too_many(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    redraw(view, slow(trainer, 1))
    step = view.network.shown
    assert step is not None
    assert step.chosen.sum() < step.values.size
    assert "wires are drawn" not in said(view)


def test_of_many_wires_the_strongest_are_drawn_and_it_says_so(qtbot: QtBot) -> None:
    big = Trainer(RunConfig(hidden=64, iterations=10))
    view = shown(qtbot, big.snapshot())
    step = view.network.shown
    assert step is not None
    assert step.chosen.sum() == MOST_WIRES
    assert "400 of 4,288 wires are drawn: the strongest of each synapse" in said(view)


def test_weights_that_are_no_numbers_are_drawn_without_a_warning(
    qtbot: QtBot, trainer: Trainer
) -> None:
    now = trainer.snapshot()
    broken = replace(now, weights=now.weights._replace(synapse_1=np.full((16, 1), np.nan)))
    view = shown(qtbot, broken)
    assert view.network.shown is not None
    view.grab()


def test_another_theme_recolours_the_wires(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    pictures = [dressed(view, theme).network.grab().toImage() for theme in (DARK, LIGHT)]
    assert pictures[0] != pictures[1]


def test_the_legend_takes_the_colours_of_another_theme(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    for theme in (DARK, LIGHT, DARK):
        dressed(view, theme)
        inks = {
            item.brush().color().name()
            for item in view.network.items()
            if isinstance(item, Words) and item.text() in {"activity", "weight", "0", "1"}
        }
        assert inks <= {theme.text, theme.muted}


def slow(trainer: Trainer, operation: int) -> Snapshot:
    trainer.obey(do.ShowTraining())
    trainer.obey(do.PlayInside(StepSize.OP))
    trainer.obey(do.ShowOperation(operation))
    now = trainer.snapshot()
    stage = replace(now.stage, is_playing=True, plays=StepSize.OP, tempo=0.1)
    return replace(now, stage=stage)


def test_in_slow_motion_units_fill_when_their_terms_have_arrived(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    redraw(view, slow(trainer, 2))
    picture = view.network.picture
    assert picture.flow.isVisible()
    assert np.isnan(picture.nodes[Kind.AFTER].values).all()
    qtbot.waitUntil(lambda: picture.flow.progress == 1.0, timeout=5_000)
    step = view.network.shown
    assert step is not None
    np.testing.assert_array_equal(picture.nodes[Kind.AFTER].values, step.step.after)
    trainer.obey(do.ShowWholeSum())
    redraw(view, trainer.snapshot())
    assert not picture.flow.isVisible()


def test_bit_by_bit_every_wire_stays_bright(qtbot: QtBot, trainer: Trainer) -> None:
    """A position needs them all: they faded, as the line done last needs none."""
    view = shown(qtbot, trainer.snapshot())
    trainer.obey(do.PlayInside(StepSize.BIT))
    trainer.obey(do.ShowOperation(7))
    now = trainer.snapshot()
    redraw(view, replace(now, stage=replace(now.stage, is_playing=True)))
    lit = view.network.picture.wires.lit
    assert lit is None or lit.all()


@pytest.mark.parametrize("tempo", [0.5, 6.0])
def test_terms_flow_as_long_as_their_line_lasts(
    qtbot: QtBot, trainer: Trainer, tempo: float
) -> None:
    """They took 0.17 seconds at any tempo: nobody could see mixing and squashing apart."""
    view = shown(qtbot, trainer.snapshot())
    now = slow(trainer, 2)
    redraw(view, replace(now, stage=replace(now.stage, tempo=tempo)))
    seconds = view.network.picture.flow.motion.duration() / 1e3
    assert 0.7 * tempo < seconds < tempo


def test_the_answer_is_written_when_its_terms_have_arrived(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    redraw(view, slow(trainer, 3))

    def written() -> str:
        items = view.network.items()
        return " ".join(it.text() for it in items if isinstance(it, Words) and it.isVisible())

    assert "sum" in written()
    assert "p = " not in written()
    qtbot.waitUntil(lambda: view.network.picture.flow.progress == 1.0, timeout=5_000)
    assert "p = " in written()


def test_an_update_that_is_applied_is_magnified_and_says_how_much(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, slow(trainer, 8 * 7 + 8 * 6 + 3))
    step = view.network.shown
    assert step is not None
    assert step.carried.startswith("change, × ")
    factor = float(step.carried.removeprefix("change, × ").replace(",", ""))
    assert factor == pytest.approx(5.0 / step.limit, rel=0.01)
    drawn = np.flatnonzero(step.chosen)
    assert set(drawn) == set(places_of("synapse_h", None, None, 16))


def test_a_blamed_unit_tells_the_output_and_the_future_apart(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, slow(trainer, 8 * 7 + 3 * 6 + 2))
    hover(view.network, node(view.network, Kind.AFTER, 7))
    assert "from the output" in said(view)
    assert "from the future" in said(view)


def test_blame_that_has_arrived_stands_in_two_bars(qtbot: QtBot, trainer: Trainer) -> None:
    at = 8 * 7 + 3 * 6 + 2  # the fourth position from the end: both parts are there
    view = shown(qtbot, trainer.snapshot())
    redraw(view, slow(trainer, at))
    bars, flow = view.network.picture.blame, view.network.picture.flow
    assert not bars.isVisible(), "its terms are on their way"
    qtbot.waitUntil(lambda: flow.progress == 1.0, timeout=5_000)
    assert bars.isVisible()
    step = view.network.shown
    assert step is not None
    np.testing.assert_array_equal(bars.from_output, step.step.from_output)
    np.testing.assert_array_equal(bars.from_future, step.step.from_future)
    slope = step.step.after * (1 - step.step.after)
    np.testing.assert_allclose(
        (bars.from_output + bars.from_future) * slope, step.step.layer_1_delta
    )
    redraw(view, slow(trainer, 8 * 7))
    assert not bars.isVisible(), "in the forward pass nobody is blamed"


def test_frozen_wires_are_marked(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    marks = view.network.picture.frozen
    assert marks.path().isEmpty()
    trainer.obey(do.Intervene(Freeze("synapse_h", 3, 7, frozen=True)))
    redraw(view, trainer.snapshot())
    place = int(places_of("synapse_h", 3, 7, 16)[0])
    assert marks.marked == (place,)
    layout = view.network.picture.layout
    assert layout is not None
    starts, stops = layout.ends()
    middle = marks.path().boundingRect().center()
    along = (middle.x() - starts[place, 0]) / (stops[place, 0] - starts[place, 0])
    assert middle.y() == pytest.approx(
        starts[place, 1] + along * (stops[place, 1] - starts[place, 1])
    )
    assert "1 is frozen" in said(view)


@pytest.mark.parametrize(
    ("width", "word"), [(1200, "the loop"), (690, "remembered"), (560, ""), (448, "")]
)
def test_an_arrow_leads_from_the_new_state_back_to_the_one_before(
    qtbot: QtBot, trainer: Trainer, width: int, word: str
) -> None:
    view = shown(qtbot, trainer.snapshot(), width)
    loop, at = view.network.picture.loop, view.network.picture.layout
    assert at is not None
    assert loop.isVisible()
    assert word in loop.label.text
    arrow = loop.path().boundingRect()
    assert at.before < arrow.left() < arrow.right() < at.after
    assert arrow.width() > (20 if width > 448 else 12)
    show(view, ShowPosition(trainer.snapshot().stage.sum.columns - 1))  # nothing comes after it
    assert not loop.isVisible()
    assert not any(
        "remembered" in words.text() for words in view.network.items() if isinstance(words, Words)
    )


def test_the_legend_says_where_wires_are_as_wide_as_they_get(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    assert "from −5 to +5" in view.network.picture.key.spoken
    trainer.obey(do.Intervene(SetWeight("synapse_h", 1, 2, 7.5)))
    redraw(view, trainer.snapshot())
    assert "from −5 to ≥ +5" in view.network.picture.key.spoken


def test_without_room_what_the_wires_show_is_chosen_in_a_menu(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot(), width=448)
    row, menu = (view.findChild(QWidget, f"synapses.wires{it}") for it in ("", ".menu"))
    assert (row.isVisible(), menu.isVisible()) == (False, True)
    assert menu.mapTo(view, menu.rect().bottomRight()).x() < view.width()
    for button in view.findChild(QWidget, "synapses.mode").buttons():
        assert button.width() > button.fontMetrics().horizontalAdvance(button.text())
    wished = wishes(view)
    menu.menu().actions()[1].trigger()
    assert wished == [ChooseWireValue(WireValue.CONTRIBUTION)]
    assert menu.text() == "× activity"
    view.resize(690, 290)
    assert (row.isVisible(), menu.isVisible()) == (True, False)
