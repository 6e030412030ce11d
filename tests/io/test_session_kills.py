"""Killed at any instant while it is saved, a session is the old or the new one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
KILLS = 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_kill_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.io.session_kills", str(tmp_path), str(KILLS)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = re.fullmatch(
        r"100 kills: (\d+) one, (\d+) other, 0 torn; .* at most ([01]) at once\n", done.stdout
    )
    assert told, done.stdout + done.stderr
    assert int(told[1]) + int(told[2]) == KILLS
    assert min(int(told[1]), int(told[2])) > 0, "both were saved, or nothing was tried"
