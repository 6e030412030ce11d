"""Jobs: what a worker is given to do at once, and how it is done."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from rnn_viz.core.evidence.evaluation import sums_of
from rnn_viz.core.experiment.outcome import Outcome, failed
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.faults import cause
from rnn_viz.core.run.config import RunConfig
from rnn_viz.experiments.following import Follower
from rnn_viz.experiments.training import LARGEST_SIDE_BY_SIDE, PAYS_FROM, SIDE_BY_SIDE, Training

IsOver = Callable[[], bool]
_MOST_AT_ONCE = 2_048  # iterations between two looks whether to stop: some milliseconds


@dataclass(frozen=True, slots=True)
class Job:
    """Some runs of one setting that are trained together, and how often they are asked.

    Attributes
    ----------
    configs
        The runs; they differ only by their seed.
    every, shares_every
        As in :class:`Outcome`.
    """

    configs: tuple[RunConfig, ...]
    every: int
    shares_every: int


def jobs_of(plan: Plan, finished: Collection[RunConfig] = ()) -> Iterator[Job]:
    """Yield what is to be done, in rounds by seed, so that an early picture is fair.

    The first seed of every setting comes first, each alone, so that there is a picture soon; then
    eight seeds at a time, small networks in jobs of several runs.
    """
    yield from _round(plan, plan.seeds[:1], finished)
    for start in range(1, len(plan.seeds), SIDE_BY_SIDE):
        yield from _round(plan, plan.seeds[start : start + SIDE_BY_SIDE], finished)


def _round(plan: Plan, seeds: tuple[int, ...], finished: Collection[RunConfig]) -> Iterator[Job]:
    alone: list[RunConfig] = []
    for setting in plan.settings:
        configs = [plan.config(setting, seed) for seed in seeds]
        left = tuple(config for config in configs if config not in finished)
        if setting.hidden <= LARGEST_SIDE_BY_SIDE and len(left) >= PAYS_FROM:
            yield Job(left, plan.every, plan.shares_every)
        else:
            alone += left
    for config in sorted(alone, key=lambda config: config.seed):
        yield Job((config,), plan.every, plan.shares_every)


def work(job: Job, is_over: IsOver) -> list[Outcome]:
    """Train and ask the runs of a job; return their outcomes, none if it is over before.

    Whatever goes wrong with a run is told in its outcome, and the others are done all the same.
    """
    try:
        return _follow(job, is_over)
    except Exception as fault:  # noqa: BLE001 -- one run must not end an experiment
        if len(job.configs) == 1:
            sentence = f"The run could not be trained: {cause(fault)}."
            return [failed(job.configs[0], job.every, job.shares_every, sentence)]
    alone = (Job((config,), job.every, job.shares_every) for config in job.configs)
    return [outcome for one in alone for outcome in work(one, is_over)]


def _follow(job: Job, is_over: IsOver) -> list[Outcome]:
    begun, last = time.perf_counter(), job.configs[0].iterations
    training, sums = Training(job.configs), sums_of(job.configs[0].bits)
    followers = [Follower(it, job.every, job.shares_every, sums) for it in job.configs]
    for follower, row in zip(followers, training.rows, strict=True):
        follower.check(0, row)
    while training.iteration < last and not training.is_over:
        if is_over():
            return []
        due = training.iteration + job.every - training.iteration % job.every
        due = min(due, last, training.iteration + _MOST_AT_ONCE)
        errors = training.learn(due - training.iteration)
        for run, follower in enumerate(followers):
            follower.note_errors(due, errors[run])
            _check(follower, training, run, is_last=due == last, is_due=due % job.every == 0)
    seconds = (time.perf_counter() - begun) / len(followers)
    return [it.outcome(end, seconds) for it, end in zip(followers, training.ended, strict=True)]


def _check(follower: Follower, training: Training, run: int, is_last: bool, is_due: bool) -> None:
    ended = training.ended[run]
    if follower.is_settled:
        return
    if ended is not None:
        follower.check(ended, training.rows[run], is_last=True)
    elif is_last or is_due:
        follower.check(training.iteration, training.rows[run], is_last)
