"""Three workspaces follow one playhead; a switch, keys and intents lead to them."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from rnn_viz.app.actions import Do
from rnn_viz.core.intents import Focus, Pin, ShowWorkspace, Workspace
from rnn_viz.core.net.subjects import Weight

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
    assert window.switch.index == list(Workspace).index(workspace)
    window.switch.buttons()[1].click()
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
    assert panels.watch.stage.isVisible()
    assert panels.watch.synapses.isVisible()
    window.dispatch.take(Focus(False))
    assert panels.script.isVisible()
    assert panels.watch.curve.isVisible()
    assert not window.actions_by_key[Do.FOCUS].isChecked()


def test_cards_stay_where_what_they_are_about_is_seen(make_window: Any) -> None:
    window, _ = make_window()
    window.dispatch.take(Pin(Weight("synapse_h", 3, 7)))
    (card,) = window.panels.watch.cards.cards
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    assert not card.isVisible()
    window.dispatch.take(ShowWorkspace(Workspace.WATCH))
    assert card.isVisible()


def test_full_screen_and_back(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.FULL_SCREEN].trigger()
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    window.actions_by_key[Do.FULL_SCREEN].trigger()
    assert not window.windowState() & Qt.WindowState.WindowFullScreen
