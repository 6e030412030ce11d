"""What stays chosen to be seen when another moment is shown."""

from dataclasses import replace

from rnn_viz.core.run.run_range import part_of
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState


def moved(view: ViewState, before: Snapshot, now: Snapshot) -> ViewState:
    """Return what is chosen once another moment is shown.

    A stretch of the error curve follows a playhead that is in it, and stays in a run that
    was made shorter; another run is shown whole.
    """
    if view.zoom is None:
        return view
    zoom, end = None, now.config.iterations
    if not _is_another_run(before, now):
        stretch = view.zoom.within(end).following(before.iteration, now.iteration, end)
        zoom = part_of(stretch, end)
    return view if zoom == view.zoom else replace(view, zoom=zoom)


def _is_another_run(before: Snapshot, now: Snapshot) -> bool:
    """Whether it is not the same run after an intervention, or on another branch."""
    if before.run_id == now.run_id:
        return False
    is_same = replace(before.config, iterations=now.config.iterations) == now.config
    return not (is_same and now.run_state.branches)
