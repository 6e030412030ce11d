"""What is imported when: no Qt below the views, nothing slow before it is needed."""

import subprocess
import sys

import pytest

QT = ("PySide6", "shiboken6", "pyqtgraph")
NEEDS_A_WINDOW = ("rnn_viz.cli.window", "rnn_viz.cli.shot")

# Imported before the first paint; numba costs 0.3 s and is warmed in the background after it.
BEFORE_THE_FIRST_PAINT = ["rnn_viz.cli", "rnn_viz.cli.window", "rnn_viz.app.bootstrap"]

WALK = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if module.name not in sys.argv[2:]:
        importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if "." not in name))
"""


def _loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("layer", ["core", "engine", "experiments", "io", "cli", "interface"])
def test_a_layer_without_a_window_loads_no_qt(layer: str) -> None:
    loaded = _loaded(WALK, f"rnn_viz.{layer}", *NEEDS_A_WINDOW)
    assert "rnn_viz" in loaded
    assert loaded.isdisjoint(QT)


@pytest.mark.parametrize("module", BEFORE_THE_FIRST_PAINT)
def test_nothing_slow_is_loaded_before_the_first_paint(module: str) -> None:
    loaded = _loaded(f"import sys, {module}; print(*sys.modules)")
    assert module in loaded
    assert loaded.isdisjoint({"numba", "llvmlite", "pyqtgraph", "importlib.metadata"})


def test_importing_the_package_loads_nothing_slow() -> None:
    loaded = _loaded("import sys, rnn_viz; print(*sys.modules)")
    assert "rnn_viz" in loaded
    assert loaded.isdisjoint({*QT, "numpy", "numba", "rnn_viz.interface.run"})


def test_a_run_without_a_window_loads_no_qt() -> None:
    ask = "run = rnn_viz.Run(bits=2, iterations=5); run.exact_share(); rnn_viz.show"
    loaded = _loaded(f"import sys, rnn_viz; {ask}; print(*sys.modules)")
    assert "rnn_viz.interface.window" in loaded
    assert loaded.isdisjoint(QT)


def test_numba_waits_until_something_is_trained() -> None:
    loaded = _loaded("import sys, rnn_viz; rnn_viz.Run(); print(*sys.modules)")
    assert "rnn_viz.interface.run" in loaded
    assert loaded.isdisjoint({"numba", "llvmlite"})
