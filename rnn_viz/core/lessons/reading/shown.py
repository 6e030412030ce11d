"""The directives ``at``, ``numbers``, ``show`` and ``hold``: what a page sends."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from rnn_viz.core import commands as do
from rnn_viz.core import intents as see
from rnn_viz.core.evidence.until import UntilErrorBelow, UntilPerfect, UntilWrongAnswer
from rnn_viz.core.language import _
from rnn_viz.core.lessons import chosen
from rnn_viz.core.lessons.mistakes import LessonError
from rnn_viz.core.lessons.parts import lens, weight
from rnn_viz.core.lessons.reading.phrases import Phrases
from rnn_viz.core.lessons.waits.of_the_run import held_wish
from rnn_viz.core.lessons.waits.wait import Wish
from rnn_viz.core.net.subjects import Subject, Unit
from rnn_viz.core.run.config import FIELDS, RunConfig, readable
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.words.typed_numbers import NumberError, read_decimal

E = TypeVar("E", bound=Enum)
Sent = tuple[Wish, ...]
_SLOWEST, _FASTEST = 0.1, 10.0  # seconds for an operation
_MOST_STEP = int(next(it.high for it in FIELDS if it.name == "iterations"))


def named(kind: type[E], text: str) -> E:
    """Return the member of an enumeration that a lesson names by its value; raises LessonError."""
    for member in kind:
        if str(member.value).lower() == text.lower():
            return member
    names = ", ".join(str(member.value) for member in kind)
    sentence = _("'{name}' is none of {names}.")
    raise LessonError(sentence.format(name=readable(text), names=names))


def _at(config: RunConfig, iteration: str) -> Sent:
    return (do.GoTo(chosen.iteration(iteration, config)),)


def _until_error(_config: RunConfig, error: str) -> Sent:
    return (do.RunUntil(UntilErrorBelow(_decimal(error, 0.0, 32.0))),)


AT: Phrases[Sent] = {
    "until all sums are right": lambda _config: (do.RunUntil(UntilPerfect()),),
    "until a wrong answer": lambda _config: (do.RunUntil(UntilWrongAnswer()),),
    "until the error is below …": _until_error,
    "the beginning": lambda _config: (do.BackToStart(),),
    "…": _at,
}
"""Where the page is in the run. ``trained to`` is read before."""

NUMBERS: Phrases[Sent] = {
    "the training example": lambda _config: (do.ShowTraining(),),
    "…": lambda _config, numbers: (do.ShowNumbers(*chosen.pair(numbers)),),
}
"""What is on stage."""

HOLD: Phrases[Sent] = {
    "unit … at 0": lambda config, unit: (held_wish(chosen.unit(unit, config), "0"),),
    "unit … at its mean": lambda config, unit: (held_wish(chosen.unit(unit, config), "its mean"),),
}
"""What is held."""


def _lens(_config: RunConfig, key: str) -> Sent:
    return see.ShowWorkspace(see.Workspace.INSIDE), see.ShowLens(lens(key))


def _workspace(_config: RunConfig, name: str) -> Sent:
    shown = see.ShowWorkspace(named(see.Workspace, name))
    is_wall = shown.workspace is see.Workspace.INSIDE
    return (shown, see.ShowLens("")) if is_wall else (shown,)


def _weights(_config: RunConfig, name: str) -> Sent:
    return (see.ShowSynapsesAs(named(see.SynapseView, name)),)


def _mode(_config: RunConfig, name: str) -> Sent:
    return (see.ChooseSynapseMode(named(see.SynapseMode, name)),)


def _step(_config: RunConfig, size: str) -> Sent:
    if size[:1].isdigit():
        number = chosen.number(size)
        if not 1 <= number <= _MOST_STEP:
            sentence = _("A step of {count:,} examples is out of range.")
            raise LessonError(sentence.format(count=number))
        return (see.ChooseStepSize(number),)
    is_example = size == "example"
    return (see.ChooseStepSize(1 if is_example else named(StepSize, size)),)


def _zoom(config: RunConfig, start: str, stop: str) -> Sent:
    first, last = chosen.iteration(start, config), chosen.iteration(stop, config)
    if first >= last:
        sentence = _("The stretch {start} to {stop} is empty.")
        raise LessonError(sentence.format(start=start, stop=stop))
    return (see.Zoom(Range(first, last)),)


def _tempo(_config: RunConfig, seconds: str) -> Sent:
    return (see.ChooseTempo(_decimal(seconds, _SLOWEST, _FASTEST)),)


def _speed(_config: RunConfig, speed: str) -> Sent:
    return (do.SetSpeed(_decimal(speed, 0.01, 1e9)),)


def card_of_unit(config: RunConfig, unit: str, place: str) -> Subject:
    """Return a unit at a place as what a card is about."""
    return Unit(chosen.position(place, config), chosen.unit(unit, config))


def _pinned(make: Callable[..., Subject]) -> Callable[..., Sent]:
    return lambda config, *texts: (see.Pin(make(config, *texts)),)


SHOW: Phrases[Sent] = {
    "workspace …": _workspace,
    "lens …": _lens,
    "tab …": lambda _config, name: (see.ShowTab(named(see.Tab, name)),),
    "weights as …": _weights,
    "matrices of …": _mode,
    "wires of …": lambda _config, name: (see.ChooseWireValue(named(see.WireValue, name)),),
    "colours of …": lambda _config, name: (see.ChooseColourRange(named(see.ColourRange, name)),),
    "place …": lambda config, place: (see.ShowPosition(chosen.position(place, config)),),
    "curve … to …": _zoom,
    "whole curve": lambda _config: (see.Zoom(None),),
    "step by …": _step,
    "speed …": _speed,
    "slow motion": lambda _config: (do.PlayInside(StepSize.OP),),
    "bit by bit": lambda _config: (do.PlayInside(StepSize.BIT),),
    "nothing of the sum": lambda _config: (do.ShowOperation(0),),
    "whole sum": lambda _config: (do.ShowWholeSum(),),
    "tempo … seconds": _tempo,
    "card of unit … at place …": _pinned(card_of_unit),
    "card of weight … … …": _pinned(weight),
    "stage and network alone": lambda _config: (see.Focus(True),),
}
"""What is seen, and how."""


def _decimal(text: str, low: float, high: float) -> float:
    try:
        number = read_decimal(text)
    except NumberError as error:
        raise LessonError(str(error)) from None
    if not low < number <= high and number != low:
        sentence = _("{number} is out of range: {low:g} … {high:g}.")
        raise LessonError(sentence.format(number=readable(text), low=low, high=high))
    return number
