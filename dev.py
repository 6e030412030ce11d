"""Everything a developer does, from a fresh machine on: python3 dev.py run | test | lint | ...

Makes .venv, installs the project into it and, on Debian or Ubuntu, the system libraries that
Qt needs and that are missing. Standard library only; nothing is installed twice.
"""

import hashlib
import importlib
import os
import re
import runpy
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

TOP = Path(__file__).resolve().parent
VENV = TOP / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 14)
VERSION = sys.version.split()[0]
SCREEN = TOP / "rnn_viz" / "cli" / "screen.py"
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "openbox": "openbox", "xdotool": "xdotool"}
NO_NETWORK = re.compile(r"Connection|NameResolution|Max retries|timed out|ProxyError|SSLError")
CHECKS = {
    "ruff check": ("-m", "ruff", "check", "--quiet", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "--quiet", "."),
    "mypy": ("-m", "mypy", "--no-error-summary"),
    "lint-imports": ("-c", "import importlinter.cli as c, sys; sys.exit(c.lint_imports())"),
}

SHOTS = {
    "dark.png": "--theme dark --at 5500 --numbers 52 80 --size 1440x900",
    "light.png": "--theme light --at 5500 --numbers 52 80 --size 1440x900",
    "inside.png": "--theme dark --at 7000 --numbers 116 44 --size 1440x900 --workspace inside",
    "lesson.png": "--theme dark --lesson 3 --page 4 --size 1440x900",
}
USAGE = f"""usage: python3 {Path(__file__).name} COMMAND [arguments]

  run     set up what is missing and open the window (arguments go to rnn-viz)
  test    set up and run every test, on all cores (arguments go to pytest)
  lint    ruff, formatting, types, direction of imports
  bench   measure, and print the figures as ratios (arguments go to pytest)
  soak    prove for hours what the tests prove in short: [NAME ...] [--minutes N]
  shots   draw the pictures of the README anew
  texts   bring the catalogues of texts up to date; see resources/locale/README.md"""


class SetUpError(Exception):
    """One sentence that says what is missing and what to do."""


def main(words):
    """Run one command; return its exit code."""
    commands = {"run": run, "test": test, "lint": lint, "bench": bench}
    commands |= {"soak": soak, "shots": shots, "texts": texts}
    if not words or words[0] not in commands:
        print(USAGE)
        return 0 if words in (["-h"], ["--help"]) else 2
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        major, minor = sys.version_info[:2]
        print(f"RNN Viz needs Python 3.11 to 3.14, and this is Python {major}.{minor}.")
        return 1
    try:
        return commands[words[0]](words[1:])
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments):
    """Open the window; without a screen the program itself says how to."""
    set_up()
    return call("-m", "rnn_viz", *arguments)


