"""Which signal of a view leads to which command; the views know neither."""

from rnn_viz.app.controls import Controls
from rnn_viz.app.panels import Panels
from rnn_viz.app.pins import show_pins
from rnn_viz.core.net.subjects import Weight

_VARIABLES = {  # rows of the stage and their variables in the listing
    "a": "X", "b": "X", "layer_1": "layer_1", "p": "layer_2", "error": "layer_2_error",
    "guess": "d", "truth": "y", "layer_2_delta": "layer_2_delta",
    "layer_1_delta": "layer_1_delta",
}  # fmt: skip


def connect(panels: Panels, controls: Controls) -> None:
    """Connect the views, once for their life."""
    _connect_run(panels, controls)
    _connect_time(panels, controls)
    _connect_changes(panels, controls)


def _connect_run(panels: Panels, controls: Controls) -> None:
    panels.transport.stepSizeChosen.connect(controls.choose_step_size)
    panels.transport.speedChosen.connect(controls.choose_speed)
    panels.transport.iterationEntered.connect(controls.go_to)
    panels.run_form.configEdited.connect(controls.configure)
    panels.numbers.numbersEntered.connect(controls.show_numbers)
    panels.numbers.trainingChosen.connect(controls.show_training)
    panels.all_sums.sumPicked.connect(controls.show_numbers)
    panels.status.extendRequested.connect(controls.extend)
    panels.status.extendRequested.connect(panels.transport.focus_run)
    panels.status.cancelRequested.connect(controls.cancel)


def _connect_time(panels: Panels, controls: Controls) -> None:
    """Connect what moves through the run and through one example."""
    panels.transport.until.untilChosen.connect(controls.run_until)
    panels.timeline.iterationPicked.connect(controls.go_to)
    panels.timeline.backToLive.connect(controls.back_to_live)
    panels.timeline.bookmarkNamed.connect(controls.bookmark)
    panels.timeline.bookmarkRemoved.connect(controls.remove_bookmark)
    panels.timeline.branchPicked.connect(controls.go_to_in)
    panels.code.breakpointToggled.connect(controls.toggle_breakpoint)
    panels.code.variableHovered.connect(panels.light)
    panels.stage.strip.picked.connect(controls.show_operation)
    panels.stage.subjectPicked.connect(panels.cards.pin)
    panels.synapses.weightPicked.connect(panels.cards.pin)
    panels.cards.pinned.connect(lambda subjects: show_pins(panels, subjects))

    def look_closely(part: object) -> None:
        controls.hold(part is not None)  # the slow motion waits for who looks closely
        panels.code.light(_VARIABLES.get(getattr(part, "row", "")))

    def light_weight(weight: Weight | None) -> None:
        panels.code.light(None if weight is None else weight.name)

    panels.stage.columns.partHovered.connect(look_closely)
    panels.synapses.weightHovered.connect(light_weight)


def _connect_changes(panels: Panels, controls: Controls) -> None:
    """Connect what changes the run."""
    cards, branches = panels.cards, panels.branches
    cards.interventionAsked.connect(controls.intervene)
    cards.meanAsked.connect(controls.hold_at_mean)
    branches.interventionAsked.connect(controls.intervene)
    branches.branchSwitched.connect(controls.switch)
    branches.branchRenamed.connect(controls.rename)
    branches.branchDeleted.connect(controls.delete)
    branches.compareAsked.connect(controls.compare)
    branches.compareAsked.connect(panels.synapses.show_comparison)
    branches.undoAsked.connect(controls.undo)
    branches.redoAsked.connect(controls.redo)
    branches.iterationPicked.connect(controls.go_to)
