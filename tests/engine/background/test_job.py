"""Work in a thread of its own: results, faults, questions, and stopping."""

import threading
import time
from collections.abc import Callable, Generator

import pytest

from rnn_viz.engine.background.job import Job, StoppedError


def done(job: Job, answer: Callable[[object], object] = lambda it: it) -> Job:
    """Look after a job until it is over."""

    def in_steps(question: object) -> Generator[None, None, object]:
        yield
        return answer(question)

    job.start()
    while not job.is_over:
        job.answer(in_steps)
        time.sleep(0.001)
    return job


def test_it_has_a_result_and_says_how_far_it_is() -> None:
    def work(job: Job) -> bytes:
        assert threading.current_thread() is not threading.main_thread()
        job.tell("counting", 3, 10)
        return b"counted"

    job = done(Job(work))
    assert job.result() == b"counted"
    assert job.progress == ("counting", 3, 10)


def test_what_it_raises_is_raised_where_the_result_is_wanted() -> None:
    def work(_job: Job) -> bytes:
        raise MemoryError

    with pytest.raises(MemoryError):
        done(Job(work)).result()


def test_it_ends_when_it_is_told_to_and_has_no_result() -> None:
    started = threading.Event()

    def work(job: Job) -> bytes:
        while True:
            job.tell("going on", 0, 1)
            started.set()

    job = Job(work)
    job.start()
    assert started.wait(60)
    job.stop()
    while not job.is_over:
        time.sleep(0.001)
    with pytest.raises(StoppedError):
        job.result()


def test_the_other_thread_answers() -> None:
    def work(job: Job) -> bytes:
        return bytes(job.ask(number) for number in (1, 2, 3))

    def twice(question: object) -> object:
        assert threading.current_thread() is threading.main_thread()
        assert isinstance(question, int)
        return 2 * question

    assert done(Job(work), twice).result() == bytes((2, 4, 6))


def test_a_question_that_cannot_be_answered_ends_it() -> None:
    def cannot(_question: object) -> object:
        raise ValueError("no answer")

    with pytest.raises(ValueError, match="no answer"):
        done(Job(lambda job: bytes(job.ask(1))), cannot).result()


def test_it_can_be_stopped_while_it_waits_for_an_answer() -> None:
    job = Job(lambda job: bytes(job.ask(1)))
    job.start()
    job.stop()
    while not job.is_over:
        time.sleep(0.001)
    with pytest.raises(StoppedError):
        job.result()
