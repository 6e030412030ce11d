"""Stands in for the window: what a view wishes to see is what it is given to draw."""

from typing import Any

from rnn_viz.core.intents import Intent
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_moved import moved
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.widgets.view import View


def follow(view: View) -> None:
    """Let a view have its way: its intents are followed at once."""
    view.wished.connect(lambda wish: show(view, wish) if isinstance(wish, Intent) else None)


def show(view: View, intent: Intent) -> None:
    """Follow an intent."""
    scene = view.scene
    assert scene is not None
    view.draw(Scene(scene.now, scene.view.after(intent), scene))


def redraw(view: View, now: Snapshot) -> None:
    """Draw another moment; what is seen of it stays chosen."""
    before = view.scene
    chosen = ViewState() if before is None else moved(before.view, before.now, now)
    view.draw(Scene(now, chosen, before))


def wishes(view: View) -> list[Any]:
    """Return a list into which all that a view wishes will be put."""
    heard: list[Any] = []
    view.wished.connect(heard.append)
    return heard
