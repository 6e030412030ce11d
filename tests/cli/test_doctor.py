"""The doctor finds what is wrong and names the remedy; a Qt that aborts does not take it along."""

import sys
from pathlib import Path

import pytest

from rnn_viz.cli import doctor, screen
from rnn_viz.io.places import usual_places

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("config", "cache", "log"):
        folder = str(tmp_path / kind / "rnn-viz")
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_a, at=folder, **_k: at)


def test_a_healthy_machine(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert doctor.doctor(usual_places()) == 0
    said = capfd.readouterr().out
    for part in ("RNN Viz 0.", "Python 3.", "numpy 2.", "numba 0.", "pyqtgraph 0.14",
                 "PySide6-Essentials 6.", "on offscreen at scale", "kernels are ready after",
                 *(f"{name}: {tmp_path / kind / 'rnn-viz'}" for name, kind in
                   [("settings", "config"), ("log", "log")])):  # fmt: skip
        assert part in said
    assert said.endswith("\nAll is well.\n")


def test_every_problem_is_told_once_and_the_exit_code_is_1(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("config", "log"):
        (tmp_path / kind).touch()
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "rnn-viz").touch()
    monkeypatch.setattr(screen, "missing", lambda *_: ["libEGL.so.1"])
    monkeypatch.setattr(
        screen, "explain_no_window", lambda: screen.explain_missing(["libEGL.so.1"])
    )
    assert doctor.doctor(usual_places()) == 1
    problems = capfd.readouterr().out.rpartition("\n\n")[2].splitlines()
    assert len(problems) == 4
    assert "apt-get install libegl1" in problems[0]
    assert "settings are not kept" in problems[1]
    assert "no log is kept" in problems[2]
    assert "compiles anew" in problems[3]


def test_a_package_that_is_missing_or_too_new_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pip install no-such-package" in doctor.package("no-such-package")[1]
    monkeypatch.setattr(doctor, "version", lambda _name: "6.12.0")
    assert "6.12.0 does not work" in doctor.package("PySide6-Essentials")[1]
    assert doctor.package("numpy") == ("numpy 6.12.0", "")


ABORTING = """
import os, sys
print("Cannot load library libqxcb.so: (libxcb-cursor.so.0: cannot open shared object file: "
      "No such file or directory)", file=sys.stderr, flush=True)
os.abort()
"""


@LINUX
def test_an_aborting_qt_is_explained_by_the_library_it_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doctor, "CHILD", ABORTING)
    fact, problem = doctor.drawing()
    assert fact == "Qt cannot draw"
    assert "apt-get install libxcb-cursor0" in problem


@LINUX
def test_ldd_names_what_qt_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "libQt6Widgets" in doctor._linked()
    monkeypatch.setattr(doctor, "CHILD", "import os; os.abort()")
    monkeypatch.setattr(doctor, "_linked", lambda: "\tlibxcb-icccm.so.4 => not found\n")
    assert "apt-get install libxcb-icccm4" in doctor.drawing()[1]


def test_another_failure_is_told_by_its_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CHILD", "raise SystemExit('no luck today')")
    assert "(no luck today)" in doctor.drawing()[1]
    monkeypatch.setattr(doctor, "CHILD", "raise SystemExit(7)")
    assert "(exit code 7)" in doctor.drawing()[1]


def test_a_qt_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CHILD", "import time; time.sleep(60)")
    monkeypatch.setattr(doctor, "CHILD_SECONDS", 0.2)
    assert "does not answer" in doctor.drawing()[1]


def test_kernels_that_cannot_be_loaded_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "KERNELS_CHILD", "raise OSError('no compiler')")
    assert "(OSError: no compiler)" in doctor.kernels()[1]
    monkeypatch.setattr(doctor, "KERNELS_CHILD", "import os; os.abort()")
    assert "cannot be compiled" in doctor.kernels()[1]
