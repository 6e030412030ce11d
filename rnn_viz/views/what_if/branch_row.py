"""One branch in a list: its line, its name, where it begins, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from rnn_viz.core.language import _, _p
from rnn_viz.core.run.run_state import BranchInfo
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel
from rnn_viz.views.widgets.run_signs import BranchSample
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import set_property
from rnn_viz.views.widgets.typing.name_editor import ENTER, NameEditor

_MARK = 12  # pixels
_FRAMES = {"word": 30, "icon": 16}  # pixels around the word of a button, by its role
_BEGAN = _("Starts at {at:,}, trained to {frontier:,}")
_FORKED = _("Left its parent at {at:,}, trained to {frontier:,}")
_HELP = _("Click to play it, double click or F2 to rename it, Delete to delete it")


class BranchRow(QFrame):
    """A branch with a mark if it is the one that is played.

    Signals
    -------
    switched, deleted
        The user wants to play the branch, or to delete it.
    compared
        The user wants the weights compared with it, or no longer.
    renamed
        Its new name.
    """

    switched = Signal()
    deleted = Signal()
    compared = Signal(bool)
    renamed = Signal(str)

    def __init__(self, branch: BranchInfo, parent: QWidget) -> None:
        super().__init__(parent)
        name = f"branches.{branch.number}"
        styled(self, name, "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.is_current = False
        self.mark = QLabel(self)
        self.mark.setFixedWidth(scaled(_MARK))
        self.sample = BranchSample(branch.number, self)
        # the number at the start and what differs at the end tell branches apart
        middle = Qt.TextElideMode.ElideMiddle
        self.name = styled(ElidedLabel(f"{name}.name", self, middle), font=fonts.text())
        self.editor = NameEditor(f"{name}.rename", _("Name of the branch"), self)
        wear(self.editor, fonts.text())
        self.span = ElidedLabel(f"{name}.span", self)
        styled(self.span, role="muted", font=fonts.text(fonts.SMALL))
        self.compare = self._button(_p("weights", "compare"), f"{name}.compare", "word")
        self.compare.setCheckable(True)
        self.remove = self._button("×", f"{name}.delete", "icon")
        self._lay_out()
        self.compare.clicked.connect(self.compared)
        self.remove.clicked.connect(self.deleted)
        self.editor.named.connect(self.renamed)
        self.editor.closed.connect(self._end_editing)

    def show_branch(self, branch: BranchInfo, *, is_compared: bool) -> None:
        """Show how far a branch has come, and whether it is played or compared with."""
        self.is_current = branch.is_current
        self.sample.show_current(branch.is_current)
        self.mark.setText("▸" if branch.is_current else "")
        self.name.setText(branch.name)
        set_property(self.name, "role", "live" if branch.is_current else "plain")
        self.span.setText(f"{branch.forked_at:,} → {branch.frontier:,}")
        where = _BEGAN if branch.parent is None else _FORKED
        where = where.format(at=branch.forked_at, frontier=branch.frontier)
        self.setToolTip(f"{branch.name}\n{where}\n{_HELP}")
        self.compare.setVisible(not branch.is_current)
        self.compare.setChecked(is_compared)
        self.compare.setToolTip(
            _("Synapses, compare: these weights, those of {branch} at the same iteration, "
              "and the difference").format(branch=branch.name)
        )  # fmt: skip
        self.remove.setVisible(branch.parent is not None)
        self.compare.setAccessibleName(_("Compare with {branch}").format(branch=branch.name))
        delete = _("Delete {branch}").format(branch=branch.name)
        self.remove.setAccessibleName(delete)
        self.remove.setToolTip(delete)
        played = _("{branch}, played now").format(branch=branch.name)
        self.setAccessibleName(f"{played if branch.is_current else branch.name}. {where}")

    def rename(self) -> None:
        """Let the user type another name; Escape keeps the one there is."""
        self.name.hide()
        self.editor.edit(self.name.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch with Enter, rename with F2, delete with Delete."""
        if event.key() in ENTER:
            self._switch()
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete and not self.remove.isHidden():
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch with a click."""
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside:
            self._switch()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press: a click is for this row."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename with a double click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def _switch(self) -> None:
        if not self.is_current and self.editor.isHidden():
            self.switched.emit()

    def _end_editing(self) -> None:
        self.name.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, text: str, name: str, role: str) -> QToolButton:
        button = styled(QToolButton(self), name, role, fonts.text(fonts.SMALL))
        button.setText(text)
        frame = scaled(_FRAMES[role])
        button.setFixedWidth(button.fontMetrics().horizontalAdvance(text) + frame)
        return button

    def _lay_out(self) -> None:
        parts = self.mark, self.sample, (self.name, 1), (self.editor, 1), 4
        first = filled(QHBoxLayout(), *parts, spacing=6)
        parts_below = _MARK + 6, (self.span, 1), self.compare, self.remove
        second = filled(QHBoxLayout(), *parts_below, spacing=2)
        filled(QVBoxLayout(self), first, second, spacing=0, margins=(2, 2, 2, 2))
