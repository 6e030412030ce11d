"""Kernels are there whatever becomes of the folder that keeps them."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = """
from rnn_viz.core.kernels.compiling import compiled
from numba import types

@compiled(types.int64(types.int64))
def twice(number):
    return 2 * number

assert twice(4) == 8
print(sum(twice.stats.cache_hits.values()))
"""


def child(folder: Path, program: Path) -> str:
    """Run the program with its kernel kept in a folder; return whether it was loaded from there."""
    if not program.exists():  # a newer file is another program
        program.write_text(CHILD)
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(folder), "NUMBA_DISABLE_JIT": "0"}
    done = subprocess.run(
        [sys.executable, program], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize("suffix", ["nbi", "nbc"])
@pytest.mark.parametrize("damage", ["empty", "half", "noise"])
def test_a_damaged_kernel_is_compiled_anew_and_kept(
    tmp_path: Path, suffix: str, damage: str
) -> None:
    folder, program = tmp_path / "kept", tmp_path / "program.py"
    assert child(folder, program) == "0"
    (file,) = folder.rglob(f"*.{suffix}")
    good = file.read_bytes()
    noise = random.Random(0).randbytes(len(good))
    file.write_bytes({"empty": b"", "half": good[: len(good) // 2], "noise": noise}[damage])
    assert child(folder, program) == "0"
    assert child(folder, program) == "1", "it was kept again"


def test_a_folder_that_takes_nothing_is_done_without(tmp_path: Path) -> None:
    blocker = tmp_path / "a file"
    blocker.touch()
    assert child(blocker / "kept", tmp_path / "program.py") == "0"


FULL = """
import errno, os
from numba.core import caching

def full(self, *_):
    raise OSError(errno.ENOSPC, "No space left on device")

caching.IndexDataCacheFile._save_data = full
caching.IndexDataCacheFile._save_index = full
"""


def test_a_full_disk_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "CHILD", FULL + CHILD)
    assert child(tmp_path / "kept", tmp_path / "program.py") == "0"
