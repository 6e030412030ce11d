"""The switch at the right end of the menu row: Watch, Inside, Experiment."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.core.language import _
from rnn_viz.core.words.tables.choice_names import name_of
from rnn_viz.views.widgets.folding import FoldingChoice

_QUESTIONS = (
    _("What does it do?"), _("What has it learned?"), _("What if it were different?"),
)  # fmt: skip


class WorkspaceSwitch(FoldingChoice):
    """A row of three words, or a menu of them.

    ``wished`` carries the intent to show another workspace.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        asked = {
            workspace: f"{question} ({_key(number)})"
            for number, (workspace, question) in enumerate(
                zip(Workspace, _QUESTIONS, strict=True), start=1
            )
        }
        words = {it: name_of(it) for it in Workspace}
        super().__init__(words, asked, "workspaces", _("Workspace"), _("What lies in the middle"))
        self.row.setAccessibleName(_("Workspace"))
        self.chosen.connect(lambda workspace: self.wished.emit(ShowWorkspace(workspace)))


def _key(number: int) -> str:
    """Return the key of a workspace as this system writes it."""
    return QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
