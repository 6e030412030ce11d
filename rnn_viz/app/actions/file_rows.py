"""The actions of the menu "File": files, and the end."""

from rnn_viz.app.actions.do import ActionSpec, Do

FILE_ROWS = (
    ActionSpec(Do.NEW, "File", "New session", "Ctrl+Shift+N",
               "Begin with an empty session: the usual run, nothing trained"),
    ActionSpec(Do.OPEN, "File", "Open …", "Ctrl+O", "Open a session that was saved"),
    ActionSpec(Do.RECENT, "File", "Open recent", "", "The sessions opened or saved last"),
    ActionSpec(Do.OPEN_WEIGHTS, "File", "Open weights …", "",
               "Begin a run with weights of your own, from an .npz or .safetensors file"),
    ActionSpec(Do.OPEN_LESSON, "File", "Open lesson …", "", "Do a lesson from a text file"),
    ActionSpec(Do.SAVE, "File", "Save", "Ctrl+S",
               "Save runs, branches, bookmarks and all that is seen in a file"),
    ActionSpec(Do.SAVE_AS, "File", "Save as …", "Ctrl+Shift+S", "Save in another file"),
    ActionSpec(Do.COPY_PICTURE, "File", "Copy picture", "Ctrl+Shift+C",
               "Copy the picture that was clicked, or had the keys, last"),
    ActionSpec(Do.SAVE_PICTURE, "File", "Save picture as", "",
               "Save a picture of the window as PNG, SVG or PDF"),
    ActionSpec(Do.SAVE_WINDOW, "File", "Save window as …", "",
               "Save the whole window as PNG, SVG or PDF"),
    ActionSpec(Do.SAVE_REPORT, "File", "Save report …", "",
               "Save one page about this moment of the run, to be printed"),
    ActionSpec(Do.EXPORT_DATA, "File", "Export data …", "Ctrl+E",
               "Take curves, weights, print-outs, the script or an animation of the run along"),
    ActionSpec(Do.COPY_LINK, "File", "Copy link", "Ctrl+L",
               "Copy a short text that leads to this moment: run, iteration, sum on stage"),
    ActionSpec(Do.PASTE_LINK, "File", "Go to link", "Ctrl+Shift+L",
               "Go to the moment of the link that was copied last"),
    ActionSpec(Do.REOPEN, "File", "Reopen at the next start", "",
               "Begin the next start where this one ends", is_switch=True),
    ActionSpec(Do.QUIT, "File", "Quit", "Ctrl+Q", "Close the window"),
)  # fmt: skip
