"""The wheel works where there is no checkout, as after ``pipx install`` or ``uvx``."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of a copy without git, install it; return the command it brings."""
    place = tmp_path_factory.mktemp("installed")
    source, venv = place / "source", place / "venv"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("rnn_viz", "resources"):
        shutil.copytree(CHECKOUT / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(CHECKOUT / name, source)
    _python(source, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place))
    (wheel,) = place.glob("*.whl")
    _python(place, "-m", "venv", "--without-pip", str(venv))
    python = venv / BIN / "python"
    (packages,) = venv.rglob("site-packages")
    # what it needs is here: only the wheel is what is tried, and no network is needed
    (packages / "present.pth").write_text(sysconfig.get_path("purelib"))
    pip = ("-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index")
    _python(place, *pip, str(wheel))
    shutil.rmtree(source)
    return venv / BIN / "rnn-viz"


def _python(folder: Path, *words: str) -> None:
    subprocess.run([sys.executable, *words], cwd=folder, check=True, capture_output=True)


def _answer(program: Path, folder: Path, *words: str) -> str:
    """Return what an installed command prints, started from elsewhere."""
    own = {"NUMBA_DISABLE_JIT": "1", "XDG_DATA_HOME": str(folder / "data")}
    environment = {key: it for key, it in os.environ.items() if key != "PYTHONPATH"} | own
    done = subprocess.run(
        [str(program), *words], cwd=folder, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_its_version_is_that_of_the_wheel(program: Path, tmp_path: Path) -> None:
    """Without git and tags, that is the one that pyproject.toml names."""
    assert _answer(program, tmp_path, "--version") == "rnn-viz 0.1.0\n"


def test_it_trains_and_adds(program: Path, tmp_path: Path) -> None:
    said = _answer(program, tmp_path, "add", "52", "80", "--iterations", "300")
    assert "52 + 80" in said
    assert os.listdir(tmp_path) == []


def test_it_draws_the_window_with_what_the_wheel_carries(program: Path, tmp_path: Path) -> None:
    _answer(program, tmp_path, "shot", "a.png", "--at", "20")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert os.listdir(tmp_path) == ["a.png"]
