"""What one step is: a row of words, or a menu of them where there is little room."""

from PySide6.QtWidgets import QWidget

from rnn_viz.core.script.operations import StepSize
from rnn_viz.views.widgets.folding import FoldingChoice

STEP_SIZES: dict[StepSize | int, str] = {
    StepSize.OP: "op", StepSize.BIT: "bit", StepSize.PASS: "pass",
    1: "example", 10: "×10", 100: "×100", 1000: "×1000",
}  # fmt: skip
_MEANS = {
    StepSize.OP: "One step is an operation: one line of the script for one position",
    StepSize.BIT: "One step is a bit: all lines for one position, forwards or backwards",
    StepSize.PASS: "One step is a pass: all positions forwards, all backwards, or the update",
    1: "One step is an example: two numbers added, compared and learned",
}


class StepSizes(FoldingChoice):
    """Choose the size of a step; ``chosen`` carries it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            STEP_SIZES, {size: _means(size) for size in STEP_SIZES}, "transport.by",
            "Size of a step", "What one press of Step or Back does", "step: ", parent,
        )  # fmt: skip


def _means(size: StepSize | int) -> str:
    is_many = isinstance(size, int) and size > 1
    return f"One step is {size} examples" if is_many else _MEANS[size]
