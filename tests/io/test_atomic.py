"""The old file survives every failure; nothing is left beside it."""

import errno
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rnn_viz.io import atomic

OLD, NEW = "the old file\n", "the new file, somewhat longer – ü\n"


def test_writes_a_new_file_and_replaces_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    atomic.write_text(path, OLD)
    atomic.write_text(path, NEW)
    assert path.read_text("utf-8") == NEW
    assert os.listdir(tmp_path) == ["notes.txt"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_the_file_gets_the_users_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    atomic.write_bytes(tmp_path / "ours", b"1")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "ours")]
    assert modes[0] == modes[1]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_symbolic_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    link = tmp_path / "link.txt"
    real.write_text(OLD)
    link.symlink_to(real)
    atomic.write_text(link, NEW)
    assert link.is_symlink()
    assert real.read_text("utf-8") == NEW


def _fail_with(code: int) -> Callable[..., Any]:
    def fail(*_arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_failing_disk_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(OLD)
    monkeypatch.setattr(os, function, _fail_with(code))
    with pytest.raises(OSError, match=re.escape(os.strerror(code))) as caught:
        atomic.write_text(path, NEW)
    assert (caught.value.errno, caught.value.filename) == (code, str(path))
    assert path.read_text() == OLD
    assert os.listdir(tmp_path) == ["notes.txt"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RLIMIT_FSIZE as on Linux")
def test_a_write_cut_short_harms_nothing(tmp_path: Path) -> None:
    """A real failing ``write``: the process may not make files above 4,096 bytes."""
    path = tmp_path / "notes.txt"
    path.write_text(OLD)
    program = (
        "import pathlib, resource, signal, sys\n"
        "from rnn_viz.io import atomic\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    atomic.write_bytes(pathlib.Path(sys.argv[1]), b'x' * 100_000)\n"
        "except OSError:\n    sys.exit(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert done.returncode == 3
    assert path.read_text() == OLD
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_a_short_hold_by_another_program_is_waited_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(OLD)
    replace, held = os.replace, iter([True, True, False])

    def sometimes(source: Path, target: Path) -> None:
        if next(held):
            raise PermissionError(errno.EACCES, "held")
        replace(source, target)

    monkeypatch.setattr(os, "replace", sometimes)
    monkeypatch.setattr(atomic, "RETRY_SECONDS", (0.0, 0.0, 0.0))
    atomic.write_text(path, NEW)
    assert path.read_text("utf-8") == NEW


def test_a_long_hold_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(OLD)
    monkeypatch.setattr(os, "replace", _fail_with(errno.EACCES))
    monkeypatch.setattr(atomic, "RETRY_SECONDS", (0.0,))
    with pytest.raises(PermissionError):
        atomic.write_text(path, NEW)
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic.write_text(tmp_path / "nowhere" / "notes.txt", NEW)


def test_what_killed_writers_left_goes_with_the_next_file_in_the_folder(tmp_path: Path) -> None:
    old, young = tmp_path / ".rnn-viz-0a.tmp", tmp_path / ".rnn-viz-0b.tmp"
    others = [tmp_path / name for name in (".notes.tmp", "rnn-viz-0a.tmp", ".rnn-viz-0a.txt")]
    for file in (old, young, *others):
        file.write_text(OLD)
    for file in (old, *others):
        os.utime(file, (1, 1))
    atomic.write_text(tmp_path / "picture.svg", NEW)
    assert set(tmp_path.iterdir()) == {young, *others, tmp_path / "picture.svg"}


def test_what_cannot_be_removed_stops_no_file(tmp_path: Path) -> None:
    left = tmp_path / ".rnn-viz-0a.tmp"
    left.mkdir()  # as if it were locked: no file can be unlinked here
    os.utime(left, (1, 1))
    atomic.write_text(tmp_path / "notes.txt", NEW)
    assert (tmp_path / "notes.txt").read_text("utf-8") == NEW


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_file_may_have_the_longest_name(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    atomic.write_text(path, NEW)
    assert path.read_text("utf-8") == NEW
