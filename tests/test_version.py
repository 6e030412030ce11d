"""The version is that of the installation; without one the program still starts."""

import importlib.metadata
import re

import pytest

import rnn_viz
from rnn_viz import version


def test_it_is_the_installed_one() -> None:
    assert rnn_viz.__version__ == importlib.metadata.version("rnn-viz")
    assert re.match(r"\d+\.\d+", rnn_viz.__version__)


def test_where_nothing_is_installed_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", fail)
    assert version.__version__ == "0+unknown"


def test_nothing_else_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'version_info'"):
        version.version_info  # noqa: B018
