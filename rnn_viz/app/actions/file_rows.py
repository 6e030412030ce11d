"""The actions of the menu "File": files, and the end."""

from rnn_viz.app.actions.do import ActionSpec, Do
from rnn_viz.core.language import _

FILE_ROWS = (
    ActionSpec(Do.NEW, "File", _("New session"), "Ctrl+Shift+N",
               _("Begin with an empty session: the usual run, nothing trained")),
    ActionSpec(Do.OPEN, "File", _("Open …"), "Ctrl+O", _("Open a session that was saved")),
    ActionSpec(Do.RECENT, "File", _("Open recent"), "", _("The sessions opened or saved last")),
    ActionSpec(Do.OPEN_WEIGHTS, "File", _("Open weights …"), "",
               _("Begin a run with weights of your own, from an .npz or .safetensors file")),
    ActionSpec(Do.OPEN_LESSON, "File", _("Open lesson …"), "", _("Do a lesson from a text file")),
    ActionSpec(Do.SAVE, "File", _("Save"), "Ctrl+S",
               _("Save runs, branches, bookmarks and all that is seen in a file")),
    ActionSpec(Do.SAVE_AS, "File", _("Save as …"), "Ctrl+Shift+S", _("Save in another file")),
    ActionSpec(Do.COPY_PICTURE, "File", _("Copy picture"), "Ctrl+Shift+C",
               _("Copy the picture that was clicked, or had the keys, last")),
    ActionSpec(Do.SAVE_PICTURE, "File", _("Save picture as"), "",
               _("Save a picture of the window as PNG, SVG or PDF")),
    ActionSpec(Do.SAVE_WINDOW, "File", _("Save window as …"), "",
               _("Save the whole window as PNG, SVG or PDF")),
    ActionSpec(Do.SAVE_REPORT, "File", _("Save report …"), "",
               _("Save one page about this moment of the run, to be printed")),
    ActionSpec(Do.EXPORT_DATA, "File", _("Export data …"), "Ctrl+E",
               _("Take curves, weights, print-outs, the script or an animation of the run along")),
    ActionSpec(Do.COPY_LINK, "File", _("Copy link"), "Ctrl+L",
               _("Copy a short text that leads to this moment: run, iteration, sum on stage")),
    ActionSpec(Do.PASTE_LINK, "File", _("Go to link"), "Ctrl+Shift+L",
               _("Go to the moment of the link that was copied last")),
    ActionSpec(Do.REOPEN, "File", _("Reopen at the next start"), "",
               _("Begin the next start where this one ends"), is_switch=True),
    ActionSpec(Do.QUIT, "File", _("Quit"), "Ctrl+Q", _("Close the window")),
)  # fmt: skip
