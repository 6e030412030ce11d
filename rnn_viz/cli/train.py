"""``rnn-viz train``: the script itself, with its print-outs."""

from argparse import Namespace

from rnn_viz.cli import training
from rnn_viz.cli.arguments import config_from, every_from
from rnn_viz.cli.printing import plain_json
from rnn_viz.cli.progress import Progress
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.script.transcript import PRINT_EVERY, example_at, print_out
from rnn_viz.engine.training.advancing import advance_to


def run(options: Namespace) -> int:
    """Train to the end and print every so-many-th example before it is learned."""
    config = config_from(options)
    every = every_from(options) or PRINT_EVERY
    timeline = training.start(config)
    with Progress() as progress:
        for iteration in range(0, config.iterations, every):
            advance_to(timeline, iteration, progress.show, config.iterations)
            if timeline.iteration < iteration:
                break
            example = example_at(timeline, iteration)
            progress.clear()
            print(_as_json(iteration, example) if options.json else print_out(example))
        advance_to(timeline, config.iterations, progress.show)
    training.fail_if_diverged(timeline)
    return 0


def _as_json(iteration: int, example: Addition) -> str:
    return plain_json.json_line({
        "iteration": iteration,
        "error": example.overall_error,
        "a": example.a,
        "b": example.b,
        "predicted": example.answer,
        "true": example.a + example.b,
    })  # fmt: skip
