"""Session files, ``.rnnviz``: arrays as NumPy stores them, all else in a JSON manifest.

The file is an ``.npz`` whose members are not compressed: reading one never takes more memory than
the file is long, and ``numpy.load`` reads its weights. No member is ever run, or read as objects.
"""

import hashlib
import io
import json
import platform
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.net.weights import SYNAPSES
from rnn_viz.core.run.bookmarks import BookmarkError
from rnn_viz.core.run.config import ConfigError, quoted
from rnn_viz.core.run.interventions import InterventionError
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.run.saved.saved_work import MOST_EARLIER, SavedWork
from rnn_viz.core.session import KEPT_OF_VIEW, Session
from rnn_viz.core.view_state import ViewState
from rnn_viz.io import atomic
from rnn_viz.io.json_values import (
    JsonValueError,
    as_json,
    declared_types,
    values_from_json,
)
from rnn_viz.io.session_arrays import array_table, members_of, stored_member, weights_in
from rnn_viz.io.session_runs import (
    NUMBERS,
    STARTS,
    numbered,
    runs_as_json,
    runs_from_json,
    start_members,
    start_prefix,
    starts_in,
)
from rnn_viz.version import __version__

SUFFIX = ".rnnviz"
FORMAT = "rnn-viz session"
FORMAT_VERSION = 2
FIRST_VERSION = 1  # whose files are read for ever
LARGEST_MANIFEST = 2_500_000  # bytes; JSON takes up to thirty times as much memory while it is read
LARGEST_FILE = 17_000_000  # bytes; the weights that 101 runs may begin with have 14 million
MANIFEST = "manifest.json"
_MEMBERS = (MANIFEST, *(f"{name}.npy" for name in SYNAPSES))
_LONGEST_AGO = (1980, 1, 1, 0, 0, 0)  # the same session is the same bytes, whenever it is saved
_ENTRY = b"PK\x01\x02"  # begins a line in a zip's table of contents
_MOST_ENTRIES = 2 * (1 + len(SYNAPSES) * (2 + MOST_EARLIER))
_DAMAGED = _("it is damaged, or no session")
_REFUSALS = (JsonValueError, ConfigError, InterventionError, BookmarkError)
# what zipfile and json raise; a ValueError is one of UTF-8, of JSON, or of far too long a number
_DAMAGES = (zipfile.BadZipFile, ValueError, EOFError, OSError, RuntimeError, struct.error)
_WORK = {name: declared_types(SavedWork)[name] for name in ("numbers", "operation", "breakpoints")}
_VIEW = {name: declared_types(ViewState)[name] for name in KEPT_OF_VIEW}
_REST = ("format", "version", "written_by", "arrays", "run", "earlier", "view")
_OPTIONAL = (STARTS, NUMBERS)


def write_session(path: Path, session: Session) -> None:
    """Write a session so that a crash leaves the old or the new file, never half a file.

    Raises
    ------
    SessionError
        It is too large for a file.
    OSError
        The folder is missing or cannot be written, or the disk is full.
    """
    atomic.write_bytes(path, session_bytes(session))


def read_session(path: Path) -> Session:
    """Read a session, whatever the file holds.

    Raises
    ------
    SessionError
        One sentence that says why the file cannot be opened.
    """
    try:
        if not path.is_file():  # what is read from a device or a pipe may never end
            raise SessionError(_("it is no file") if path.exists() else _("there is no such file"))
        with open(path, "rb") as file:
            return session_from(file.read(LARGEST_FILE + 1))
    except (OSError, SessionError) as error:
        sentence = _("{path} cannot be opened: {reason}.")
        raise SessionError(sentence.format(path=path, reason=reason(error))) from None


