"""Scenes for lenses, put together from findings."""

from collections.abc import Mapping
from dataclasses import replace

from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from tests.views.evidence_moments import moment


def scene_with(
    look: Look, found: Mapping[str, object], view: ViewState | None = None,
    numbers: tuple[int, int] = (116, 44),
) -> Scene:  # fmt: skip
    """Return a scene at the moment of a look, with findings and two numbers on stage."""
    config = RunConfig(hidden=look.weights.hidden, bits=look.bits)
    now = moment(config=config, weights=look.weights, numbers=numbers)
    findings = {
        key: Finding(key, now.identity, getattr(value, "iteration", look.iteration), value)
        for key, value in found.items()
    }
    at = look.iteration
    analysis = Analysis(now.run_id, findings)
    return Scene(replace(now, iteration=at, frontier=at, analysis=analysis), view)
