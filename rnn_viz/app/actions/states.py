"""What actions show of the moment: their icons, what is possible now, what is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from rnn_viz.app import resources
from rnn_viz.app.actions.do import Do
from rnn_viz.app.actions.table import ACTIONS, Actions
from rnn_viz.core.language import _
from rnn_viz.views.widgets.icons import tinted
from rnn_viz.views.widgets.theme import Theme

if TYPE_CHECKING:  # numpy is imported after the first paint
    from rnn_viz.core.snapshot import Snapshot
    from rnn_viz.core.view_state import ViewState


def colour(actions: Actions, theme: Theme) -> None:
    """Draw the icons of all actions in the colours of a theme."""
    for spec in ACTIONS:
        if spec.icon:
            svg = resources.read_text(f"icons/{spec.icon}.svg")
            actions[spec.do].setIcon(tinted(svg, theme.text, theme.faint))


def show_playing(action: QAction, playing: bool, theme: Theme) -> None:
    """Let the action that plays the bits show that it would pause them."""
    if action.property("playing") != (playing, theme.name):
        action.setProperty("playing", (playing, theme.name))
        svg = resources.read_text(f"icons/{'pause' if playing else 'play'}.svg")
        action.setIcon(tinted(svg, theme.text, theme.faint))


def show_possible(actions: Actions, now: "Snapshot") -> None:
    """Let the user do only what would do something now."""
    is_past_start = now.iteration > 0 or now.is_moving
    is_inside = bool(now.stage.operation) or now.stage.own_numbers is not None
    possible = {
        Do.START: is_past_start, Do.BACK: is_past_start or is_inside,
        Do.LIVE: now.iteration < now.frontier,
        Do.UNDO: bool(now.run_state.undoable), Do.REDO: bool(now.run_state.redoable),
        Do.RUNS: bool(now.earlier),
    }  # fmt: skip
    for key, is_possible in possible.items():
        actions[key].setEnabled(is_possible)
    state = now.run_state
    for key, plain, done, words in (
        (Do.UNDO, _("Undo"), _("Undo: {what}"), state.undoable),
        (Do.REDO, _("Redo"), _("Redo: {what}"), state.redoable),
    ):  # fmt: skip
        text = done.format(what=words.replace("&", "&&")) if words else plain
        if actions[key].text() != text:
            actions[key].setText(text)


def show_choices(actions: Actions, view: "ViewState") -> None:
    """Check what is chosen in the View menu."""
    actions[Do(view.workspace.name.lower())].setChecked(True)
    actions[Do.FOCUS].setChecked(view.is_focused)
