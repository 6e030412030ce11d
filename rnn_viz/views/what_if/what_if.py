"""Interventions and branches: what was done to the run, what can be, and what became of it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.commands import (
    CompareWith,
    DeleteBranch,
    GoTo,
    Intervene,
    Redo,
    RenameBranch,
    SwitchBranch,
    Undo,
)
from rnn_viz.core.intents import ChooseSynapseMode, LeaveComparison, SynapseMode
from rnn_viz.core.language import _
from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.run.run_state import BranchInfo
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.edits import describe_all
from rnn_viz.core.words.outcomes import outcomes
from rnn_viz.views.what_if.branch_row import BranchRow
from rnn_viz.views.what_if.entry_row import EntryRow
from rnn_viz.views.what_if.now_form import NowForm
from rnn_viz.views.what_if.outcome_table import OutcomeTable
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling
from rnn_viz.views.widgets.view import View

_NOTHING_DONE = _("Nothing yet. A weight or a unit is changed in its card: click one.")


class WhatIf(View):
    """The form for now, the interventions on the current branch, all branches, and a comparison."""

    studies = frozenset({"map", "shares", "milestones"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("branches", parent)
        self.setAccessibleName(_("Interventions and branches"))
        self._content = QWidget()
        self._content.setObjectName("branches.content")
        self.form = NowForm(self._content)
        self.undo, self._undoable = self._step("undo", _("Undo"))
        self.redo, self._redoable = self._step("redo", _("Redo"))
        self._nothing = QLabel(_NOTHING_DONE, self._content)
        styled(self._nothing, "branches.nothing", "muted", fonts.text(12)).setWordWrap(True)
        self.entries: list[EntryRow] = []
        self.rows: dict[int, BranchRow] = {}
        self._compared: int | None = None
        self._listed: tuple[int, tuple[Entry, ...]] | None = None
        self._entry_rows = filled(QVBoxLayout(), spacing=0)
        self._branch_rows = filled(QVBoxLayout(), spacing=4)
        self.outcomes = OutcomeTable(self._content)
        self._lay_out()
        self.form.interventionAsked.connect(lambda what: self.wished.emit(Intervene(what)))
        self.undo.clicked.connect(lambda: self.wished.emit(Undo()))
        self.redo.clicked.connect(lambda: self.wished.emit(Redo()))

    def draw(self, scene: Scene) -> None:
        """Show what is in force, what was done and the branches there are."""
        snapshot = scene.now
        self.scene = scene
        self.form.show_moment(snapshot)
        done = snapshot.run_state
        before = self._who_has_the_keyboard()
        for button, words, text in (
            (self.undo, self._undoable, done.undoable),
            (self.redo, self._redoable, done.redoable),
        ):
            button.setEnabled(bool(text))
            button.setAccessibleDescription(text)
            words.setText(text)
            words.setToolTip(text)
        self._list_entries(snapshot)
        self._list_branches(done.branches)
        self.outcomes.show_outcomes(outcomes(snapshot))
        self._bring_into_sight(None if done.reference is None else done.reference.branch)
        if before is not None and not (before.isEnabled() and before.isVisibleTo(self)):
            # what is gone, or cannot be pressed any more, would hand the keyboard to any control,
            # which the next Space would press: to undo what was just redone, for one
            self.setFocus()

    def _who_has_the_keyboard(self) -> QWidget | None:
        """Return the button or the row that has it, or what in a row has it; else nothing."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        own = (self.undo, self.redo, *self.entries, *self.rows.values())
        is_own = any(it is focused or it.isAncestorOf(focused) for it in own)
        return focused if is_own else None

    def _list_entries(self, now: Snapshot) -> None:
        """List the interventions, anew only if they are others."""
        listed = now.run_id, now.run_state.entries
        if listed != self._listed:
            self._listed = listed
            for old in self.entries:
                _drop(old)
            sentences = describe_all(now.config, now.run_state.entries)
            self.entries = [
                self._entry_row(entry.iteration, words)
                for entry, words in zip(now.run_state.entries, sentences, strict=True)
            ]
            self._nothing.setVisible(not self.entries)
        for row in self.entries:
            row.show_ahead(row.iteration > now.iteration)

    def _entry_row(self, iteration: int, words: str) -> EntryRow:
        row = EntryRow(iteration, words, self._content)
        row.clicked.connect(lambda: self.wished.emit(GoTo(iteration)))
        self._entry_rows.addWidget(row)
        return row

    def _bring_into_sight(self, compared: int | None) -> None:
        """Scroll to the comparison when another one begins: it is what was asked for."""
        if compared != self._compared and not self.outcomes.isHidden():
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._area.ensureWidgetVisible(self.outcomes, 0, 0)
        self._compared = compared

    def _list_branches(self, branches: tuple[BranchInfo, ...]) -> None:
        """Show a row for each branch; rows of branches that stay are kept."""
        numbers = [branch.number for branch in branches]
        for number in [number for number in self.rows if number not in numbers]:
            _drop(self.rows.pop(number))
        reference = None if self.snapshot is None else self.snapshot.run_state.reference
        compared = None if reference is None else reference.branch
        for place, branch in enumerate(branches):
            row = self.rows.get(branch.number)
            if row is None:
                row = self.rows[branch.number] = self._branch_row(branch)
                self._branch_rows.insertWidget(place, row)
            row.show_branch(branch, is_compared=branch.number == compared)

    def _branch_row(self, branch: BranchInfo) -> BranchRow:
        number = branch.number
        row = BranchRow(branch, self._content)
        row.switched.connect(lambda: self.wished.emit(SwitchBranch(number)))
        row.deleted.connect(lambda: self.wished.emit(DeleteBranch(number)))
        row.renamed.connect(lambda name: self.wished.emit(RenameBranch(number, name)))
        row.compared.connect(lambda on: self._compare(number if on else None))
        return row

    def _compare(self, branch: int | None) -> None:
        """Compare the weights with those of a branch, and show it; or no longer."""
        self.wished.emit(CompareWith(branch=branch))
        ends = branch is None
        self.wished.emit(LeaveComparison() if ends else ChooseSynapseMode(SynapseMode.COMPARE))

    def _step(self, name: str, verb: str) -> tuple[QPushButton, ElidedLabel]:
        """Return a button and the words for what it would do."""
        button = QPushButton(verb, self._content)
        styled(button, f"branches.{name}", "small", fonts.text(12)).setEnabled(False)
        words = ElidedLabel(f"branches.{name}able", self._content)
        return button, styled(words, role="muted", font=fonts.text(12))

    def _lay_out(self) -> None:
        steps = QGridLayout()
        steps.setColumnStretch(1, 1)
        steps.setVerticalSpacing(scaled(4))
        pairs = ((self.undo, self._undoable), (self.redo, self._redoable))
        for row, (button, words) in enumerate(pairs):
            steps.addWidget(button, row, 0)
            steps.addWidget(words, row, 1)
        content = filled(
            QVBoxLayout(self._content),
            Heading(_("Now"), self._content), self.form, 4,
            Heading(_("Interventions"), self._content), self._nothing, self._entry_rows, steps, 4,
            Heading(_("Branches"), self._content), self._branch_rows, 4, self.outcomes, None,
            spacing=8, margins=(0, 4, 8, 4),
        )  # fmt: skip
        # a scroll area believes the height for a width, which forgets rows that must not shrink
        content.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self._area = scrolling(self._content, self)
        filled(QVBoxLayout(self), self._area, spacing=0)


def _drop(row: QWidget) -> None:
    row.hide()
    row.deleteLater()
