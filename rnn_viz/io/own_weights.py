"""Weights from somebody's own file: ``.npz`` or ``.safetensors``, in one of two layouts.

The script's: ``synapse_0`` ``(2, hidden)``, ``synapse_h`` ``(hidden, hidden)`` from row to column,
``synapse_1`` ``(hidden, 1)``. Or PyTorch's, each transposed: ``weight_ih_l0`` ``(hidden, 2)``,
``weight_hh_l0`` ``(hidden, hidden)`` and the read-out, ``(1, hidden)``, under any other name that
ends in ``weight``; what comes before the last point of a name does not count.

The network is the script's: sigmoid units, no biases, one layer, which reads one bit of each
number a step, least significant first. A file cannot say which activation it was trained with.
"""

import os
import warnings
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.format import read_array_header_1_0, read_array_header_2_0, read_magic
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import SYNAPSES, Weights, shape_of
from rnn_viz.core.run.config import FIELDS, quoted, readable
from rnn_viz.io.safetensors_format import SafetensorsError, arrays_of

WEIGHTS_SUFFIXES = (".npz", ".safetensors")
MOST_BYTES = 1_000_000  # the largest network has 134,144
MOST_UNITS = int(next(field.high for field in FIELDS if field.name == "hidden"))
_IH, _HH = "weight_ih_l0", "weight_hh_l0"
_HEADERS = {(1, 0): read_array_header_1_0, (2, 0): read_array_header_2_0}


class WeightsError(ValueError):
    """One clear sentence about weights that cannot be used."""


