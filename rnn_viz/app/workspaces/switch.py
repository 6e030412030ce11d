"""The switch at the right end of the menu row: Watch, Inside, Experiment."""

from PySide6.QtCore import Signal

from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.views.widgets.folding import FoldingChoice

_QUESTIONS = ("What does it do?", "What has it learned?", "What if it were different?")


class WorkspaceSwitch(FoldingChoice):
    """A row of three words, or a menu of them.

    ``wished`` carries the intent to show another workspace.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        asked = {
            workspace: f"{question} (Ctrl+{number})"
            for number, (workspace, question) in enumerate(
                zip(Workspace, _QUESTIONS, strict=True), start=1
            )
        }
        words = {it: it.value for it in Workspace}
        super().__init__(words, asked, "workspaces", "Workspace", "What lies in the middle")
        self.row.setAccessibleName("Workspace")
        self.chosen.connect(lambda workspace: self.wished.emit(ShowWorkspace(workspace)))
