"""What the window calls its choices: their values are for files and lessons, and stay English."""

from enum import Enum

from rnn_viz.core.experiment.choices import ExperimentPart, Milestone
from rnn_viz.core.intents import (
    ColourRange,
    SynapseMode,
    SynapseView,
    Tab,
    WireValue,
    Workspace,
)
from rnn_viz.core.language import _, _p

_NAMES: dict[Enum, str] = {
    Workspace.WATCH: _("Watch"),
    Workspace.INSIDE: _("Inside"),
    Workspace.EXPERIMENT: _("Experiment"),
    Tab.SCRIPT: _("Script"),
    Tab.PRINT_OUTS: _("Print-outs"),
    Tab.WHAT_IF: _("What if"),
    Tab.LESSON: _("Lesson"),
    Tab.PLAN: _("Plan"),
    ExperimentPart.ONE_RUN: _("One run, live"),
    ExperimentPart.MANY_RUNS: _("Many runs"),
    Milestone.FIRST: _("first perfect"),
    Milestone.STABLE: _("stable perfect"),
    SynapseView.NETWORK: _("network"),
    SynapseView.MATRICES: _("matrices"),
    SynapseMode.WEIGHTS: _("weights"),
    SynapseMode.UPDATE: _("update"),
    SynapseMode.CHANGE: _("change"),
    SynapseMode.COMPARE: _p("weights", "compare"),
    WireValue.WEIGHT: _("weight"),
    WireValue.CONTRIBUTION: _("weight × activity"),
    ColourRange.THIS_MATRIX: _("this matrix"),
    ColourRange.ALL: _p("matrices", "all"),
    ColourRange.FIXED: _p("colour range", "fixed"),
}


def name_of(choice: Enum) -> str:
    """Return what the window calls one of its choices, in the language in use."""
    return _NAMES[choice]
