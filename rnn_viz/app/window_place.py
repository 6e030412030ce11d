"""Where the window is on which screen: remembered, never larger than its screen, always on one."""

from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

DESIGNED = QSize(1440, 900)
MINIMUM = QSize(1100, 700)  # below it areas scroll
_FRAME = QSize(2, 40)  # pixels that a window manager may put around and above
_HANDLE = 80  # pixels of the window that must be on a screen, so that it can be pulled there


class WindowPlace(NamedTuple):
    """Place and size of a window.

    Attributes
    ----------
    x, y
        Upper left corner of its frame.
    width, height
        Of the window within its frame, when it is not maximized.
    is_maximized
        Whether it fills its screen.
    """

    x: int
    y: int
    width: int
    height: int
    is_maximized: bool

    @property
    def text(self) -> str:
        """The place as a word for the settings."""
        state = "maximized" if self.is_maximized else "normal"
        return f"{self.x} {self.y} {self.width} {self.height} {state}"

    @classmethod
    def parse(cls, text: str) -> "WindowPlace | None":
        """Return the place that a word of the settings says; ``None`` if it says none."""
        *numbers, state = text.split() or [""]
        if len(numbers) != 4 or state not in {"normal", "maximized"}:
            return None
        try:
            x, y, width, height = map(int, numbers)
        except ValueError:
            return None
        return cls(x, y, width, height, state == "maximized")


def place_of(window: QWidget) -> WindowPlace:
    """Return where a window is.

    The frame is what a window manager moves: remembering the place within the frame would
    move the window by the frame's height at every start.
    """
    is_maximized = window.isMaximized() or window.isFullScreen()
    size = window.normalGeometry().size() if is_maximized else window.size()
    at = window.normalGeometry().topLeft() if is_maximized else window.pos()
    return WindowPlace(at.x(), at.y(), size.width(), size.height(), is_maximized)


def put(window: QWidget, text: str) -> None:
    """Put a window where it was, or where it is designed to be, on a screen that there is."""
    place = WindowPlace.parse(text)
    room = _room(place, window.screen())
    window.setMinimumSize(MINIMUM.boundedTo(room.size()))
    if place is None:
        window.resize(DESIGNED.boundedTo(room.size()))
        return
    size = QSize(place.width, place.height).boundedTo(room.size())
    window.resize(size.expandedTo(window.minimumSize()))
    x = min(max(place.x, room.left()), room.right() + 1 - window.width())
    y = min(max(place.y, room.top()), room.bottom() + 1 - window.height())
    window.move(x, y)
    if place.is_maximized:
        window.showMaximized()


def _room(place: WindowPlace | None, own: QScreen) -> QRect:
    """Return what a window may cover of the screen that it was on, else of its own."""
    screens = QGuiApplication.screens()
    wanted = [own] if place is None else [*_with(place, screens), own]
    room = wanted[0].availableGeometry()
    return QRect(room.topLeft(), room.size() - _FRAME)


def _with(place: WindowPlace, screens: list[QScreen]) -> list[QScreen]:
    """Return the screens on which enough of a window would be."""
    window = QRect(place.x, place.y, place.width, place.height)
    shared = [(screen, window & screen.availableGeometry()) for screen in screens]
    enough = [pair for pair in shared if min(pair[1].width(), pair[1].height()) >= _HANDLE]
    enough.sort(key=lambda pair: -pair[1].width() * pair[1].height())
    return [screen for screen, _ in enough]


def bytes_of(base64: str) -> QByteArray:
    """Return what a word of the settings stands for."""
    return QByteArray.fromBase64(base64.encode())


def base64_of(data: QByteArray) -> str:
    """Return data as a word for the settings."""
    return bytes(data.toBase64().data()).decode()
