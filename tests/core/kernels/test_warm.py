"""Warming up brings every kernel, so that none is compiled while the user waits."""

import sys

import pytest

from rnn_viz.core import kernels
from rnn_viz.core.kernels import training as kernel


@pytest.mark.parametrize(
    "name", ["all_sums", "blame", "forward", "long_sums", "many_runs", "quick_check"]
)
def test_warming_imports_what_training_does_not(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    kernel.warm()
    monkeypatch.delattr(kernels, name)
    monkeypatch.setitem(sys.modules, f"rnn_viz.core.kernels.{name}", None)
    with pytest.raises(ImportError):
        kernel.warm()
