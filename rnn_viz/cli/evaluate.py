"""``rnn-viz evaluate``: how much of addition a trained network knows, and since when."""

from argparse import Namespace
from typing import Any

from rnn_viz.cli import training
from rnn_viz.cli.arguments import every_from
from rnn_viz.cli.printing import plain_json
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.weights_option import last_from, run_from
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, evaluation_in_parts, parts_of, sums_of
from rnn_viz.core.evidence.milestones import SURE, Milestones, search
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.sums_text import how_often_checked


def run(options: Namespace) -> int:
    """Train as far as asked, ask all sums, then search for the perfect moments."""
    (config, own), every = run_from(options), every_from(options)
    last = last_from(options, config)
    with Progress() as progress:
        timeline = training.trained(config, progress, own, last)
        known = _asked(timeline, progress)
        for milestones in search(config, every, start=own, upto=last):
            found = milestones  # the last ones are those of the whole run
            upto = max(found.upto, 0)
            progress.show("looking for perfect moments: iteration", upto, last)
    found = found.confirmed(Checks().including(known))
    if options.json:
        print(plain_json.json_line(_as_record(config, known, found)))
    else:
        print("\n".join(_as_text(known, found)))
    training.fail_if_diverged(timeline)
    return 0


def _asked(timeline: Timeline, progress: Progress) -> Evaluation:
    """Ask the network all sums, a few milliseconds at a time."""
    sums = sums_of(timeline.config.bits)
    parts = len(parts_of(sums, timeline.config.hidden))
    asking = evaluation_in_parts(timeline.weights, sums, timeline.iteration)
    known = None
    for part, so_far in enumerate(asking):
        known = so_far
        progress.show("asking sums: part", part, parts)
    assert known is not None, "the last part brings it"
    return known


def _as_record(config: RunConfig, known: Evaluation, when: Milestones) -> dict[str, Any]:
    return config.as_dict() | {
        "iteration": known.iteration,
        "sums": known.wrong.size,
        "sampled": known.sums.sampled,
        "exact_share": known.exact_share,
        "bit_accuracy": known.bit_accuracy.tolist(),
        "first_perfect": when.first,
        "stable_perfect": when.stable,
        "resolution": when.resolution,
    }


def _as_text(known: Evaluation, when: Milestones) -> list[str]:
    which = "a fixed sample of" if known.sums.sampled else "all"
    right = known.wrong.size - int((known.wrong > 0).sum())
    return [
        f"iteration       {known.iteration:,}",
        f"exactly right   {right:,} of {which} {known.wrong.size:,} sums, "
        f"{percent(known.exact_share)}",
        *(f"position {p:<6} {percent(share):>8}" for p, share in enumerate(known.bit_accuracy)),
        f"first perfect   {_first(when)}",
        f"stable perfect  {_stable(when)}",
    ]


def _first(when: Milestones) -> str:
    checked = f"every iteration checked up to {when.first or when.upto:,}"
    return f"not found, {checked}" if when.first is None else f"{when.first:,}, {checked}"


def _stable(when: Milestones) -> str:
    if when.first is None:
        return "not found"
    checked = f"checked {how_often_checked(when)} iterations up to {when.upto:,}"
    if when.stable is not None:
        return f"{when.stable:,}, {checked}"
    why = f"fewer than {SURE} perfect checks in a row at the end"
    return f"not found, {checked}: {why}"
