"""dev.py does what is missing, only that, and says in one sentence what it may not do."""

import ast
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "dev.py"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is for Linux")


class Machine(SimpleNamespace):
    """A machine on which nothing is really run: what was asked, what it answers."""

    dev: dict[str, Any]
    asked: list[str]
    answers: dict[str, tuple[int, str]]

    def quietly(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Answer in place of ``dev.quietly``."""
        line = " ".join(command)
        self.asked.append(line)
        code, said = next((it for part, it in self.answers.items() if part in line), (0, ""))
        if "-m venv" in line:
            self.dev["PYTHON"].parent.mkdir(parents=True)
            self.dev["PYTHON"].touch()
        return subprocess.CompletedProcess(command, code, said)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Give dev.py an empty top folder and a machine that lacks nothing."""
    functions = runpy.run_path(str(SOURCE))
    dev = functions["main"].__globals__
    made = Machine(dev=dev, asked=[], answers={}, missing=[])
    (tmp_path / "pyproject.toml").write_text("[project]")
    python = tmp_path / ".venv" / "bin" / "python"
    screen = runpy.run_path(str(functions["SCREEN"])) | {"missing": lambda: made.missing}
    patches = {
        "TOP": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": python,
        "quietly": made.quietly,
        "runpy": SimpleNamespace(run_path=lambda _path: screen),
    }
    for name, value in patches.items():
        monkeypatch.setitem(dev, name, value)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    return made


@pytest.mark.parametrize(("name", "version"), [("OLDEST", (9, 0)), ("NEWEST", (3, 10))])
def test_it_starts_on_any_python_3_to_say_which_one_it_needs(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    name: str, version: tuple[int, int],
) -> None:  # fmt: skip
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 7))
    monkeypatch.setitem(machine.dev, name, version)
    assert machine.dev["main"](["run"]) == 1
    assert capsys.readouterr().out.startswith("RNN Viz needs Python 3.11 to 3.14, and this is")
    assert machine.asked == []


def test_it_and_pip_name_the_same_pythons(machine: Machine) -> None:
    asked = tomllib.loads(SOURCE.with_name("pyproject.toml").read_text())["project"]
    oldest, (major, minor) = machine.dev["OLDEST"], machine.dev["NEWEST"]
    assert asked["requires-python"] == f">={oldest[0]}.{oldest[1]},<{major}.{minor + 1}"


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(SOURCE.read_text("utf-8"))
    names = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name) or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize(("words", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_without_a_command_it_says_what_there_is(
    machine: Machine, capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    assert machine.dev["main"](words) == code
    assert capsys.readouterr().out.startswith("usage: python3 dev.py")


def test_the_long_forms_of_the_proofs_get_what_is_asked(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setitem(machine.dev, "call", lambda *words: asked.extend(words) or 3)
    assert machine.dev["main"](["soak", "monkey", "--minutes", "5"]) == 3
    assert asked == ["-m", "tests.soak", "monkey", "--minutes", "5"]


def test_the_catalogues_of_texts_are_brought_up_to_date(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setitem(machine.dev, "call", lambda *words: asked.extend(words) or 1)
    assert machine.dev["main"](["texts"]) == 1
    assert asked == ["-m", "tests.texts"]


def test_nothing_is_installed_twice(machine: Machine) -> None:
    machine.dev["set_up"]()
    assert any("-m venv" in line for line in machine.asked)
    assert any(line.endswith("install -q -e .") for line in machine.asked)
    machine.asked.clear()
    machine.dev["set_up"]()
    assert machine.asked == []
    shutil.rmtree(machine.dev["VENV"])
    machine.dev["set_up"](extra="dev")
    assert any(line.endswith("install -q -e .[dev]") for line in machine.asked)
    machine.asked.clear()
    machine.dev["set_up"]()
    assert machine.asked == []  # what a developer has is enough for a user


def test_a_changed_pyproject_is_installed_into_the_same_environment(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.dev["set_up"]()
    machine.answers["import pip"] = (0, sys.version.split()[0])  # the environment is well
    machine.asked.clear()
    (machine.dev["TOP"] / "pyproject.toml").write_text("[project] # changed")
    machine.dev["set_up"]()
    assert any(line.endswith("install -q -e .") for line in machine.asked)
    assert not any("-m venv" in line for line in machine.asked)


@LINUX
def test_apt_installs_what_is_missing_and_fetches_lists_only_when_it_must(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.missing = ["libEGL.so.1"]
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "Xvfb" else "/bin/it")
    install = machine.dev["install_system_packages"]
    install({"Xvfb": "xvfb", "xauth": "xauth"})
    assert [line.partition("apt-get ")[2] for line in machine.asked] == [
        "-q -y install --no-install-recommends libegl1 xvfb"
    ]
    machine.asked.clear()
    machine.answers["install"] = (100, "E: Unable to locate package libegl1")
    install({})
    assert ["update" in line for line in machine.asked] == [False, True, False]


@LINUX
@pytest.mark.parametrize("why", ["no apt", "no sudo", "password", "refused"])
def test_where_it_may_not_install_it_says_what_to_type_and_goes_on(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], why: str
) -> None:
    machine.missing = ["libEGL.so.1"]
    lacking = {"no apt": "apt-get", "no sudo": "sudo"}.get(why)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == lacking else "/bin/it")
    monkeypatch.setattr("os.geteuid", lambda: 0 if why == "refused" else 1000)
    refusals = {"password": ("sudo -n true", (1, "")), "refused": ("apt-get", (1, "E: locked"))}
    machine.answers = dict([refusals[why]] if why in refusals else [])
    machine.dev["set_up"]()
    assert "sudo apt-get install libegl1" in capsys.readouterr().out.splitlines()[1]
    assert any("pip" in line for line in machine.asked)
    assert any("apt-get" in line for line in machine.asked) == (why == "refused")


@LINUX
def test_a_python_without_ensurepip_gets_it_first_or_one_sentence(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(machine.dev, "find_spec", lambda _name: None)
    assert machine.dev["main"](["run"]) == 1
    assert "install --no-install-recommends python3-venv" in machine.asked[0]
    assert not any("-m venv" in line for line in machine.asked)
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("Failed to establish a new connection: NewConnectionError", "check the network"),
        ("ERROR: No matching distribution found for numpy", "No matching distribution"),
    ],
)
def test_a_failing_installation_is_explained_and_not_taken_for_done(
    machine: Machine, capsys: pytest.CaptureFixture[str], said: str, sentence: str
) -> None:
    machine.answers["pip"] = (1, said)
    assert machine.dev["main"](["run"]) == 1
    assert sentence in capsys.readouterr().err
    assert not list(machine.dev["TOP"].rglob("installed-*"))
