"""A Dask cluster: a real scheduler and two real workers, one of which is killed midway."""

import csv
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from rnn_viz.core.experiment.plan import Plan
from rnn_viz.experiments import cluster as clusters
from rnn_viz.experiments.executor import ExecutorError
from rnn_viz.experiments.jobs import jobs_of, work

pytest.importorskip("distributed")
CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS = 120.0
ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join([str(CHECKOUT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    "DASK_DISTRIBUTED__SCHEDULER__WORK_STEALING": "False",
}
RUNS = ("--hidden", "4,8", "--seeds", "0-39", "--iterations", "2000", "--csv")


@contextmanager
def program(*words: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", *words], env=ENVIRONMENT, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


@pytest.fixture
def address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def cluster(address: str) -> Iterator[list[subprocess.Popen[str]]]:
    """Start a scheduler and two workers by their own commands, as a user would."""
    port = address.rsplit(":", 1)[1]
    words = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port)
    of_worker = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny")
    with ExitStack() as stack:
        stack.enter_context(program(*words, "--no-dashboard"))
        yield [stack.enter_context(program(*of_worker, "--no-dashboard")) for _ in range(2)]


def test_what_is_stopped_frees_the_workers_and_what_is_lost_is_done_again(address: str) -> None:
    with cluster(address) as workers:
        stop_one(address)
        with program("rnn_viz", "sweep", *RUNS, "--dask", address) as it:
            lines = first_lines(it, 3)  # the head, and the first results
            workers[0].kill()
            assert it.stdout is not None
            rest = it.stdout.read()  # communicate would not know what has been read ahead
            assert it.wait(SECONDS) == 0
    found = list(csv.DictReader(io.StringIO("".join(lines) + rest)))
    plan = Plan(hidden=(4, 8), seeds=tuple(range(40)), iterations=2000)
    here = [outcome for job in jobs_of(plan) for outcome in work(job, lambda: False)]
    expected = {(o.config.hidden, o.config.seed): o.final_share for o in here}
    assert {(int(r["hidden"]), int(r["seed"])): float(r["exact_share"]) for r in found} == expected
    assert len(found) == plan.runs


def stop_one(address: str) -> None:
    """Interrupt a sweep that would take minutes, once its first run is there."""
    long = ("--seeds", "0-1", "--iterations", "10,000,000", "--every", "1,000,000")
    short = ("--hidden", "2", "--seeds", "0", "--iterations", "100")
    with program("rnn_viz", "sweep", *short, "--dask", address, "--csv") as it:
        assert it.wait(SECONDS) == 0  # kernels are compiled
    with program("rnn_viz", "sweep", *long, "--dask", address, "--csv", "--yes") as it:
        first_lines(it, 1)
        time.sleep(1)  # it is at work, or about to be
        it.send_signal(signal.SIGINT)
        said = it.communicate(timeout=SECONDS)[1]
    assert (it.returncode, said) == (130, "Interrupted. 0 of 2 runs are finished.\n")


def first_lines(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline() for _ in range(count)]


def test_where_nobody_answers_it_says_so(address: str) -> None:
    with program("rnn_viz", "sweep", "--dask", address) as it:
        said = it.communicate(timeout=SECONDS)[1]
    assert (it.returncode, said) == (
        1, f"No Dask scheduler answers at '{address}' within 5 s.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"", "No Dask scheduler answers at '{}' within 1 s."),
        (b"HTTP/1.1 400 Bad Request\r\n" * 9, "What answers at '{}' is no Dask scheduler."),
    ],
)
def test_what_is_no_scheduler_is_waited_for_no_longer(
    monkeypatch: pytest.MonkeyPatch, answer: bytes, said: str
) -> None:
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"

        def greet() -> None:
            with suppress(OSError), server.accept()[0] as caller:
                caller.sendall(answer)
                while caller.recv(4096):
                    pass

        listener = threading.Thread(target=greet)
        listener.start()
        with pytest.raises(ExecutorError) as told, clusters.cluster(address, lambda: None):
            pass
        listener.join()
    assert str(told.value) == said.format(address)


def test_no_address_is_told_at_once() -> None:
    with pytest.raises(ExecutorError) as told, clusters.cluster("nonsense", lambda: None):
        pass
    said = "'nonsense' is no address of a Dask scheduler: it is like tcp://host:8786."
    assert str(told.value) == said
