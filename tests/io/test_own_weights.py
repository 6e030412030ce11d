"""Somebody's own weights: the two layouts are read, everything else is one sentence."""

import io
import json
import random
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.io.exports.weights_file import weights_npz, weights_safetensors
from rnn_viz.io.own_weights import MOST_BYTES, WeightsError, read_own_weights, read_weights
from rnn_viz.io.safetensors_format import safetensors_bytes

CONFIG = RunConfig(hidden=3)
WEIGHTS = begin(CONFIG)[0]
ARRAYS = dict(WEIGHTS._asdict())
TORCH = {
    "rnn.weight_hh_l0": WEIGHTS.synapse_h.T,
    "rnn.weight_ih_l0": WEIGHTS.synapse_0.T,
    "read_out.weight": WEIGHTS.synapse_1.T,
}


def npz(**arrays: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def same(found: Weights) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(found, WEIGHTS, strict=True))


def refusal(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(WeightsError) as caught:
        read_weights(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 300
    return sentence


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("w.npz", weights_npz(WEIGHTS)),
        ("W.NPZ", npz(**TORCH)),
        ("w.safetensors", weights_safetensors(WEIGHTS, CONFIG, 0)),
        ("w.safetensors", safetensors_bytes(TORCH, {})),
    ],
)
def test_both_layouts_are_read_from_both_formats(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    found = read_weights(tmp_path / name)
    assert same(found)
    assert all(w.dtype == np.float64 and w.flags.c_contiguous for w in found)
    assert not any(w.flags.writeable for w in found)


def test_compressed_files_are_read_too(tmp_path: Path) -> None:
    file = io.BytesIO()
    np.savez_compressed(file, **ARRAYS)
    (tmp_path / "w.npz").write_bytes(file.getvalue())
    assert same(read_weights(tmp_path / "w.npz"))


@pytest.mark.parametrize("kind", ["<f2", "<f4", ">f4", ">f8"])
def test_shorter_and_turned_floats_keep_their_value(kind: str, tmp_path: Path) -> None:
    short = {name: array.astype(kind) for name, array in ARRAYS.items()}
    (tmp_path / "w.npz").write_bytes(npz(**short))
    found = read_weights(tmp_path / "w.npz")
    assert np.array_equal(found.synapse_h, short["synapse_h"].astype(np.float64))
    assert found.synapse_h.dtype == np.dtype("=f8")


def changed(**arrays: np.ndarray) -> bytes:
    return npz(**(ARRAYS | arrays))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (npz(synapse_0=WEIGHTS.synapse_0),
         "w.npz holds 'synapse_0', but must hold synapse_0, synapse_h, synapse_1, or "),
        (changed(history=np.zeros(3)), "w.npz holds 'history', 'synapse_0', 'synapse_1', "),
        (npz(synapse_0=np.zeros(1), synapse_X=np.zeros(1)).replace(b"synapse_X", b"synapse_0"),
         "w.npz holds two arrays of one name."),
        (npz(), "w.npz holds nothing, but must hold "),
        (npz(**TORCH, **{"rnn.bias_ih_l0": np.zeros(3)}),
         "w.npz holds 'rnn.bias_ih_l0', but this network has no biases: "),
        (npz(**(TORCH | {"rnn.weight_ih_l0": np.zeros((3, 3))})),
         "rnn.weight_ih_l0 in w.npz has the shape (3, 3), but must have (3, 2)."),
        (npz(**TORCH, **{"rnn.weight_hh_l1": np.zeros((3, 3))}), "w.npz holds 'read_out.weight', "),
        (changed(synapse_0=np.zeros(6)),
         "synapse_0 in w.npz has the shape (6,), but must have (2, 1)."),
        (changed(synapse_0=np.zeros((2, 129))), "w.npz has 129 hidden units, but must have from 1"),
        (changed(synapse_0=np.zeros((2, 0))), "w.npz has 0 hidden units, but must have from 1"),
        (changed(synapse_h=np.zeros((3, 4))),
         "synapse_h in w.npz has the shape (3, 4), but must have (3, 3)."),
        (changed(synapse_1=np.zeros(3)),
         "synapse_1 in w.npz has the shape (3,), but must have (3, 1)."),
        (changed(synapse_h=np.zeros((3, 3), np.int64)), "synapse_h in w.npz holds int64, but "),
        (changed(synapse_h=np.zeros((3, 3), complex)), "synapse_h in w.npz holds complex128, but "),
        (changed(synapse_h=np.full((3, 3), np.nan)),
         "synapse_h in w.npz holds a number that is not finite."),
        (changed(synapse_1=np.full((3, 1), np.inf)),
         "synapse_1 in w.npz holds a number that is not finite."),
        (changed(synapse_h=np.array([[object()] * 3] * 3)), "w.npz is no usable .npz file, or it "),
        (b"", "w.npz is no usable .npz file, or it is damaged."),
        (b"\x80\x04K\x01.", "w.npz is no usable .npz file, or it is damaged."),
        (b"x" * (MOST_BYTES + 1), "w.npz is larger than 1,000,000 bytes, too large for weights."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_one_sentence(data: bytes, sentence: str, tmp_path: Path) -> None:
    assert refusal(tmp_path / "w.npz", data).startswith(sentence)


def header(entries: object) -> bytes:
    text = entries if isinstance(entries, bytes) else json.dumps(entries).encode()
    return len(text).to_bytes(8, "little") + text


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (b"123", "is too short."),
        (b"\xff" * 8, "ends within its header."),
        (header(b"[]"), "has a header that cannot be read."),
        (header(b"{"), "has a header that cannot be read."),
        (header(b"\xff\xff"), "has a header that cannot be read."),
        (header(b"[" * 100_000), "has a header that cannot be read."),
        (header(b'{"a": 1, "a": 2}'), "has a header that cannot be read."),
        (header({"a": 1}), "has a header that does not say what 'a' is."),
        (header({"a": {"dtype": "I8", "shape": [1], "data_offsets": [0, 1]}}),
         "holds 'a' as I8, but must hold F64, F32 or F16."),
        (header({"a": {"dtype": "F64", "shape": [2**50, 2**50], "data_offsets": [0, 8]}}),
         "does not hold the numbers of 'a'."),
        (header({"a": {"dtype": "F64", "shape": [1], "data_offsets": [8, 16]}}) + bytes(8),
         "does not hold the numbers of 'a'."),
        (header({"a": {"dtype": "F64", "shape": [-1], "data_offsets": [8, 0]}}) + bytes(8),
         "does not hold the numbers of 'a'."),
        (header({"a": {"dtype": "F64", "shape": [1] * 65, "data_offsets": [0, 8]}}) + bytes(8),
         "has a header that does not say what 'a' is."),
    ],
)  # fmt: skip
def test_a_safetensors_file_that_lies_is_one_sentence(
    data: bytes, end: str, tmp_path: Path
) -> None:
    said = refusal(tmp_path / "w.safetensors", data)
    assert said == f"w.safetensors is no usable .safetensors file: it {end}"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path / "w.pt", b"PK")
    assert said == "w.pt is not a file that ends in .npz or .safetensors."


