"""All actions in one table, and what is built from it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar

from rnn_viz.app.actions.do import Do
from rnn_viz.app.actions.file_rows import FILE_ROWS
from rnn_viz.app.actions.help_rows import HELP_ROWS
from rnn_viz.app.actions.run_rows import RUN_ROWS
from rnn_viz.app.actions.sum_rows import SUM_ROWS
from rnn_viz.app.actions.view_rows import VIEW_ROWS
from rnn_viz.core.language import _p

ACTIONS = (*FILE_ROWS, *RUN_ROWS, *SUM_ROWS, *VIEW_ROWS, *HELP_ROWS)
_BEGIN_GROUPS = {  # in the menus a line is over them
    Do.SAVE, Do.COPY_PICTURE, Do.COPY_LINK, Do.REOPEN, Do.QUIT, Do.START, Do.GO_TO, Do.BOOKMARK,
    Do.UNDO, Do.NEW_SEED, Do.PREVIOUS_BIT, Do.SLOW_MOTION, Do.NEXT_WRONG, Do.FOCUS, Do.LARGER,
    Do.WHOLE_RUN, Do.THEME_SYSTEM, Do.LANGUAGE_SYSTEM, Do.REDUCED_MOTION, Do.EXPLAIN,
    Do.SHORTCUTS, Do.ABOUT,
}  # fmt: skip
_MENUS = {
    "File": _p("menu", "File"), "Run": _p("menu", "Run"), "Sum": _p("menu", "Sum"),
    "View": _p("menu", "View"), "Help": _p("menu", "Help"),
}  # fmt: skip
Actions = dict[Do, QAction]


def build_actions(handlers: Mapping[Do, Callable[[], None]], parent: QObject) -> Actions:
    """Make all actions.

    Raises
    ------
    KeyError
        An action has no handler.
    """
    groups: dict[str, QActionGroup] = {}
    actions: Actions = {}
    for spec in ACTIONS:
        action = QAction(spec.text, parent)
        action.setObjectName(spec.do.value)
        action.setShortcuts(QKeySequence.listFromString(spec.keys))
        hint = f" ({spec.shown_keys})" if spec.keys else ""
        action.setToolTip(f"{spec.tip}{hint}")
        action.setStatusTip(spec.tip)
        action.triggered.connect(_without_checked(handlers[spec.do]))
        action.setCheckable(spec.is_switch or bool(spec.group))
        if spec.group:
            groups.setdefault(spec.group, QActionGroup(parent)).addAction(action)
        actions[spec.do] = action
    return actions


def fill_menus(bar: QMenuBar, actions: Actions) -> None:
    """Make all menus, with lines between groups of actions."""
    for name, entries in menus().items():
        menu = bar.addMenu(menu_text(name))
        for do in entries:
            if do in _BEGIN_GROUPS and menu.actions():
                menu.addSeparator()
            menu.addAction(actions[do])


def menu_text(name: str) -> str:
    """Return what a menu of the table is called in the window."""
    return _MENUS[name]


def menus() -> dict[str, list[Do]]:
    """Return the menus in order, each with its actions in order."""
    found: dict[str, list[Do]] = {}
    for spec in ACTIONS:
        found.setdefault(spec.menu, []).append(spec.do)
    return found


def _without_checked(handler: Callable[[], None]) -> Callable[[bool], None]:
    """Drop the argument that ``triggered`` carries."""
    return lambda _checked: handler()
