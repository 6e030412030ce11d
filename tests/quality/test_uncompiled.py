"""The kernels run without compilation too: they mean the same, and every line is tested."""

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CORE = CHECKOUT / "rnn_viz" / "core"


def _is_kernel(path: Path) -> bool:
    text = path.read_text("utf-8")
    return "@njit" in text or "@compiled" in text


KERNELS = {path for path in CORE.rglob("*.py") if _is_kernel(path)}


def test_kernels_have_a_folder_of_their_own() -> None:
    assert KERNELS
    assert {path.parent for path in KERNELS} == {CORE / "kernels"}


def test_the_kernels_pass_uncompiled_and_their_tests_reach_every_line(tmp_path: Path) -> None:
    report = tmp_path / "coverage.json"
    package = "rnn_viz.core.kernels"
    command = f"-m pytest tests/core/kernels -p no:cacheprovider --cov={package} --cov-report="
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
    counts = {CHECKOUT / path: file for path, file in files.items()}
    assert counts.keys() >= KERNELS
    missed = {
        str(path.relative_to(CORE)): counts[path]["missing_lines"]
        + counts[path]["missing_branches"]
        for path in KERNELS
        if counts[path]["summary"]["percent_covered"] < 100
    }
    assert not missed, f"no kernel test reaches these lines: {missed}"
