"""What the user can do, and how one such action is described."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence


class Do(StrEnum):
    """What the user can do."""

    NEW = "new"
    OPEN = "open"
    RECENT = "recent"
    OPEN_WEIGHTS = "open-weights"
    OPEN_LESSON = "open-lesson"
    SAVE = "save"
    SAVE_AS = "save-as"
    EXPORT_DATA = "export-data"
    COPY_LINK = "copy-link"
    PASTE_LINK = "paste-link"
    REOPEN = "reopen"
    QUIT = "quit"
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
    COPY_PICTURE = "copy-picture"
    SAVE_PICTURE = "save-picture"
    SAVE_WINDOW = "save-window"
    SAVE_REPORT = "save-report"
    RUNS = "runs"
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
    LANGUAGE_SYSTEM = "language-system"
    LANGUAGE_ENGLISH = "language-english"
    LANGUAGE_GERMAN = "language-german"
    LESSONS = "lessons"
    NEXT_PAGE = "next-page"
    PREVIOUS_PAGE = "previous-page"
    NOTES = "notes"
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
