"""The program's version, where every layer may ask for it.

It comes from git's tags when the program is built or installed, so a checkout has that of the
commit it was installed from.
"""

_UNKNOWN = "0+unknown"  # run from a folder that was never installed

__version__: str


def __getattr__(name: str) -> str:
    """Ask when somebody wants to know: that costs 15 ms, which the first paint can do without."""
    if name != "__version__":
        raise AttributeError(f"module 'rnn_viz.version' has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("rnn-viz")
    except PackageNotFoundError:
        return _UNKNOWN
