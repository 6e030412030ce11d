"""What would come of a run with other numbers, in words; every word of it is computed."""

import math
from collections.abc import Iterator

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.evidence.milestones import SURE
from rnn_viz.core.evidence.trials.alpha_track import AlphaTrack
from rnn_viz.core.evidence.trials.trial import Trial, step_of
from rnn_viz.core.evidence.trials.what_if import STUDY, TRACK, WhatIf
from rnn_viz.core.evidence.trials.whole_run import WholeRun
from rnn_viz.core.language import _, begun
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.curve_lines import WINDOW
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.curve_readout import NEAR_IN_RUN, share_near
from rnn_viz.core.words.numbers import error_text, percent, typed
from rnn_viz.core.words.sums_text import how_often_checked

OWN_WEIGHTS = _(
    "This run began with your own weights, which no seed draws, so no other run can be tried in "
    "its place: choose random weights in the run card first."
)


def what_if_of(now: Snapshot) -> WhatIf:
    """Return what is known of the two runs."""
    found = _value(now.analysis, STUDY)
    return found if isinstance(found, WhatIf) else WhatIf()


def is_known(now: Snapshot, trial: Trial | None) -> bool:
    """Whether the whole curve of a trial is there, or nothing has to be."""
    if trial is None or now.start is not None:
        return True
    tried = what_if_of(now).tried
    return tried is not None and tried.is_trained and tried.run.config == trial.of(now.config)


def track_of(now: Snapshot) -> AlphaTrack | None:
    """Return what every alpha would lead to, as far as that is known."""
    found = _value(now.analysis, TRACK)
    return found if isinstance(found, AlphaTrack) else None


def _value(analysis: Analysis | None, key: str) -> object:
    found = None if analysis is None else analysis.findings.get(key)
    return None if found is None else found.value


def named(config: RunConfig, other: RunConfig) -> str:
    """Name a configuration by what it has otherwise than another; by alpha where that is nothing.

    >>> usual = RunConfig()
    >>> named(RunConfig(hidden=24, alpha=0.32), usual), named(RunConfig(seed=3), usual)
    ('24 hidden, alpha 0.32', 'seed 3')
    >>> named(usual, usual)
    'alpha 0.1'
    """
    parts = {
        "hidden": _("{count} hidden").format(count=config.hidden),
        "alpha": _("alpha {value}").format(value=typed(config.alpha)),
        "seed": _("seed {seed}").format(seed=config.seed),
    }  # fmt: skip
    differ = [part for name, part in parts.items() if getattr(config, name) != getattr(other, name)]
    return ", ".join(differ) or parts["alpha"]


def outcome(run: WholeRun) -> str:
    """Say what came of a run, as far as that is known."""
    end, found = run.run.config.iterations, run.milestones
    if run.diverged_at is not None:
        said = _("its weights are no numbers any more from iteration {iteration:,} on")
        return said.format(iteration=run.diverged_at)
    if not run.is_trained:
        return _("trained to {trained:,} of {end:,} so far").format(trained=run.trained, end=end)
    if run.end_share is None:
        return _("trained, and not asked yet")
    share = percent(run.end_share)
    if found is None or not run.is_searched:
        at_the_end = _("{share} of the sums right at the end").format(share=share)
        return _so_far(run) or at_the_end
    if found.stable is not None:
        return _("perfect from {stable:,} on").format(stable=found.stable)
    if found.first is None:
        return _("never perfect, {share} of the sums right at the end").format(share=share)
    said = _("perfect first at {first:,}, but not for good: {share} of the sums right at the end")
    if found.in_a_row:
        said = _("perfect only just before its end, first at {first:,}")
    return said.format(first=found.first, share=share)


def _so_far(run: WholeRun) -> str:
    """Say since when all sums are right as far as the run is looked at; empty if they are not."""
    failed = run.checks.failed
    since = run.checks.between(float(failed[-1]) + 1 if failed.size else 0.0, math.inf)
    if not run.is_charted or len(since) < SURE:
        return ""
    said = _("so far all right at {checks} checks from {start:,} on")
    return said.format(checks=len(since), start=int(since.iterations[0]))


def verdict(now: Snapshot, trial: Trial | None) -> str:
    """Compare what is tried with the run, in one sentence."""
    if now.start is not None:
        return OWN_WEIGHTS
    found = what_if_of(now)
    today, tried = found.today, found.tried if trial is not None else None
    if tried is None:
        own = now.config
        aside = _("being trained aside, from beginning to end")
        return _("Your run, {hidden} hidden, alpha {alpha}, seed {seed}: {outcome}.").format(
            hidden=own.hidden, alpha=typed(own.alpha), seed=own.seed,
            outcome=aside if today is None else outcome(today),
        )  # fmt: skip
    said = begun(f"{named(tried.run.config, now.config)}: {outcome(tried)}")
    if today is None:
        return f"{said}."
    ours = f"{_own(now.config, tried.run.config)}: {outcome(today)}"
    return " ".join(filter(None, (f"{said}; {ours}.", _about_changes(now))))


