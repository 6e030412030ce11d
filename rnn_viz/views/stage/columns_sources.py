"""What a value on the stage was computed from, as boxes to be outlined."""

from PySide6.QtCore import QRectF

from rnn_viz.core.script.parts import Part
from rnn_viz.views.stage.columns_layout import BACKWARD, ColumnsLayout


def sources_of(part: Part, layout: ColumnsLayout, scroll: float) -> list[QRectF]:
    """Return the boxes of what a value was computed from."""
    back = part.row in BACKWARD
    return _backward(part, layout, scroll) if back else _forward(part, layout, scroll)


def _forward(part: Part, layout: ColumnsLayout, scroll: float) -> list[QRectF]:
    position = part.position

    def box(row: str, at: int = position) -> QRectF:
        return _inside(layout.row(row, at, scroll))

    match part.row:
        case "layer_1" if position:
            return [box("a"), box("b"), box("layer_1", position - 1)]
        case "layer_1":
            return [box("a"), box("b")]
        case "p":
            return [box("layer_1")]
        case "guess":
            return [box("p")]
        case "error":
            return [box("p"), box("truth")]
        case "truth":
            return [box("a"), box("b"), box("carry")]
    return []


def _backward(part: Part, layout: ColumnsLayout, scroll: float) -> list[QRectF]:
    """Return error and probability, or output delta, state and what comes from later on."""
    position = part.position
    if part.row == "layer_2_delta":
        return [_inside(layout.row(row, position, scroll)) for row in ("error", "p")]
    boxes = [
        _inside(layout.row("layer_2_delta", position, scroll)),
        layout.unit(position, part.unit, scroll),
    ]
    if position + 1 < layout.columns:
        boxes.append(_inside(layout.row("layer_1_delta", position + 1, scroll)))
    return boxes


def _inside(box: QRectF) -> QRectF:
    return box.adjusted(5, 2, -5, -2)
