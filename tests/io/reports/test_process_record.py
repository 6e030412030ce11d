"""A process leaves a report if it did not end in order, and nothing if it did."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rnn_viz.io.reports.process_record import ProcessRecord, left_behind

POSIX = pytest.mark.skipif(os.name == "nt", reason="a crash as on POSIX")
CRASHING = """
import faulthandler, os, pathlib, sys
from rnn_viz.io.reports.process_record import ProcessRecord
record = ProcessRecord(pathlib.Path(sys.argv[1]))
record.know("RNN Viz 1.2.3\\nPython 3")
{end}
"""


def let_crash(folder: Path, end: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHING.format(end=end), str(folder)], check=False,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert done.returncode < 0


def test_a_process_that_ends_in_order_leaves_nothing(tmp_path: Path) -> None:
    record = ProcessRecord(tmp_path)
    record.know("RNN Viz 1.2.3")
    assert len(list(tmp_path.iterdir())) == 1
    record.end()
    assert not list(tmp_path.iterdir())
    assert left_behind(tmp_path) == []


@POSIX
@pytest.mark.parametrize(
    ("end", "fault"),
    [
        ("faulthandler._sigsegv()", "Fatal Python error: Segmentation fault"),
        ("os.abort()", "Fatal Python error: Aborted"),
    ],
)
def test_a_crash_is_known_with_versions(tmp_path: Path, end: str, fault: str) -> None:
    let_crash(tmp_path, end)
    (report,) = left_behind(tmp_path)
    assert report.fault == fault
    assert report.is_crash
    assert "RNN Viz 1.2.3\nPython 3\n" in report.text
    assert 'File "<string>"' in report.text, "and where it was"


@POSIX
def test_a_report_is_kept_for_good_and_told_once(tmp_path: Path) -> None:
    for _ in range(2):
        let_crash(tmp_path, "os.abort()")
    reports = left_behind(tmp_path)
    kept = [report.keep() for report in reports]
    assert {path.read_text().count("Aborted") for path in kept if path is not None} == {1}
    assert len(set(kept)) == 2
    assert left_behind(tmp_path) == []
    assert [report.keep() for report in reports] == [None, None], "another start was faster"
    assert sorted(tmp_path.iterdir()) == sorted(path for path in kept if path is not None)


@POSIX
def test_who_was_killed_without_a_word_has_no_report(tmp_path: Path) -> None:
    let_crash(tmp_path, "os.kill(os.getpid(), 9)")
    assert len(list(tmp_path.iterdir())) == 1
    assert left_behind(tmp_path) == []
    assert not list(tmp_path.iterdir())


def test_a_process_that_is_there_has_not_crashed(tmp_path: Path) -> None:
    one, other = ProcessRecord(tmp_path), ProcessRecord(tmp_path)
    one.note_fault("ZeroDivisionError: division by zero")
    assert left_behind(tmp_path) == []
    one.end()
    (report,) = left_behind(tmp_path)
    assert (report.fault, report.is_crash) == ("ZeroDivisionError: division by zero", False)
    other.end()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_is_an_error_at_first_and_later_a_shorter_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = ProcessRecord(tmp_path)

    def fail(_file: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fail)
        record.know("RNN Viz 1.2.3")
        with pytest.raises(OSError, match="No space left"):
            ProcessRecord(tmp_path)
        patch.setattr(os, "write", lambda _file, _data: 1)
        with pytest.raises(OSError, match="full"):
            ProcessRecord(tmp_path)
    record.note_fault("it broke")
    record.end()
    (report,) = left_behind(tmp_path)
    assert report.fault == "it broke"
    assert "RNN Viz" not in report.text


def test_what_cannot_be_read_is_left_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "running-1-abc.txt").mkdir()
    assert left_behind(tmp_path) == []
    assert left_behind(tmp_path / "nowhere") == []
    assert (tmp_path / "running-1-abc.txt").is_dir()
