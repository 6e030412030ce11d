"""A learner at the desk: does what the pages of a lesson ask, by mouse and keys."""

import re
from functools import lru_cache

from rnn_viz.core.lessons.guess import (
    Bits,
    ChosenUnit,
    Given,
    Guess,
    Kind,
    OnCurve,
    OneOf,
    Points,
    judged,
)
from rnn_viz.core.lessons.right_answer import right_answer
from rnn_viz.core.lessons.values.claims import values_of
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.lessons.waits.of_the_run import WaitForHeld
from rnn_viz.core.lessons.waits.of_the_stage import (
    WaitForBits,
    WaitForBlame,
    WaitForSlowMotion,
    WaitForSum,
    WaitForWrongSum,
)
from rnn_viz.core.lessons.waits.of_the_view import WaitForCard, WaitForLens, WaitForWorkspace
from rnn_viz.core.lessons.waits.wait import Wait
from rnn_viz.core.run.config import RunConfig
from tests.end_to_end.desk import Desk, Thing

_BESIDE = 18  # pixels between the middle of a number and the corner of its frame, at most
_KEYS_TO_TOP = 50  # that move a point of a curve from the bottom to the top
_MOST_STEPS = 40  # more than an example has


@lru_cache(maxsize=1)
def _facts() -> Facts:
    """What is true of the run of all seven lessons, worked out once."""
    return Facts(RunConfig())