def npy(descr: str) -> bytes:
    text = descr.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.npy", data)
    return file.getvalue()


def lying_bomb() -> bytes:
    """Return a file that unpacks to 50 MB and claims 100 bytes, in both places that say so."""
    size = 50_000_000
    return zipped(synapse_0=bytes(size)).replace(size.to_bytes(4, "little"), b"\x64\0\0\0")


def of_shape(shape: str) -> bytes:
    return zipped(synapse_0=npy(f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}}}"))


@pytest.mark.parametrize(
    "data",
    [
        lambda: npz(synapse_0=np.zeros(1)).replace(b"synapse_0", b"synapse_1", 1),
        lambda: zipped(synapse_0=bytes(50_000_000)),
        lying_bomb,
        lambda: of_shape("(1000000000000,)"),
        lambda: of_shape("(250000000,)"),
        lambda: of_shape(f"({'1,' * 65})"),
        lambda: of_shape("(-1,)"),
        lambda: of_shape("(" * 200),
        lambda: zipped(synapse_0=b"no array"),
        lambda: zipped(**{"../synapse_0": b""}),
    ],
    ids=["renamed", "bomb", "lying", "8 TB", "2 GB", "65", "negative", "nested", "raw", "../"],
)
def test_bombs_and_lies_are_refused_before_memory_is_spent(
    data: Callable[[], bytes], tmp_path: Path
) -> None:
    made = data()
    tracemalloc.start()
    refusal(tmp_path / "w.npz", made)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000


@pytest.mark.parametrize("name", ["w.npz", "w.safetensors"])
def test_whatever_is_changed_it_loads_or_is_one_sentence(name: str, tmp_path: Path) -> None:
    whole = weights_npz(WEIGHTS) if name == "w.npz" else weights_safetensors(WEIGHTS, CONFIG, 0)
    chance, path, said = random.Random(1), tmp_path / name, []
    for _ in range(500):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.choice([len(data), chance.randrange(len(data))])
        path.write_bytes(data[:cut])
        try:
            said.append(f"{read_weights(path).hidden}")
        except WeightsError as error:
            said.append(str(error))
    sentences = [text for text in said if text != "3"]
    assert 0 < len(sentences) < 500
    assert all(text.endswith(".") and "\n" not in text for text in sentences)


def test_own_weights_have_the_name_of_their_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    path.write_bytes(npz(**ARRAYS))
    own = read_own_weights(path)
    assert own.name == "mine.npz"
    assert same(own.weights)
