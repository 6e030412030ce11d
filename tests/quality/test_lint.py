"""The code keeps its own rules: lint, format, types and the direction of imports."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CHECKS = runpy.run_path(str(CHECKOUT / "dev.py"))["CHECKS"]


@pytest.mark.parametrize("name", CHECKS)
def test_the_code_passes(name: str) -> None:
    done = subprocess.run(
        [sys.executable, *CHECKS[name]],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{name} says:\n{done.stdout}{done.stderr}"
