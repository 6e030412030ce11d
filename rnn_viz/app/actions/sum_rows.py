"""The actions of the menu "Sum": the sum on stage."""

from rnn_viz.app.actions.do import ActionSpec, Do

SUM_ROWS = (
    ActionSpec(Do.TRAINING, "Sum", "Training example", "Ctrl+T",
               "Put the next example to be learned on stage"),
    ActionSpec(Do.NUMBERS, "Sum", "My numbers …", "Ctrl+N", "Type two numbers to add"),
    ActionSpec(Do.PREVIOUS_BIT, "Sum", "Previous bit", "Ctrl+Left",
               "One position back in the sum on stage", "previous-bit"),
    ActionSpec(Do.PLAY_BITS, "Sum", "Play bit by bit", "Ctrl+Space",
               "Watch the sum on stage being computed, one position after the other", "play"),
    ActionSpec(Do.NEXT_BIT, "Sum", "Next bit", "Ctrl+Right",
               "One position on in the sum on stage", "next-bit"),
    ActionSpec(Do.SLOW_MOTION, "Sum", "Slow motion", "Ctrl+Return",
               "Watch every operation of the sum, line by line of the script; or leave it"),
    ActionSpec(Do.WHOLE_SUM, "Sum", "Whole sum", "Ctrl+Down",
               "Show every position at once, and leave slow motion; Escape does so, too"),
    ActionSpec(Do.SLOWER, "Sum", "Slower motion", "-", "More time for each operation"),
    ActionSpec(Do.FASTER, "Sum", "Faster motion", "+", "Less time for each operation"),
    ActionSpec(Do.NEXT_WRONG, "Sum", "Next wrong sum", "N",
               "Put the next wrong sum of the map on stage, of those that its legend lets through"),
    ActionSpec(Do.PREVIOUS_WRONG, "Sum", "Previous wrong sum", "Shift+N",
               "Put the wrong sum before it on stage"),
)  # fmt: skip
