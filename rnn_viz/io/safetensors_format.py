"""The ``.safetensors`` format: a length, a JSON header and plain numbers; nothing in it can run.

Its own package would be compiled code to install for these few lines; a test holds both together.
"""

import json
import math
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.language import _
from rnn_viz.core.run.config import quoted, readable

_TYPES = {name: np.dtype(kind) for name, kind in (("F64", "<f8"), ("F32", "<f4"), ("F16", "<f2"))}
_LENGTH = struct.Struct("<Q")  # bytes of the header
_METADATA = "__metadata__"
_UNREADABLE = _("it has a header that cannot be read")
_MOST_DIMENSIONS = 4  # more than weights have


class SafetensorsError(ValueError):
    """Why bytes are no usable ``.safetensors`` file, as a clause without a full stop."""


def safetensors_bytes(arrays: Mapping[str, NDArray[Any]], about: Mapping[str, str]) -> bytes:
    """Return the file of some float64 arrays; ``about`` is kept as its metadata."""
    header: dict[str, Any] = {_METADATA: dict(about)}
    numbers, end = [], 0
    for name, array in arrays.items():
        numbers.append(array.astype("<f8").tobytes())
        start, end = end, end + len(numbers[-1])
        header[name] = {"dtype": "F64", "shape": list(array.shape), "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that the numbers lie at whole words
    return b"".join([_LENGTH.pack(len(text)), text, *numbers])


def arrays_of(data: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays in a file, read-only, without its metadata.

    No more memory is used than the file has.

    Raises
    ------
    SafetensorsError
        The bytes are damaged or something else, or hold other numbers than floats of 16, 32
        or 64 bits.
    """
    header, numbers = _parted(data)
    return {name: _array(name, it, numbers) for name, it in header.items() if name != _METADATA}


def _parted(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the header and what comes after it."""
    if len(data) < _LENGTH.size:
        raise SafetensorsError(_("it is too short"))
    stop = _LENGTH.size + _LENGTH.unpack_from(data)[0]
    if stop > len(data):
        raise SafetensorsError(_("it ends within its header"))
    try:
        header = json.loads(data[_LENGTH.size : stop], object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError):
        raise SafetensorsError(_UNREADABLE) from None
    if not isinstance(header, dict):
        raise SafetensorsError(_UNREADABLE)
    return header, data[stop:]


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is there twice")
    return found


def _array(name: str, entry: object, numbers: bytes) -> NDArray[Any]:
    """Return one array; its entry in the header may say anything."""
    said = entry if isinstance(entry, dict) else {}
    kind, shape = said.get("dtype"), _counts(said.get("shape"))
    places = _counts(said.get("data_offsets"))
    if len(shape) > _MOST_DIMENSIONS or len(places) != 2 or not isinstance(kind, str):
        sentence = _("it has a header that does not say what {name} is")
        raise SafetensorsError(sentence.format(name=quoted(name)))
    if kind not in _TYPES:
        sentence = _("it holds {name} as {kind}, but must hold F64, F32 or F16")
        raise SafetensorsError(sentence.format(name=quoted(name), kind=readable(kind)))
    start, stop = places
    is_whole = stop - start == math.prod(shape) * _TYPES[kind].itemsize
    if not start <= stop <= len(numbers) or not is_whole:
        sentence = _("it does not hold the numbers of {name}")
        raise SafetensorsError(sentence.format(name=quoted(name)))
    found: NDArray[Any] = np.frombuffer(numbers[start:stop], _TYPES[kind]).reshape(shape)
    return found


def _counts(values: object) -> list[int]:
    """Return a list of counts as it is, and nothing for whatever else it may be."""
    if not isinstance(values, list):
        return []
    return values if all(type(it) is int and 0 <= it < 2**53 for it in values) else []
