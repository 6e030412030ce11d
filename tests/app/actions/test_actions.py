"""The actions table is complete and free of contradictions."""

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from rnn_viz.app.actions.do import Do
from rnn_viz.app.actions.table import ACTIONS, build_actions, fill_menus, menus
from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.saved.saved_work import BackToRun


def test_every_action_is_in_the_table_once() -> None:
    assert sorted(spec.do for spec in ACTIONS) == sorted(Do)


@pytest.mark.parametrize("field", ["text", "tip"])
def test_no_two_actions_are_called_the_same(field: str) -> None:
    values = [getattr(spec, field) for spec in ACTIONS]
    assert len(set(values)) == len(values)


def test_no_two_actions_have_the_same_keys() -> None:
    keys = [spec.keys for spec in ACTIONS if spec.keys]
    assert len(set(keys)) == len(keys)


def test_every_action_is_in_a_menu() -> None:
    assert sorted(it for entries in menus().values() for it in entries) == sorted(Do)


@pytest.mark.parametrize("do", list(Do))
def test_a_trigger_calls_its_handler(qapp: object, do: Do) -> None:
    called: list[Do] = []
    handlers = {each: (lambda each=each: called.append(each)) for each in Do}
    parent = QObject()
    build_actions(handlers, parent)[do].trigger()
    assert called == [do]


def test_a_missing_handler_is_noticed_at_once(qapp: object) -> None:
    with pytest.raises(KeyError):
        build_actions({}, QObject())


def test_menus_have_lines_between_groups(qtbot: QtBot, qapp: Any) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    actions = build_actions(dict.fromkeys(Do, bar.update), bar)
    fill_menus(bar, actions)
    for top in bar.actions()[1:]:
        entries = [entry.isSeparator() for entry in top.menu().actions()]
        assert any(entries)
        assert not entries[0]
        assert not entries[-1]
        assert not any(one and two for one, two in pairwise(entries))


def test_only_what_would_do_something_can_be_chosen(make_window: Any) -> None:
    window, engine = make_window()

    def possible() -> list[Do]:
        window.bridge.poll()
        asked = (Do.START, Do.BACK, Do.LIVE, Do.UNDO, Do.REDO)
        return [it for it in asked if window.actions_by_key[it].isEnabled()]

    window.bridge.poll()
    assert possible() == []
    engine.send(do.Intervene(SetAlpha(0.2)))
    assert possible() == [Do.UNDO]
    engine.send(do.Undo())
    assert possible() == [Do.REDO]
    engine.send(do.GoTo(10))
    engine.work()
    assert possible() == [Do.START, Do.BACK, Do.REDO]
    engine.send(do.GoTo(5))
    engine.work()
    assert possible() == [Do.START, Do.BACK, Do.LIVE, Do.REDO]


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_the_menu_says_what_undo_takes_back_and_lists_the_runs(make_window: Any) -> None:
    window, engine = make_window()
    undo, redo, runs = (window.actions_by_key[it] for it in (Do.UNDO, Do.REDO, Do.RUNS))

    def send(*commands: do.Command) -> None:
        for command in commands:
            engine.send(command)
            engine.work()
        window.bridge.poll()

    window.bridge.poll()
    assert (undo.text(), redo.text(), runs.isEnabled()) == ("Undo", "Redo", False)
    send(do.GoTo(10), do.RenameBranch(0, "this & that"), do.Configure(RunConfig(hidden=32)))
    assert (undo.text(), runs.isEnabled()) == ("Undo: new run with 32 hidden units", True)
    runs.trigger()
    card = window.panels.run_card.runs.card
    assert card.isVisible()
    card.lines[0].chosen.emit()
    engine.work()
    window.bridge.poll()
    assert window.bridge.newest.iteration == 10
    send(BackToRun(2), do.Undo())
    assert redo.text() == "Redo: new run with 32 hidden units"
    send(do.GoTo(5), do.Intervene(SetAlpha(0.2)), do.DeleteBranch(1))
    assert undo.text() == "Undo: deleted branch 1: alpha 0.2"
