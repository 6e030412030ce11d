"""The actions of the menu "File": files, and the end."""

from rnn_viz.app.actions.do import ActionSpec, Do

FILE_ROWS = (
    ActionSpec(Do.COPY_PICTURE, "File", "Copy picture", "Ctrl+Shift+C",
               "Copy the picture that was clicked, or had the keys, last"),
    ActionSpec(Do.SAVE_PICTURE, "File", "Save picture as", "",
               "Save a picture of the window as PNG, SVG or PDF"),
    ActionSpec(Do.SAVE_WINDOW, "File", "Save window as …", "",
               "Save the whole window as PNG, SVG or PDF"),
    ActionSpec(Do.SAVE_REPORT, "File", "Save report …", "",
               "Save one page about this moment of the run, to be printed"),
    ActionSpec(Do.QUIT, "File", "Quit", "Ctrl+Q", "Close the window"),
)  # fmt: skip
