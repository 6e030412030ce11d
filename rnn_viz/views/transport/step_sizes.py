"""What one step is: a row of words, or a menu of them where there is little room."""

from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.script.operations import StepSize
from rnn_viz.views.widgets.folding import FoldingChoice

STEP_SIZES: dict[StepSize | int, str] = {
    StepSize.OP: _("op"), StepSize.BIT: _("bit"), StepSize.PASS: _("pass"),
    1: _("example"), 10: "×10", 100: "×100", 1000: "×1000",
}  # fmt: skip
_MEANS = {
    StepSize.OP: _("One step is an operation: one line of the script for one position"),
    StepSize.BIT: _("One step is a bit: all lines for one position, forwards or backwards"),
    StepSize.PASS: _("One step is a pass: all positions forwards, all backwards, or the update"),
    1: _("One step is an example: two numbers added, compared and learned"),
}


class StepSizes(FoldingChoice):
    """Choose the size of a step; ``chosen`` carries it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            STEP_SIZES, {size: _means(size) for size in STEP_SIZES}, "transport.by",
            _("Size of a step"), _("What one press of Step or Back does"), _("step: "), parent,
        )  # fmt: skip


def _means(size: StepSize | int) -> str:
    is_many = isinstance(size, int) and size > 1
    return _("One step is {size} examples").format(size=size) if is_many else _MEANS[size]
