"""``show`` opens the window on the very run, in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import rnn_viz
from rnn_viz.cli.arguments import parser
from rnn_viz.cli.weights_option import run_from
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.exports.weights_file import weights_npz, weights_safetensors

Asked = list[tuple[RunConfig, OwnWeights | None, str | None]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return what the process of the window is asked for."""
    found: Asked = []

    def run(command: list[str], **_settings: Any) -> SimpleNamespace:
        assert command[:4] == [sys.executable, "-m", "rnn_viz", "window"]
        options = parser().parse_args(command[3:])
        found.append((*run_from(options), options.at))
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    return found


def test_the_window_gets_the_run(asked: Asked) -> None:
    mine = rnn_viz.Run(hidden=3, alpha=1e-7, bits=9, seed=4, skip_draws=2, iterations=70)
    rnn_viz.show(mine)
    rnn_viz.show(mine, at=np.int64(7))  # type: ignore[arg-type]
    assert asked == [(mine.config, None, "0"), (mine.config, None, "7")]


@pytest.mark.parametrize("given", ["mine.npz", "ü.of.mine.safetensors", None])
def test_the_window_gets_own_weights(
    given: str | None, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    weights = rnn_viz.Run(hidden=3).weights_at(0)
    if given is None:
        run = rnn_viz.Run.from_weights(weights, seed=4, iterations=70)
    else:
        data = weights_npz(weights)
        if given.endswith("safetensors"):
            data = weights_safetensors(weights, RunConfig(hidden=3), 0)
        (tmp_path / given).write_bytes(data)
        run = rnn_viz.Run.from_weights(tmp_path / given, seed=4, iterations=70)
        (tmp_path / given).unlink()
    rnn_viz.show(run, 50)
    ((config, own, at),) = asked
    assert (config, at) == (run.config, "50")
    assert own is not None
    assert all(map(np.array_equal, own.weights, weights))
    assert own.name == {"mine.npz": "mine.npz", None: "Python.npz"}.get(given, "ü.npz")
    assert list(tmp_path.iterdir()) == [], "the file is removed"


@pytest.mark.parametrize("at", [-1, 71, 1.5, True])
def test_a_moment_that_the_run_has_not_is_one_sentence(at: Any, asked: Asked) -> None:
    with pytest.raises(ValueError, match=r"^iteration is .*, but must be a whole number from 0 "):
        rnn_viz.show(rnn_viz.Run(iterations=70), at)
    assert not asked


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_without_a_screen_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(RuntimeError, match=r"^[^\n]*\.$"):
        rnn_viz.show(rnn_viz.Run())
