"""``rnn-viz inspect``: what the lenses of Inside say about a moment, and the numbers behind it."""

from argparse import Namespace

from rnn_viz.cli import plain_json
from rnn_viz.cli.arguments import config_from, iteration_from, numbers_from
from rnn_viz.cli.failures import InputError
from rnn_viz.cli.progress import Progress
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.table import LENSES
from rnn_viz.core.words.lenses.verdict import Sign
from rnn_viz.engine.moment import moment
from rnn_viz.io import compile_cache

_SIGNS = {Sign.RIGHT: "right", Sign.WRONG: "wrong", Sign.PLAIN: ""}


def run(options: Namespace) -> int:
    """Train to the moment, find out what the lenses ask for, and say it."""
    config, lenses = config_from(options), lenses_of(options.lens)
    at, numbers = iteration_from(options.at, config), numbers_from(options.numbers)
    compile_cache.prepare()
    wanted = frozenset().union(*(lens.studies for lens in lenses))
    with Progress() as progress:
        scene = Scene(moment(config, at, numbers, progress.show, wanted))
        verdicts = [(lens, scene.verdict(lens)) for lens in lenses]
    if options.json:
        sum_ = scene.now.stage.sum
        record = config.as_dict() | {"iteration": scene.now.iteration, "a": sum_.a, "b": sum_.b}
        told = {
            lens.key: {
                "title": lens.title, "figure": said.figure, "sentence": said.sentence,
                "sign": said.sign.value, "numbers": dict(lens.numbers(scene.evidence)),
            }
            for lens, said in verdicts
        }  # fmt: skip
        print(plain_json.json_line(record | {"lenses": told}))
    else:
        ...
    return 0
