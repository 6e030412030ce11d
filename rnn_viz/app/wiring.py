"""Which signal of a view leads to which wish, where a view does not yet say it itself."""

from rnn_viz.app.dispatch import Dispatch
from rnn_viz.app.panels import Panels


def connect(panels: Panels, dispatch: Dispatch) -> None:
    """Connect the views, once for their life."""
    take = dispatch.take
    for view in (*panels.views, panels.cards):
        view.wished.connect(take)
    panels.status.wished.connect(panels.transport.take_keyboard)
