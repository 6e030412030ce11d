"""The long forms of the proofs: ``python -m tests.soak [NAME …]``; all of them without a name.

Each is a program of its own that prints its figures and fails with what it has found.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.long_forms import LONG

CHECKOUT = Path(__file__).resolve().parents[2]
MACHINES = (
    "tests/engine/training/test_trainer_machine.py", "tests/app/files/test_files_machine.py",
)  # fmt: skip
PROOFS = {
    "monkey": "-m tests.soak.monkey --seed {seed} --actions 1000000 {minutes}",
    "model": f"-m pytest -p no:cacheprovider {' '.join(MACHINES)}",
    "full-disk": "-m tests.soak.full_disk",
    "kills": "-m tests.io.session_kills {folder} 1000",
    "mutants": "-m tests.io.session_mutants 100000",
    "closing": "-m tests.soak.closing 200",
    "reopening": "-m tests.soak.reopening 200",
    "endurance": "-m tests.soak.endurance {minutes}",
    "compound": "-m tests.soak.compound 200",
    "lessons": "-m pytest -p no:cacheprovider tests/end_to_end/test_lessons.py",
}


def main() -> int:
    """Run what is asked for, one after the other; return how many have failed."""
    parser = argparse.ArgumentParser(prog="dev.py soak")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PROOFS))
    parser.add_argument("--minutes", type=float, help="of those that have no end of their own")
    parser.add_argument("--seed", type=int, default=1, help="of the monkey")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in PROOFS]
    if unknown:
        parser.error(f"there is no proof {unknown[0]!r}, only {', '.join(PROOFS)}")
    failed = [name for name in asked.names or PROOFS if prove(name, asked)]
    sys.stdout.write(f"Failed: {', '.join(failed)}.\n" if failed else "All proved.\n")
    return len(failed)


def prove(name: str, asked: argparse.Namespace) -> int:
    """Run one proof; return its exit code."""
    sys.stdout.write(f"== {name}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        minutes = "" if asked.minutes is None else f"--minutes {asked.minutes}"
        words = PROOFS[name].format(seed=asked.seed, minutes=minutes, folder=folder).split()
        environment = os.environ | {"PYTHONPATH": str(CHECKOUT), LONG: "1"}
        return subprocess.run(
            [sys.executable, *words], cwd=CHECKOUT, env=environment, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
