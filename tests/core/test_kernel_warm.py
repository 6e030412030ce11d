"""Warming up brings every kernel, so that none is compiled while the user waits."""

import sys

import pytest

import rnn_viz.core
from rnn_viz.core import kernel


@pytest.mark.parametrize("name", ["all_sums_kernel", "forward_kernel"])
def test_warming_imports_what_training_does_not(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    kernel.warm()
    monkeypatch.delattr(rnn_viz.core, name)
    monkeypatch.setitem(sys.modules, f"rnn_viz.core.{name}", None)
    with pytest.raises(ImportError):
        kernel.warm()