def _own(config: RunConfig, other: RunConfig) -> str:
    return _("your run, {settings}").format(settings=named(config, other))


def _about_changes(now: Snapshot) -> str:
    entries = now.run_state.entries
    if not entries:
        return ""
    said = _("Yours was changed by hand at iteration {iteration:,}; what is tried was not.")
    return said.format(iteration=entries[0].iteration)


def lines(now: Snapshot, trial: Trial | None) -> tuple[str, str]:
    """Name the line of what is tried, empty where there is none, and that of the run."""
    tried = what_if_of(now).tried if trial is not None else None
    other = now.config if tried is None else tried.run.config
    name = "" if tried is None else named(other, now.config)
    return name, _own(now.config, other)


def readings(now: Snapshot, trial: Trial | None, iteration: int) -> str:
    """Tell what the lines say of an iteration, one run a line."""
    found, names = what_if_of(now), lines(now, trial)
    runs = (found.tried if trial is not None else None), found.today
    told = [
        f"{name}: {', '.join(_reading(run, iteration))}"
        for run, name in zip(runs, names, strict=True) if run is not None
    ]  # fmt: skip
    return "\n".join([_("Iteration {iteration:,}").format(iteration=iteration), *told])


def _reading(run: WholeRun, iteration: int) -> Iterator[str]:
    recent = run.curve.recent(min(iteration, run.curve.examples) - 1, WINDOW)
    unknown, known = _("error not known"), _("error {error}")
    yield unknown if recent is None else known.format(error=error_text(recent.mean))
    points = run.checks.iterations, run.checks.exact_share
    near = NEAR_IN_RUN * run.run.config.iterations
    yield _("sums right {share}").format(share=share_near(points, iteration, near)[0])


def hint(now: Snapshot, trial: Trial | None) -> str:
    """Say what a movement does, and how long that took last."""
    found = what_if_of(now)
    last = found.tried if trial is not None and found.tried is not None else found.today
    count = now.config.iterations
    if last is None or not last.is_trained:
        return _("Drag: all {count:,} iterations are trained again").format(count=count)
    took = max(1, round(1_000 * last.seconds))
    said = _("Drag: all {count:,} iterations are trained again, in {took:,} ms")
    return said.format(count=count, took=took)


def about_track(track: AlphaTrack | None) -> str:
    """Say what the track under the slider shows."""
    if track is None:
        return _(
            "The track shows in advance how many sums are right at the end: none grey, all yellow."
        )
    count, known = len(track.alphas), track.known
    some, all_of_them = _("{known} so far of {count} alphas"), _("{count} alphas")
    return _(
        "The track shows in advance how many sums are right at the end: none grey, all yellow "
        "({alphas}). The blue line is your run."
    ).format(alphas=(all_of_them if known == count else some).format(known=known, count=count))


def about_alpha(track: AlphaTrack | None, alpha: float) -> str:
    """Say what an alpha leads to, if the track knows."""
    name = _("alpha {value}").format(value=typed(alpha))
    if track is None:
        return name
    at = step_of(alpha, track.alphas)
    share = float(track.shares[at])
    if track.alphas[at] != alpha or share != share:  # noqa: PLR0124 -- not a number
        return _("{name}: not known in advance").format(name=name)
    said = _("{name}: {share} of the sums right at the end")
    return said.format(name=name, share=percent(share))


def how_computed(now: Snapshot) -> str:
    """Say how the lines and the sentence come about, with the numbers of this run."""
    config, today = now.config, what_if_of(now).today
    found = None if today is None else today.milestones
    often = _("regularly")
    if found is not None and found.first is not None:
        often = how_often_checked(found)
    which = _(
        "The share of sums right is that of a fixed sample of {sums:,} sums, asked at up to 64 "
        "places of the run and at its end."
    )
    if config.bits <= ALL_UP_TO:
        which = _(
            "The share of sums right is that of all {sums:,} sums, asked at up to 64 places of "
            "the run and at its end."
        )
    since = _(
        "“Perfect from” is where all of them are right at every check from there to the end, at "
        "least {sure} checks: every iteration is checked up to the first at which all are right, "
        "then {often} (in your run)."
    )
    parts = (
        _(
            "The whole run is trained again, aside, by the loop that trains yours, to the same "
            "bits as a run of its own; its weights and examples are those that its seed draws. "
            "Error is the mean of the last 100 examples or more."
        ),
        which.format(sums=count_of(config.bits)),
        since.format(sure=SURE, often=often),
        _("Nothing is said about moments between two checks, or about longer numbers."),
    )
    return " ".join(parts)
