"""The runs in a session file, and the weights of their own with which some of them begin.

Weights that several runs begin with are in the file once: the manifest names and numbers them.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.run.saved.kept_run import KeptRun, RunResult
from rnn_viz.core.run.saved.saved_run import ROOT_NAME, SavedRun, SessionError, check_whole
from rnn_viz.core.run.saved.saved_work import MOST_EARLIER, SavedWork
from rnn_viz.io.json_values import JsonValueError, as_json, value_from_json, values_from_json
from rnn_viz.io.session_arrays import members_of, weights_in

STARTS = "starts"  # of the manifest; there only where a run begins with own weights
NUMBERS = "runs"  # of the manifest: their numbers, and what was known of the earlier ones
_START = "start"  # of a run: which of them, or null; format 1 has it not
_TOLD = {"shown": int, "earlier": tuple[int, ...], "results": tuple[RunResult, ...]}
_KINDS = {"name": str, "hidden": int}
_ROOT_NAME = "the run"  # what files call it, in whatever language
_MOST_UNITS = int(next(field.high for field in FIELDS if field.name == "hidden"))


def runs_as_json(work: SavedWork) -> dict[str, Any]:
    """Return the part of the manifest that is about runs."""
    starts = _starts_of(work)
    run, *earlier = (_run_as_json(it, starts) for it in _runs_of(work))
    named = [{"name": own.name, "hidden": own.hidden} for own in starts]
    told = {
        "shown": work.number,
        "earlier": [it.number for it in work.earlier],
        "results": as_json(tuple(it.result for it in work.earlier)),
    }
    return {"run": run, "earlier": earlier, NUMBERS: told} | ({STARTS: named} if named else {})


def runs_from_json(manifest: Mapping[str, Any], starts: tuple[OwnWeights, ...]) -> list[SavedRun]:
    """Return the run that was shown, and those before it.

    Raises
    ------
    SessionError, ValueError
        They are none.
    """
    earlier = manifest["earlier"]
    if not isinstance(earlier, list):
        raise JsonValueError(_("The earlier runs are no list."))
    return [_run_from_json(given, starts) for given in (manifest["run"], *earlier)]


def numbered(
    manifest: Mapping[str, Any], earlier: list[SavedRun]
) -> tuple[tuple[KeptRun, ...], int]:
    """Return the earlier runs with their numbers and results, and the number of the run shown.

    Format 1 has neither.

    Raises
    ------
    SessionError, ValueError
        They do not fit together.
    """
    count = len(earlier)
    in_order = {
        "shown": count + 1, "earlier": [*range(1, count + 1)],
        "results": [as_json(RunResult())] * count,
    }  # fmt: skip
    told = values_from_json(_TOLD, manifest.get(NUMBERS, in_order))
    if not count == len(told["earlier"]) == len(told["results"]):
        raise SessionError(_("its list of runs is not whole"))
    kept = zip(told["earlier"], earlier, told["results"], strict=True)
    return tuple(KeptRun(*it) for it in kept), told["shown"]


def start_prefix(number: int) -> str:
    """Return how the names of the members begin that hold own weights."""
    return f"start_{number}_"


def start_members(work: SavedWork) -> dict[str, bytes]:
    """Return the own weights with which runs begin as members of a file."""
    members: dict[str, bytes] = {}
    for number, own in enumerate(_starts_of(work)):
        members |= members_of(own.weights, start_prefix(number))
    return members


def starts_in(manifest: Mapping[str, Any], archive: zipfile.ZipFile) -> tuple[OwnWeights, ...]:
    """Return the own weights that a file holds.

    Raises
    ------
    SessionError, ValueError
        They are not whole.
    """
    listed = manifest.get(STARTS, [])
    if not isinstance(listed, list) or len(listed) > 1 + MOST_EARLIER:
        raise JsonValueError(_("The own weights are no list, or too long a one."))
    found = []
    for number, given in enumerate(listed):
        said = values_from_json(_KINDS, given)
        check_whole(_("the number of hidden units"), said["hidden"], _MOST_UNITS)
        weights = weights_in(archive, said["hidden"], start_prefix(number))
        found.append(OwnWeights(said["name"], weights))
    return tuple(found)


def _starts_of(work: SavedWork) -> list[OwnWeights]:
    """Return the own weights with which runs begin, each once."""
    starts = (run.start for run in _runs_of(work))
    return list(dict.fromkeys(own for own in starts if own is not None))


def _runs_of(work: SavedWork) -> tuple[SavedRun, ...]:
    return work.run, *(kept.run for kept in work.earlier)


def _run_as_json(run: SavedRun, starts: list[OwnWeights]) -> dict[str, Any]:
    number = None if run.start is None else starts.index(run.start)
    return {**as_json(_renamed(replace(run, start=None), ROOT_NAME, _ROOT_NAME)), _START: number}


def _renamed(run: SavedRun, old: str, new: str) -> SavedRun:
    """Return a run whose first branch has the new name, if it has the old one."""
    first, *others = run.branches
    if old == new or first.name != old:
        return run
    return replace(run, branches=(replace(first, name=new), *others))


def _run_from_json(given: object, starts: tuple[OwnWeights, ...]) -> SavedRun:
    if not isinstance(given, dict):
        raise JsonValueError(_("A run is none."))
    number = given.get(_START)
    run: SavedRun = value_from_json(SavedRun, {**given, _START: None})
    run = _renamed(run, _ROOT_NAME, ROOT_NAME)
    if number is None:
        return run
    if type(number) is not int or not 0 <= number < len(starts):
        raise SessionError(_("A run begins with weights that the file does not hold."))
    return replace(run, start=starts[number])
