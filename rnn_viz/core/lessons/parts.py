"""The parts of the program that a lesson may point at: their names, and where views have them.

Every view answers ``place_of(part)`` with where a part is drawn. Here is which view is asked, and
for what.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from rnn_viz.core.language import _
from rnn_viz.core.lessons import chosen
from rnn_viz.core.lessons.mistakes import LessonError
from rnn_viz.core.net.subjects import Probability, Unit, Weight
from rnn_viz.core.net.weights import SYNAPSES, shape_of
from rnn_viz.core.run.config import RunConfig, readable
from rnn_viz.core.script.parts import Part
from rnn_viz.core.script.variables import VARIABLES
from rnn_viz.core.words.lenses.table import LENSES

_ANY = -1  # the position that the network shows
_LARGE = "lens.page"  # where the lens is whose card was opened


Found = tuple[str, tuple[object, ...]]  # a view, and what it is asked for


@dataclass(frozen=True, slots=True)
class Pointer:
    """A part of the program that a lesson points at.

    Attributes
    ----------
    name
        As the lesson says it.
    view
        The object name of the view, or of the widget, that has it.
    parts
        What the view is asked for, all of it together; empty for the whole view.
    otherwise
        The widget that has it where that one is not seen; empty if there is none.
    """

    name: str
    view: str
    parts: tuple[object, ...] = ()
    otherwise: str = ""

    def at(self, position: int) -> "Pointer":
        """Return the same where the network shows this position of the sum."""
        parts = tuple(
            type(part)(position, *_rest(part))
            if isinstance(part, Unit | Probability) and part.position == _ANY
            else part
            for part in self.parts
        )
        return replace(self, parts=parts)


WHOLE = {
    "stage": "stage", "caption": "stage.caption", "numbers": "numbers", "answer": "numbers.answer",
    "slow motion": "numbers.slow-motion", "bit by bit": "numbers.transport",
    "network": "synapses", "error": "error_curve", "curve": "error_curve.plot",
    "sums": "all_sums", "map": "all_sums.map", "share": "all_sums.share",
    "accuracy": "bit_accuracy", "timeline": "timeline", "phase": "timeline.claim",
    "transport": "transport", "run button": "transport.run", "step": "transport.step",
    "step size": "transport.by", "speed": "transport.speed", "until": "transport.until",
    "iteration": "transport.iteration", "run card": "run", "script": "code",
    "print-outs": "print_outs", "what if": "branches", "status": "status",
    "workspaces": "workspaces", "inside": "workspaces.Inside",
    "experiment": "workspaces.Experiment", "carry lane": "lenses.strip",
    "headline": "lenses.headline",
}  # fmt: skip
"""Whole views and single widgets, by the names that lessons use."""

STAGE_ROWS = (
    "place", "a", "b", "carry", "layer_1", "p", "guess", "truth", "error", "layer_2_delta",
    "layer_1_delta",
)  # fmt: skip
HIDEABLE = ("run card", "script", "print-outs", "what if", "error", "sums", "accuracy",
            "timeline", "workspaces", "step size", "speed", "until")  # fmt: skip
"""What a lesson may hide."""

SIMPLE = frozenset(it for it in HIDEABLE if it not in ("step size", "speed", "until"))
"""What a simple window goes without: transport, stage and network are left."""


def pointer(name: str, config: RunConfig) -> Pointer:
    """Return the part of the program that a lesson names.

    Raises
    ------
    LessonError
        There is no such part, or what is chosen is out of range.
    """
    words = " ".join(name.split())
    if words in WHOLE:
        return Pointer(words, WHOLE[words])
    for pattern, make in PATTERNS.items():
        found = form_of(pattern).fullmatch(words)
        if found is not None:
            view, parts = make(config, *found.groups())
            return Pointer(words, view, parts, _LARGE if make is _lens else "")
    raise LessonError(_("There is no part '{name}' to point at.").format(name=readable(words)))


def lens(key: str) -> str:
    """Return the key of a lens; raises LessonError."""
    if key not in {it.key for it in LENSES}:
        names = ", ".join(it.key for it in LENSES)
        sentence = _("There is no lens '{name}': there are {names}.")
        raise LessonError(sentence.format(name=readable(key), names=names))
    return key


def _row(config: RunConfig, row: str) -> Found:
    return "stage", tuple(Part(row, position) for position in range(config.bits))


def _cell(config: RunConfig, row: str, place: str) -> Found:
    return "stage", (Part(row, chosen.position(place, config)),)


def _unit(config: RunConfig, unit: str) -> Found:
    return "synapses", (Unit(_ANY, chosen.unit(unit, config)),)


def _weight(config: RunConfig, matrix: str, row: str, column: str) -> Found:
    return "synapses", (weight(config, matrix, row, column),)


def weight(config: RunConfig, matrix: str, row: str, column: str) -> Weight:
    """Return a weight of the lesson's network; raises LessonError."""
    if matrix not in SYNAPSES:
        sentence = _("'{name}' is none of {names}.")
        raise LessonError(sentence.format(name=readable(matrix), names=", ".join(SYNAPSES)))
    at, (rows, columns) = (
        (chosen.number(row), chosen.number(column)),
        shape_of(matrix, config.hidden),
    )
    if at[0] >= rows or at[1] >= columns:
        sentence = _("{matrix} has no weight {i:,} {j:,}: it is {rows} × {columns}.")
        raise LessonError(
            sentence.format(matrix=matrix, i=at[0], j=at[1], rows=rows, columns=columns)
        )
    return Weight(matrix, *at)


