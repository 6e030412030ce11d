"""Exported weights are the run's own, to the last bit, in other programs too."""

import io
from pathlib import Path

import numpy as np
import pytest

from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.io.exports.weights_file import weights_npz, weights_safetensors
from rnn_viz.io.safetensors_format import arrays_of

CONFIG = RunConfig(hidden=5, seed=3)


def same(weights: Weights, found: dict[str, np.ndarray]) -> bool:
    return list(found) == list(weights._fields) and all(
        found[name].dtype == np.float64 and np.array_equal(found[name], array)
        for name, array in weights._asdict().items()
    )


def test_npz_is_read_by_numpy() -> None:
    weights = begin(CONFIG)[0]
    with np.load(io.BytesIO(weights_npz(weights)), allow_pickle=False) as found:
        assert same(weights, dict(found))
    assert weights_npz(weights) == weights_npz(weights)


def test_safetensors_is_read_as_it_was_written() -> None:
    weights = begin(CONFIG)[0]
    data = weights_safetensors(weights, CONFIG, 7)
    assert same(weights, arrays_of(data))
    header_end = 8 + int.from_bytes(data[:8], "little")
    assert header_end % 8 == 0
    assert b'"iteration":"7"' in data[:header_end]


def test_the_formats_own_package_reads_and_writes_the_same(tmp_path: Path) -> None:
    package = pytest.importorskip("safetensors.numpy")  # comes with the extra "dev"
    weights = begin(CONFIG)[0]
    path = tmp_path / "w.safetensors"
    path.write_bytes(weights_safetensors(weights, CONFIG, 7))
    found = package.load_file(path)
    assert same(weights, {name: found[name] for name in weights._fields})
    arrays = {name: np.ascontiguousarray(array) for name, array in weights._asdict().items()}
    back = arrays_of(package.save(arrays, {"from": "elsewhere"}))
    assert same(weights, {name: back[name] for name in weights._fields})