def read_weights(path: str | os.PathLike[str]) -> Weights:
    """Read the weights in a file, as float64, C-contiguous and read-only.

    Numbers of 16 and 32 bits are taken as they are: each has a float64 of its own.

    Raises
    ------
    WeightsError
        The file is no ``.npz`` or ``.safetensors`` file, is damaged, larger than 1 MB, or its
        arrays are not those of this network.
    OSError
        The file cannot be read.
    """
    file = Path(path)
    with open(file, "rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    name = readable(file.name)
    if len(data) > MOST_BYTES:
        sentence = _("{name} is larger than {count:,} bytes, too large for weights.")
        raise WeightsError(sentence.format(name=name, count=MOST_BYTES))
    match file.suffix.lower():
        case ".npz":
            arrays = _npz_arrays(data, name)
        case ".safetensors":
            arrays = _safetensors_arrays(data, name)
        case _:
            sentence = _("{name} is not a file that ends in .npz or .safetensors.")
            raise WeightsError(sentence.format(name=name))
    return weights_of(arrays, name)


def read_own_weights(path: str | os.PathLike[str]) -> OwnWeights:
    """Read the weights in a file, under the file's name; raises as :func:`read_weights`."""
    return OwnWeights(readable(Path(path).name), read_weights(path))


def weights_of(arrays: Mapping[str, NDArray[Any]], source: str) -> Weights:
    """Return named arrays as weights; ``source`` is where they are from, for the sentence.

    Raises
    ------
    WeightsError
        Names, shapes or types are not those of this network, or a number is not finite.
    """
    named = _named(arrays, source)
    first = named["synapse_0"]
    hidden = first.array.shape[0 if first.is_turned else 1] if first.array.ndim == 2 else 1
    if not 1 <= hidden <= MOST_UNITS:
        sentence = _("{source} has {count:,} hidden units, but must have from 1 to {most}.")
        raise WeightsError(sentence.format(source=source, count=hidden, most=MOST_UNITS))
    return Weights(*(_synapse(named[name], shape_of(name, hidden), source) for name in SYNAPSES))


class _Named(NamedTuple):
    """An array that is a synapse, under its own name; rows and columns may be exchanged."""

    name: str
    array: NDArray[Any]
    is_turned: bool


def _synapse(found: _Named, shape: tuple[int, int], source: str) -> Floats:
    """Return one synapse as the network takes it."""
    array = found.array
    what = _("{name} in {source}").format(name=found.name, source=source)
    wanted = shape[::-1] if found.is_turned else shape
    if array.shape != wanted:
        sentence = _("{what} has the shape {shape}, but must have {wanted}.")
        shown = readable(str(array.shape))
        raise WeightsError(sentence.format(what=what, shape=shown, wanted=wanted))
    if array.dtype.kind != "f" or array.dtype.itemsize > 8:
        held = readable(str(array.dtype))
        sentence = _("{what} holds {held}, but must hold floats of 16, 32 or 64 bits.")
        raise WeightsError(sentence.format(what=what, held=held))
    if not np.isfinite(array).all():
        raise WeightsError(_("{what} holds a number that is not finite.").format(what=what))
    synapse = np.array(array.T if found.is_turned else array, np.float64, order="C")
    synapse.flags.writeable = False
    return synapse


def _named(arrays: Mapping[str, NDArray[Any]], source: str) -> dict[str, _Named]:
    """Return which array is which synapse."""
    if set(arrays) == set(SYNAPSES):
        return {name: _Named(name, arrays[name], is_turned=False) for name in SYNAPSES}
    last = {name: name.rpartition(".")[2] for name in arrays}
    biases = sorted(name for name in arrays if last[name].startswith("bias"))
    if biases:
        sentence = _(
            "{source} holds {name}, but this network has no biases: train it with bias=False."
        )
        raise WeightsError(sentence.format(source=source, name=quoted(biases[0])))
    ordered = [name for wanted in (_IH, _HH) for name in arrays if last[name] == wanted]
    rest = [name for name in arrays if name not in ordered and last[name].endswith("weight")]
    own = [*ordered, *rest]
    if len(own) == len(arrays) == 3 and [last[name] for name in ordered] == [_IH, _HH]:
        turned = (_Named(readable(name), arrays[name], is_turned=True) for name in own)
        return dict(zip(SYNAPSES, turned, strict=True))
    names = [quoted(name) for name in sorted(arrays)]
    shown = ", ".join(names[:4] + ["…"] * (len(names) > 4)) or _("nothing")
    sentence = _(
        "{source} holds {shown}, but must hold {synapses}, or {ih}, {hh} and one read-out weight, "
        "and nothing else."
    )
    ours = ", ".join(SYNAPSES)
    raise WeightsError(sentence.format(source=source, shown=shown, synapses=ours, ih=_IH, hh=_HH))


def _safetensors_arrays(data: bytes, name: str) -> dict[str, NDArray[Any]]:
    try:
        return arrays_of(data)
    except SafetensorsError as error:
        sentence = _("{name} is no usable .safetensors file: {reason}.")
        raise WeightsError(sentence.format(name=name, reason=error)) from None


def _npz_arrays(data: bytes, name: str) -> dict[str, NDArray[Any]]:
    """Return the arrays of an ``.npz`` file; none is unpacked before its size is known."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MOST_BYTES:
                sentence = _("{name} unpacks to more than {count:,} bytes, too many.")
                raise WeightsError(sentence.format(name=name, count=MOST_BYTES))
            unpacked = [_unpacked(archive, member) for member in members]
        names = [member.filename.removesuffix(".npy") for member in members]
        if len(set(names)) < len(names):
            raise WeightsError(_("{name} holds two arrays of one name.").format(name=name))
        return dict(zip(names, map(_npy_array, unpacked), strict=True))
    except WeightsError:
        raise
    except Exception:  # noqa: BLE001 - zipfile, zlib and NumPy's header reader raise a dozen kinds
        sentence = _("{name} is no usable .npz file, or it is damaged.")
        raise WeightsError(sentence.format(name=name)) from None


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a member; one that is longer than it claims raises."""
    with archive.open(member) as stream:
        return stream.read(MOST_BYTES)  # without a limit, it would all be unpacked before


def _npy_array(data: bytes) -> NDArray[Any]:
    """Return an array where it lies; a header that claims more than there is raises."""
    file = BytesIO(data)
    version = read_magic(file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a header that Python 2 wrote
        shape, is_by_columns, dtype = _HEADERS[version](file)
    if dtype.hasobject:  # NumPy would take the bytes for addresses
        raise ValueError("objects are no numbers")
    return np.ndarray(shape, dtype, data, file.tell(), order="F" if is_by_columns else "C")
