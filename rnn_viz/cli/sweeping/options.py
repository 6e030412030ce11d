"""What can be typed after ``rnn-viz sweep``."""

from argparse import Namespace, _SubParsersAction
from dataclasses import replace
from typing import Any

from rnn_viz.cli.starting.parser import Parser
from rnn_viz.core.experiment.costs import MOST_UNASKED
from rnn_viz.core.experiment.plan import Plan, every_field
from rnn_viz.core.experiment.presets import PRESETS
from rnn_viz.core.language import _, begun
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.words.experiment.typed_ranges import parse_values
from rnn_viz.core.words.typed_numbers import parse_field

_BY_NAME = {field.name: field for field in FIELDS}
_RANGES = {"hidden": "hidden", "alpha": "alpha", "bits": "bits", "seeds": "seed"}  # the fields
_PLAN = (*_RANGES, "iterations", "every")
_EPILOG = _("""\
Values are parted by commas. 8:64:8 stands for 8, 16 … 64; 1:64:x2 for 1, 2, 4 … 64; 0-19 for
every whole number from 0 to 19. At most two of hidden, alpha and bits can have several values.
A store goes on where it was: the same command again trains only what is missing.""")


def add_sweep(commands: "_SubParsersAction[Parser]") -> None:
    """Add the command."""
    does = _("train many runs and compare what becomes of them")
    sweep = commands.add_parser("sweep", help=does, description=f"{begun(does)}.")
    sweep.epilog = _EPILOG
    default = Plan()
    presets = ", ".join(f"{it.key} ({it.question})" for it in PRESETS)
    sweep.add_argument(
        "--preset", choices=[it.key for it in PRESETS], metavar=_("NAME"),
        help=_("begin with the values of {presets}").format(presets=presets),
    )  # fmt: skip
    for name, field in _RANGES.items():
        values = "0-19" if name == "seeds" else f"{getattr(default, name)[0]:g}"
        meaning = _("{meaning} (default: {default})")
        sweep.add_argument(
            f"--{name}", metavar=_("VALUES"),
            help=meaning.format(meaning=_BY_NAME[field].help, default=values),
        )  # fmt: skip
    sweep.add_argument(
        "--iterations", metavar="N",
        help=_("examples in each run (default: {count:,})").format(count=default.iterations),
    )  # fmt: skip
    sweep.add_argument(
        "--every", metavar="N",
        help=_("iterations between two checks of all sums (default: {every})").format(
            every=default.every
        ),
    )  # fmt: skip
    where = sweep.add_mutually_exclusive_group()
    where.add_argument("--workers", metavar="N", help=_("threads (default: one a core)"))
    where.add_argument(
        "--dask", metavar=_("ADDRESS"),
        help=_("a cluster instead: tcp://host:8786, or 'local' to try it"),
    )  # fmt: skip
    sweep.add_argument(
        "--store", metavar=_("FILE"), help=_("keep every finished run there (.sqlite)")
    )
    sweep.add_argument(
        "--yes", action="store_true",
        help=_("begin more than {count:,} runs, or what takes long, without asking").format(
            count=MOST_UNASKED
        ),
    )  # fmt: skip
    form = sweep.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("print one JSON object"))
    form.add_argument("--csv", action="store_true", help=_("print a line for each run as it ends"))


def plan_from(options: Namespace) -> Plan | None:
    """Return the plan that the options describe; ``None`` if they describe none.

    Raises
    ------
    ConfigError
        They are no plan.
    """
    if options.preset is None and all(getattr(options, name) is None for name in _PLAN):
        return None
    presets = {preset.key: preset.plan for preset in PRESETS}
    begun = presets.get(options.preset, Plan())
    values: dict[str, Any] = {
        name: parse_values(_BY_NAME[field], getattr(options, name))
        for name, field in _RANGES.items()
        if getattr(options, name) is not None
    }
    iterations = begun.iterations
    if options.iterations is not None:
        iterations = int(parse_field(_BY_NAME["iterations"], options.iterations))
    every = min(begun.every, iterations)
    if options.every is not None:
        every = int(parse_field(every_field(iterations), options.every))
    return replace(begun, **values, iterations=iterations, every=every)
