"""Settings are kept soon after each change; what another window has changed stays."""

from pathlib import Path
from typing import Any

from rnn_viz.app.actions.do import Do
from rnn_viz.app.dialogs import Message
from rnn_viz.app.process.keeping import SettingsKeeper
from rnn_viz.io import settings
from rnn_viz.io.settings import Settings

KEPT = Settings(theme="dark")


def started(window: Any, path: Path) -> SettingsKeeper:
    keeper = SettingsKeeper(window, path, KEPT)
    window.closed.connect(keeper.finish)
    keeper.start()
    return keeper


def test_a_change_is_kept_once_it_no_longer_changes(make_window: Any, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    window, _ = make_window(settings=KEPT)
    keeper = started(window, path)
    window.actions_by_key[Do.THEME_LIGHT].trigger()
    keeper.look()
    assert settings.load(path)[0].theme == "dark", "it may still be changing"
    keeper.look()
    assert settings.load(path)[0].theme == "light", "and a kill loses nothing"


def test_the_window_that_is_closed_last_keeps_only_its_own_changes(
    make_window: Any, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    (one, _), (other, _) = make_window(settings=KEPT), make_window(settings=KEPT)
    for window in (one, other):
        started(window, path)
    one.actions_by_key[Do.THEME_LIGHT].trigger()
    one.close()
    other.actions_by_key[Do.REDUCED_MOTION].trigger()
    other.close()
    kept, problems = settings.load(path)
    assert (kept.theme, kept.reduced_motion, problems) == ("light", True, [])


def test_what_cannot_be_kept_is_told_and_not_tried_again_and_again(
    make_window: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    window, _ = make_window(settings=KEPT)
    keeper = started(window, tmp_path / "file" / "settings.json")
    (box,) = window.findChildren(Message)
    assert "Settings are not kept" in box.said.text()
    box.close()
    for _ in range(3):
        keeper.look()
    assert not [box for box in window.findChildren(Message) if box.isVisible()]


def test_sessions_that_two_windows_opened_are_both_remembered(tmp_path: Path) -> None:
    path, before = tmp_path / "settings.json", Settings(recent=("/old",))
    settings.save(path, before)
    settings.save(path, Settings(recent=("/one", "/old")), before)
    settings.save(path, Settings(recent=("/two", "/old")), before)
    assert settings.load(path)[0].recent == ("/two", "/old", "/one")
    settings.save(path, Settings(recent=()), Settings(recent=("/two",)))
    assert settings.load(path)[0].recent == (), "the list was cleared"
