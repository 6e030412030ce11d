"""Eight numbers side by side, on which compiled code computes at once: one of each of eight runs.

LLVM's own vectoriser does not see that a loop over eight runs is one vector instruction: it
unrolls such a short loop first. Here a value of eight numbers is LLVM's own vector, so that sums
and products of it are. Each number is computed as if it were alone, so the bits are the same.
"""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core.datamodel import models
from numba.extending import intrinsic, overload, register_model

from rnn_viz.core.arrays import Floats

WIDTH = 8
_VECTOR = ir.VectorType(ir.DoubleType(), WIDTH)
_FIRST = ir.Constant(ir.VectorType(ir.IntType(32), WIDTH), [0] * WIDTH)
_ALIGNED = 8  # bytes: NumPy promises no more


class LanesType(types.Type):
    """numba's type of eight numbers."""


_LANES = LanesType("Lanes")


@register_model(LanesType)
class _LanesModel(models.PrimitiveModel):
    def __init__(self, manager: Any, of_type: Any) -> None:
        super().__init__(manager, of_type, _VECTOR)  # type: ignore[no-untyped-call]


def _place(context: Any, builder: Any, array_type: Any, array: Any, index: Any) -> Any:
    data = context.make_array(array_type)(context, builder, array).data
    return builder.bitcast(builder.gep(data, [index]), _VECTOR.as_pointer())


@intrinsic
def _load(_typing: Any, array: Any, _index: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        value = builder.load(_place(context, builder, signature.args[0], *given))
        value.align = _ALIGNED
        return value

    return _LANES(array, types.intp), generate


@intrinsic
def _store(_typing: Any, array: Any, _index: Any, _value: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        place = _place(context, builder, signature.args[0], *given[:2])
        builder.store(given[2], place).align = _ALIGNED
        return context.get_dummy_value()

    return types.void(array, types.intp, _LANES), generate


@intrinsic
def _spread(_typing: Any, _x: Any) -> Any:
    def generate(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        undefined = ir.Constant(_VECTOR, ir.Undefined)
        at_first = builder.insert_element(undefined, given[0], ir.Constant(ir.IntType(32), 0))
        return builder.shuffle_vector(at_first, undefined, _FIRST)

    return _LANES(types.float64), generate


def _teach(operation: Callable[..., Any], instruction: str) -> None:
    """Let numba know what an operator does with two values of eight numbers."""

    @intrinsic
    def compute(_typing: Any, _one: Any, _other: Any) -> Any:
        def generate(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
            return getattr(builder, instruction)(*given)

        return _LANES(_LANES, _LANES), generate

    # without annotations, for numba compares them with those of what it compiles
    @overload(operation, inline="always")
    def of_lanes(one, other):  # type: ignore[no-untyped-def]
        if isinstance(one, LanesType) and isinstance(other, LanesType):
            return lambda one, other: compute(one, other)  # type: ignore[call-arg] # noqa: PLW0108 -- numba reads it
        return None


for _operator, _name in ((operator.add, "fadd"), (operator.sub, "fsub"), (operator.mul, "fmul")):
    _teach(_operator, _name)


def _plain_load(array: Floats, index: int) -> Floats:
    return array[index : index + WIDTH].copy()


def _plain_store(array: Floats, index: int, value: Floats) -> None:
    array[index : index + WIDTH] = value


def _plain_spread(x: float) -> Floats:
    return np.full(WIDTH, x)


_as_numba_has_it: Any = njit(_plain_spread)
_IS_COMPILED = _as_numba_has_it is not _plain_spread  # not where NUMBA_DISABLE_JIT is set

# ``load(array, index)``: the eight numbers from ``index`` on of a flat array; ``store`` writes
# them, ``spread`` is eight times the same. Where nothing is compiled they are NumPy's.
load: Any = _load if _IS_COMPILED else _plain_load
store: Any = _store if _IS_COMPILED else _plain_store
spread: Any = _spread if _IS_COMPILED else _plain_spread
