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
from rnn_viz.core.language import _
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
            progress.show(_("looking for perfect moments: iteration"), upto, last)
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
        progress.show(_("asking sums: part"), part, parts)
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
    right = known.wrong.size - int((known.wrong > 0).sum())
    of_all = _("{right:,} of all {count:,} sums, {share}")
    if known.sums.sampled:
        of_all = _("{right:,} of a fixed sample of {count:,} sums, {share}")
    said = of_all.format(right=right, count=known.wrong.size, share=percent(known.exact_share))
    position = _("position {position}")
    rows = [
        (_("iteration"), f"{known.iteration:,}"),
        (_("exactly right"), said),
        *((position.format(position=p), f"{percent(share):>8}")
          for p, share in enumerate(known.bit_accuracy)),
        (_("first perfect"), _first(when)),
        (_("stable perfect"), _stable(when)),
    ]  # fmt: skip
    width = max(16, *(len(name) + 2 for name, _text in rows))
    return [f"{name:<{width}}{text}" for name, text in rows]


def _first(when: Milestones) -> str:
    if when.first is None:
        none = _("not found, every iteration checked up to {upto:,}")
        return none.format(upto=when.upto)
    return _("{first:,}, every iteration checked up to {first:,}").format(first=when.first)


def _stable(when: Milestones) -> str:
    if when.first is None:
        return _("not found")
    often, upto = how_often_checked(when), when.upto
    if when.stable is not None:
        found = _("{stable:,}, checked {often} iterations up to {upto:,}")
        return found.format(stable=when.stable, often=often, upto=upto)
    none = _(
        "not found, checked {often} iterations up to {upto:,}: fewer than {sure} perfect checks "
        "in a row at the end"
    )
    return none.format(often=often, upto=upto, sure=SURE)
