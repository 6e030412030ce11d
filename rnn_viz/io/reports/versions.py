"""Which program this is and what it runs on: what every report begins with."""

import platform
import sys
from importlib import metadata

from rnn_viz import version

PYTHON_PACKAGES = ("PySide6-Essentials", "shiboken6", "pyqtgraph", "numpy", "numba", "llvmlite")


def versions() -> str:
    """Return a line for the program, for Python, for each package and for the system."""
    packages = [f"{name} {_version(name)}" for name in PYTHON_PACKAGES]
    python = f"Python {sys.version.split()[0]}"
    return "\n".join([f"RNN Viz {version.__version__}", python, *packages, platform.platform()])


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "is not installed"
