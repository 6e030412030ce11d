"""All keys on one sheet, in columns by subject."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.app.actions.table import ACTIONS, menu_text, menus
from rnn_viz.app.dialogs import Dialog
from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling

_COLUMNS = (("File", "Run", "field"), ("Sum", "anywhere"), ("View", "Help", "pictures"))
_KEYS = 92  # pixels at least
_FRAME, _BAR, _BESIDE = 48, 12, 48  # pixels around, of a scroll bar, and of the window beside
_MORE = {
    "anywhere": (
        (_("Esc"), _("Close the newest card")), ("", _("else leave slow motion")),
        ("", _("else show all areas again")), ("", _("else leave the full screen")),
    ),
    "field": (
        (_("Enter"), _("Take what was typed")), (_("Esc"), _("Bring the old value back")),
    ),
    "pictures": (
        (_("Wheel"), _("Zoom the curve; Shift: move along")),
        (_("Drag"), _("Zoom the curve to a stretch")),
        (_("Tab, arrows"), _("From cell to cell; Enter: its card")),
        (_("Page keys"), _("A twentieth of the run")),
    ),
}  # fmt: skip
_WHERE = {"anywhere": _("Anywhere"), "field": _("In a field"), "pictures": _("In pictures")}


class ShortcutSheet(Dialog):
    """Every action that has a key, and what mouse and fields can do.

    Attributes
    ----------
    keys
        What scrolls where the window is small.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Keyboard shortcuts"))
        subjects = _by_menu() | _MORE
        sheet, columns = QWidget(), []
        for names in _COLUMNS:
            wide = max(map(_width, (keys for name in names for keys, _what in subjects[name])))
            blocks = (_block(_heading(name), subjects[name], wide) for name in names)
            columns.append(filled(QVBoxLayout(), *blocks, None, spacing=20))
        filled(QHBoxLayout(sheet), *columns, spacing=32)
        self.keys = scrolling(sheet, self)
        self.body.addWidget(self.keys)
        needed, around = sheet.sizeHint(), self.sizeHint() - self.keys.sizeHint()
        self.resize(
            min(needed.width() + scaled(_FRAME + _BAR), window.width() - _BESIDE),
            min(needed.height() + around.height() + scaled(_BAR), window.height() - _BESIDE),
        )


def _by_menu() -> dict[str, Sequence[tuple[str, str]]]:
    """Return the keys of every menu, with what they do."""
    specs = {spec.do: spec for spec in ACTIONS}
    return {
        menu: [(specs[do].shown_keys, specs[do].text) for do in entries if specs[do].keys]
        for menu, entries in menus().items()
    }


def _heading(name: str) -> str:
    """Return what is over the keys of a menu, or of a place."""
    return _WHERE[name] if name in _WHERE else menu_text(name)


def _width(keys: str) -> int:
    """Return how much room keys need, so that all blocks of a column have as much."""
    metrics = QFontMetrics(fonts.text(12, bold=True))
    return max(scaled(_KEYS), metrics.horizontalAdvance(keys) + 1)


def _block(subject: str, rows: Iterable[tuple[str, str]], wide: int) -> QWidget:
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scaled(16))
    grid.setVerticalSpacing(scaled(6))
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, wide)
    grid.addWidget(Heading(subject), 0, 0, 1, 2)
    for row, (keys, what) in enumerate(rows, start=1):
        for column, label in enumerate(
            (styled(QLabel(keys), font=fonts.text(12, bold=True)), QLabel(what))
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(label, row, column)
    return block
