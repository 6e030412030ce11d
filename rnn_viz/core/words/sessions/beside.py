"""The runs that are laid over the error curve in words: what each is, and what came of it."""

from typing import NamedTuple

from rnn_viz.core.evidence.trials.beside import STUDY, RunsBeside
from rnn_viz.core.evidence.trials.whole_run import WholeRun
from rnn_viz.core.language import _, _p
from rnn_viz.core.run.curve_lines import WINDOW
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.experiment.what_if import outcome
from rnn_viz.core.words.numbers import error_text
from rnn_viz.core.words.sessions.run_list import run_difference, run_names

NONE_BESIDE = RunsBeside()
OUTCOME_HEADS = ("", _("last error"), _p("perfect", "first"), _p("perfect", "stable"))
_NEVER = _("never")
_COMING = "…"


class BesideRow(NamedTuple):
    """A run that is laid over the curve.

    Attributes
    ----------
    place
        Which of the lines is its, from 1 up.
    number
        By which the engine knows it.
    texts
        What it has otherwise than the run shown, mean error at its end, first and stable perfect.
    sentence
        All of it, with its whole name.
    """

    place: int
    number: int
    texts: tuple[str, ...]
    sentence: str


def beside_of(now: Snapshot) -> RunsBeside:
    """Return what is known of the runs that are laid over the curve."""
    found = None if now.analysis is None else now.analysis.findings.get(STUDY)
    return found.value if found and isinstance(found.value, RunsBeside) else NONE_BESIDE


def beside_rows(now: Snapshot, beside: tuple[int, ...]) -> tuple[BesideRow, ...]:
    """Return a row for each that is not the run shown itself."""
    kept = {it.number: (it.run.config, it.run.start) for it in now.earlier}
    told = kept | {now.number: (now.config, now.start)}
    names = dict(zip(told, run_names(told.values()), strict=True))
    known = beside_of(now).runs
    short = {number: run_difference(*run, now.config, now.start) for number, run in kept.items()}
    return tuple(
        _row(place, number, (short[number], names[number]), known.get(number))
        for place, number in enumerate(beside, 1)
        if number in kept
    )


def _row(place: int, number: int, names: tuple[str, str], run: WholeRun | None) -> BesideRow:
    if run is None:
        texts, said = (_COMING,) * 3, _("not trained yet")
    else:
        texts, said = (_last_error(run), *_perfect(run)), outcome(run)
    short, whole = names
    return BesideRow(place, number, (short, *texts), f"{whole}: {said}.")


def _last_error(run: WholeRun) -> str:
    """Return the mean error of the last examples of the whole run."""
    if not run.is_trained:
        return _COMING
    recent = run.curve.recent(run.curve.examples - 1, WINDOW)
    if recent is None or run.diverged_at is not None:
        return _p("error", "none")
    return error_text(recent.mean)


def _perfect(run: WholeRun) -> tuple[str, str]:
    """Return since when all sums were right, first and for good."""
    found = run.milestones
    first = None if found is None else found.first
    if found is None or not run.is_searched:
        return (_COMING if first is None else f"{first:,}"), _COMING
    stable = _NEVER if found.stable is None else f"{found.stable:,}"
    return (_NEVER if first is None else f"{first:,}"), stable