def test(arguments):
    """Run every test, the end-to-end test in a real X window included."""
    set_up(extra="dev", programs=TEST_PROGRAMS)
    return call("-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments)


def lint(_arguments):
    """Run all linters, and fail if one of them does."""
    set_up(extra="dev")
    failed = [name for name, check in CHECKS.items() if call(*check)]
    print(f"Not passed: {', '.join(failed)}." if failed else "All good.")
    return 1 if failed else 0


def bench(arguments):
    """Print the figures."""
    set_up(extra="dev")
    return call("-m", "pytest", "tests/benchmarks", "--benchmark-only", "-s", *arguments)


def soak(arguments):
    """Run the long forms of the proofs; see tests/README.md."""
    set_up(extra="dev")
    return call("-m", "tests.soak", *arguments)


def shots(_arguments):
    """Draw the README's pictures."""
    set_up(extra="dev")
    folder = TOP / "resources" / "pictures"
    folder.mkdir(exist_ok=True)
    for name, options in SHOTS.items():
        picture = folder / name
        code = call("-m", "rnn_viz", "shot", str(picture), *options.split())
        if code:
            return code
        print(picture.relative_to(TOP))
    animation = folder / "learning.gif"
    print(animation.relative_to(TOP))
    return call("-m", "tests.pictures", str(animation))


def texts(_arguments):
    """Take all texts from the source into the catalogues, and compile these."""
    set_up(extra="dev")
    return call("-m", "tests.texts")


def call(*arguments):
    """Run the project's own Python from the top folder; return its exit code."""
    return subprocess.run([str(PYTHON), *arguments], cwd=TOP, check=False).returncode


def set_up(extra="run", programs=None):
    """Bring the machine to where the project runs; cheap when it is there already."""
    install_system_packages(programs or {})
    key = hashlib.sha256((TOP / "pyproject.toml").read_bytes() + VERSION.encode())
    key.update(bytes(TOP))  # the installation points here, so a moved checkout needs another
    enough = [VENV / f"installed-{name}" for name in {extra, "dev"}]
    if PYTHON.exists() and key.hexdigest() in [it.read_text() for it in enough if it.is_file()]:
        return
    make_venv()
    install("." if extra == "run" else f".[{extra}]")
    (VENV / f"installed-{extra}").write_text(key.hexdigest())


def install_system_packages(programs):
    """Install what is missing and only that; where we may not, say what to type, and go on."""
    if not sys.platform.startswith("linux"):
        return
    screen = runpy.run_path(str(SCREEN))
    packages = [screen["SYSTEM_PACKAGES"][library] for library in screen["missing"]()]
    packages += [package for name, package in programs.items() if not shutil.which(name)]
    if not PYTHON.exists() and not find_spec("ensurepip"):  # Debian packs it apart
        packages.append("python3-venv")
    if not packages:
        return
    print(f"Installing system packages: {' '.join(packages)} …", flush=True)
    reason = apt_install(packages)
    if reason:
        line = f"sudo apt-get install {' '.join(packages)}"
        print(f"They are not installed ({reason}); on Debian and Ubuntu do it with: {line}")


def apt_install(packages):
    """Install Debian packages; return why they could not be installed, or nothing."""
    root = [] if getattr(os, "geteuid", int)() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get"):
        return "there is no apt-get here"
    if root and (not shutil.which("sudo") or quietly([*root, "true"]).returncode):
        return "that needs an administrator"
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    wanted = [*apt, "install", "--no-install-recommends", *packages]
    done = quietly(wanted)
    if done.returncode:  # a fresh machine has no package lists, or an old one stale ones
        quietly([*apt, "update"])
        done = quietly(wanted)
    errors = [line for line in done.stdout.splitlines() if line.startswith("E:")]
    return (errors or ["apt-get failed"])[-1] if done.returncode else ""


def make_venv():
    """Make .venv unless it works and is of this Python's version."""
    ask = "import pip, sys; print(sys.version.split()[0])"
    if PYTHON.exists() and quietly([str(PYTHON), "-c", ask]).stdout.strip() == VERSION:
        return
    importlib.invalidate_caches()  # it may just have been installed
    if not find_spec("ensurepip"):
        raise SetUpError("This Python cannot make environments: install python3-venv, then again.")
    print("Making .venv …", flush=True)
    done = quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if done.returncode:
        raise SetUpError(f"{done.stdout}The folder .venv could not be made.")


def install(what):
    """Install the project with its packages into .venv, compiled as pip does."""
    print("Installing Python packages (the first time about 200 MB to fetch) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    done = quietly([*pip, "-e", what])
    if done.returncode and NO_NETWORK.search(done.stdout):
        raise SetUpError("The Python packages cannot be fetched: check the network, then again.")
    if done.returncode:
        raise SetUpError(f"{done.stdout}The Python packages could not be installed, see above.")
    quietly([str(PYTHON), "-m", "compileall", "-q", "rnn_viz"])


def quietly(command):
    """Run a command and keep all that it prints."""
    return subprocess.run(
        command, cwd=TOP, check=False, text=True, errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
