"""How fast the kernel learns, beside the script's own loop and a plain loop in C."""

import ctypes
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from rnn_viz.core.kernels.lanes import WIDTH
from rnn_viz.core.kernels.many_runs import train_side_by_side
from rnn_viz.core.kernels.training import train
from rnn_viz.core.net.weights import Weights
from tests.benchmarks import script_loop
from tests.benchmarks.side_by_side import medians, table

ALPHA, BITS = 0.1, 8
Report = Callable[[str], None]
Train = Callable[["Start"], NDArray[np.float64]]


class Start(NamedTuple):
    """Fresh weights and the operands of a run with seed 0."""

    weights: Weights
    a: NDArray[np.int64]
    b: NDArray[np.int64]


def start(hidden: int, examples: int) -> Start:
    random = np.random.RandomState(0)
    synapse_0 = 2 * random.random_sample((2, hidden)) - 1
    synapse_1 = 2 * random.random_sample((hidden, 1)) - 1
    synapse_h = 2 * random.random_sample((hidden, hidden)) - 1
    pairs = random.randint(2 ** (BITS - 1), size=(examples, 2), dtype=np.int64)
    return Start(Weights(synapse_0, synapse_h, synapse_1), *pairs.T.copy())


def by_kernel(it: Start) -> NDArray[np.float64]:
    errors = np.empty(len(it.a))
    train(*it.weights, it.a, it.b, BITS, ALPHA, errors, 0, 0, np.empty((0, 0)))
    return errors


def by_script(it: Start) -> NDArray[np.float64]:
    return np.array(script_loop.train(it.weights, it.a, it.b, ALPHA))


@pytest.fixture(scope="module")
def by_c(tmp_path_factory: pytest.TempPathFactory) -> Train:
    """The loop in C, compiled on the spot."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler here")
    source = Path(__file__).with_name("plain_training_loop.c")
    library = tmp_path_factory.mktemp("c") / "plain_training_loop.so"
    options = ["-O3", "-march=native", "-shared", "-fPIC"]
    subprocess.run([compiler, *options, "-o", library, source, "-lm"], check=True)
    function = ctypes.CDLL(str(library)).train

    def by_c(it: Start) -> NDArray[np.float64]:
        errors = np.empty(len(it.a))
        pointers = [ctypes.c_void_p(array.ctypes.data) for array in (*it.weights, it.a, it.b)]
        function(
            *pointers, len(it.a), it.weights.hidden, BITS,
            ctypes.c_double(ALPHA), ctypes.c_void_p(errors.ctypes.data),
        )  # fmt: skip
        return errors

    return by_c


def microseconds(ways: dict[str, Train], hidden: int, examples: int) -> dict[str, float]:
    """Return the time of each way for one example."""
    runs = {name: lambda way=way: way(start(hidden, examples)) for name, way in ways.items()}
    drawing = medians({"": lambda: start(hidden, examples)}, rounds=9)[""]
    took = medians(runs, rounds=9)
    return {name: 1e6 * (seconds - drawing) / examples for name, seconds in took.items()}


def test_beside_the_loop_of_the_script(benchmark: Any, report: Report) -> None:
    both = microseconds({"script": by_script, "kernel": by_kernel}, hidden=16, examples=1_000)
    report(table("one training example, hidden 16", "µs", both, "kernel"))
    whole_run = start(16, 10_000)
    benchmark.pedantic(by_kernel, setup=lambda: ((start(16, 10_000),), {}), rounds=9)
    np.testing.assert_allclose(by_script(start(16, 500)), by_kernel(whole_run)[:500], rtol=1e-9)


@pytest.mark.parametrize(("hidden", "examples"), [(16, 10_000), (32, 3_000), (128, 500)])
def test_beside_a_plain_loop_in_c(
    benchmark: Any, report: Report, by_c: Train, hidden: int, examples: int
) -> None:
    ways = {"C, -O3 -march=native": by_c, "kernel": by_kernel}
    report(
        table(
            f"one training example, hidden {hidden}",
            "µs",
            microseconds(ways, hidden, examples),
            "kernel",
        )
    )
    benchmark.pedantic(by_kernel, setup=lambda: ((start(hidden, examples),), {}), rounds=9)
    np.testing.assert_allclose(by_c(start(hidden, 500)), by_kernel(start(hidden, 500)), rtol=1e-9)


@pytest.mark.parametrize("hidden", [4, 8, 16, 24])
def test_side_by_side_beside_one_after_the_other(
    benchmark: Any, report: Report, hidden: int
) -> None:
    runs, examples = [start(hidden, 2_000) for _ in range(WIDTH)], 2_000
    rows = np.array([np.concatenate([it.ravel() for it in run.weights]) for run in runs])
    a, b = np.array([run.a for run in runs]), np.array([run.b for run in runs])
    errors = np.empty(a.shape)

    def together() -> None:
        train_side_by_side(rows.copy(), a, b, BITS, ALPHA, errors)

    def alone() -> None:
        for run in runs:
            by_kernel(run._replace(weights=Weights(*(it.copy() for it in run.weights))))

    took = medians({"alone": alone, "side by side": together}, rounds=9)
    per_example = {name: 1e6 * seconds / (WIDTH * examples) for name, seconds in took.items()}
    report(table(f"one example of eight runs, hidden {hidden}", "µs", per_example, "side by side"))
    benchmark.pedantic(together, rounds=9)
    np.testing.assert_array_equal(errors[0], by_kernel(start(hidden, examples)))
