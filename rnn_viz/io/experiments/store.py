"""An experiment as one SQLite file that any SQLite tool opens: its plan, and a row for each run.

Table ``experiment``, one row: ``format``, ``version``, ``written_by``, and ``plan`` as JSON. Table
``runs``, a row for each finished run: ``hidden``, ``alpha``, ``bits``, ``seed``, ``iterations``;
``check_every``, ``first_perfect`` and ``stable_perfect`` (NULL: never), ``exact_share`` at the end;
``diverged_at`` (NULL: it did not), ``failure`` (a sentence, else empty), ``seconds``;
``curve_every`` and ``curve``, a blob of little-endian 32-bit floats: the exact share at 0,
``curve_every``, … iterations, then the mean overallError from each of these on, so many of the
first kind as ``curve_points`` says.

Every finished run is committed. Killed at any instant, the file holds those before.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from rnn_viz.core.experiment.outcome import Outcome, StoreError
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.language import _
from rnn_viz.core.run.config import ConfigError, RunConfig
from rnn_viz.io.experiments.store_rows import COLUMNS, config_of, outcome_of, row_of
from rnn_viz.io.json_values import JsonValueError, as_json, value_from_json
from rnn_viz.version import __version__

SUFFIXES = (".sqlite", ".db")
FORMAT = "rnn-viz experiment"
FORMAT_VERSION = 1
_APPLICATION = 0x524E4E56  # "RNNV", where SQLite's own tools look for who made a file
_BUSY_SECONDS = 5.0  # somebody else may be reading
_TABLES = """
CREATE TABLE experiment (format TEXT, version INTEGER, written_by TEXT, plan TEXT);
CREATE TABLE runs (
    hidden INTEGER, alpha REAL, bits INTEGER, seed INTEGER, iterations INTEGER,
    check_every INTEGER, first_perfect INTEGER, stable_perfect INTEGER, exact_share REAL,
    diverged_at INTEGER, failure TEXT, seconds REAL,
    curve_every INTEGER, curve_points INTEGER, curve BLOB,
    PRIMARY KEY (hidden, alpha, bits, seed)
);
"""
_MARKS = ", ".join("?" * COLUMNS)
_OPENED = _("'{path}' cannot be opened: {reason}.")
_READ = _("'{path}' cannot be read: {reason}.")
_WRITTEN = _("'{path}' cannot be written: {reason}.")
_NO_DATABASE = _("it is damaged, or no experiment")
_SAID = {  # what SQLite says, and what it means here
    "not a database": _NO_DATABASE,
    "malformed": _NO_DATABASE,
    "no such table": _NO_DATABASE,
    "not decode": _NO_DATABASE,
    "unable to open": _("its folder is not there, or nothing can be written there"),
    "locked": _("another program is using it"),
    "readonly": _("it can only be read"),
}


class ExperimentStore:
    """An experiment's file, open for reading and, unless it is only looked at, for more runs.

    Use it as a context, and in one thread at a time.

    Attributes
    ----------
    plan
        The runs that belong to it.

    Parameters
    ----------
    path
        The file.
    plan
        What to run. A file that is there must hold the same plan or a part of it: fewer values or
        fewer seeds. ``None``: only open what is there.
    patience
        Seconds to wait for another program that is using the file.

    Raises
    ------
    StoreError
        There is no such file, it is another experiment or no experiment, a newer version has
        written it, or it cannot be read or written.
    """

    def __init__(
        self, path: Path, plan: Plan | None = None, patience: float = _BUSY_SECONDS
    ) -> None:
        self._path = path
        if plan is None and not path.is_file():
            raise StoreError(_("There is no experiment '{path}'.").format(path=path))
        if path.is_dir():
            said = _("'{path}' is a folder: give the name of a file in it.")
            raise StoreError(said.format(path=path))
        with self._told(_OPENED):
            self._base = _connection(path, patience, is_only_read=plan is None)
        try:
            with self._told(_OPENED):
                self.plan = self._begun(plan) if self._is_empty() else self._taken_up(plan)
            with self._told(_WRITTEN):
                self._check_writable(plan)
            self._opened = _identity(path)
        except BaseException:
            self._base.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._base.close()

    def finished(self) -> Iterator[RunConfig]:
        """Yield the runs whose outcome is kept; not those that failed, which are tried again."""
        with self._told(_READ):
            columns = "hidden, alpha, bits, seed, iterations"
            for row in self._base.execute(f"SELECT {columns} FROM runs WHERE failure = ''"):
                yield config_of(*row)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what is kept, in the order of the values and seeds."""
        with self._told(_READ):
            for row in self._base.execute("SELECT * FROM runs ORDER BY hidden, alpha, bits, seed"):
                yield outcome_of(self.plan, *row)

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep outcomes for good, all of them or none.

        Raises
        ------
        StoreError
            The disk is full, the file cannot be written, or somebody has taken it away; what was
            kept before still is.
        """
        if not self._is_there():  # SQLite would go on writing where nobody finds it again
            raise StoreError(_("'{path}' is not there any more.").format(path=self._path))
        rows = [row_of(outcome) for outcome in outcomes]
        with self._told(_WRITTEN), self._base:
            self._base.executemany(f"INSERT OR REPLACE INTO runs VALUES ({_MARKS})", rows)

    def _is_there(self) -> bool:
        """Whether the file still has its name."""
        try:
            return _identity(self._path) == self._opened
        except OSError:
            return False

    def _check_writable(self, plan: Plan | None) -> None:
        """Let a read-only file be told before anything is trained for it."""
        if plan is not None:
            self._base.execute("PRAGMA synchronous = NORMAL")  # enough for a WAL to stay whole
            self._base.execute("BEGIN IMMEDIATE")
            self._base.rollback()

    def _is_empty(self) -> bool:
        return not self._base.execute("SELECT 1 FROM sqlite_master").fetchone()

    def _begun(self, plan: Plan | None) -> Plan:
        """Make the tables of a new file."""
        if plan is None:
            raise self._refusal()
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute(f"PRAGMA application_id = {_APPLICATION}")
        self._base.executescript(f"BEGIN; {_TABLES}")
        values = FORMAT, FORMAT_VERSION, __version__, _as_text(plan)
        self._base.execute("INSERT INTO experiment VALUES (?, ?, ?, ?)", values)
        self._base.commit()
        return plan

    def _taken_up(self, plan: Plan | None) -> Plan:
        """Return the plan of a file that is there, or the larger one that goes on from it."""
        kept = self._kept_plan()
        if plan is None or plan == kept:
            return kept
        if not plan.holds(kept):
            said = _(
                "'{path}' holds another experiment: give another file, "
                "or the same values and seeds, or more of them."
            )
            raise StoreError(said.format(path=self._path))
        with self._base:
            self._base.execute("UPDATE experiment SET plan = ?", (_as_text(plan),))
        return plan

    def _kept_plan(self) -> Plan:
        refusal = self._refusal()
        try:
            found = self._base.execute("SELECT format, version, plan FROM experiment").fetchone()
        except sqlite3.OperationalError as error:
            if "no such" not in str(error):
                raise
            raise refusal from error
        if found is None or found[0] != FORMAT or not isinstance(found[1], int):
            raise refusal
        if found[1] > FORMAT_VERSION:
            said = _("'{path}' was made by a newer version of RNN Viz.")
            raise StoreError(said.format(path=self._path))
        try:
            plan: Plan = value_from_json(Plan, json.loads(found[2]))
        except (JsonValueError, ConfigError, ValueError, TypeError, RecursionError) as error:
            raise refusal from error
        return plan

    def _refusal(self) -> StoreError:
        return StoreError(_OPENED.format(path=self._path, reason=_NO_DATABASE))

    @contextmanager
    def _told(self, sentence: str) -> Iterator[None]:
        """Turn what SQLite says into one sentence."""
        try:
            yield
        except sqlite3.Error as error:
            text = " ".join(str(error).split())
            why = next((why for said, why in _SAID.items() if said in text), text)
            raise StoreError(sentence.format(path=self._path, reason=why)) from error
        except (ConfigError, ValueError, TypeError) as error:  # a row that nobody here has written
            said = sentence.format(path=self._path, reason=_NO_DATABASE)
            raise StoreError(said) from error


def _connection(path: Path, patience: float, *, is_only_read: bool) -> sqlite3.Connection:
    """Open the file; the thread that draws may read in it what another one has written."""
    place: str | Path = path
    if is_only_read and not os.access(path.parent, os.W_OK):  # SQLite would make files beside it
        place = f"{path.resolve().as_uri()}?immutable=1"
    return sqlite3.connect(
        place, timeout=patience, check_same_thread=False, uri=isinstance(place, str)
    )


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one of the same name."""
    found = path.stat()
    return found.st_dev, found.st_ino


def _as_text(plan: Plan) -> str:
    return json.dumps(as_json(plan))
