"""Where no window can open, one sentence says why and what to do; nothing aborts."""

import runpy
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rnn_viz.cli import screen

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux needs system libraries and a screen"
)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Return a set; the libraries put into it cannot be loaded, all others can."""
    lost: set[str] = set()
    monkeypatch.setattr(screen, "_loads", lambda name: name not in lost)
    return lost


def test_without_a_screen_the_sentence_says_how_to_get_one() -> None:
    sentence = screen.explain_no_window()
    assert sentence is not None
    assert sentence.startswith("There is no screen here")
    assert "rnn-viz shot" in sentence


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_platform_that_needs_no_screen_is_trusted(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert screen.explain_no_window() is None


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, without: set[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    without |= {"libxcb-cursor.so.0", "libEGL.so.1"}
    sentence = screen.explain_no_window()
    assert sentence is not None
    assert "(libEGL.so.1, libxcb-cursor.so.0)" in sentence
    assert "'sudo apt-get install libegl1 libxcb-cursor0'" in sentence


def test_wayland_does_without_the_x_libraries_unless_x_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, without: set[str]
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    without.add("libxcb-cursor.so.0")
    assert screen.explain_no_window() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert "libxcb-cursor0" in (screen.explain_no_window() or "")


def test_a_picture_needs_no_x_library(without: set[str]) -> None:
    without.add("libxcb-cursor.so.0")
    assert screen.explain_no_picture() is None
    without.add("libGL.so.1")
    assert "apt-get install libgl1" in (screen.explain_no_picture() or "")


def test_a_screen_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:  # taken by us and not listening: nobody answers there
        unused.bind(("127.0.0.1", 0))
        number = unused.getsockname()[1] - 6000
        monkeypatch.setenv("DISPLAY", f"127.0.0.1:{number}")
        sentence = screen.explain_no_window()
    assert sentence is not None
    assert sentence.startswith(f"The screen '127.0.0.1:{number}' does not answer")


def test_an_unknown_library_is_named_even_without_a_package() -> None:
    assert "libnew.so.7" in screen.explain_missing(["libnew.so.7"])


def test_a_library_that_is_here_loads_and_one_that_is_not_does_not() -> None:
    assert screen.missing({"libc.so.6": "libc6"}) == []
    assert screen.missing({"libnone.so.9": "none"}) == ["libnone.so.9"]


def test_dev_py_can_read_the_file_alone() -> None:
    alone = runpy.run_path(str(Path(screen.__file__)))
    assert alone["missing"]({"libnone.so.9": "none"}) == ["libnone.so.9"]
