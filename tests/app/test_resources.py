"""Resources are found in a checkout and in a wheel, and nothing outside is."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rnn_viz.app import resources
from rnn_viz.app.lessons.shelf import key_of, path_of
from rnn_viz.app.lessons.shipped import shipped_lessons
from rnn_viz.core import language
from rnn_viz.io.starting import languages

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put two small resources where the loader looks."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "word.txt").write_text("größer\n", "utf-8")
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    return tmp_path


def test_a_checkout_uses_its_own_folder() -> None:
    assert resources.root() == CHECKOUT / "resources"


def test_text_is_read_by_relative_name(folder: Path) -> None:
    assert resources.read_text("themes/word.txt") == "größer\n"


@pytest.mark.parametrize(
    "name",
    ["", ".", "/etc/passwd", "../pyproject.toml", "icons/../../x", "..\\x", "c:/x", "a\\b", "c:x"],
)
def test_names_that_lead_elsewhere_are_refused(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="a resource is named like"):
        resources.read_text(name)


def test_a_missing_resource_is_an_error(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_text("themes/none.txt")


def test_a_wheel_carries_every_resource_and_finds_it(tmp_path: Path) -> None:
    """Build the wheel of a copy, unpack it elsewhere and let it look for its resources."""
    source, installed = tmp_path / "source", tmp_path / "installed"
    for name in ("rnn_viz", "resources"):
        shutil.copytree(
            CHECKOUT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(CHECKOUT / name, source)
    (source / "resources" / "canary.txt").write_text("found")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(installed)
    program = "from rnn_viz.app import resources; print(resources.read_text('canary.txt'), end='')"
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=installed, check=True, capture_output=True, text=True
    )
    assert found.stdout == "found"
    kept = {file.name for file in (installed / "rnn_viz" / "_resources").rglob("*.*")}
    assert kept == {file.name for file in (source / "resources").rglob("*.*")}


def test_a_resource_in_the_language_in_use_comes_first(folder: Path) -> None:
    (folder / "words.txt").write_text("words")
    (folder / "words.de.txt").write_text("Worte")
    (folder / "lessons" / "de").mkdir(parents=True)
    for name in ("1-one.md", "2-two.md", "de/1-one.md", "README.md"):
        (folder / "lessons" / name).write_text(name)
    assert resources.spoken("words.txt").read_text() == "words"
    english = [folder / "lessons" / name for name in ("1-one.md", "2-two.md")]
    assert list(shipped_lessons()) == english
    with language.using(languages.catalogue(CHECKOUT / "resources" / "locale", "de")):
        assert resources.spoken("words.txt").read_text() == "Worte"
        german = list(shipped_lessons())
        assert german == [folder / "lessons" / "de" / "1-one.md", english[1]]
        assert [key_of(path) for path in german] == [path.stem for path in english]
        assert path_of("1-one") == german[0]
