"""The kernels run without compilation too: they mean the same, and every line is tested."""

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
KERNELS = {path.name for path in (CHECKOUT / "rnn_viz" / "core").glob("*kernel.py")}


def test_the_kernels_pass_uncompiled_and_their_tests_reach_every_line(tmp_path: Path) -> None:
    report = tmp_path / "coverage.json"
    command = "-m pytest tests/core -k kernel -p no:cacheprovider --cov=rnn_viz.core --cov-report="
    done = subprocess.run(
        [sys.executable, *command.split(), f"--cov-report=json:{report}"],
        cwd=CHECKOUT,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "COVERAGE_FILE": str(tmp_path / "coverage")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    files = json.loads(report.read_text())["files"]
    missed = {
        name: counts["missing_lines"] + counts["missing_branches"]
        for name, counts in ((Path(path).name, counts) for path, counts in files.items())
        if name in KERNELS and counts["summary"]["percent_covered"] < 100
    }
    assert {Path(path).name for path in files} >= KERNELS
    assert not missed, f"no kernel test reaches these lines: {missed}"
