"""The actions of the menu "View": what is seen, and how."""

from rnn_viz.app.actions.do import ActionSpec, Do

VIEW_ROWS = (
    ActionSpec(Do.WATCH, "View", "Watch", "Ctrl+1", "What does the network do?",
               group="workspace"),
    ActionSpec(Do.INSIDE, "View", "Inside", "Ctrl+2", "What has the network learned?",
               group="workspace"),
    ActionSpec(Do.EXPERIMENT, "View", "Experiment", "Ctrl+3", "What if it were different?",
               group="workspace"),
    ActionSpec(Do.FOCUS, "View", "Only stage and network", "F",
               "For the projector: stage and network alone; Escape leads back, too",
               is_switch=True),
    ActionSpec(Do.FULL_SCREEN, "View", "Full screen", "F11",
               "The whole screen; Escape leads back, too", is_switch=True),
    ActionSpec(Do.LARGER, "View", "Larger text", "Ctrl++; Ctrl+=", "Larger text and pictures"),
    ActionSpec(Do.SMALLER, "View", "Smaller text", "Ctrl+-", "Smaller text and pictures"),
    ActionSpec(Do.NORMAL_SIZE, "View", "Normal size", "Ctrl+0",
               "Text and pictures as large as they are designed"),
    ActionSpec(Do.WHOLE_RUN, "View", "Whole run in curve", "W", "Undo zooming the curve"),
    ActionSpec(Do.THEME_SYSTEM, "View", "System colours", "", "Light or dark like the system",
               group="theme"),
    ActionSpec(Do.THEME_LIGHT, "View", "Light", "", "Light colours", group="theme"),
    ActionSpec(Do.THEME_DARK, "View", "Dark", "", "Dark colours", group="theme"),
    ActionSpec(Do.REDUCED_MOTION, "View", "Reduced motion", "",
               "Show every change at once: nothing slides or fades", is_switch=True),
)  # fmt: skip
