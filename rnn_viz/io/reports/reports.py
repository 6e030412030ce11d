"""The log of a process and the record of its end, as one thing that never stands in the way."""

import logging
from pathlib import Path
from types import TracebackType
from typing import Self

from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.io.reports.log_file import LOG, begin_log, end_log
from rnn_viz.io.reports.process_record import CrashReport, ProcessRecord, left_behind


class Reports:
    """Writes down what goes wrong, where that is possible; as a context, until it ends.

    Parameters
    ----------
    folder
        Where to; it is made if it is not there.
    level
        The least that goes into the log; see :data:`rnn_viz.io.reports.log_file.LOG_LEVELS`.

    Attributes
    ----------
    problem
        One sentence that says what cannot be written down, and why; empty if all can.
    """

    def __init__(self, folder: Path, level: str = "info") -> None:
        self.problem = ""
        self._folder = folder
        self._log: logging.Handler | None = None
        self._record: ProcessRecord | None = None
        try:
            if not folder.is_absolute():  # without any home folder it starts with a bare "~"
                raise OSError(_("there is no home folder"))
            folder.mkdir(parents=True, exist_ok=True)
            self._log = begin_log(folder, level)
            self._record = ProcessRecord(folder)
        except OSError as error:
            lost = _("No log is kept of what goes wrong: {folder} ({reason}).")
            if self._log:
                lost = _("No report of a crash is kept: {folder} ({reason}).")
            self.problem = lost.format(folder=folder, reason=reason(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None and isinstance(error, Exception):
            LOG.error("the process is ended by a fault", exc_info=error)
        self.end()

    def know_versions(self) -> None:
        """Note the versions of all that the program is made of; that takes some milliseconds."""
        from rnn_viz.io.reports.versions import versions  # imports what is slow

        text = versions()
        LOG.info("begun: %s", ", ".join(text.splitlines()))
        if self._record is not None:
            self._record.know(text)

    def note_fault(self, text: str) -> None:
        """Note a fault that nobody can be told of now, so that the next start does that."""
        LOG.error("%s", text)
        if self._record is not None:
            self._record.note_fault(text)

    def of_gone_processes(self) -> list[CrashReport]:
        """Return what is known of processes that crashed, the newest first, until it is kept."""
        return left_behind(self._folder)

    def end(self) -> None:
        """Note that the process ends in order."""
        LOG.info("ended")
        if self._record is not None:
            self._record.end()
        if self._log is not None:
            end_log(self._log)
