"""Which signal of a view leads to which wish, where a view does not yet say it itself."""

from rnn_viz.app.dispatch import Dispatch
from rnn_viz.app.panels import Panels
from rnn_viz.core import commands as do
from rnn_viz.core import view_state as see


def connect(panels: Panels, dispatch: Dispatch) -> None:
    """Connect the views, once for their life."""
    take = dispatch.take
    for view in (*panels.views, panels.cards):
        view.wished.connect(take)
    panels.transport.stepSizeChosen.connect(lambda size: take(see.ChooseStepSize(size)))
    panels.transport.speedChosen.connect(lambda speed: take(do.SetSpeed(speed)))
    panels.transport.iterationEntered.connect(lambda iteration: take(do.GoTo(iteration)))
    panels.transport.until.untilChosen.connect(lambda condition: take(do.RunUntil(condition)))
    panels.run_card.configEdited.connect(lambda config: take(do.Configure(config)))
    panels.numbers.numbersEntered.connect(lambda pair: take(do.ShowNumbers(*pair)))
    panels.numbers.trainingChosen.connect(lambda: take(do.ShowTraining()))
    panels.all_sums.sumPicked.connect(lambda pair: take(do.ShowNumbers(*pair)))
    panels.status.extendRequested.connect(lambda iterations: take(do.MoveEnd(iterations)))
    panels.status.extendRequested.connect(panels.transport.focus_run)
    panels.status.cancelRequested.connect(lambda: take(do.Pause()))
    _connect_time(panels, dispatch)
    _connect_changes(panels, dispatch)


def _connect_time(panels: Panels, dispatch: Dispatch) -> None:
    take, timeline = dispatch.take, panels.timeline
    timeline.iterationPicked.connect(lambda iteration: take(do.GoTo(iteration)))
    timeline.backToLive.connect(lambda: take(do.GoToLive()))
    timeline.bookmarkNamed.connect(lambda at, name: take(do.SetBookmark(at, name)))
    timeline.bookmarkRemoved.connect(lambda at: take(do.RemoveBookmark(at)))
    timeline.branchPicked.connect(lambda number, at: take(do.SwitchBranch(number, at)))


def _connect_changes(panels: Panels, dispatch: Dispatch) -> None:
    take, what_if = dispatch.take, panels.what_if
    what_if.interventionAsked.connect(lambda what: take(do.Intervene(what)))
    what_if.branchSwitched.connect(lambda number: take(do.SwitchBranch(number)))
    what_if.branchRenamed.connect(lambda number, name: take(do.RenameBranch(number, name)))
    what_if.branchDeleted.connect(lambda number: take(do.DeleteBranch(number)))
    what_if.compareAsked.connect(lambda number: take(do.CompareWith(branch=number)))
    what_if.compareAsked.connect(panels.synapses.show_comparison)
    what_if.undoAsked.connect(lambda: take(do.Undo()))
    what_if.redoAsked.connect(lambda: take(do.Redo()))
    what_if.iterationPicked.connect(lambda iteration: take(do.GoTo(iteration)))
