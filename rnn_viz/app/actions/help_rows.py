"""The actions of the menu "Help": explanations."""

from rnn_viz.app.actions.do import ActionSpec, Do

HELP_ROWS = (
    ActionSpec(Do.LESSONS, "Help", "Lessons", "F2", "Seven lessons, and challenges"),
    ActionSpec(Do.NEXT_PAGE, "Help", "Next page of the lesson", "",
               "Have done what the page asks, then turn to the next (Page Down)"),
    ActionSpec(Do.PREVIOUS_PAGE, "Help", "Page before", "",
               "Turn to the page of the lesson before this one (Page Up)"),
    ActionSpec(Do.NOTES, "Help", "Presenter’s notes", "",
               "Show the notes of the page that only a presenter needs (N, in a lesson)"),
    ActionSpec(Do.EXPLAIN, "Help", "What is this?", "F1",
               "Explain what the mouse or the keyboard came to last"),
    ActionSpec(Do.GLOSSARY, "Help", "Glossary", "", "All words of this window, to be searched"),
    ActionSpec(Do.SHORTCUTS, "Help", "Keyboard shortcuts", "Shift+F1", "Show all keys"),
    ActionSpec(Do.HINTS, "Help", "Show the hints again", "", "The hints of the first start"),
    ActionSpec(Do.ABOUT, "Help", "About RNN Viz", "", "What this program is"),
)  # fmt: skip
