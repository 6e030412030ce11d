"""The actions of the menu "View": what is seen, and how."""

from rnn_viz.app.actions.do import ActionSpec, Do
from rnn_viz.core.language import _

VIEW_ROWS = (
    ActionSpec(Do.WATCH, "View", _("Watch"), "Ctrl+1", _("What does the network do?"),
               group="workspace"),
    ActionSpec(Do.INSIDE, "View", _("Inside"), "Ctrl+2", _("What has the network learned?"),
               group="workspace"),
    ActionSpec(Do.EXPERIMENT, "View", _("Experiment"), "Ctrl+3", _("What if it were different?"),
               group="workspace"),
    ActionSpec(Do.FOCUS, "View", _("Only stage and network"), "F",
               _("For the projector: stage and network alone; Escape leads back, too"),
               is_switch=True),
    ActionSpec(Do.FULL_SCREEN, "View", _("Full screen"), "F11",
               _("The whole screen; Escape leads back, too"), is_switch=True),
    ActionSpec(Do.LARGER, "View", _("Larger text"), "Ctrl++; Ctrl+=",
               _("Larger text and pictures")),
    ActionSpec(Do.SMALLER, "View", _("Smaller text"), "Ctrl+-", _("Smaller text and pictures")),
    ActionSpec(Do.NORMAL_SIZE, "View", _("Normal size"), "Ctrl+0",
               _("Text and pictures as large as they are designed")),
    ActionSpec(Do.WHOLE_RUN, "View", _("Whole run in curve"), "W", _("Undo zooming the curve")),
    ActionSpec(Do.THEME_SYSTEM, "View", _("System colours"), "", _("Light or dark like the system"),
               group="theme"),
    ActionSpec(Do.THEME_LIGHT, "View", _("Light"), "", _("Light colours"), group="theme"),
    ActionSpec(Do.THEME_DARK, "View", _("Dark"), "", _("Dark colours"), group="theme"),
    ActionSpec(Do.LANGUAGE_SYSTEM, "View", _("System language"), "",
               _("Speak like the system from the next start on"), group="language"),
    ActionSpec(Do.LANGUAGE_ENGLISH, "View", "English", "",
               _("Speak English from the next start on"),
               group="language"),
    ActionSpec(Do.LANGUAGE_GERMAN, "View", "Deutsch", "",
               _("Speak German from the next start on"),
               group="language"),
    ActionSpec(Do.REDUCED_MOTION, "View", _("Reduced motion"), "",
               _("Show every change at once: nothing slides or fades"), is_switch=True),
)  # fmt: skip
