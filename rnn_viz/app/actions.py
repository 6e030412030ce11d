"""Every action of the program in one table: menus, buttons, shortcuts and their sheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar


class Do(StrEnum):
    """What the user can do."""

    RUN = "run"
    STEP = "step"
    BACK = "back"
    START = "start"
    END = "end"
    GO_TO = "go-to"
    UNTIL = "until"
    LIVE = "live"
    BOOKMARK = "bookmark"
    UNDO = "undo"
    REDO = "redo"
    NEW_SEED = "new-seed"
    QUIT = "quit"
    TRAINING = "training"
    NUMBERS = "numbers"
    PREVIOUS_BIT = "previous-bit"
    PLAY_BITS = "play-bits"
    NEXT_BIT = "next-bit"
    WHOLE_SUM = "whole-sum"
    SLOW_MOTION = "slow-motion"
    NEXT_WRONG = "next-wrong"
    PREVIOUS_WRONG = "previous-wrong"
    SLOWER = "slower"
    FASTER = "faster"
    WATCH = "watch"
    INSIDE = "inside"
    EXPERIMENT = "experiment"
    FOCUS = "focus"
    FULL_SCREEN = "full-screen"
    LARGER = "larger"
    SMALLER = "smaller"
    NORMAL_SIZE = "normal-size"
    WHOLE_RUN = "whole-run"
    THEME_SYSTEM = "theme-system"
    THEME_LIGHT = "theme-light"
    THEME_DARK = "theme-dark"
    REDUCED_MOTION = "reduced-motion"
    EXPLAIN = "explain"
    GLOSSARY = "glossary"
    SHORTCUTS = "shortcuts"
    HINTS = "hints"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes
    ----------
    do
        Its key.
    menu
        The menu it is in, in the order of the table.
    text
        What the menu calls it.
    keys
        Shortcuts in Qt's portable spelling, the one to be told first; empty for none.
    tip
        One sentence for tooltip and sheet.
    icon
        Name of an icon in ``resources/icons``; empty for none.
    group
        Actions of one group are alternatives, of which one is checked.
    is_switch
        Whether it is switched on and off by itself.
    """

    do: Do
    menu: str
    text: str
    keys: str
    tip: str
    icon: str = ""
    group: str = ""
    is_switch: bool = False

    @property
    def shown_keys(self) -> str:
        """The first shortcut as this system writes it, with the one minus sign."""
        first = QKeySequence.listFromString(self.keys)[0]
        native = first.toString(QKeySequence.SequenceFormat.NativeText)
        return native[:-1] + "−" if native.endswith("-") else native


