"""What has a card is outlined where it stands, on the stage and in the synapses."""

from collections.abc import Iterable

from rnn_viz.app.panels import Panels
from rnn_viz.core.net.subjects import Probability, Subject, Unit, Weight
from rnn_viz.views.stage.columns_layout import Part
from rnn_viz.views.synapses.matrix_names import Cell


def show_pins(panels: Panels, subjects: Iterable[Subject]) -> None:
    """Outline the subjects of the open cards."""
    parts, cells = set(), set()
    for subject in subjects:
        match subject:
            case Unit(position, unit):
                parts.add(Part("layer_1", position, unit))
            case Probability(position):
                parts.add(Part("p", position))
            case Weight(name, row, column):
                cells.add((name, Cell(row, column)))
    panels.stage.columns.show_pinned(frozenset(parts))
    for heatmap in panels.synapses.maps:
        here = (cell for name, cell in cells if name == heatmap.objectName())
        heatmap.show_pinned(frozenset(here))
