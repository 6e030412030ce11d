"""What can be done in a card, and that it shows what is in force."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.intents import Pin, SynapseMode
from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Freeze, SetAlpha, SetWeight
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.cards.card_controls import LIVE, MEAN, ZERO, UnitControls, WeightControls
from rnn_viz.views.cards.cards import Cards
from rnn_viz.views.cards.detail_card import DetailCard
from rnn_viz.views.synapses.shown import shown_in
from tests.views.following import follow, redraw, show

WEIGHT, UNIT = Weight("synapse_h", 3, 7), Unit(3, 6)


@pytest.fixture
def trainer() -> Trainer:
    trainer = Trainer(RunConfig(iterations=200))
    trainer.ready()
    go(trainer, 100)
    return trainer


@pytest.fixture
def cards(qtbot: QtBot, trainer: Trainer) -> Cards:
    cards = Cards()
    qtbot.addWidget(cards)
    cards.resize(341, 640)
    with qtbot.waitExposed(cards):
        cards.show()
    redraw(cards, trainer.snapshot())
    follow(cards)
    return cards


def go(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def pin(cards: Cards, subject: Subject) -> DetailCard:
    show(cards, Pin(subject))
    return cards.cards[-1]


def heard(cards: Cards) -> list[Any]:
    """Return what will be done to the run: interventions, and units to be held at their mean."""
    sent: list[Any] = []

    def hear(wish: object) -> None:
        if isinstance(wish, do.Intervene):
            sent.append(wish.what)
        elif isinstance(wish, do.HoldAtMean):
            sent.append(wish)

    cards.wished.connect(hear)
    return sent


def obey(trainer: Trainer, wish: object) -> None:
    if isinstance(wish, do.Command):
        trainer.obey(wish)


def weight_controls(cards: Cards) -> WeightControls:
    controls = pin(cards, WEIGHT).controls
    assert isinstance(controls, WeightControls)
    return controls


def unit_controls(cards: Cards) -> UnitControls:
    controls = pin(cards, UNIT).controls
    assert isinstance(controls, UnitControls)
    return controls


def type_into(controls: WeightControls, text: str) -> None:
    controls.field.setFocus()
    controls.field.selectAll()
    controls.field.insert(text)  # as if pasted: keys of a test are ASCII
    QTest.keyClick(controls.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("text", "value"), [("2.5", 2.5), ("-1e-3", -1e-3), ("−0.5", -0.5)])
def test_a_typed_weight_is_an_intervention(cards: Cards, text: str, value: float) -> None:
    asked = heard(cards)
    controls = weight_controls(cards)
    type_into(controls, text)
    assert asked == [SetWeight("synapse_h", 3, 7, value)]
    assert controls.sentence == ""


@pytest.mark.parametrize("text", ["inf", "nan", "heavy", "", "1e999"])
def test_a_weight_that_cannot_be_is_refused_where_it_is_typed(
    cards: Cards, trainer: Trainer, text: str
) -> None:
    asked = heard(cards)
    controls = weight_controls(cards)
    card, before = cards.cards[0], controls.field.text()
    height = card.height()
    controls.field.setFocus()
    controls.field.selectAll()
    QTest.keyClick(controls.field, Qt.Key.Key_Delete)
    QTest.keyClicks(controls.field, text)
    QTest.keyClick(controls.field, Qt.Key.Key_Return)
    assert controls.sentence == f"weight is '{text}', but must be a finite number."
    assert card.height() > height
    redraw(cards, trainer.snapshot())
    assert controls.sentence
    QTest.keyClick(controls.field, Qt.Key.Key_Escape)
    assert controls.field.text() == before
    assert controls.sentence == ""
    assert card.height() == height
    assert cards.cards == [card]  # Escape was for the field
    assert asked == []


def test_enter_on_a_rounded_value_does_not_round_the_weight(cards: Cards) -> None:
    asked = heard(cards)
    controls = weight_controls(cards)
    controls.field.setFocus()
    QTest.keyClick(controls.field, Qt.Key.Key_Return)
    assert asked == []


def test_the_field_follows_the_run(cards: Cards, trainer: Trainer) -> None:
    controls = weight_controls(cards)
    trainer.obey(do.Intervene(SetWeight("synapse_h", 3, 7, 1.25)))
    redraw(cards, trainer.snapshot())
    assert controls.field.text() == "1.25"


def test_a_weight_and_its_matrix_are_frozen_and_thawed(cards: Cards, trainer: Trainer) -> None:
    cards.wished.connect(lambda wish: obey(trainer, wish))
    asked = heard(cards)
    controls = weight_controls(cards)
    states = []
    for button in (controls.freeze, controls.freeze_all, controls.freeze):
        button.click()
        redraw(cards, trainer.snapshot())
        states.append((controls.freeze.isChecked(), controls.freeze_all.isChecked()))
    assert asked == [
        Freeze("synapse_h", 3, 7, True),
        Freeze("synapse_h", None, None, True),
        Freeze("synapse_h", 3, 7, False),
    ]
    assert states == [(True, False), (True, True), (False, False)]
    assert controls.freeze.text() == "freeze"


def test_a_frozen_weight_gets_no_update(cards: Cards, trainer: Trainer) -> None:
    trainer.obey(do.Intervene(Freeze("synapse_h", 3, None, True)))
    now = trainer.snapshot()
    learning = Scene(now).learning
    assert learning is not None
    assert not learning.step.synapse_h[3].any()
    assert learning.step.synapse_h[4].any()
    update = shown_in(Scene(now, ViewState(synapse_mode=SynapseMode.UPDATE))).nets[0].values
    assert not update.synapse_h[3].any()
    redraw(cards, now)
    formula = pin(cards, WEIGHT).findChild(QLabel, "card.formula")
    assert isinstance(formula, QLabel)
    assert "frozen: nothing is added" in formula.text()


def test_the_step_shown_is_the_step_made(trainer: Trainer) -> None:
    for what in (
        SetAlpha(0.7), ClampUnit(2, 0.0), ClampUnit(5, 0.4), Freeze("synapse_1", None, None, True),
    ):  # fmt: skip
        trainer.obey(do.Intervene(what))
    now = trainer.snapshot()
    learning = Scene(now).learning
    assert learning is not None
    go(trainer, now.iteration + 1)
    after = trainer.snapshot().weights
    for old, step, new in zip(now.weights, learning.step, after, strict=True):
        np.testing.assert_allclose(old + step, new, rtol=0, atol=1e-12)


def test_a_unit_is_live_zero_or_at_its_mean(cards: Cards, trainer: Trainer) -> None:
    cards.wished.connect(lambda wish: obey(trainer, wish))
    asked = heard(cards)
    controls = unit_controls(cards)
    assert controls.choice.index == LIVE
    for index in (ZERO, ZERO, MEAN, LIVE, LIVE):
        controls.choice.buttons()[index].click()
        redraw(cards, trainer.snapshot())
        assert controls.choice.index == index
    assert asked == [ClampUnit(6, 0.0), do.HoldAtMean(6), ClampUnit(6, None)]


def test_a_unit_held_at_a_value_of_its_own_is_not_said_to_be_at_its_mean(
    cards: Cards, trainer: Trainer
) -> None:
    cards.wished.connect(lambda wish: obey(trainer, wish))
    controls = unit_controls(cards)
    held = controls.findChild(QLabel, "card.held")
    assert isinstance(held, QLabel)
    assert held.isHidden()
    trainer.obey(do.Intervene(ClampUnit(6, 0.25)))
    redraw(cards, trainer.snapshot())
    assert controls.choice.index == -1
    assert held.text() == "at 0.25"
    controls.choice.buttons()[MEAN].click()  # which is now a wish of its own
    redraw(cards, trainer.snapshot())
    assert controls.choice.index == MEAN
    mean = float(trainer.snapshot().clamps[6])
    assert held.text() == f"at {mean:.6g}"
    for index in (ZERO, LIVE):
        controls.choice.buttons()[index].click()
        redraw(cards, trainer.snapshot())
        assert controls.choice.index == index
        assert held.isHidden()


def test_the_choice_shows_what_is_in_force_and_not_the_last_click(
    cards: Cards, trainer: Trainer
) -> None:
    controls = unit_controls(cards)
    controls.choice.buttons()[ZERO].click()  # nobody obeys
    redraw(cards, trainer.snapshot())
    assert controls.choice.index == LIVE


def test_a_held_unit_says_what_it_would_be(cards: Cards, trainer: Trainer) -> None:
    trainer.obey(do.Intervene(ClampUnit(6, 0.0)))
    redraw(cards, trainer.snapshot())
    formula = pin(cards, UNIT).findChild(QLabel, "card.formula")
    assert isinstance(formula, QLabel)
    assert formula.text().endswith("held at 0.000")
    assert "would be 0." in formula.text()


def test_a_card_says_that_a_change_in_the_past_makes_a_branch(
    cards: Cards, trainer: Trainer
) -> None:
    card = pin(cards, WEIGHT)
    where = card.findChild(QLabel, "card.where")
    assert isinstance(where, QLabel)
    assert where.isHidden()
    go(trainer, 40)
    redraw(cards, trainer.snapshot())
    assert where.text() == "At iteration 40: in the past, so it makes a branch."
    assert not where.isHidden()


def test_a_card_says_that_a_change_at_the_end_of_the_run_makes_a_branch(
    cards: Cards, trainer: Trainer
) -> None:
    go(trainer, 200)
    where = pin(cards, WEIGHT).findChild(QLabel, "card.where")
    redraw(cards, trainer.snapshot())
    assert isinstance(where, QLabel)
    assert where.text() == "At iteration 200, the end of the run: a branch begins with it."


def test_what_is_not_there_cannot_be_changed(cards: Cards, trainer: Trainer) -> None:
    weight, unit = weight_controls(cards), unit_controls(cards)
    trainer.obey(do.Configure(RunConfig(hidden=2, iterations=200)))
    redraw(cards, trainer.snapshot())
    assert weight.isHidden()
    assert unit.isHidden()


def test_a_probability_has_no_controls(cards: Cards) -> None:
    assert pin(cards, Probability(2)).controls is None


def test_a_negative_weight_has_the_one_minus_sign_and_can_be_typed_so(
    cards: Cards, trainer: Trainer
) -> None:
    asked = heard(cards)
    controls = weight_controls(cards)
    trainer.obey(do.Intervene(SetWeight("synapse_h", 3, 7, -1.25)))
    redraw(cards, trainer.snapshot())
    assert controls.field.text() == "−1.25"
    type_into(controls, controls.field.text())
    assert asked == [SetWeight("synapse_h", 3, 7, -1.25)]
