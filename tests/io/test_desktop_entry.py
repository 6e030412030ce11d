"""The files of the desktop are as its specifications ask, whatever the paths."""

import configparser
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from rnn_viz.io import desktop_entry
from rnn_viz.io.session_file import SUFFIX

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is of Linux")
ODD = ["/opt/my $HOME/100 %f/`x`", 'say "so"', "back\\slash", "größe"]


def _entry(data: Path) -> "configparser.SectionProxy":
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(desktop_entry.files(data)[0], "utf-8")
    return parser["Desktop Entry"]


def _words(line: str) -> list[str]:
    """Read an ``Exec`` line as the specification says: first as text, then as words."""
    words, word, is_quoted, letters = [], "", False, iter(line.replace("\\\\", "\\"))
    for letter in letters:
        if letter == "\\":
            word += next(letters)
        elif letter == '"':
            is_quoted = not is_quoted
        elif letter == " " and not is_quoted:
            words.append(word)
            word = ""
        else:
            word += letter
    return [*(it.replace("%%", "%") for it in words), word]


def test_an_entry_starts_the_very_words_with_the_file(tmp_path: Path) -> None:
    desktop_entry.install(tmp_path, ODD, "<svg/>", "RNN Viz")
    entry = _entry(tmp_path)
    assert _words(entry["Exec"]) == [*ODD, "%f"]
    assert entry["MimeType"] == f"{desktop_entry.KIND};"
    assert entry["Icon"] == desktop_entry.files(tmp_path)[1].stem


def test_a_line_break_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="has a line break"):
        desktop_entry.install(tmp_path, ["/opt/a\nb"], "<svg/>", "RNN Viz")
    assert list(tmp_path.iterdir()) == []


def test_sessions_are_a_kind_of_files(tmp_path: Path) -> None:
    desktop_entry.install(tmp_path, ["rnn-viz"], "<svg/>", "RNN Viz")
    root = ET.parse(desktop_entry.files(tmp_path)[3]).getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = root.findall("m:mime-type", space)
    assert kind.get("type") == desktop_entry.KIND
    assert [it.get("pattern") for it in kind.findall("m:glob", space)] == [f"*{SUFFIX}"]


@pytest.mark.skipif(
    not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed"
)
def test_the_validator_has_nothing_to_say(tmp_path: Path) -> None:
    desktop_entry.install(tmp_path, ODD[:1], "<svg/>", "RNN Viz")
    words = ["desktop-file-validate", str(desktop_entry.files(tmp_path)[0])]
    assert subprocess.run(words, check=False, capture_output=True, text=True).stdout == ""


def test_what_was_installed_is_removed_and_the_desktop_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not desktop_entry.uninstall(tmp_path)
    desktop_entry.install(tmp_path, ["rnn-viz"], "<svg/>", "RNN Viz")
    told: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda words, **_: told.append(words))
    assert desktop_entry.uninstall(tmp_path)
    assert not [path for path in desktop_entry.files(tmp_path) if path.exists()]
    updates = desktop_entry.UPDATES.items()
    assert told == [[f"/bin/{name}", str(tmp_path / folder)] for name, folder in updates]


def test_programs_that_are_not_there_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    missing = desktop_entry.install(tmp_path, ["rnn-viz"], "<svg/>", "RNN Viz")
    assert missing == list(desktop_entry.UPDATES)


def test_a_list_that_is_not_there_is_not_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda words, **_: told.append(words))
    monkeypatch.setattr(desktop_entry, "UPDATES", {"a": "applications", "b": "nowhere"})
    desktop_entry.install(tmp_path, ["rnn-viz"], "<svg/>", "RNN Viz")
    assert told == [["/bin/a", str(tmp_path / "applications")]]