ACTIONS = (
    ActionSpec(Do.RUN, "Run", "Run / pause", "Space", "Train at the chosen speed, or pause"),
    ActionSpec(Do.STEP, "Run", "Step", "Right",
               "One step of the chosen size; while running, pause", "step"),
    ActionSpec(Do.BACK, "Run", "Step back", "Left",
               "One step of the chosen size back; exactly as it was", "back"),
    ActionSpec(Do.START, "Run", "Back to the start", "Home",
               "Back to iteration 0; the same weights, and nothing is forgotten", "start"),
    ActionSpec(Do.END, "Run", "To the end", "End", "Train to the end of the run"),
    ActionSpec(Do.GO_TO, "Run", "Go to iteration …", "Ctrl+G", "Go to any iteration"),
    ActionSpec(Do.UNTIL, "Run", "Run until …", "Ctrl+U", "Run until something is so"),
    ActionSpec(Do.LIVE, "Run", "Back to live", "L", "To the furthest iteration trained so far"),
    ActionSpec(Do.BOOKMARK, "Run", "Bookmark", "B", "Give this moment a name on the timeline"),
    ActionSpec(Do.UNDO, "Run", "Undo", "Ctrl+Z", "Take the last change of the run back"),
    ActionSpec(Do.REDO, "Run", "Redo", "Ctrl+Shift+Z", "Change the run again as before undoing"),
    ActionSpec(Do.NEW_SEED, "Run", "New run with a random seed", "Ctrl+R",
               "Start a new run from other random weights"),
    ActionSpec(Do.QUIT, "Run", "Quit", "Ctrl+Q", "Close the window"),
    ActionSpec(Do.TRAINING, "Sum", "Training example", "Ctrl+T",
               "Put the next example to be learned on stage"),
    ActionSpec(Do.NUMBERS, "Sum", "My numbers …", "Ctrl+N", "Type two numbers to add"),
    ActionSpec(Do.PREVIOUS_BIT, "Sum", "Previous bit", "Ctrl+Left",
               "One position back in the sum on stage", "previous-bit"),
    ActionSpec(Do.PLAY_BITS, "Sum", "Play bit by bit", "Ctrl+Space",
               "Watch the sum on stage being computed, one position after the other", "play"),
    ActionSpec(Do.NEXT_BIT, "Sum", "Next bit", "Ctrl+Right",
               "One position on in the sum on stage", "next-bit"),
    ActionSpec(Do.SLOW_MOTION, "Sum", "Slow motion", "Ctrl+Return",
               "Watch every operation of the sum, line by line of the script; or leave it"),
    ActionSpec(Do.WHOLE_SUM, "Sum", "Whole sum", "Ctrl+Down",
               "Show every position at once, and leave slow motion; Escape does so, too"),
    ActionSpec(Do.SLOWER, "Sum", "Slower motion", "-", "More time for each operation"),
    ActionSpec(Do.FASTER, "Sum", "Faster motion", "+", "Less time for each operation"),
    ActionSpec(Do.NEXT_WRONG, "Sum", "Next wrong sum", "N",
               "Put the next wrong sum of the map on stage, of those that its legend lets through"),
    ActionSpec(Do.PREVIOUS_WRONG, "Sum", "Previous wrong sum", "Shift+N",
               "Put the wrong sum before it on stage"),
    ActionSpec(Do.WATCH, "View", "Watch", "Ctrl+1", "What does the network do?",
               group="workspace"),
    ActionSpec(Do.INSIDE, "View", "Inside", "Ctrl+2", "What has the network learned?",
               group="workspace"),
    ActionSpec(Do.EXPERIMENT, "View", "Experiment", "Ctrl+3", "What if it were different?",
               group="workspace"),
    ActionSpec(Do.FOCUS, "View", "Only stage and network", "F",
               "For the projector: stage and network alone; Escape leads back, too",
               is_switch=True),
    ActionSpec(Do.FULL_SCREEN, "View", "Full screen", "F11",
               "The whole screen; Escape leads back, too", is_switch=True),
    ActionSpec(Do.LARGER, "View", "Larger text", "Ctrl++; Ctrl+=", "Larger text and pictures"),
    ActionSpec(Do.SMALLER, "View", "Smaller text", "Ctrl+-", "Smaller text and pictures"),
    ActionSpec(Do.NORMAL_SIZE, "View", "Normal size", "Ctrl+0",
               "Text and pictures as large as they are designed"),
    ActionSpec(Do.WHOLE_RUN, "View", "Whole run in curve", "W", "Undo zooming the curve"),
    ActionSpec(Do.THEME_SYSTEM, "View", "System colours", "", "Light or dark like the system",
               group="theme"),
    ActionSpec(Do.THEME_LIGHT, "View", "Light", "", "Light colours", group="theme"),
    ActionSpec(Do.THEME_DARK, "View", "Dark", "", "Dark colours", group="theme"),
    ActionSpec(Do.REDUCED_MOTION, "View", "Reduced motion", "",
               "Show every change at once: nothing slides or fades", is_switch=True),
    ActionSpec(Do.EXPLAIN, "Help", "What is this?", "F1",
               "Explain what the mouse or the keyboard came to last"),
    ActionSpec(Do.GLOSSARY, "Help", "Glossary", "", "All words of this window, to be searched"),
    ActionSpec(Do.SHORTCUTS, "Help", "Keyboard shortcuts", "Shift+F1", "Show all keys"),
    ActionSpec(Do.HINTS, "Help", "Show the hints again", "", "The three hints of the first start"),
    ActionSpec(Do.ABOUT, "Help", "About RNN Viz", "", "What this program is"),
)  # fmt: skip

_BEGIN_GROUPS = {  # in the menus a line is over them
    Do.START, Do.GO_TO, Do.BOOKMARK, Do.UNDO, Do.NEW_SEED, Do.QUIT, Do.PREVIOUS_BIT, Do.SLOW_MOTION,
    Do.NEXT_WRONG, Do.FOCUS, Do.LARGER, Do.WHOLE_RUN, Do.THEME_SYSTEM, Do.REDUCED_MOTION,
    Do.SHORTCUTS, Do.ABOUT,
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
        menu = bar.addMenu(name)
        for do in entries:
            if do in _BEGIN_GROUPS and menu.actions():
                menu.addSeparator()
            menu.addAction(actions[do])


def menus() -> dict[str, list[Do]]:
    """Return the menus in order, each with its actions in order."""
    found: dict[str, list[Do]] = {}
    for spec in ACTIONS:
        found.setdefault(spec.menu, []).append(spec.do)
    return found


def _without_checked(handler: Callable[[], None]) -> Callable[[bool], None]:
    """Drop the argument that ``triggered`` carries."""
    return lambda _checked: handler()
