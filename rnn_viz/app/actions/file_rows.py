"""The actions of the menu "File": files, and the end."""

from rnn_viz.app.actions.do import ActionSpec, Do

FILE_ROWS = (
    ActionSpec(Do.QUIT, "File", "Quit", "Ctrl+Q", "Close the window"),
)  # fmt: skip
