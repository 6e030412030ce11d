"""A run as a script: run by plain NumPy in a process of its own, it prints the same digits."""

import subprocess
import sys
from pathlib import Path

import pytest

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    Intervention,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.golden import NOTEBOOK
from rnn_viz.core.script.program import program
from rnn_viz.core.script.transcript import print_outs

LISTING = (Path(__file__).resolve().parents[3] / "resources" / "listing" / "adder.py").read_text(
    "utf-8"
)


def printed_by(source: str, folder: Path) -> str:
    """Run the script where this package cannot be imported."""
    path = folder / "run.py"
    path.write_text(source, "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", str(path)],
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    ("config", "every"),
    [
        (RunConfig(skip_draws=516, iterations=2001), 1000),
        (RunConfig(hidden=5, alpha=0.25, bits=11, seed=77, iterations=401), 100),
        (RunConfig(hidden=1, alpha=1, bits=32, seed=2**32 - 1, iterations=21), 10),
        (RunConfig(hidden=20, alpha=0.7, bits=2, skip_draws=3, iterations=1000), 333),
    ],
)
def test_it_prints_the_same_digits(config: RunConfig, every: int, tmp_path: Path) -> None:
    timeline = Timeline(config)
    timeline.advance(config.iterations)
    expected = list(print_outs(timeline, every))
    assert len(expected) >= 3
    assert printed_by(program(LISTING, config, every), tmp_path).splitlines() == [
        line for text in expected for line in text.splitlines()
    ]


def test_it_imports_only_numpy_and_reads_like_the_listing() -> None:
    source = program(LISTING, NOTEBOOK.config)
    imports = [line for line in source.splitlines() if "import" in line]
    assert imports == ["import numpy as np"]
    changed = set(source.splitlines()) - set(LISTING.splitlines())
    assert changed == {"skipped_draws = 516"}


@pytest.mark.parametrize("listing", ["", LISTING + LISTING])
def test_a_listing_without_a_place_for_the_numbers_is_refused(listing: str) -> None:
    with pytest.raises(ValueError, match="binary_dim"):
        program(listing, RunConfig())


DONE: dict[str, list[tuple[int, Intervention]]] = {
    "alpha": [(0, SetAlpha(0.4)), (150, SetAlpha(0.05))],
    "weights": [(60, SetWeight("synapse_h", 1, 2, -1.25)), (60, SetWeight("synapse_1", 0, 0, 0.5))],
    "frozen": [
        (0, Freeze("synapse_0", None, 3, True)),
        (100, Freeze("synapse_h", 1, None, True)),
        (100, SetWeight("synapse_h", 1, 1, 2.0)),
        (200, Freeze("synapse_h", None, None, False)),
    ],
    "held": [
        (50, ClampUnit(2, 0.25)),
        (120, ClampUnit(0, 0.75, is_mean=True)),
        (300, ClampUnit(2, None)),
    ],
    "operands": [(100, ChooseOperands(3, 14)), (250, ChooseOperands(0, 0))],
}  # fmt: skip


@pytest.mark.parametrize("kind", [*DONE, "all"])
def test_what_was_done_by_hand_is_done_again(kind: str, tmp_path: Path) -> None:
    config = RunConfig(hidden=5, alpha=0.25, bits=5, seed=3, iterations=401)
    done = DONE.get(kind) or [it for some in DONE.values() for it in some]
    entries = [Entry(at, what) for at, what in done]
    timeline = Timeline(config, entries=entries)
    timeline.advance(config.iterations)
    printed = printed_by(program(LISTING, config, 50, entries), tmp_path)
    assert printed.splitlines() == [
        line for text in print_outs(timeline, 50) for line in text.splitlines()
    ]
    assert printed != printed_by(program(LISTING, config, 50), tmp_path)


def test_a_run_that_begins_with_other_weights_does_so_again(tmp_path: Path) -> None:
    config = RunConfig(hidden=3, alpha=0.25, bits=4, seed=3, iterations=101)
    start = Weights(*(0.5 * matrix + 0.125 for matrix in Timeline(config).weights))
    timeline = Timeline(config, OwnWeights("mine.npz", start))
    timeline.advance(config.iterations)
    printed = printed_by(program(LISTING, config, 25, start=start), tmp_path)
    assert printed.splitlines() == [
        line for text in print_outs(timeline, 25) for line in text.splitlines()
    ]
