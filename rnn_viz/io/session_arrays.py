"""The weights in a session file: members that NumPy reads, each checked before it is believed."""

import io
import re
import zipfile
from typing import Any

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.net.weights import SYNAPSES, Weights, shape_of
from rnn_viz.core.run.saved.saved_run import SessionError

_DTYPE = "<f8"
# compared, not evaluated: the header of an .npy member is a Python expression
_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00(..)\{'descr': '<f8', 'fortran_order': False, "
    rb"'shape': \((\d{1,9}), (\d{1,9})\), \} *\n",
    re.DOTALL,
)


def array_table(hidden: int) -> dict[str, Any]:
    """Return what the manifest says of the weights at the playhead."""
    return {name: {"shape": [*shape_of(name, hidden)], "dtype": _DTYPE} for name in SYNAPSES}


def members_of(weights: Weights, prefix: str = "") -> dict[str, bytes]:
    """Return weights as members of a file, by their names."""
    return {f"{prefix}{name}.npy": _array_bytes(it) for name, it in weights._asdict().items()}


def weights_in(archive: zipfile.ZipFile, hidden: int, prefix: str = "") -> Weights:
    """Return the read-only weights that are members of a file.

    Raises
    ------
    SessionError
        A member is missing, or no matrix of the shape that so many hidden units ask for.
    """
    parts = ((name, stored_member(archive, f"{prefix}{name}.npy")) for name in SYNAPSES)
    return Weights(*(_matrix(member, name, hidden) for name, member in parts))


def stored_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a member that is stored as it is, once and whole.

    Raises
    ------
    SessionError
        It is not.
    """
    entries = [entry for entry in archive.infolist() if entry.filename == name]
    if len(entries) != 1:
        raise SessionError(_("it does not have one part {name}").format(name=name))
    (entry,) = entries
    is_stored = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
    if not is_stored or entry.file_size != entry.compress_size:
        raise SessionError(_("its part {name} is compressed").format(name=name))
    return archive.read(entry)


def _array_bytes(matrix: Floats) -> bytes:
    member = io.BytesIO()
    # a new array in the order of rows, so that the header says so
    rows = np.array(matrix, dtype=_DTYPE, order="C")
    np.lib.format.write_array(member, rows, version=(1, 0), allow_pickle=False)
    return member.getvalue()


def _matrix(member: bytes, name: str, hidden: int) -> Floats:
    """Return the read-only matrix of a member, if it is one of this shape."""
    header = _HEADER.match(member)
    shape = shape_of(name, hidden)
    if header is None or (int(header[2]), int(header[3])) != shape:
        sentence = _("{name} is not a matrix of {rows} × {columns} numbers")
        raise SessionError(sentence.format(name=name, rows=shape[0], columns=shape[1]))
    is_whole = header.end() == 10 + int.from_bytes(header[1], "little")
    if not is_whole or len(member) - header.end() != 8 * shape[0] * shape[1]:
        raise SessionError(_("{name} is not whole").format(name=name))
    return np.frombuffer(member, _DTYPE, offset=header.end()).reshape(shape)
