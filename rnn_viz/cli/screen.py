"""Can Qt draw here? Asked before Qt is loaded, for on Linux a missing library kills the process.

Standard library and texts only, since ``dev.py`` reads this file before anything is installed.
"""

import ctypes
import os
import sys
from collections.abc import Iterable, Mapping

from rnn_viz.core.language import _

# What the dynamic linker must find, and the Debian package that brings it.
DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
SYSTEM_PACKAGES = DRAWING | X_WINDOW


def explain_no_window() -> str | None:
    """Return why a window cannot open here and what to do, in one sentence; None if it can.

    It costs about 5 ms when all is well, most of which Qt would spend a moment later.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or platform not in ("", "xcb", "wayland"):
        return None
    screen = os.environ.get("DISPLAY")
    wayland = os.environ.get("WAYLAND_DISPLAY") if platform != "xcb" else None
    if not screen and not wayland:
        return _(
            "There is no screen here (DISPLAY and WAYLAND_DISPLAY are not set): start RNN Viz "
            "in a desktop session or through 'ssh -X', or have it make a picture with "
            "'rnn-viz shot picture.png'."
        )
    lost = missing(DRAWING if wayland else SYSTEM_PACKAGES)  # Wayland does without the X libraries
    if lost:
        return explain_missing(lost)
    if screen and not wayland and not _answers(screen):
        silent = _(
            "The screen '{screen}' does not answer: start RNN Viz from a terminal inside your "
            "desktop session, or correct the variable DISPLAY."
        )
        return silent.format(screen=screen)
    return None


def explain_no_picture() -> str | None:
    """Return why nothing can be drawn even without a screen, in one sentence; None if it can."""
    lost = missing(DRAWING)
    return explain_missing(lost) if lost else None


def missing(libraries: Mapping[str, str] = SYSTEM_PACKAGES) -> list[str]:
    """Return those of the libraries that cannot be loaded here; none are needed off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in libraries if not _loads(name)]


def explain_missing(libraries: Iterable[str]) -> str:
    """Return one sentence that names the libraries and the exact line that installs them."""
    names = list(libraries)
    packages = " ".join(SYSTEM_PACKAGES.get(name, name) for name in names)
    sentence = _(
        "Qt needs system libraries that are missing ({names}): install them, on Debian and Ubuntu "
        "with 'sudo apt-get install {packages}'."
    )
    return sentence.format(names=", ".join(names), packages=packages)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers(screen: str) -> bool:
    """Connect to the X server as Qt will."""
    xcb = ctypes.CDLL("libxcb.so.1")  # libxcb-cursor, just found, needs it too
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(screen.encode(), None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
