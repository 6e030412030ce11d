"""A run as a script: run by plain NumPy in a process of its own, it prints the same digits."""

import subprocess
import sys
from pathlib import Path

import pytest

from rnn_viz.core.run.config import RunConfig
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
