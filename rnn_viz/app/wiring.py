"""Which signal of a view leads to which wish, where a view does not yet say it itself."""

from rnn_viz.app.dispatch import Dispatch
from rnn_viz.app.panels import Panels
from rnn_viz.core import commands as do


def connect(panels: Panels, dispatch: Dispatch) -> None:
    """Connect the views, once for their life."""
    take = dispatch.take
    for view in (*panels.views, panels.cards):
        view.wished.connect(take)
    panels.status.wished.connect(panels.transport.take_keyboard)
    panels.run_card.configEdited.connect(lambda config: take(do.Configure(config)))
    _connect_time(panels, dispatch)


def _connect_time(panels: Panels, dispatch: Dispatch) -> None:
    take, timeline = dispatch.take, panels.timeline
    timeline.iterationPicked.connect(lambda iteration: take(do.GoTo(iteration)))
    timeline.backToLive.connect(lambda: take(do.GoToLive()))
    timeline.bookmarkNamed.connect(lambda at, name: take(do.SetBookmark(at, name)))
    timeline.bookmarkRemoved.connect(lambda at: take(do.RemoveBookmark(at)))
    timeline.branchPicked.connect(lambda number, at: take(do.SwitchBranch(number, at)))
