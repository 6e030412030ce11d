"""The ONNX graph is valid, and adds in onnxruntime as the program does."""

import numpy as np
import onnx
import onnxruntime
import pytest

from rnn_viz.core.arrays import Clamps
from rnn_viz.core.evidence.evaluation import sums_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.io.exports import extras
from rnn_viz.io.exports.extras import MissingExtraError
from rnn_viz.io.exports.onnx_file import network_onnx

CONFIG = RunConfig()
HELD = np.where(np.arange(16) == 3, 0.3, np.nan)


@pytest.fixture(scope="module")
def run() -> Timeline:
    timeline = Timeline(CONFIG)
    timeline.advance(CONFIG.iterations)
    return timeline


def bits_of(numbers: np.ndarray, positions: int) -> np.ndarray:
    return (numbers[:, None] >> np.arange(positions) & 1).astype(np.float32)


def session(data: bytes) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])


def test_it_adds_every_sum(run: Timeline) -> None:
    data = network_onnx(run.weights, CONFIG, run.iteration)
    sums = sums_of(8)
    a, b = sums.a.ravel(), sums.b.ravel()
    asked = {"a_bits": bits_of(a, 8), "b_bits": bits_of(b, 8)}
    probabilities, sum_bits, layer_1 = session(data).run(None, asked)
    assert len(a) == 16_384
    assert np.array_equal(sum_bits @ (1 << np.arange(8)), a + b)
    assert np.array_equal(probabilities > 0.5, sum_bits)
    assert layer_1.shape == (16_384, 8, 16)


@pytest.mark.parametrize("clamps", [None, HELD], ids=["live", "held"])
@pytest.mark.parametrize("positions", [8, 20], ids=["as trained on", "longer"])
def test_it_answers_as_the_program(run: Timeline, clamps: Clamps, positions: int) -> None:
    weights = run.weights_at(3000)
    asked = np.random.RandomState(1).randint(0, 1 << (positions - 1), size=(2, 50))
    data = network_onnx(weights, CONFIG, 3000, clamps)
    found = session(data).run(
        ["probabilities", "layer_1"],
        {"a_bits": bits_of(asked[0], positions), "b_bits": bits_of(asked[1], positions)},
    )
    for row, (a, b) in enumerate(asked.T.tolist()):
        expected = add(weights, a, b, positions, clamps)
        np.testing.assert_allclose(found[0][row], expected.layer_2, rtol=0, atol=1e-13)
        np.testing.assert_allclose(found[1][row], expected.layer_1, rtol=0, atol=1e-13)


def test_it_is_valid_and_says_what_it_is(run: Timeline) -> None:
    data = network_onnx(run.weights, CONFIG, 10_000, HELD)
    model = onnx.load_from_string(data)
    onnx.checker.check_model(model, full_check=True)
    assert model.opset_import[0].version >= 13
    about = {it.key: it.value for it in model.metadata_props}
    assert about["iteration"] == "10000"
    assert about["alpha"] == "0.1"
    kept = {it.name: onnx.numpy_helper.to_array(it) for it in model.graph.initializer}
    for name, matrix in run.weights._asdict().items():
        assert np.array_equal(kept[name], matrix)


def test_without_its_package_it_says_how_to_get_it(
    run: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match="needs the package onnx, which is not installed"):
        network_onnx(run.weights, CONFIG, 0)
