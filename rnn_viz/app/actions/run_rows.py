"""The actions of the menu "Run": training: where in time, and which run."""

from rnn_viz.app.actions.do import ActionSpec, Do
from rnn_viz.core.language import _

RUN_ROWS = (
    ActionSpec(Do.RUN, "Run", _("Run / pause"), "Space", _("Train at the chosen speed, or pause")),
    ActionSpec(Do.STEP, "Run", _("Step"), "Right",
               _("One step of the chosen size; while running, pause"), "step"),
    ActionSpec(Do.BACK, "Run", _("Step back"), "Left",
               _("One step of the chosen size back; exactly as it was"), "back"),
    ActionSpec(Do.START, "Run", _("Back to the start"), "Home",
               _("Back to iteration 0; the same weights, and nothing is forgotten"), "start"),
    ActionSpec(Do.END, "Run", _("To the end"), "End", _("Train to the end of the run")),
    ActionSpec(Do.GO_TO, "Run", _("Go to iteration …"), "Ctrl+G", _("Go to any iteration")),
    ActionSpec(Do.UNTIL, "Run", _("Run until …"), "Ctrl+U", _("Run until something is so")),
    ActionSpec(Do.LIVE, "Run", _("Back to live"), "L",
               _("To the furthest iteration trained so far")),
    ActionSpec(Do.BOOKMARK, "Run", _("Bookmark"), "B",
               _("Give this moment a name on the timeline")),
    ActionSpec(Do.UNDO, "Run", _("Undo"), "Ctrl+Z",
               _("Take the last change of the run back, or its beginning")),
    ActionSpec(Do.REDO, "Run", _("Redo"), "Ctrl+Shift+Z", _("Do again what was undone last")),
    ActionSpec(Do.NEW_SEED, "Run", _("New run with a random seed"), "Ctrl+R",
               _("Start a new run from other random weights")),
    ActionSpec(Do.RUNS, "Run", _("Runs …"), "Ctrl+Shift+R",
               _("All runs with their results; each can be gone back to")),
)  # fmt: skip