class Learner:
    """Guesses and does things; looks only at what is on the screen to find them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def type_numbers(self, a: int, b: int) -> None:
        """Put a sum on stage."""
        self._desk.click(self._desk.find(key="numbers.a"))
        self._desk.key("ctrl+a")
        self._desk.type(f"{a}")
        self._desk.key("Tab", "ctrl+a")
        self._desk.type(f"{b}")
        self._desk.key("Return")

    def guess(self, guess: Guess, *, is_wrong: bool = False) -> str:
        """Make a guess that is right, or one that is not; return what is to be said of it."""
        values = values_of(guess.claims, _facts())
        right = right_answer(guess, values)
        assert right is not None
        given = self._give(guess.kind, _another(guess.kind, right) if is_wrong else right)
        said = judged(guess, given, values)
        assert said.is_right != is_wrong
        return said.reason

    def does(self, wait: Wait) -> None:
        """Do what a page waits for."""
        match wait:
            case WaitForSum() | WaitForWrongSum():
                self.type_numbers(wait.a, wait.b)
            case WaitForBits():
                self._go_bit_by_bit(wait.bits)
            case WaitForSlowMotion():
                self._desk.click(self._desk.find(key="numbers.slow-motion"))
            case WaitForBlame():
                self._follow_blame()
            case WaitForHeld():
                self._hold()
            case _:
                self._sees(wait)

    def _sees(self, wait: Wait) -> None:
        """Go where a page waits for its learner to look."""
        match wait:
            case WaitForCard():
                self._desk.click(self.lit(1))
            case WaitForWorkspace():
                self._desk.click(self._desk.find(key=f"workspaces.{wait.workspace.value}"))
            case WaitForLens():
                self._desk.click(self._desk.find(key="workspaces.Inside"))
                self._desk.click(self._desk.find(key=f"lenses.{wait.lens}"), 0.3, 0.1)
            case _:
                raise AssertionError(f"nobody knows how to do this: {wait}")

    def frames(self) -> list[Thing]:
        """Return what is lit."""
        return self._desk.matching(key="lesson.frame")

    def lit(self, mark: int) -> Thing:
        """Return the frame of the part that a mark speaks of: its number is at it, or beside."""
        x, y = self._desk.find(f"{mark}", key="lesson.badge").at()
        near = [
            it
            for it in self.frames()
            if abs(it.rect[0] - x) <= _BESIDE and abs(it.rect[1] - y) <= _BESIDE
        ]
        assert near, f"no part is lit at mark {mark}"
        return min(near, key=lambda it: abs(it.rect[0] - x) + abs(it.rect[1] - y))

    def _give(self, kind: Kind, given: Given) -> Given:
        """Guess in the manner of the question; return what it has come to."""
        match kind, given:
            case OneOf(), int(option):
                self._desk.click(self._desk.find(key=f"lesson.answer.{option}"))
                return option
            case Bits(places=places), int(number):
                self._give_bits(f"{number:0{places}b}")
            case ChosenUnit(), int(unit):
                self._desk.click(self._catcher, down=(unit + 0.5) / RunConfig().hidden)
                assert self._desk.text_of(key="lesson.unit") == f"{unit}"
            case OnCurve(), int(iteration):
                self._desk.click(self._catcher, across=iteration / RunConfig().iterations)
                given = int(self._desk.text_of(key="lesson.iteration").replace(",", ""))
            case Points(), tuple(heights):
                given = self._draw(kind, heights)
        self._desk.click(self._desk.find(key="lesson.guess.make"))
        return given

    @property
    def _catcher(self) -> Thing:
        """What lies over the picture in which a guess is made."""
        return self._desk.find(key="lesson.catcher")

    def _give_bits(self, bits: str) -> None:
        """Click those on the left; type the others."""
        half = len(bits) // 2
        buttons = [self._desk.find(key=f"lesson.bit.{1 << at}") for at in range(len(bits))][::-1]
        for button, bit in zip(buttons[:half], bits, strict=False):
            for _ in range(1 if bit == "1" else 2):
                self._desk.click(button)
        self._desk.click(buttons[half])
        self._desk.type(bits[half:])

    def _draw(self, kind: Points, heights: tuple[float, ...]) -> tuple[float, ...]:
        """Drag the first point to the top by mouse; click the others and move them by keys."""
        assert heights[0] == kind.top, "the first point is one that is dragged to the top"
        plot = self._desk.find(key="lesson.points")
        places = [0.25 + 0.3 * at for at in range(len(heights))]  # beside the numbers of the axis
        self._desk.drag(plot, (places[0], 0.5), (places[0], 0.0))
        drawn = [self._drawn(kind.points[0].name)]
        for point, place, height in zip(kind.points[1:], places[1:], heights[1:], strict=True):
            self._desk.click(plot, place, 0.3)
            begun = self._drawn(point.name)
            step = kind.top / _KEYS_TO_TOP
            count = round((height - begun) / step)
            self._desk.key(*["Up" if count > 0 else "Down"] * abs(count))
            end = begun + count * step
            self._desk.wait_until(lambda: abs(self._drawn(point.name) - end) <= 1)  # noqa: B023
            drawn.append(self._drawn(point.name))
        return tuple(drawn)

    def _drawn(self, name: str) -> float:
        """Return how high a point is, once it is the one that keys move."""
        said = self._desk.find(key="lesson.points", text=f"{name}: ").name
        found = re.search(rf"{name}: ([0-9,]+)", said)
        assert found is not None
        return float(found[1].replace(",", ""))

    def _go_bit_by_bit(self, count: int) -> None:
        """By mouse and by keys, in turn."""
        for at in range(count):
            if at % 2:
                self._desk.key("ctrl+Right")
            else:
                self._desk.click("Next bit")

    def _follow_blame(self) -> None:
        """Step until it has come where the page waits for it."""
        step = self._desk.find(key="transport.step")
        for _ in range(_MOST_STEPS):
            if "disabled" not in self._desk.find(key="lesson.next").states:
                return
            self._desk.click(step)
        raise AssertionError("blame does not come so far")

    def _hold(self) -> None:
        """Click the unit that is lit in the network, and hold it at zero on its card."""
        network = self._desk.find(key="synapses.network").rect
        inside = [it for it in self.frames() if _is_in(it.at(), network)]
        self._desk.click(min(inside, key=lambda it: it.rect[2] * it.rect[3]))
        self._desk.click(self._desk.find(key="card.clamp.zero"))


def _is_in(point: tuple[int, int], rect: tuple[int, int, int, int]) -> bool:
    (x, y), (left, top, width, height) = point, rect
    return left <= x < left + width and top <= y < top + height


def _another(kind: Kind, given: Given) -> Given:
    """Return a guess that is not right."""
    match kind, given:
        case OneOf(options), int(right):
            return (right + 1) % len(options)
        case Bits(), int(number):
            return number ^ 1
        case ChosenUnit(), int(unit):
            return (unit + 2) % RunConfig().hidden
        case OnCurve(within=within), int(iteration):
            return iteration - 2 * within
        case _:
            return 0
