"""``rnn-viz add A B``: watch a trained network add two numbers bit by bit."""

from argparse import Namespace
from typing import Any

from rnn_viz.cli import training
from rnn_viz.cli.printing import plain_json
from rnn_viz.cli.printing.table import notes, table
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.weights_option import last_from, run_from
from rnn_viz.core.net.inference import Addition, add
from rnn_viz.core.words.sentences import about_sum
from rnn_viz.core.words.typed_numbers import parse_number


def run(options: Namespace) -> int:
    """Train as far as asked, then print the sum, least significant bit first."""
    config, own = run_from(options)
    a, b = parse_number(options.A), parse_number(options.B)
    with Progress() as progress:
        timeline = training.trained(config, progress, own, last_from(options, config))
    answered = add(timeline.weights, a, b, config.bits)
    if options.json:
        print(plain_json.json_line(_as_record(answered)))
    else:
        print("\n".join([table(answered), "", *notes(answered), about_sum(answered)]))
    training.fail_if_diverged(timeline)
    return 0


def _as_record(sum_: Addition) -> dict[str, Any]:
    return {
        "a": sum_.a,
        "b": sum_.b,
        "predicted": sum_.answer,
        "true": sum_.a + sum_.b,
        "right": sum_.is_right,
        "trained_bits": sum_.bits,
        "positions": [
            {
                "position": position,
                "a": int(sum_.a_bits[position]),
                "b": int(sum_.b_bits[position]),
                "carry": int(sum_.carry_in[position]),
                "p": float(sum_.layer_2[position]),
                "guess": int(sum_.guess[position]),
                "truth": int(sum_.truth[position]),
                "right": not sum_.wrong[position],
            }
            for position in range(sum_.columns)
        ],
    }
