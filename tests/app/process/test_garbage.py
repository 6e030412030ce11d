"""Garbage goes on the window's thread, a little at a time."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.app.process import garbage
from rnn_viz.app.process.garbage import GuiThreadGarbage


class Cycle:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self
        self.much = [[] for _ in range(1000)]  # type: ignore[var-annotated]


@pytest.fixture
def collector(qapp: object) -> Iterator[GuiThreadGarbage]:
    was_enabled = gc.isenabled()
    gc.enable()
    made = GuiThreadGarbage()
    yield made
    made.stop()
    gc.unfreeze()
    if not was_enabled:
        gc.disable()


def test_python_collects_by_itself_before_and_afterwards_only(collector: GuiThreadGarbage) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_is_no_longer_used_goes_soon(collector: GuiThreadGarbage, qtbot: QtBot) -> None:
    gone = weakref.ref(Cycle())
    qtbot.waitUntil(lambda: gone() is None, timeout=5_000)


def test_freezing_looks_at_what_is_new_only(
    collector: GuiThreadGarbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = note_collections(monkeypatch)
    kept = [[number] for number in range(20_000)]
    before = gc.get_freeze_count()
    collector.freeze()
    assert asked == [0], "a full collection costs 0.1 s"
    assert gc.get_freeze_count() >= before + len(kept)
    assert len(gc.get_objects()) < 5_000, "hardly anything is left to be looked at later"


def test_the_older_are_looked_at_more_seldom(
    collector: GuiThreadGarbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = note_collections(monkeypatch)
    monkeypatch.setattr(garbage, "_YOUNG", -1)
    for _ in range(2 * garbage._ALL):
        collector._collect()
    often, seldom, rarely = (asked.count(generation) for generation in (0, 1, 2))
    assert (seldom, rarely) == (58, 2)
    assert often + seldom + rarely == 2 * garbage._ALL


def note_collections(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: asked.append(generation))
    return asked
