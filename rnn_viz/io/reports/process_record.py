"""Why a process ended that did not end in order: told by a file that it kept while it ran.

A process opens its file when it begins, since one that crashes can open nothing any more, locks
it, and removes it when it ends in order. A file that is there without a lock is of a process that
crashed or was killed.
"""

import faulthandler
import os
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rnn_viz.io.by_time import dated_path, newest_first
from rnn_viz.io.reports.log_file import LOG

_RUNNING, _CRASHED, _ENDING = "running-", "crash-", ".txt"
_KNOWN = "# "  # how lines begin that tell of no fault
_LONGEST = 200_000  # bytes of a report
_FATAL = ("Fatal Python error", "Windows fatal exception")  # as the fault handler begins
MOST_KEPT = 20  # reports


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What a process has left that is gone.

    Attributes
    ----------
    path
        The file.
    text
        When the process began, its versions, and what happened to it.
    fault
        The line that says what happened.
    """

    path: Path
    text: str
    fault: str

    @property
    def is_crash(self) -> bool:
        """Whether that ended the process; otherwise it happened when nobody could be told."""
        return any(line.startswith(_FATAL) for line in self.text.splitlines())

    def keep(self) -> Path | None:
        """Give the file a name of its own, under which the program leaves it alone.

        Returns
        -------
        Path
            Where it is now; ``None`` if another process was faster, which then tells of it.
        """
        try:
            when = self.path.stat().st_mtime
            target = dated_path(self.path.parent, when, _ENDING, prefix=_CRASHED)
            os.rename(self.path, target)
        except OSError:
            return None
        return target


class ProcessRecord:
    """The file of this process.

    Parameters
    ----------
    folder
        Where it is; it exists.

    Raises
    ------
    OSError
        It cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        name = f"{_RUNNING}{os.getpid()}-{os.urandom(4).hex()}{_ENDING}"
        self._path = folder / name
        self._file = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
        self._has_fault = False
        try:
            _lock(self._file)
            begun = time.strftime("%Y-%m-%d %H:%M:%S %z")
            self._write(f"{_KNOWN}process {os.getpid()}, begun {begun}\n")
        except OSError:
            self.end()
            raise
        faulthandler.enable(self._file)

    def know(self, text: str) -> None:
        """Note what a report should have, such as versions; that is no fault."""
        self._write_if_possible("".join(f"{_KNOWN}{line}\n" for line in text.splitlines()))

    def note_fault(self, text: str) -> None:
        """Note a fault that nobody can be told of now: the next start does that."""
        self._has_fault = True
        self._write_if_possible(f"\n{text}\n")

    def end(self) -> None:
        """Note that the process ends in order; without a fault nothing is left of the file."""
        faulthandler.disable()
        os.close(self._file)
        if not self._has_fault:
            self._path.unlink(missing_ok=True)

    def _write_if_possible(self, text: str) -> None:
        try:
            self._write(text)
        except OSError:  # a full disk: then the report is shorter
            return

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        if os.write(self._file, data) < len(data):
            raise OSError("the disk is full")


def left_behind(folder: Path) -> list[CrashReport]:
    """Return what processes have left that are gone, the newest first.

    The file of one that was killed without a word tells nothing and is removed.
    """
    reports = []
    for path in newest_first(folder, f"{_RUNNING}*{_ENDING}"):
        try:
            if _is_running(path):
                continue
            with open(path, "rb") as file:
                lines = file.read(_LONGEST).decode("utf-8", "replace").splitlines()
            faults = [line for line in lines if line.strip() and not line.startswith(_KNOWN)]
            if faults:
                text = "\n".join(line.removeprefix(_KNOWN) for line in lines)
                reports.append(CrashReport(path, text, _telling(faults)))
            else:
                LOG.warning("%s was ended from outside: %s", lines[:1], path.name)
                path.unlink()
        except OSError:  # another start was faster, or it cannot be read
            continue
    return reports


def remove_oldest(told: Path) -> int:
    """Remove the oldest of all kept reports if they are more than ``MOST_KEPT``.

    Parameters
    ----------
    told
        The report that the user is told of; it stays, whatever the clock says.

    Returns
    -------
    int
        How many there are no more.
    """
    others = [path for path in newest_first(told.parent, f"{_CRASHED}*{_ENDING}") if path != told]
    removed = 0
    for path in others[MOST_KEPT - 1 :]:
        try:
            path.unlink()
        except OSError:  # another start was faster, or it may not be removed
            continue
        LOG.warning("there are too many reports: %s is removed", path.name)
        removed += 1
    return removed


def _telling(faults: list[str]) -> str:
    """Return the line that says what happened: of a traceback, its end."""
    if not faults[0].startswith("Traceback "):
        return faults[0]
    fatal = [line for line in faults if line.startswith(_FATAL)]
    ends = [line for before, line in pairwise(faults) if before[0] == " " != line[0]]
    return (fatal or ends[-1:] or faults)[0]


if sys.platform == "win32":

    def _lock(_file: int) -> None:
        """Do nothing: an open file cannot be renamed there."""

    def _is_running(path: Path) -> bool:
        try:
            os.rename(path, path)
        except PermissionError:
            return True
        return False

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_running(path: Path) -> bool:
        """Return whether the process of a file has it still locked."""
        file = os.open(path, os.O_RDONLY)
        try:
            _lock(file)
        except BlockingIOError:
            return True
        finally:
            os.close(file)
        return False
