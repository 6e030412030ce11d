"""``rnn-viz inspect``: what the lenses of Inside say about a moment, and the numbers behind it."""

import textwrap
from argparse import Namespace
from typing import Any

from rnn_viz.cli.arguments import iteration_from, numbers_from
from rnn_viz.cli.failures import JobError
from rnn_viz.cli.lens_names import lenses_from
from rnn_viz.cli.printing import plain_json
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.weights_option import last_from, run_from
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.verdict import Sign
from rnn_viz.engine.moment import moment
from rnn_viz.io import compile_cache

_TITLE, _WIDTH = 26, 100  # characters
_SIGNS = {Sign.RIGHT: _("right: "), Sign.WRONG: _("wrong: "), Sign.PLAIN: ""}


def run(options: Namespace) -> int:
    """Train to the moment, find out what the lenses ask for, and say it."""
    (config, own), lenses = run_from(options), lenses_from(options.lens)
    at = iteration_from(options, config, last_from(options, config))
    numbers = numbers_from(options)
    compile_cache.prepare()
    wanted = frozenset().union(*(lens.studies for lens in lenses))
    with Progress() as progress:
        scene = Scene(moment(config, at, numbers, progress.show, wanted, own))
    if options.json:
        print(plain_json.json_line(_as_record(scene, lenses)))
    else:
        print("\n".join(_as_text(scene, lenses)))
    if scene.now.diverged_at is not None:
        sentence = _("The run diverged at iteration {iteration:,}.")
        raise JobError(sentence.format(iteration=scene.now.diverged_at))
    return 0


def _as_record(scene: Scene, lenses: tuple[LensText, ...]) -> dict[str, Any]:
    told = {}
    for lens in lenses:
        said = scene.verdict(lens)
        told[lens.key] = {
            "title": lens.title,
            "figure": said.figure,
            "sentence": said.sentence,
            "sign": said.sign.value,
            "iteration": scene.now.iteration if said.iteration is None else said.iteration,
            "numbers": dict(lens.numbers(scene.evidence)),
        }
    sum_ = scene.now.stage.sum
    moment_ = {"iteration": scene.now.iteration, "a": sum_.a, "b": sum_.b}
    return scene.now.config.as_dict() | moment_ | {"lenses": told}


def _as_text(scene: Scene, lenses: tuple[LensText, ...]) -> list[str]:
    """Return a paragraph a lens: its title, its figure, and its sentence below."""
    sum_ = scene.now.stage.sum
    where = _("iteration {iteration:,}, {a:,} + {b:,} on stage")
    lines = [where.format(iteration=scene.now.iteration, a=sum_.a, b=sum_.b)]
    for lens in lenses:
        said = scene.verdict(lens)
        lines += ["", f"{lens.title:<{_TITLE}}{said.figure}".rstrip()]
        lines += textwrap.wrap(_SIGNS[said.sign] + said.sentence, _WIDTH)
    return lines
