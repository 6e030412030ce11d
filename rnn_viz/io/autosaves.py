"""Sessions that the program keeps by itself: of running windows, and of the one closed last.

In its folder ``autosave`` every running window has ``NAME.rnnviz`` and, beside it, ``NAME.json``
that says which file the work is of. ``last`` is what the next start opens again. What was
offered after a crash, or would otherwise be written over, goes into the folder ``recovered`` and
is never removed by the program.

Of a file and its note one may be new and the other old: the disk was full, or a kill came between.
So the note also has what tells the very file it is of, and any other file has no note at all.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from rnn_viz.core.session import Session
from rnn_viz.io import atomic
from rnn_viz.io.by_time import dated_path, newest_first
from rnn_viz.io.session_file import SUFFIX, digest_of, read_session, write_session

LAST = "last"
_LONGEST_NOTE = 10_000  # bytes
_OF = "of"  # the key of the digest of the file that a note is of


@dataclass(frozen=True, slots=True)
class WorkNote:
    """Which file the work is of.

    Attributes
    ----------
    path
        The session file; empty if it has none yet.
    is_modified
        Whether the work has more than the file.
    digest
        What the file held when the work was last the same; empty if that is not known.
    """

    path: str = ""
    is_modified: bool = False
    digest: str = ""

    @property
    def is_overtaken(self) -> bool:
        """Whether another program has changed the file; one that is gone can be written anew."""
        return self.digest != "" and digest_of(Path(self.path)) not in ("", self.digest)


@dataclass(frozen=True, slots=True)
class Autosaves:
    """The folders in which the program keeps sessions by itself.

    Attributes
    ----------
    home
        The folder of both; it need not exist.
    """

    home: Path

    @property
    def folder(self) -> Path:
        """Where running windows keep their work."""
        return self.home / "autosave"

    @property
    def recovered(self) -> Path:
        """Where the work of windows is that are gone."""
        return self.home / "recovered"

    def path_of(self, name: str) -> Path:
        """Return the file of a window."""
        return self.folder / f"{name}{SUFFIX}"

    def names(self) -> list[str]:
        """Return the names of windows whose work is there, the newest first; not ``last``."""
        names = [path.stem for path in newest_first(self.folder, f"*{SUFFIX}")]
        return [name for name in names if name != LAST]

    def keep(self, name: str, session: Session, note: WorkNote) -> None:
        """Keep the work of a window.

        Raises
        ------
        OSError
            The folder cannot be made or written.
        SessionError
            The session is too large for a file.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.path_of(name)
        write_session(path, session)
        noted = asdict(note) | {_OF: digest_of(path)}
        atomic.write_text(self._note_path(name), json.dumps(noted))

    def read(self, name: str) -> tuple[Session, WorkNote] | None:
        """Return the work of a window; ``None`` if there is none.

        Raises
        ------
        SessionError
            One sentence that says why it cannot be opened.
        """
        path = self.path_of(name)
        return (read_session(path), self._note(name)) if path.is_file() else None

    def when(self, name: str) -> float:
        """Return when the work of a window was kept, in seconds since 1970; 0 if it is not."""
        try:
            return self.path_of(name).stat().st_mtime
        except OSError:
            return 0.0

    def remove(self, name: str) -> None:
        """Remove the work of a window that needs it no more.

        Raises
        ------
        OSError
            It cannot be removed.
        """
        for path in (self.path_of(name), self._note_path(name)):
            path.unlink(missing_ok=True)
            atomic.remove_left_behind(path)

    def hand_over(self, name: str, to: str) -> None:
        """Make the work of one window that of another.

        Raises
        ------
        OSError
            It cannot be moved.
        """
        os.replace(self.path_of(name), self.path_of(to))
        if self._note_path(name).is_file():
            os.replace(self._note_path(name), self._note_path(to))

    def put_aside(self, name: str) -> Path:
        """Move the work of a window to what is recovered; return where it is.

        Raises
        ------
        OSError
            It cannot be moved.
        """
        self.recovered.mkdir(parents=True, exist_ok=True)
        target = dated_path(self.recovered, self.when(name), SUFFIX)
        os.replace(self.path_of(name), target)
        self._note_path(name).unlink(missing_ok=True)
        return target

    def _note_path(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _note(self, name: str) -> WorkNote:
        """Return the note of a window; whatever is wrong with it, the work is there."""
        try:
            with open(self._note_path(name), "rb") as file:
                given = json.loads(file.read(_LONGEST_NOTE))
            path, is_modified = given["path"], given["is_modified"]
            digest = given.get("digest", "")  # former versions wrote none of these
            is_other = _OF in given and given[_OF] != digest_of(self.path_of(name))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return WorkNote(is_modified=True)
        is_path = isinstance(path, str) and "\0" not in path
        if (
            is_other
            or not is_path
            or not isinstance(is_modified, bool)
            or not isinstance(digest, str)
        ):
            return WorkNote(is_modified=True)
        return WorkNote(path, is_modified, digest)
