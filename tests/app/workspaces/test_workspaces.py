"""Three workspaces follow one playhead; a switch, keys and intents lead to them."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar, QPushButton, QScrollBar

from rnn_viz.app.actions.do import Do
from rnn_viz.core.commands import GoTo
from rnn_viz.core.intents import Focus, Pin, ShowWorkspace, Unpin, Workspace
from rnn_viz.core.net.subjects import Unit, Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.settings import Settings
from rnn_viz.views.widgets.scrolling import ScrollingColumn

KEYS = {Do.WATCH: "Ctrl+1", Do.INSIDE: "Ctrl+2", Do.EXPERIMENT: "Ctrl+3"}


@pytest.mark.parametrize(("key", "workspace"), list(zip(KEYS, Workspace, strict=True)))
def test_each_has_a_key_a_word_and_an_intent(
    make_window: Any, key: Do, workspace: Workspace
) -> None:
    window, _ = make_window()
    assert window.actions_by_key[key].shortcut().toString() == KEYS[key]
    window.actions_by_key[key].trigger()
    assert window.dispatch.view.workspace is workspace
    assert window.panels.workspaces[workspace].isVisible()
    assert window.actions_by_key[key].isChecked()
    assert window.switch.row.index == list(Workspace).index(workspace)
    window.switch.row.buttons()[1].click()
    assert window.dispatch.view.workspace is Workspace.INSIDE


def test_only_what_is_seen_is_drawn_and_looked_for(make_window: Any) -> None:
    window, _ = make_window()
    assert "milestones" in window.panels.studies or "map" in window.panels.studies
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    assert "shares" in window.panels.studies
    assert "map" not in window.panels.studies
    lens = window.panels.workspaces[Workspace.INSIDE].views[0]
    assert lens.snapshot is not None
    assert window.panels.transport.isVisible()
    assert window.panels.timeline.isVisible()
    assert window.panels.script.isVisible()


def test_focus_shows_only_stage_and_network(make_window: Any) -> None:
    window, _ = make_window()
    assert window.actions_by_key[Do.FOCUS].shortcut().toString() == "F"
    window.actions_by_key[Do.FOCUS].trigger()
    panels = window.panels
    assert not panels.script.isVisible()
    assert not panels.watch.curve.isVisible()
    assert not panels.timeline.isVisible()
    assert panels.transport.isVisible()
    assert panels.watch.stage.isVisible()
    assert panels.watch.synapses.isVisible()
    window.dispatch.take(Focus(False))
    assert panels.script.isVisible()
    assert panels.watch.curve.isVisible()
    assert panels.timeline.isVisible()
    assert not window.actions_by_key[Do.FOCUS].isChecked()


def test_cards_stay_where_what_they_are_about_is_seen(make_window: Any) -> None:
    window, _ = make_window()
    window.dispatch.take(Pin(Weight("synapse_h", 3, 7)))
    (card,) = window.panels.watch.cards.cards
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    assert not card.isVisible()
    window.dispatch.take(ShowWorkspace(Workspace.WATCH))
    assert card.isVisible()


def test_a_card_opened_beside_stage_and_network_is_seen(make_window: Any) -> None:
    window, _ = make_window()
    window.dispatch.take(Focus(True))
    watch = window.panels.watch
    window.dispatch.take(Pin(Unit(3, 7)))
    (card,) = watch.cards.cards
    assert card.isVisible()
    assert watch.stage.isVisible()
    assert not watch.curve.isVisible()
    assert not watch.all_sums.isVisible()
    assert (
        watch.stage.mapTo(window, watch.stage.rect().topRight()).x()
        < card.mapTo(window, QPoint()).x()
    )
    window.dispatch.take(Focus(False))
    assert card.isVisible()
    assert watch.curve.isVisible()
    window.dispatch.take(Focus(True))
    window.dispatch.take(Unpin(Unit(3, 7)))
    assert not watch.right.isVisible()


def test_full_screen_and_back(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.FULL_SCREEN].trigger()
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    window.actions_by_key[Do.FULL_SCREEN].trigger()
    assert not window.windowState() & Qt.WindowState.WindowFullScreen


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_stage_and_network_alone_need_no_scroll_bar(
    make_window: Any, size: tuple[int, int]
) -> None:
    window, _ = make_window()
    window.resize(*size)
    window.actions_by_key[Do.FOCUS].trigger()
    QApplication.sendPostedEvents()
    bars = [bar for bar in window.panels.findChildren(QScrollBar) if bar.isVisible()]
    assert bars == []


def test_escape_leads_back_the_innermost_first(make_window: Any) -> None:
    window, engine = make_window()
    window.dispatch.take(Pin(Unit(2, 5)))
    for do in (Do.FULL_SCREEN, Do.FOCUS, Do.SLOW_MOTION):
        window.actions_by_key[do].trigger()
    window.bridge.poll()

    def state() -> tuple[bool, ...]:
        window.bridge.poll()
        is_slow, view = engine.newest.stage.is_slow_motion, window.dispatch.view
        return is_slow, view.is_focused, bool(view.pinned), window.isFullScreen()

    found = [state()]
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_Escape)
        found.append(state())
    assert found == [
        (True, True, True, True),
        (True, True, False, True),
        (False, True, False, True),
        (False, False, False, True),
        (False, False, False, False),
        (False, False, False, False),
    ]
    assert not window.actions_by_key[Do.FULL_SCREEN].isChecked()


def test_escape_leaves_what_is_not_seen_now(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.FOCUS].trigger()
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.dispatch.view.is_focused


def test_inside_opens_at_its_top_whatever_watch_has_no_room_for(make_window: Any) -> None:
    window, _ = make_window(RunConfig(bits=32))
    window.resize(1100, 700)
    column, *_ = window.panels.watch.findChildren(ScrollingColumn)
    column.verticalScrollBar().setValue(20)
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    inside = window.panels.workspaces[Workspace.INSIDE]
    assert inside.mapTo(window.panels, QPoint()).y() > window.panels.transport.geometry().bottom()


@pytest.mark.parametrize(("at", "is_learned"), [(0, False), (300, True)])
def test_in_large_type_the_words_become_a_menu_and_every_menu_stays(
    make_window: Any, at: int, is_learned: bool
) -> None:
    window, engine = make_window(RunConfig(iterations=300), Settings(theme="dark", scale=200))
    window.resize(1100, 700)
    engine.send(GoTo(at))
    engine.work()
    window.bridge.poll()
    for _ in range(3):
        QApplication.sendPostedEvents()
    bar, switch = window.findChild(QMenuBar), window.switch
    assert all(bar.rect().contains(bar.actionGeometry(menu)) for menu in bar.actions())
    assert bar.width() >= bar.sizeHint().width()
    assert switch.menu.isVisible()
    assert not switch.row.isVisible()
    assert window.findChild(QPushButton, "status.extend").isVisible() == is_learned
    switch.menu.menu().actions()[1].trigger()
    assert window.dispatch.view.workspace is Workspace.INSIDE
    assert switch.menu.text() == "Inside"
    window.resize(1700, 900)
    QApplication.sendPostedEvents()
    assert switch.row.isVisible()
    assert switch.row.index == 1
