"""``rnn-viz evaluate``: how much of addition a trained network knows, and since when."""

from argparse import Namespace
from collections import deque
from typing import Any

from rnn_viz.cli import plain_json, training
from rnn_viz.cli.arguments import LOOK_EVERY, config_from, every_from
from rnn_viz.core.evidence.evaluation import Evaluation, evaluate, sums_of
from rnn_viz.core.evidence.milestones import Milestones, search
from rnn_viz.core.run.config import RunConfig


def run(options: Namespace) -> int:
    """Train to the end, ask all sums, then look for the first and the stable perfect moment."""
    config = config_from(options)
    every = every_from(options, LOOK_EVERY)
    timeline = training.trained(config)
    known = evaluate(timeline.weights, sums_of(config.bits), timeline.iteration)
    (milestones,) = deque(search(config, every), maxlen=1)
    if options.json:
        print(plain_json.spelled(_as_record(config, known, milestones)))
    else:
        print("\n".join(_as_text(known, milestones)))
    training.fail_if_diverged(timeline)
    return 0


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
        f"{100 * known.exact_share:.2f} %",
        *(f"position {p:<6} {100 * share:6.2f} %" for p, share in enumerate(known.bit_accuracy)),
        f"first perfect   {_iteration(when.first)}",
        f"stable perfect  {_iteration(when.stable)}",
        f"looked at every {when.resolution:,} iterations, up to {when.upto:,}",
    ]


def _iteration(found: int | None) -> str:
    return "not found" if found is None else f"{found:,}"
