"""The runs of a session in words: what each is, what was known of it, what began it."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from rnn_viz.core.analysis import result_of
from rnn_viz.core.evidence.evaluation import ALL_UP_TO
from rnn_viz.core.language import _, _n, _p
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import FIELDS, Field, RunConfig, readable
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.saved.kept_run import KeptRun, RunResult
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.numbers import error_text, percent, typed

NO_SUCH_RUN = _("There is no such run.")
UNKNOWN = _("not known")
HEADS = (
    _p("noun", "run"), _("trained to"), _("sums right"), _("first perfect"), _("mean error")
)  # fmt: skip
_RANDOM = _("random weights")
_ALWAYS = ("hidden", "seed")  # fields that name a run even where others have the same


class RunRow(NamedTuple):
    """A run of the list.

    Attributes
    ----------
    number
        By which the engine knows it.
    is_shown
        Whether it is the one that is shown.
    texts
        What it is, how far it is trained, and its result, under :data:`HEADS`.
    sentence
        All of it.
    """

    number: int
    is_shown: bool
    texts: tuple[str, ...]
    sentence: str


class _Told(NamedTuple):
    """What there is to tell of a run."""

    number: int
    config: RunConfig
    start: OwnWeights | None
    frontier: int
    changes: int
    branches: int
    result: RunResult
    left_at: int | None  # the one that is shown is not left


def run_rows(now: Snapshot) -> tuple[RunRow, ...]:
    """Return the runs in the order in which they began; none where there is only one."""
    if not now.earlier:
        return ()
    entries, branches = now.run_state.entries, now.run_state.branches
    shown = _Told(
        now.number, now.config, now.start, now.frontier, len(entries), len(branches) - 1,
        result_of(now.curve, now.iteration, now.analysis), None,
    )  # fmt: skip
    told = sorted((shown, *map(_of_kept, now.earlier)), key=lambda it: it.number)
    names = run_names((it.config, it.start) for it in told)
    return tuple(_row(it, name) for it, name in zip(told, names, strict=True))


def _of_kept(kept: KeptRun) -> _Told:
    run = kept.run
    return _Told(
        kept.number, run.config, run.start, run.shown.frontier, len(run.shown.entries),
        len(run.branches) - 1, kept.result, run.playhead,
    )  # fmt: skip


def run_names(runs: Iterable[tuple[RunConfig, OwnWeights | None]]) -> list[str]:
    """Return what runs are called beside each other: by the fields in which they differ.

    >>> run_names([(RunConfig(hidden=32), None), (RunConfig(alpha=0.5), None)])
    ['hidden 32 · alpha 0.1 · seed 0', 'hidden 16 · alpha 0.5 · seed 0']
    """
    all_ = list(runs)
    named = [
        field.name
        for field in FIELDS
        if field.name in _ALWAYS
        or len({getattr(config, field.name) for config, _start in all_}) > 1
    ]
    return [run_name(config, start, named) for config, start in all_]


def run_difference(
    config: RunConfig, start: OwnWeights | None, other: RunConfig, its_start: OwnWeights | None
) -> str:
    """Return what a run has otherwise than another; what it is called where that is nothing.

    >>> run_difference(RunConfig(hidden=24, alpha=0.32), None, RunConfig(), None)
    'hidden 24 · alpha 0.32'
    >>> run_difference(RunConfig(), None, RunConfig(), None)
    'hidden 16 · seed 0'
    """
    differ = [it.name for it in FIELDS if getattr(config, it.name) != getattr(other, it.name)]
    if start == its_start:
        return run_name(config, None, differ or _ALWAYS)
    shown = run_name(config, None, differ)
    own = _RANDOM if start is None else _own(start)
    return f"{shown} · {own}" if shown else own


def run_name(
    config: RunConfig, start: OwnWeights | None = None, named: Collection[str] = _ALWAYS
) -> str:
    """Return what a run is called by some of its fields, and its own weights if it has any.

    >>> run_name(RunConfig(seed=1234))
    'hidden 16 · seed 1,234'
    """
    shown = [f"{it.label} {_figure(getattr(config, it.name))}" for it in FIELDS if it.name in named]
    return " · ".join(shown if start is None else [*shown, _own(start)])


def new_run(former: Identity, wanted: Identity) -> str:
    """Say what was done by beginning a run that took the place of another.

    >>> new_run(Identity(RunConfig(), ()), Identity(RunConfig(hidden=32, seed=7), ()))
    'new run with 32 hidden units, seed 7'
    """
    changed = [it for it in FIELDS if _value(former, it) != _value(wanted, it)]
    parts = [_field_words(it, _value(wanted, it)) for it in changed]
    if wanted.start is not None and wanted.start != former.start:
        parts.insert(0, _own(wanted.start))
    elif wanted.start is None and former.start is not None:
        parts.append(_RANDOM)
    if not parts:
        return _("new run from the same beginning")
    return _("new run with {fields}").format(fields=", ".join(parts))


def back_in(run: SavedRun) -> str:
    """Say that a run is shown again, where it was left."""
    said = _("Back in the run {name}, at iteration {iteration:,}.")
    return said.format(name=run_name(run.config, run.start), iteration=run.playhead)


def _value(run: Identity, field: Field) -> float:
    value: float = getattr(run.config, field.name)
    return value


def _field_words(field: Field, value: float) -> str:
    figure = _figure(value)
    match field.name:
        case "hidden":
            said = _n("{count} hidden unit", "{count} hidden units", round(value))
        case "bits":
            said = _("{count} bits")
        case "iterations":
            said = _("{count} iterations")
        case "skip_draws":
            said = _("{count} draws skipped")
        case _:
            return f"{field.label} {figure}"
    return said.format(count=figure)


def _own(start: OwnWeights) -> str:
    return _("weights {name}").format(name=readable(start.name))


def _row(told: _Told, name: str) -> RunRow:
    config, result = told.config, told.result
    whole = " · ".join((name, *_done(told.changes, told.branches)))
    perfect = _perfect(config, result)
    texts = (whole, f"{told.frontier:,}", _share(result), perfect, _error(result))
    is_shown = told.left_at is None
    sentence = (
        _("{run}, shown now. {parts}.")
        if is_shown
        else _("{run}, left at iteration {iteration:,}. {parts}.")
    )
    upto = _("Trained to {frontier:,} of {end:,}")
    parts = (
        upto.format(frontier=told.frontier, end=config.iterations),
        _at(_share_sentence(config, result), result.share_at),
        _("first perfect {when}").format(when=perfect),
        _at(_("mean error {error}").format(error=_error(result)), result.error_at),
    )
    said = sentence.format(run=whole, iteration=told.left_at, parts=", ".join(parts))
    return RunRow(told.number, is_shown, texts, said)


def _done(changes: int, branches: int) -> Iterator[str]:
    """Yield how much was changed in a run, and into how many branches."""
    if changes > 0:
        yield _n("{count:,} change", "{count:,} changes", changes).format(count=changes)
    if branches > 0:
        yield _n("{count:,} branch", "{count:,} branches", branches).format(count=branches)


def _share_sentence(config: RunConfig, result: RunResult) -> str:
    is_sample = config.bits > ALL_UP_TO
    if result.share is None:
        return (
            _("share of sampled sums right not known")
            if is_sample
            else _("share of all sums right not known")
        )
    said = _("{share} of sampled sums right") if is_sample else _("{share} of all sums right")
    return said.format(share=percent(result.share))


def _at(said: str, iteration: int | None) -> str:
    if iteration is None:
        return said
    return _("{what} at iteration {iteration:,}").format(what=said, iteration=iteration)


def _share(result: RunResult) -> str:
    return UNKNOWN if result.share is None else percent(result.share)


def _error(result: RunResult) -> str:
    return UNKNOWN if result.error is None else error_text(result.error)


def _perfect(config: RunConfig, result: RunResult) -> str:
    """Say when all sums were right first; that they never were only of a whole run."""
    if result.first_perfect is not None:
        return f"{result.first_perfect:,}"
    is_whole = result.searched is not None and result.searched >= config.iterations
    return _("never") if is_whole else UNKNOWN


def _figure(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else typed(value)
