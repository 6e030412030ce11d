"""What a person at a desk with one window on it sees, clicks and types."""

import json
import os
import re
import select
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

PATIENCE = 60.0  # seconds; a busy machine may take long, and only a broken one takes all


@dataclass(frozen=True)
class Thing:
    """One thing on the screen, as a screen reader knows it.

    Attributes
    ----------
    role
        What kind of thing it is, as in ``QAccessible.Role``: "Button", "StaticText", …
    key
        The object name of the widget.
    name, description, value
        Its texts.
    rect
        Left, top, width and height in pixels of the screen.
    states
        Which of "active", "checked", "disabled", "focused", "invisible", … it is.
    """

    role: str
    key: str
    name: str
    description: str
    value: str
    rect: tuple[int, int, int, int]
    states: frozenset[str]

    @classmethod
    def parse(cls, told: dict[str, Any]) -> Self:
        """Read one entry of the host's answer."""
        return cls(**told | {"rect": tuple(told["rect"]), "states": frozenset(told["states"])})

    @property
    def text(self) -> str:
        """What it says: its value, else its name."""
        return self.value or self.name

    def at(self, across: float = 0.5, down: float = 0.5) -> tuple[int, int]:
        """Return a point inside in pixels of the screen, by default the middle."""
        left, top, width, height = self.rect
        return left + int(across * (width - 1)), top + int(down * (height - 1))


_WHEEL_UP, _WHEEL_DOWN, _MOST_TURNS = 4, 5, 100  # buttons of the mouse
_AGAIN = 5.0  # seconds after which a person would press a key again


class Desk:
    """Drives the program by real mouse and keys and reads it as a screen reader does.

    Parameters
    ----------
    host
        The process of ``host.py`` with pipes to its stdin and stdout.
    environment
        Holds the DISPLAY on which it shows.
    complaints
        The file that gets its stderr.
    """

    def __init__(
        self, host: subprocess.Popen[bytes], environment: dict[str, str], complaints: Path
    ) -> None:
        self.host = host
        self.environment = environment
        self.complaints = complaints
        self._heard = b""

    def things(self) -> list[Thing]:
        """Return all that is visible now."""
        things = [Thing.parse(told) for told in self._ask(ask="tree")]
        return [thing for thing in things if "invisible" not in thing.states]

    def matching(
        self, name: str = "", *, role: str = "", key: str = "", text: str = ""
    ) -> list[Thing]:
        """Return what has this name, role and object name; ``text`` is a pattern for any text."""
        return [
            it
            for it in self.things()
            if name in ("", it.name) and role in ("", it.role) and key in ("", it.key)
            if re.search(text, f"{it.name}\n{it.description}\n{it.value}", re.MULTILINE)
        ]

    def find(self, name: str = "", *, role: str = "", key: str = "", text: str = "") -> Thing:
        """Wait for the first thing that matches, and return it."""
        found: list[Thing] = []

        def look() -> bool:
            found[:] = self.matching(name, role=role, key=key, text=text)
            return bool(found)

        self.wait_until(look)
        return found[0]

    def text_of(self, name: str = "", *, role: str = "", key: str = "") -> str:
        """Return what a thing says now: its value, else its name."""
        return self.find(name, role=role, key=key).text

    def move(self, thing: Thing, across: float = 0.5, down: float = 0.5) -> None:
        """Move the mouse onto a thing."""
        self._xdotool("mousemove", *thing.at(across, down))

    def click(self, thing: str | Thing, across: float = 0.5, down: float = 0.5) -> None:
        """Click a thing, or what has this name, with the left mouse button."""
        target = self.find(thing) if isinstance(thing, str) else thing
        self._xdotool("mousemove", *target.at(across, down), "click", 1)

    def drag(self, thing: Thing, start: tuple[float, float], stop: tuple[float, float]) -> None:
        """Press the left button at one place of a thing, move to another, let go."""
        (x, y), (to_x, to_y) = thing.at(*start), thing.at(*stop)
        self._xdotool("mousemove", x, y, "mousedown", 1)
        for part in (0.25, 0.5, 0.75, 1.0):
            self._xdotool("mousemove", round(x + part * (to_x - x)), round(y + part * (to_y - y)))
        self._xdotool("mouseup", 1)

    def scroll_to(self, key: str, area: Thing) -> None:
        """Turn the wheel over an area until the thing with this object name is all in it."""
        _, top, _, height = area.rect
        for _ in range(_MOST_TURNS):
            _, thing_top, _, thing_height = self.find(key=key).rect
            above, below = thing_top < top, thing_top + thing_height > top + height
            if not above and not below:
                return
            self.move(area)
            self._xdotool("click", _WHEEL_UP if above else _WHEEL_DOWN)
        raise AssertionError(f"{key} cannot be scrolled into its area")

    def key(self, *keys: str) -> None:
        """Press keys one after the other, named as X does: "space", "Return", "ctrl+a"."""
        self._xdotool("key", "--delay", 20, *keys)

    def type(self, text: str) -> None:
        """Type text into what has the focus."""
        self._xdotool("type", "--delay", 20, text)

    def wait_until(self, happens: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something is so; fail with all that is on the screen if it never is."""
        end = time.monotonic() + seconds
        while not happens():
            if time.monotonic() > end:
                picture = self.complaints.with_name("screen.png")
                self.grab(picture)
                raise AssertionError(f"not so within {seconds:g} s, see {picture}:\n{self}")
            time.sleep(0.05)

    def grab(self, path: Path) -> None:
        """Keep a picture of the screen."""
        assert self._ask(ask="grab", path=str(path)), f"{path} could not be written"

    def close(self) -> None:
        """Close the window as a person does; the program must end well and in silence."""
        for _ in range(int(PATIENCE / _AGAIN)):
            self.key("alt+F4")  # a window manager drops it while it still hands out the focus
            with suppress(subprocess.TimeoutExpired):
                self.host.wait(_AGAIN)
                break
        code = self.host.wait(0)
        complaints = self.complaints.read_text("utf-8")
        assert (code, complaints) == (0, "")

    def __str__(self) -> str:
        """All that says something, one thing a line."""
        lines = (f"{it.role} {it.key!r}: {it.name!r} {it.value!r}" for it in self.things())
        return "\n".join(line for line in lines if not line.endswith("'' ''"))

    def _xdotool(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def _ask(self, **request: Any) -> Any:
        assert self.host.stdin is not None
        assert self.host.stdout is not None
        self.host.stdin.write(json.dumps(request).encode() + b"\n")
        self.host.stdin.flush()
        while b"\n" not in self._heard:
            ready, _, _ = select.select([self.host.stdout], [], [], PATIENCE)
            data = os.read(self.host.stdout.fileno(), 1 << 20) if ready else b""
            if not data:
                complaints = self.complaints.read_text("utf-8")
                raise AssertionError(f"the program does not answer; it said:\n{complaints}")
            self._heard += data
        line, _, self._heard = self._heard.partition(b"\n")
        return json.loads(line)
