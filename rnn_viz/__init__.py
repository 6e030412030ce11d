"""RNN Viz: see inside a recurrent network while it learns to add binary numbers.

For notebooks and scripts, without a window::

    import rnn_viz

    run = rnn_viz.Run(hidden=16, seed=0)
    run.errors                      # of every example, (iterations,)
    run.weights_at(5500).synapse_h  # (hidden, hidden)
    run.exact_share(5500)           # share of all sums that are right
    run.add(52, 80, at=5500)        # bit by bit
    rnn_viz.show(run)               # the window on this run
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rnn_viz.interface.run import Run as Run
    from rnn_viz.interface.window import show as show
    from rnn_viz.version import __version__ as __version__

__all__ = ["Run", "__version__", "show"]
_MODULES = {
    "Run": "rnn_viz.interface.run",
    "show": "rnn_viz.interface.window",
    "__version__": "rnn_viz.version",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: a program that only wants the version needs no NumPy."""
    if name not in _MODULES:
        raise AttributeError(f"module 'rnn_viz' has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
