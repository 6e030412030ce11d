"""The actions of the menu "Run": training: where in time, and which run."""

from rnn_viz.app.actions.do import ActionSpec, Do

RUN_ROWS = (
    ActionSpec(Do.RUN, "Run", "Run / pause", "Space", "Train at the chosen speed, or pause"),
    ActionSpec(Do.STEP, "Run", "Step", "Right",
               "One step of the chosen size; while running, pause", "step"),
    ActionSpec(Do.BACK, "Run", "Step back", "Left",
               "One step of the chosen size back; exactly as it was", "back"),
    ActionSpec(Do.START, "Run", "Back to the start", "Home",
               "Back to iteration 0; the same weights, and nothing is forgotten", "start"),
    ActionSpec(Do.END, "Run", "To the end", "End", "Train to the end of the run"),
    ActionSpec(Do.GO_TO, "Run", "Go to iteration …", "Ctrl+G", "Go to any iteration"),
    ActionSpec(Do.UNTIL, "Run", "Run until …", "Ctrl+U", "Run until something is so"),
    ActionSpec(Do.LIVE, "Run", "Back to live", "L", "To the furthest iteration trained so far"),
    ActionSpec(Do.BOOKMARK, "Run", "Bookmark", "B", "Give this moment a name on the timeline"),
    ActionSpec(Do.UNDO, "Run", "Undo", "Ctrl+Z",
               "Take the last change of the run back, or its beginning"),
    ActionSpec(Do.REDO, "Run", "Redo", "Ctrl+Shift+Z", "Do again what was undone last"),
    ActionSpec(Do.NEW_SEED, "Run", "New run with a random seed", "Ctrl+R",
               "Start a new run from other random weights"),
    ActionSpec(Do.RUNS, "Run", "Runs …", "Ctrl+Shift+R",
               "All runs with their results; each can be gone back to"),
)  # fmt: skip
