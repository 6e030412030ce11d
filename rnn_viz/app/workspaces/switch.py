"""The switch at the right end of the menu row: Watch, Inside, Experiment."""

from PySide6.QtCore import Signal

from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.views.widgets.segmented import Segmented

_QUESTIONS = ("What does it do?", "What has it learned?", "What if it were different?")


class WorkspaceSwitch(Segmented):
    """A row of three words.

    ``wished`` carries the intent to show another workspace.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__([it.value for it in Workspace], "workspaces")
        self.setAccessibleName("Workspace")
        for number, (button, question) in enumerate(
            zip(self.buttons(), _QUESTIONS, strict=True), start=1
        ):
            button.setToolTip(f"{question} (Ctrl+{number})")
        self.chosen.connect(lambda at: self.wished.emit(ShowWorkspace(list(Workspace)[at])))

    def show_workspace(self, workspace: Workspace) -> None:
        """Show which one is chosen."""
        self.choose(list(Workspace).index(workspace))
