"""The network as an ONNX graph that adds, for onnxruntime, Netron and whatever reads ONNX."""

from typing import Any

import numpy as np

from rnn_viz.core.arrays import Clamps
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.exports.extras import check_extra
from rnn_viz.version import __version__

_OPSET, _IR_VERSION = 17, 8  # old enough for every onnxruntime since 2022
_ABOUT = (
    "Adds binary numbers as RNN Viz does. a_bits and b_bits are 0 or 1, the least significant "
    "bit of each number first, one row a sum; any number of sums and of positions. "
    "probabilities says how likely each bit of the sum is 1, sum_bits is that above 0.5, "
    "and layer_1 is the hidden state after each position."
)


def network_onnx(
    weights: Weights, config: RunConfig, iteration: int, clamps: Clamps = None
) -> bytes:
    """Return an ``.onnx`` file of the network at one moment.

    Inputs are ``a_bits`` and ``b_bits``, float32 ``(sums, positions)``, least significant bit
    first. Outputs are ``probabilities``, float64, and ``sum_bits``, int64, of the same shape, and
    ``layer_1``, float64 ``(sums, positions, hidden)``. It computes in float64, as the program.

    Parameters
    ----------
    weights
        They keep their names in the graph.
    config, iteration
        Of which run and moment they are; it stands in the metadata.
    clamps
        Values at which units are held, ``(hidden,)``, NaN for live ones.

    Raises
    ------
    MissingExtraError
        The package onnx is not installed.
    """
    check_extra("onnx")
    from onnx import TensorProto, helper, numpy_helper

    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["sums", "positions"])
        for name in ("a_bits", "b_bits")
    ]
    shape = ["sums", "positions"]
    outputs = [
        helper.make_tensor_value_info("probabilities", TensorProto.DOUBLE, shape),
        helper.make_tensor_value_info("sum_bits", TensorProto.INT64, shape),
        helper.make_tensor_value_info("layer_1", TensorProto.DOUBLE, [*shape, weights.hidden]),
    ]
    constants = {
        **weights._asdict(), "half": np.array(0.5), "last_axis": np.array([2]),
        "hidden": np.array([weights.hidden]),
    }  # fmt: skip
    if clamps is not None:
        constants |= {"is_held": ~np.isnan(clamps), "held": np.nan_to_num(clamps)}
    graph = helper.make_graph(
        _nodes(weights.hidden, is_held=clamps is not None), "binary_addition", inputs, outputs,
        [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items()],
        doc_string=_ABOUT,
    )  # fmt: skip
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION,
        producer_name="RNN Viz", producer_version=__version__, doc_string=_ABOUT,
    )  # fmt: skip
    about = {name: str(value) for name, value in config.as_dict().items()}
    helper.set_model_props(model, {**about, "iteration": str(iteration)})
    return bytes(model.SerializeToString())


def _nodes(hidden: int, *, is_held: bool) -> list[Any]:
    """Return the graph: X from the bits, a scan over the positions, the output of each."""
    from onnx import TensorProto, helper

    node = helper.make_node
    return [
        node("Unsqueeze", ["a_bits", "last_axis"], ["a"]),
        node("Unsqueeze", ["b_bits", "last_axis"], ["b"]),
        node("Concat", ["a", "b"], ["bits"], axis=2),
        node("Cast", ["bits"], ["X"], to=TensorProto.DOUBLE),
        node("Shape", ["X"], ["sums"], start=0, end=1),
        node("Concat", ["sums", "hidden"], ["state_shape"], axis=0),
        node(
            "ConstantOfShape", ["state_shape"], ["before_the_first"],
            value=helper.make_tensor("zero", TensorProto.DOUBLE, [1], [0.0]),
        ),
        node(
            "Scan", ["before_the_first", "X"], ["after_the_last", "layer_1"],
            num_scan_inputs=1, scan_input_axes=[1], scan_output_axes=[1],
            body=_one_position(hidden, is_held=is_held),
        ),
        node("MatMul", ["layer_1", "synapse_1"], ["from_hidden"]),
        node("Sigmoid", ["from_hidden"], ["layer_2"]),
        node("Squeeze", ["layer_2", "last_axis"], ["probabilities"]),
        node("Greater", ["probabilities", "half"], ["is_one"]),
        node("Cast", ["is_one"], ["sum_bits"], to=TensorProto.INT64),
    ]  # fmt: skip


def _one_position(hidden: int, *, is_held: bool) -> Any:
    """Return the graph of one time step, which reads two bits and has a new state."""
    from onnx import TensorProto, helper

    def value(name: str, width: int) -> Any:
        return helper.make_tensor_value_info(name, TensorProto.DOUBLE, ["sums", width])

    node = helper.make_node
    nodes = [
        node("MatMul", ["X_now", "synapse_0"], ["from_bits"]),
        node("MatMul", ["prev_layer_1", "synapse_h"], ["from_before"]),
        node("Add", ["from_bits", "from_before"], ["into_units"]),
        node("Sigmoid", ["into_units"], ["live" if is_held else "layer_1_now"]),
    ]
    if is_held:
        nodes.append(node("Where", ["is_held", "held", "live"], ["layer_1_now"]))
    nodes.append(node("Identity", ["layer_1_now"], ["layer_1_kept"]))
    return helper.make_graph(
        nodes, "one_position", [value("prev_layer_1", hidden), value("X_now", 2)],
        [value("layer_1_now", hidden), value("layer_1_kept", hidden)],
    )  # fmt: skip
