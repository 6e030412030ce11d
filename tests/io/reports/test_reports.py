"""The log: bounded, shared by processes, and never in the way."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from rnn_viz.io.reports import versions
from rnn_viz.io.reports.log_file import LOG, NAME
from rnn_viz.io.reports.reports import Reports

TALKING = """
import pathlib, sys
from rnn_viz.io.reports.log_file import LOG, begin_log
begin_log(pathlib.Path(sys.argv[1]), "debug")
for number in range(6_000):
    LOG.info("%s %s", number, "x" * 150)
"""


def log_of(folder: Path) -> str:
    return (folder / NAME).read_text("utf-8")


def test_half_a_character_does_not_stop_the_log(tmp_path: Path) -> None:
    # a process of its own: what collects the results of tests cannot send half a character
    said = "from rnn_viz.io.reports.log_file import *; import pathlib, sys; "
    said += 'begin_log(pathlib.Path(sys.argv[1]), "info"); LOG.warning("größer → \\ud800")'
    subprocess.run([sys.executable, "-c", said, str(tmp_path)], check=True)
    assert "WARNING größer → \\ud800\n" in log_of(tmp_path)


def test_what_happens_is_in_the_log_with_versions(tmp_path: Path) -> None:
    with Reports(tmp_path / "log") as reports:
        reports.know_versions()
        LOG.debug("only a detail")
        LOG.warning("größer")
    said = log_of(tmp_path / "log")
    assert reports.problem == ""
    for part in ("RNN Viz", "Python 3.", "numpy 2.", "PySide6-Essentials 6.", "ended"):
        assert part in said
    assert "only a detail" not in said
    assert "WARNING größer\n" in said
    assert os.listdir(tmp_path / "log") == [NAME], "a process that ends in order leaves no record"


@pytest.mark.parametrize(("level", "count"), [("debug", 3), ("warning", 1), ("error", 0)])
def test_the_level_says_what_is_written(tmp_path: Path, level: str, count: int) -> None:
    with Reports(tmp_path, level):
        LOG.debug("said"), LOG.info("said"), LOG.warning("said")
    assert log_of(tmp_path).count("said") == count


def test_a_fault_that_ends_the_process_is_in_the_log(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Reports(tmp_path):
        raise ZeroDivisionError("by zero")
    assert "ZeroDivisionError: by zero" in log_of(tmp_path)


def test_a_fault_that_nobody_was_told_of_is_left_for_the_next_start(tmp_path: Path) -> None:
    with Reports(tmp_path) as reports:
        reports.note_fault("it broke while closing")
        assert reports.of_gone_processes() == []
    with Reports(tmp_path) as reports:
        assert [it.fault for it in reports.of_gone_processes()] == ["it broke while closing"]


def test_two_processes_share_a_log_that_stays_bounded(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TALKING, str(tmp_path)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    files = list(tmp_path.iterdir())
    assert len(files) == 5
    assert sum(file.stat().st_size for file in files) < 1_300_000
    lines = [line for file in files for line in file.read_text().splitlines()]
    assert {line.count("x") for line in lines} == {150}, "whole lines"


@pytest.mark.parametrize("folder", ["file/log", "~/log"])
def test_where_there_can_be_no_log_it_is_said_once_and_all_goes_on(
    tmp_path: Path, folder: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    place = tmp_path / folder if folder.startswith("file") else Path(folder)
    with Reports(place) as reports:
        assert reports.problem.startswith("No log is kept of what goes wrong: ")
        assert str(place) in reports.problem
        reports.know_versions()
        reports.note_fault("it broke")
        LOG.error("it broke")
        assert reports.of_gone_processes() == []
    assert capfd.readouterr() == ("", "")


def test_where_only_the_report_of_a_crash_cannot_be_kept_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("rnn_viz.io.reports.reports.ProcessRecord", refuse)
    with Reports(tmp_path) as reports:
        LOG.error("it broke")
    assert reports.problem == f"No report of a crash is kept: {tmp_path} (No locks available)."
    assert "it broke" in log_of(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_disk_that_fills_up_stops_nothing_and_says_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).symlink_to("/dev/full")
    with Reports(tmp_path) as reports:
        LOG.error("it broke")
        reports.note_fault("it broke again")
    assert capfd.readouterr() == ("", "")
    with Reports(tmp_path) as reports:
        assert [it.fault for it in reports.of_gone_processes()] == ["it broke again"]


def test_a_package_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "PYTHON_PACKAGES", ("numpy", "no-such-package"))
    lines = versions.versions().splitlines()
    assert "no-such-package is not installed" in lines
    assert f"numpy {np.__version__}" in lines
