"""The list of branches and interventions: what it shows, and what it asks for."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.intents import ChooseSynapseMode, LeaveComparison, SynapseMode
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ChooseOperands, SetAlpha, SetWeight
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.what_if.what_if import WhatIf
from rnn_viz.views.widgets.run_signs import branch_pen, branch_pen_style
from rnn_viz.views.widgets.theme import DARK, LIGHT, THEMES
from tests.views.dressing import dressed

Show = Callable[..., WhatIf]


@pytest.fixture
def trainer() -> Trainer:
    """Return a run of 400 with a branch from 100, which is played, at 200."""
    trainer = Trainer(RunConfig(iterations=400))
    trainer.ready()
    go(trainer, 400)
    go(trainer, 100)
    trainer.obey(do.Intervene(SetAlpha(0.5)))
    go(trainer, 200)
    return trainer


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(now: Snapshot, width: int = 216) -> WhatIf:
        view = WhatIf()
        qtbot.addWidget(view)
        view.resize(width, 500)
        view.draw(Scene(now))
        with qtbot.waitExposed(view):
            view.show()
        return view

    return make


def go(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def heard(view: WhatIf, *kinds: type) -> list[Any]:
    """Return what the view wishes, of some kinds of wishes only if they are given."""
    sent: list[Any] = []
    view.wished.connect(
        lambda wish: sent.append(wish) if isinstance(wish, kinds or object) else None
    )
    return sent


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_it_says_what_is_in_force_and_where_a_change_would_act(
    show: Show, trainer: Trainer
) -> None:
    view = show(trainer.snapshot())
    form = view.form
    assert form.alpha.text() == "0.5"
    a, b = trainer.snapshot().stage.sum.a, trainer.snapshot().stage.sum.b
    assert (form.a.text(), form.b.text()) == (str(a), str(b))
    assert "at iteration 200, the frontier" in form.where.text()
    go(trainer, 50)
    view.draw(Scene(trainer.snapshot()))
    assert form.alpha.text() == "0.1"
    assert "at iteration 50: in the past, so it makes a branch" in form.where.text()


def test_a_typed_alpha_is_an_intervention(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    asked = heard(view)
    type_into(view.form.alpha, "0.25")
    assert asked == [do.Intervene(SetAlpha(0.25))]
    assert not view.form.sentence


@pytest.mark.parametrize("text", ["-1", "0", "inf", "nan", "fast", "1e999"])
def test_an_alpha_that_cannot_be_is_refused_with_a_sentence(
    show: Show, trainer: Trainer, text: str
) -> None:
    view = show(trainer.snapshot())
    asked = heard(view)
    type_into(view.form.alpha, text)
    assert view.form.sentence == f"alpha is {_quoted(text)}, but must be a finite number " + (
        "greater than 0."
    )
    assert view.form.alpha.property("wrong")
    QTest.keyClick(view.form.alpha, Qt.Key.Key_Escape)
    assert view.form.alpha.text() == "0.5"
    assert not view.form.sentence
    assert asked == []


def _quoted(text: str) -> str:
    return "'fast'" if text == "fast" else text


def test_enter_on_what_is_only_shown_asks_for_nothing(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    asked = heard(view)
    for field in (view.form.alpha, view.form.a, view.form.b):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
    type_into(view.form.alpha, "0.50")  # the same number
    assert asked == []


def test_a_small_alpha_is_written_as_people_write_it_and_can_be_typed_so(
    show: Show, trainer: Trainer
) -> None:
    trainer.obey(do.Intervene(SetAlpha(0.000012)))
    view = show(trainer.snapshot())
    asked = heard(view)
    assert view.form.alpha.text() == "1.2·10⁻⁵"
    assert view.entries[-1].text() == "alpha 0.5 → 1.2·10⁻⁵"
    view.form.alpha.setFocus()
    view.form.alpha.selectAll()
    view.form.alpha.insert("1.5·10⁻⁵")  # as it is pasted
    QTest.keyClick(view.form.alpha, Qt.Key.Key_Return)
    assert asked == [do.Intervene(SetAlpha(0.000015))]


def test_the_next_sum_can_be_chosen(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    asked = heard(view)
    view.form.a.setFocus()
    view.form.a.selectAll()
    QTest.keyClicks(view.form.a, "127")
    QTest.keyClick(view.form.a, Qt.Key.Key_Return)
    assert asked == [do.Intervene(ChooseOperands(127, trainer.snapshot().stage.sum.b))]
    type_into(view.form.b, "128")
    assert view.form.sentence == "b is 128, but must be a whole number from 0 to 127."
    type_into(view.form.b, "x")
    assert "'x' is not a whole number" in view.form.sentence
    assert len(asked) == 1


def test_interventions_are_listed_and_lead_to_their_moment(show: Show, trainer: Trainer) -> None:
    trainer.obey(do.Intervene(SetWeight("synapse_h", 3, 7, 0.5)))
    view = show(trainer.snapshot())
    picked = heard(view)
    rows = [(row.iteration, row.text()) for row in view.entries]
    assert rows == [(100, "alpha 0.1 → 0.5"), (200, "synapse_h[3 → 7] set to 0.500")]
    view.entries[0].click()
    assert picked == [do.GoTo(100)]
    go(trainer, 100)
    view.draw(Scene(trainer.snapshot()))
    assert [row.is_ahead for row in view.entries] == [False, True]


def test_rows_stay_while_the_run_goes_on(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    entries, rows = list(view.entries), dict(view.rows)
    go(trainer, 300)
    view.draw(Scene(trainer.snapshot()))
    assert view.entries == entries
    assert view.rows == rows
    assert view.rows[1].span.text() == "100 → 300"


def test_undo_and_redo_say_what_they_would_do(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    undone, redone = heard(view, do.Undo), heard(view, do.Redo)
    view.undo.clicked.connect(lambda: trainer.obey(do.Undo()))
    assert view.undo.accessibleDescription() == "alpha 0.5"
    assert not view.redo.isEnabled()
    view.undo.click()
    view.draw(Scene(trainer.snapshot()))
    assert not view.undo.isEnabled()
    assert view.redo.accessibleDescription() == "alpha 0.5"
    assert list(view.rows) == [0]
    assert view.entries == []
    view.redo.click()
    assert (len(undone), len(redone)) == (1, 1)


def test_after_undo_no_other_button_has_the_keyboard(show: Show, trainer: Trainer) -> None:
    """Space would press it: what was just undone was done again, instead of a run."""
    view = show(trainer.snapshot())
    for button, command in ((view.undo, do.Undo()), (view.redo, do.Redo())):
        button.setFocus()
        trainer.obey(command)
        view.draw(Scene(trainer.snapshot()))
        assert view.hasFocus()


def test_the_branch_that_is_played_has_a_mark(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    assert [row.mark.text() for row in view.rows.values()] == ["", "▸"]
    trainer.obey(do.SwitchBranch(0))
    view.draw(Scene(trainer.snapshot()))
    assert [row.mark.text() for row in view.rows.values()] == ["▸", ""]
    assert view.rows[0].sample.is_current
    assert view.rows[0].accessibleName() == ("the run, played now. Starts at 0, trained to 400")


def test_a_click_or_enter_switches(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    switched = heard(view, do.SwitchBranch)
    QTest.mouseClick(view.rows[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(view.rows[0], Qt.Key.Key_Return)
    QTest.mouseClick(view.rows[1], Qt.MouseButton.LeftButton)  # is played already
    assert switched == [do.SwitchBranch(0)] * 2


@pytest.mark.parametrize("way", ["double click", "F2"])
def test_a_branch_is_renamed_in_place(show: Show, trainer: Trainer, way: str) -> None:
    view = show(trainer.snapshot())
    renamed = heard(view, do.RenameBranch)
    row = view.rows[1]
    if way == "F2":
        QTest.keyClick(row, Qt.Key.Key_F2)
    else:
        QTest.mouseDClick(row, Qt.MouseButton.LeftButton)
    assert row.editor.text() == row.name.text()
    QTest.keyClicks(row.editor, "  five   times ")
    view.draw(Scene(trainer.snapshot()))  # does not disturb
    assert row.editor.isVisible()
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    assert renamed == [do.RenameBranch(1, "five times")]
    assert row.editor.isHidden()
    assert row.name.isVisible()


@pytest.mark.parametrize("text", ["", "   "])
def test_a_branch_keeps_its_name_without_another(show: Show, trainer: Trainer, text: str) -> None:
    view = show(trainer.snapshot())
    renamed = heard(view, do.RenameBranch)
    row = view.rows[1]
    row.rename()
    row.editor.setText(text)
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    row.rename()
    QTest.keyClicks(row.editor, "other")
    QTest.keyClick(row.editor, Qt.Key.Key_Escape)
    assert renamed == []


def test_a_comparison_comes_into_sight_when_it_begins(
    qtbot: QtBot, show: Show, trainer: Trainer
) -> None:
    view = show(trainer.snapshot())
    view.resize(216, 240)
    trainer.obey(do.CompareWith(branch=0))
    view.draw(Scene(trainer.snapshot()))
    qtbot.waitUntil(lambda: not view.outcomes.visibleRegion().isEmpty())
    bottom = view.outcomes.mapTo(view, view.outcomes.rect().bottomLeft()).y()
    assert 0 < bottom <= view.height()
    bar = view.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(0)
    view.draw(Scene(trainer.snapshot()))
    assert bar.value() == 0, "it is read already"


def test_a_long_name_keeps_its_ends(show: Show, trainer: Trainer) -> None:
    trainer.obey(do.RenameBranch(1, "a name with no room, but ends with 17"))
    name = show(trainer.snapshot()).rows[1].name
    written = name.fitting(name.width())
    assert written.startswith("a name")
    assert written.endswith("17")


def test_compare_shows_what_the_engine_compares(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    asked = heard(view)
    assert view.rows[1].compare.isHidden()
    view.rows[0].compare.click()
    compared = [do.CompareWith(branch=0), ChooseSynapseMode(SynapseMode.COMPARE)]
    assert asked == compared
    view.draw(Scene(trainer.snapshot()))
    assert not view.rows[0].compare.isChecked()
    trainer.obey(do.CompareWith(branch=0))
    view.draw(Scene(trainer.snapshot()))
    assert view.rows[0].compare.isChecked()
    view.rows[0].compare.click()
    assert asked == [*compared, do.CompareWith(branch=None), LeaveComparison()]


def test_branches_can_be_deleted_but_not_the_run(show: Show, trainer: Trainer) -> None:
    view = show(trainer.snapshot())
    deleted = heard(view, do.DeleteBranch)
    assert view.rows[0].remove.isHidden()
    QTest.keyClick(view.rows[0], Qt.Key.Key_Delete)
    view.rows[1].remove.click()
    QTest.keyClick(view.rows[1], Qt.Key.Key_Delete)
    assert deleted == [do.DeleteBranch(1)] * 2
    trainer.obey(do.DeleteBranch(1))
    view.draw(Scene(trainer.snapshot()))
    assert list(view.rows) == [0]


def test_numbers_of_the_users_are_not_the_next_sum(show: Show, trainer: Trainer) -> None:
    before = show(trainer.snapshot())
    trainer.obey(do.ShowNumbers(3, 4))
    view = show(trainer.snapshot())
    shown = view.form.a.text(), view.form.b.text()
    assert shown == (before.form.a.text(), before.form.b.text()) != ("3", "4")


@pytest.mark.parametrize("width", [216, 290])
def test_nothing_is_wider_than_the_column(show: Show, trainer: Trainer, width: int) -> None:
    trainer.obey(do.RenameBranch(1, "a very long name that will hardly fit into it"))
    view = show(trainer.snapshot(), width)
    right = max(row.mapTo(view, row.rect().topRight()).x() for row in view.rows.values())
    assert right < width
    dressed(view, LIGHT)
    view.grab()


def test_a_run_without_anything_done_says_how(show: Show) -> None:
    trainer = Trainer(RunConfig(iterations=40))
    view = show(trainer.snapshot())
    hint = view.findChild(QLabel, "branches.nothing")
    assert isinstance(hint, QLabel)
    assert hint.isVisible()
    assert not view.undo.isEnabled()


def test_neighbouring_branches_have_different_dashes() -> None:
    styles = [branch_pen_style(number) for number in range(6)]
    assert len(set(styles)) == 6
    for theme in THEMES.values():
        pen = branch_pen(2, theme)
        assert pen.color().name() == theme.muted
        assert tuple(pen.dashPattern()) == branch_pen_style(2)
    assert branch_pen(0, DARK).style() is Qt.PenStyle.SolidLine


def test_the_keyboard_stays_where_a_row_was_that_an_undo_took_away(
    show: Show, trainer: Trainer, qtbot: QtBot
) -> None:
    view = show(trainer.snapshot())
    for find in (lambda: view.entries[0], lambda: view.rows[1]):
        row = find()
        row.setFocus()
        qtbot.waitUntil(row.hasFocus)
        trainer.obey(do.Undo())
        view.draw(Scene(trainer.snapshot()))
        assert view.hasFocus()
        trainer.obey(do.Redo())
        view.draw(Scene(trainer.snapshot()))


def test_an_undo_takes_the_keyboard_from_nobody_else(
    show: Show, trainer: Trainer, qtbot: QtBot
) -> None:
    view = show(trainer.snapshot())
    view.form.alpha.setFocus()
    qtbot.waitUntil(view.form.alpha.hasFocus)
    trainer.obey(do.Undo())
    view.draw(Scene(trainer.snapshot()))
    assert view.form.alpha.hasFocus()
