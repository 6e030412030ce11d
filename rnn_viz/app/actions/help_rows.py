"""The actions of the menu "Help": explanations."""

from rnn_viz.app.actions.do import ActionSpec, Do
from rnn_viz.core.language import _

HELP_ROWS = (
    ActionSpec(Do.LESSONS, "Help", _("Lessons"), "F2", _("Seven lessons, and challenges")),
    ActionSpec(Do.NEXT_PAGE, "Help", _("Next page of the lesson"), "",
               _("Have done what the page asks, then turn to the next (Page Down)")),
    ActionSpec(Do.PREVIOUS_PAGE, "Help", _("Page before"), "",
               _("Turn to the page of the lesson before this one (Page Up)")),
    ActionSpec(Do.NOTES, "Help", _("Presenter’s notes"), "",
               _("Show the notes of the page that only a presenter needs (N, in a lesson)")),
    ActionSpec(Do.EXPLAIN, "Help", _("What is this?"), "F1",
               _("Explain what the mouse or the keyboard came to last")),
    ActionSpec(Do.GLOSSARY, "Help", _("Glossary"), "",
               _("All words of this window, to be searched")),
    ActionSpec(Do.SHORTCUTS, "Help", _("Keyboard shortcuts"), "Shift+F1", _("Show all keys")),
    ActionSpec(Do.HINTS, "Help", _("Show the hints again"), "",
               _("The hints of the first start")),
    ActionSpec(Do.ABOUT, "Help", _("About RNN Viz"), "", _("What this program is")),
)  # fmt: skip