def _sum(config: RunConfig, numbers: str) -> Found:
    a, b = chosen.pair(numbers)
    if max(a, b) >= config.operand_limit:
        sentence = _("The map has numbers below {limit:,} only.")
        raise LessonError(sentence.format(limit=config.operand_limit))
    return "all_sums", ((a, b),)


def _variable(_config: RunConfig, name: str) -> Found:
    if name not in VARIABLES:
        raise LessonError(_("The script has no variable '{name}'.").format(name=readable(name)))
    return "code", (name,)


def _rest(part: Unit | Probability) -> tuple[int, ...]:
    return (part.unit,) if isinstance(part, Unit) else ()


def _output(_config: RunConfig) -> Found:
    return "synapses", (Probability(_ANY),)


def _matrix(_config: RunConfig, matrix: str) -> Found:
    return "synapses", (matrix,)


def _curve(config: RunConfig, iteration: str) -> Found:
    return "error_curve", (chosen.iteration(iteration, config),)


def _timeline(config: RunConfig, iteration: str) -> Found:
    return "timeline", (chosen.iteration(iteration, config),)


def _accuracy(config: RunConfig, place: str) -> Found:
    return "bit_accuracy", (chosen.position(place, config),)


def _lane(config: RunConfig, place: str) -> Found:
    return "lenses.strip", (chosen.position(place, config),)


def _lens(_config: RunConfig, key: str) -> Found:
    return f"lenses.{lens(key)}", ()


PATTERNS: dict[str, Callable[..., Found]] = {
    "stage ROW": _row, "stage ROW at place P": _cell, "unit U": _unit, "output": _output,
    "weight MATRIX I J": _weight, "synapse MATRIX": _matrix, "curve at N": _curve,
    "timeline at N": _timeline, "accuracy at place P": _accuracy, "map at A + B": _sum,
    "script VARIABLE": _variable, "lens LENS": _lens, "carry lane at place P": _lane,
}  # fmt: skip
"""How parts are named that have a choice in them; capitals stand for what is chosen."""

_CHOICES = {
    "ROW": f"({'|'.join(STAGE_ROWS)})", "MATRIX": f"({'|'.join(SYNAPSES)})", "A + B": "(.+)",
    "VARIABLE": r"(\w+)", "LENS": "(.+)",
} | dict.fromkeys("PUNIJ", "([0-9][0-9,]*)")  # fmt: skip


@lru_cache(maxsize=len(PATTERNS))
def form_of(pattern: str) -> re.Pattern[str]:
    """Return what finds a part that is named by a pattern of :data:`PATTERNS`."""
    written = re.sub(r"A \+ B|\b[A-Z]+\b", lambda found: _CHOICES[found[0]], pattern)
    return re.compile(written)
