"""The runs of a session beside the one that was shown, as plain JSON and back."""

from collections.abc import Mapping
from typing import Any

from rnn_viz.core.run.saved.kept_run import KeptRun, RunResult
from rnn_viz.core.run.saved.saved_run import SavedRun, SessionError
from rnn_viz.core.run.saved.saved_work import SavedWork
from rnn_viz.io.json_values import as_json, value_from_json, values_from_json

_TOLD = {"shown": int, "numbers": tuple[int, ...], "results": tuple[RunResult, ...]}


def earlier_as_json(work: SavedWork) -> dict[str, Any]:
    """Return the earlier runs, and the numbers and results by which the list knows them."""
    return {
        "earlier": as_json(tuple(it.run for it in work.earlier)),
        "runs": {
            "shown": work.number,
            "numbers": [it.number for it in work.earlier],
            "results": as_json(tuple(it.result for it in work.earlier)),
        },
    }


def earlier_from_json(manifest: Mapping[str, Any]) -> tuple[tuple[KeptRun, ...], int]:
    """Return the earlier runs, and the number of the one that was shown.

    Format 1 has neither numbers nor results.

    Raises
    ------
    SessionError
        The parts do not fit together.
    ValueError
        A value is something else.
    """
    runs = value_from_json(tuple[SavedRun, ...], manifest["earlier"])
    count = len(runs)
    first_format = {
        "shown": count + 1, "numbers": [*range(1, count + 1)],
        "results": [as_json(RunResult())] * count,
    }  # fmt: skip
    told = values_from_json(_TOLD, manifest.get("runs", first_format))
    if not count == len(told["numbers"]) == len(told["results"]):
        raise SessionError("its list of runs is not whole")
    kept = zip(told["numbers"], runs, told["results"], strict=True)
    return tuple(KeptRun(*it) for it in kept), told["shown"]
