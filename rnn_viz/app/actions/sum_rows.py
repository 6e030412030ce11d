"""The actions of the menu "Sum": the sum on stage."""

from rnn_viz.app.actions.do import ActionSpec, Do
from rnn_viz.core.language import _

SUM_ROWS = (
    ActionSpec(Do.TRAINING, "Sum", _("Training example"), "Ctrl+T",
               _("Put the next example to be learned on stage")),
    ActionSpec(Do.NUMBERS, "Sum", _("My numbers …"), "Ctrl+N", _("Type two numbers to add")),
    ActionSpec(Do.PREVIOUS_BIT, "Sum", _("Previous bit"), "Ctrl+Left",
               _("One position back in the sum on stage"), "previous-bit"),
    ActionSpec(Do.PLAY_BITS, "Sum", _("Play bit by bit"), "Ctrl+Space",
               _("Watch the sum on stage being computed, one position after the other"), "play"),
    ActionSpec(Do.NEXT_BIT, "Sum", _("Next bit"), "Ctrl+Right",
               _("One position on in the sum on stage"), "next-bit"),
    ActionSpec(Do.SLOW_MOTION, "Sum", _("Slow motion"), "Ctrl+Return",
               _("Watch every operation of the sum, line by line of the script; or leave it")),
    ActionSpec(Do.WHOLE_SUM, "Sum", _("Whole sum"), "Ctrl+Down",
               _("Show every position at once, and leave slow motion; Escape does so, too")),
    ActionSpec(Do.SLOWER, "Sum", _("Slower motion"), "-", _("More time for each operation")),
    ActionSpec(Do.FASTER, "Sum", _("Faster motion"), "+", _("Less time for each operation")),
    ActionSpec(Do.NEXT_WRONG, "Sum", _("Next wrong sum"), "N",
               _("Put the next wrong sum of the map on stage, of those that its legend lets "
                 "through")),
    ActionSpec(Do.PREVIOUS_WRONG, "Sum", _("Previous wrong sum"), "Shift+N",
               _("Put the wrong sum before it on stage")),
)  # fmt: skip
