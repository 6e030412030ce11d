"""Where things are kept."""

import os
from pathlib import Path

import pytest

from rnn_viz.io import ending, settings
from rnn_viz.io.places import passing_places, places_in, usual_places


def test_the_usual_places_are_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("config", "log"):
        folder = str(tmp_path / kind)
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_a, at=folder, **_k: at)
    places = usual_places()
    assert places.settings == tmp_path / "config" / "settings.json"
    assert (places.log, places.passing) == (tmp_path / "log", None)


def test_all_of_it_can_be_in_one_folder(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    assert tmp_path in places.settings.parents
    assert tmp_path in places.log.parents


def test_passing_places_begin_empty_and_ask_before_work_is_lost(tmp_path: Path) -> None:
    with passing_places(tmp_path) as places:
        kept, problems = settings.load(places.settings)
        assert (kept, problems) == (settings.Settings(reopen=False), [])
        assert places.log == tmp_path
        assert places.passing == places.settings.parent
    assert not places.settings.parent.exists()


def test_passing_places_are_removed_where_the_process_ends_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bool] = []
    monkeypatch.setattr(ending, "_undos", [])
    with passing_places(tmp_path) as places:
        monkeypatch.setattr(os, "_exit", lambda _: left.append(places.settings.exists()))
        ending.end_at_once(0)
    assert left == [False]