def digest_of(path: Path) -> str:
    """Return what tells whether a file has been changed; empty for one that cannot be read.

    Times would not do: copying back an old file may bring its time along, and a program that
    writes the same bytes again changes nothing.
    """
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def session_bytes(session: Session) -> bytes:
    """Return a session as the bytes of a file; the same session gives the same bytes.

    Raises
    ------
    SessionError
        It is too large for a file.
    """
    manifest = json.dumps(_manifest(session), indent=1, allow_nan=False).encode()
    arrays = members_of(session.work.weights) | start_members(session.work)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {MANIFEST: manifest, **arrays}.items():
            archive.writestr(zipfile.ZipInfo(name, _LONGEST_AGO), content)
    if len(manifest) > LARGEST_MANIFEST:
        sentence = _("The session is too large for a file of {count:,} bytes.")
        raise SessionError(sentence.format(count=LARGEST_MANIFEST))
    return whole.getvalue()


def session_from(data: bytes) -> Session:
    """Return the session that the bytes of a file hold.

    Raises
    ------
    SessionError
        They hold none, or that of a newer version of the program; the sentence says why.
    """
    if len(data) > LARGEST_FILE:
        raise SessionError(_("it is larger than {count:,} bytes").format(count=LARGEST_FILE))
    try:
        with zipfile.ZipFile(io.BytesIO(_bounded(data))) as archive:
            manifest = json.loads(_manifest_in(archive), parse_constant=_refuse)
            _check_version(manifest)
            return _session(manifest, archive)
    except SessionError:
        raise
    except _REFUSALS as error:
        raise SessionError(str(error)) from None
    except _DAMAGES:
        raise SessionError(_DAMAGED) from None


def _manifest(session: Session) -> dict[str, Any]:
    work, view = session.work, session.view
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "written_by": {
            "rnn_viz": __version__, "numpy": np.__version__, "python": platform.python_version(),
        },
        "arrays": array_table(work.run.config.hidden),
        **runs_as_json(work),
        **{name: as_json(getattr(work, name)) for name in _WORK},
        "view": {name: as_json(getattr(view, name)) for name in _VIEW},
    }  # fmt: skip


def _manifest_in(archive: zipfile.ZipFile) -> bytes:
    manifest = stored_member(archive, MANIFEST)
    if len(manifest) > LARGEST_MANIFEST:
        sentence = _("its manifest is larger than {count:,} bytes")
        raise SessionError(sentence.format(count=LARGEST_MANIFEST))
    return manifest


def _bounded(data: bytes) -> bytes:
    """Return the data, unless its table of contents is long enough to fill the memory."""
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise SessionError(_DAMAGED)
    return data


def _check_version(manifest: object) -> None:
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise SessionError(_("it is no session of this program"))
    version = manifest.get("version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        newer = _(
            "a newer version of the program has written it, in format {found}; this one reads up "
            "to format {known}"
        )
        raise SessionError(newer.format(found=quoted(version), known=FORMAT_VERSION))
    if type(version) is not int or version < FIRST_VERSION:
        raise SessionError(_DAMAGED)


def _session(manifest: Mapping[str, Any], archive: zipfile.ZipFile) -> Session:
    if not {*_REST, *_WORK} <= manifest.keys() <= {*_REST, *_WORK, *_OPTIONAL}:
        raise SessionError(_DAMAGED)
    starts = starts_in(manifest, archive)
    own = (f"{start_prefix(k)}{name}.npy" for k in range(len(starts)) for name in SYNAPSES)
    if sorted(archive.namelist()) != sorted([*_MEMBERS, *own]):
        raise SessionError(_("it has parts that are not of a session"))
    run, *earlier = runs_from_json(manifest, starts)
    hidden = run.config.hidden
    if manifest["arrays"] != array_table(hidden):
        raise SessionError(_("its weights are not those of its run"))
    others = values_from_json(_WORK, {name: manifest[name] for name in _WORK})
    kept, number = numbered(manifest, earlier)
    work = SavedWork(run, weights_in(archive, hidden), kept, **others, number=number)
    return Session(work, _view(manifest["view"]))


def _view(given: object) -> ViewState:
    """Return the choices that this version has; one that it lacks changes no number."""
    if not isinstance(given, dict):
        raise SessionError(_DAMAGED)
    kinds = {name: kind for name, kind in _VIEW.items() if name in given}
    return ViewState(**values_from_json(kinds, {name: given[name] for name in kinds}))


def _refuse(name: str) -> None:
    raise SessionError(_("{name} is no number of a session").format(name=name))
