"""The listing is run as anybody would run it and prints both golden transcripts to the digit."""

import subprocess
import sys
from pathlib import Path

import pytest

from rnn_viz.core.script.golden import BLOG, NOTEBOOK, Transcript

LISTING = Path(__file__).resolve().parents[3] / "resources" / "listing" / "adder.py"


@pytest.mark.parametrize(
    ("skipped", "transcript"), [(0, BLOG), (516, NOTEBOOK)], ids=["blog", "notebook"]
)
def test_the_listing_prints_what_was_published(
    skipped: int, transcript: Transcript, tmp_path: Path
) -> None:
    """Only the number of skipped draws is changed, and only for the notebook."""
    source = LISTING.read_text("utf-8")
    assert source.count("skipped_draws = 0 ") == 1
    program = tmp_path / "adder.py"
    program.write_text(source.replace("skipped_draws = 0 ", f"skipped_draws = {skipped} "), "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        line for printed in transcript.print_outs for line in printed.text.splitlines()
    ]
