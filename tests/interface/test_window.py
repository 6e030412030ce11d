"""``show`` opens the window on the very run, in a process of its own."""

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

import rnn_viz
from rnn_viz.cli.arguments import config_from, parser


def test_the_window_gets_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_settings: Any) -> SimpleNamespace:
        asked.append(command)
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    mine = rnn_viz.Run(hidden=3, alpha=1e-7, bits=9, seed=4, skip_draws=2, iterations=70)
    rnn_viz.show(mine)
    assert asked[0][:3] == [sys.executable, "-m", "rnn_viz"]
    options = parser().parse_args(asked[0][3:])
    assert (options.command, config_from(options)) == ("window", mine.config)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_without_a_screen_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(RuntimeError, match=r"^[^\n]*\.$"):
        rnn_viz.show(rnn_viz.Run())


def test_a_run_with_own_weights_cannot_be_shown() -> None:
    mine = rnn_viz.Run.from_weights(rnn_viz.Run(hidden=2).weights_at(0))
    with pytest.raises(ValueError, match=r"^The window cannot open a run that began with weights"):
        rnn_viz.show(mine)
