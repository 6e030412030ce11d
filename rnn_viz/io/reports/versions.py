"""Which program this is and what it runs on: what every report begins with."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from rnn_viz.version import __version__

PYTHON_PACKAGES = ("PySide6-Essentials", "shiboken6", "pyqtgraph", "numpy", "numba", "llvmlite")


def versions() -> str:
    """Return a line for the program, for Python, for each package and for the system."""
    packages = [f"{name} {_version(name)}" for name in PYTHON_PACKAGES]
    python = f"Python {sys.version.split()[0]}"
    return "\n".join([f"RNN Viz {__version__}", python, *packages, platform.platform()])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "is not installed"
