"""The actions of the menu "Help": explanations."""

from rnn_viz.app.actions.do import ActionSpec, Do

HELP_ROWS = (
    ActionSpec(Do.EXPLAIN, "Help", "What is this?", "F1",
               "Explain what the mouse or the keyboard came to last"),
    ActionSpec(Do.GLOSSARY, "Help", "Glossary", "", "All words of this window, to be searched"),
    ActionSpec(Do.SHORTCUTS, "Help", "Keyboard shortcuts", "Shift+F1", "Show all keys"),
    ActionSpec(Do.HINTS, "Help", "Show the hints again", "", "The three hints of the first start"),
    ActionSpec(Do.ABOUT, "Help", "About RNN Viz", "", "What this program is"),
)  # fmt: skip
