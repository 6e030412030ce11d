"""A process leaves a report if it did not end in order, and nothing if it did."""

import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from rnn_viz.io.reports.process_record import (
    MOST_KEPT,
    CrashReport,
    ProcessRecord,
    left_behind,
    remove_oldest,
)

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


def _raised(error: Exception) -> str:
    try:
        raise error
    except type(error):
        return traceback.format_exc()


def _raised_while_handling(error: Exception) -> str:
    try:
        raise KeyError("a former one")
    except KeyError:
        return _raised(error)


@pytest.mark.parametrize(
    ("noted", "fault"),
    [
        ("it broke\nand more", "it broke"),
        (_raised(ValueError("it broke")), "ValueError: it broke"),
        (_raised(ValueError("it broke\nsecond line")), "ValueError: it broke"),
        (_raised_while_handling(ValueError("it broke")), "ValueError: it broke"),
        (
            f"{_raised(ValueError('it broke'))}\nFatal Python error: Aborted\n",
            "Fatal Python error: Aborted",
        ),
        ("Traceback (most recent call last):", "Traceback (most recent call last):"),
    ],
)
def test_the_fault_of_a_traceback_is_its_end(tmp_path: Path, noted: str, fault: str) -> None:
    record = ProcessRecord(tmp_path)
    record.note_fault(noted)
    record.end()
    (report,) = left_behind(tmp_path)
    assert report.fault == fault


@pytest.mark.parametrize("begin", ["Fatal Python error: Aborted", "Windows fatal exception: code"])
def test_what_the_fault_handler_writes_is_a_crash_on_every_system(begin: str) -> None:
    assert CrashReport(Path("a"), f"process 1\n{begin}\n", begin).is_crash
    assert not CrashReport(Path("a"), f"it said '{begin}'\n", "it said").is_crash


def _kept_reports(folder: Path, count: int) -> list[Path]:
    """Make reports that are kept, the oldest first."""
    paths = [folder / f"crash-{number}.txt" for number in range(count)]
    for at, path in enumerate(paths):
        path.touch()
        os.utime(path, (at + 1, at + 1))
    return paths


@pytest.mark.parametrize("more", [0, 1, 5])
def test_the_newest_reports_are_kept_and_no_other_file_is_removed(
    tmp_path: Path, more: int
) -> None:
    (tmp_path / "rnn-viz.log").touch()
    (tmp_path / "notes.txt").touch()
    paths = _kept_reports(tmp_path, MOST_KEPT + more)
    assert remove_oldest(paths[-1]) == more
    assert {*tmp_path.glob("crash-*")} == {*paths[more:]}
    assert len(list(tmp_path.iterdir())) == MOST_KEPT + 2
    assert remove_oldest(paths[-1]) == 0


def test_the_report_that_is_told_stays_whatever_the_clock_says(tmp_path: Path) -> None:
    told, next_oldest, *others = _kept_reports(tmp_path, MOST_KEPT + 1)
    assert remove_oldest(told) == 1
    assert {*tmp_path.iterdir()} == {told, *others}
    assert not next_oldest.exists()


def test_a_report_that_cannot_be_removed_is_not_counted(tmp_path: Path) -> None:
    paths = _kept_reports(tmp_path, MOST_KEPT)
    stuck = tmp_path / "crash-stuck.txt"
    stuck.mkdir()
    os.utime(stuck, (0, 0))
    assert remove_oldest(paths[-1]) == 0
    assert stuck.is_dir()


def test_what_cannot_be_read_is_left_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "running-1-abc.txt").mkdir()
    assert left_behind(tmp_path) == []
    assert left_behind(tmp_path / "nowhere") == []
    assert (tmp_path / "running-1-abc.txt").is_dir()
