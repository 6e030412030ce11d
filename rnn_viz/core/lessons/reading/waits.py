"""The directive ``wait``: what is to be done before the next page."""

from rnn_viz.core.intents import SynapseView, Tab, Workspace
from rnn_viz.core.lessons import chosen
from rnn_viz.core.lessons.parts import lens, weight
from rnn_viz.core.lessons.reading.phrases import Phrases
from rnn_viz.core.lessons.reading.shown import named
from rnn_viz.core.lessons.waits.of_the_run import WaitForHeld, WaitForIteration, WaitForPerfect
from rnn_viz.core.lessons.waits.of_the_stage import (
    WaitForBits,
    WaitForBlame,
    WaitForExample,
    WaitForSlowMotion,
    WaitForSum,
    WaitForWrongSum,
)
from rnn_viz.core.lessons.waits.of_the_view import (
    ANY,
    WaitForCard,
    WaitForLens,
    WaitForTab,
    WaitForWeights,
    WaitForWorkspace,
)
from rnn_viz.core.lessons.waits.wait import Wait
from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.lenses.table import LENSES


def _lens(_config: RunConfig, key: str) -> Wait:
    title = next(it.title for it in LENSES if it.key == lens(key))
    return WaitForLens(key, title)


def _bits(config: RunConfig, count: str) -> Wait:
    return WaitForBits(chosen.positions(count, config))


def _blame(config: RunConfig, count: str) -> Wait:
    return WaitForBlame(chosen.positions(count, config))


def _card_of_unit(config: RunConfig, unit: str) -> Wait:
    return WaitForCard(Unit(ANY, chosen.unit(unit, config)))


def _card_of_weight(config: RunConfig, matrix: str, row: str, column: str) -> Wait:
    return WaitForCard(weight(config, matrix, row, column))


def _held(config: RunConfig, unit: str) -> Wait:
    return WaitForHeld(chosen.unit(unit, config), "0")


def _held_at_mean(config: RunConfig, unit: str) -> Wait:
    return WaitForHeld(chosen.unit(unit, config), "its mean")


def _live(config: RunConfig, unit: str) -> Wait:
    return WaitForHeld(chosen.unit(unit, config), "")


WAIT: Phrases[Wait] = {
    "iteration …": lambda config, at: WaitForIteration(chosen.iteration(at, config)),
    "all sums are right": lambda _config: WaitForPerfect(),
    "the training example": lambda _config: WaitForExample(),
    "a wrong sum, as …": lambda _config, numbers: WaitForWrongSum(*chosen.pair(numbers)),
    "… positions, bit by bit": _bits,
    "blame back through … positions": _blame,
    "slow motion": lambda _config: WaitForSlowMotion(),
    "unit … held at 0": _held,
    "unit … held at its mean": _held_at_mean,
    "unit … live": _live,
    "card of unit …": _card_of_unit,
    "card of weight … … …": _card_of_weight,
    "card of an answer": lambda _config: WaitForCard(Probability(ANY)),
    "workspace …": lambda _config, name: WaitForWorkspace(named(Workspace, name)),
    "lens …": _lens,
    "tab …": lambda _config, name: WaitForTab(named(Tab, name)),
    "weights as …": lambda _config, name: WaitForWeights(named(SynapseView, name)),
    "numbers …": lambda _config, numbers: WaitForSum(*chosen.pair(numbers)),
}
"""All that a page can wait for."""
