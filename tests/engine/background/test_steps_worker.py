"""A worker: what is asked is worked off in order, and faults are found, not lost."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from rnn_viz.core.steps import Steps
from rnn_viz.engine.background.steps_worker import Done, StepsWorker

PATIENCE = 20.0  # seconds


def counting(to: int) -> Steps[object]:
    for _ in range(to):
        yield
    return to


def failing() -> Steps[object]:
    yield
    raise ValueError("no")


@pytest.fixture
def worker() -> Iterator[StepsWorker[str]]:
    made = StepsWorker[str]("tested")
    yield made
    assert made.stop(PATIENCE)


def all_of(worker: StepsWorker[str]) -> list[Done[str]]:
    found: list[Done[str]] = []
    until = time.monotonic() + PATIENCE
    while worker.is_busy and time.monotonic() < until:
        found += worker.take()
        time.sleep(0.001)
    return found


def test_what_is_asked_is_found_in_its_order(worker: StepsWorker[str]) -> None:
    assert not worker.is_busy
    worker.ask([("three", lambda: counting(3)), ("none", lambda: counting(0))])
    assert all_of(worker) == [Done("three", 3), Done("none", 0)]
    assert not worker.is_busy


def test_it_can_be_asked_again_once_its_thread_has_ended(worker: StepsWorker[str]) -> None:
    for number in (1, 2):
        worker.ask([("again", lambda number=number: counting(number))])
        assert all_of(worker) == [Done("again", number)]


def test_a_fault_is_found_and_the_next_is_worked_out(worker: StepsWorker[str]) -> None:
    worker.ask([("bad", failing), ("good", lambda: counting(1))])
    bad, good = all_of(worker)
    assert isinstance(bad.fault, ValueError)
    assert bad.result is None
    assert good == Done("good", 1)


def held(gate: threading.Event, begun: threading.Event) -> Callable[[], Steps[object]]:
    def work() -> Steps[object]:
        begun.set()
        gate.wait(PATIENCE)
        yield
        return "held"

    return work


def test_what_is_asked_last_takes_the_place_of_what_is_not_begun(worker: StepsWorker[str]) -> None:
    gate, begun = threading.Event(), threading.Event()
    worker.ask([("held", held(gate, begun)), ("old", lambda: counting(1))])
    assert begun.wait(PATIENCE)
    worker.ask([("new", lambda: counting(2))])
    gate.set()
    assert [it.key for it in all_of(worker)] == ["held", "new"]


def test_a_stop_ends_after_the_step_under_way_and_nothing_is_told() -> None:
    worker, gate, begun = StepsWorker[str]("tested"), threading.Event(), threading.Event()
    worker.ask([("held", held(gate, begun)), ("old", lambda: counting(1))])
    assert begun.wait(PATIENCE)
    assert not worker.stop(0.0), "the step goes on"
    gate.set()
    assert worker.stop(PATIENCE)
    assert worker.take() == []
    worker.ask([("late", lambda: counting(1))])
    assert not worker.is_busy, "it is over"
