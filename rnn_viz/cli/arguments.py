"""What can be typed after ``rnn-viz``; the values stay text until core has checked them."""

import textwrap
from argparse import Namespace, _SubParsersAction

from rnn_viz.app.exporting.picture_names import PAGE_KINDS, PICTURE_NAMES
from rnn_viz.app.exporting_data.kinds import DATA_KINDS, EVERY, PICTURED, DataKind
from rnn_viz.cli.starting.parser import Parser, RawFormatter, ShowVersion
from rnn_viz.cli.starting.places_options import add_places
from rnn_viz.cli.sweeping.options import add_sweep
from rnn_viz.core.language import _, begun
from rnn_viz.core.run.config import FIELDS, Field, RunConfig
from rnn_viz.core.words.typed_numbers import parse_config, parse_field, parse_number


def parser() -> Parser:
    """Return the parser of the whole command line; ``command`` is ``None`` for the window."""
    whole = Parser(
        prog="rnn-viz",
        description=_(
            "See inside a recurrent network while it learns to add binary numbers. "
            "Without a command, open the window."
        ),
    )
    whole.add_argument(
        "--version", action=ShowVersion, nargs=0, help=_("say which version this is")
    )
    add_places(whole)
    commands = whole.add_subparsers(dest="command", metavar=_("command"), parser_class=Parser)
    _add_window(commands)
    _add_train(commands)
    _add_add(commands)
    _add_evaluate(commands)
    _add_inspect(commands)
    add_sweep(commands)
    _add_shot(commands)
    _add_export(commands)
    _add_lesson(commands)
    _add_desktop(commands)
    does = _("check Python, packages, Qt and what the system lacks")
    commands.add_parser("doctor", help=does)
    return whole


def config_from(options: Namespace) -> RunConfig:
    """Return the run that the options describe.

    Raises
    ------
    ConfigError
        An option is not a number of the right kind, or out of range.
    """
    typed = {field.name: getattr(options, field.name) for field in FIELDS}
    return parse_config({name: text for name, text in typed.items() if text is not None})


def every_from(options: Namespace) -> int | None:
    """Return ``--every``, ``None`` where it was not given; raises ConfigError."""
    return None if options.every is None else int(parse_field(EVERY, options.every))


def iteration_from(options: Namespace, config: RunConfig, otherwise: int) -> int:
    """Return ``--at``; ``otherwise`` where it was not given. Raises ConfigError."""
    moment = Field("at", "--at", _("iterations"), 0, config.iterations, "")
    return otherwise if options.at is None else int(parse_field(moment, options.at))


def numbers_from(options: Namespace) -> tuple[int, int] | None:
    """Return ``--numbers``, ``None`` where they were not given; raises NumberError."""
    typed = options.numbers
    return None if typed is None else (parse_number(typed[0]), parse_number(typed[1]))


_UNTRAINED = _("take these weights; train them only with --iterations")
_BEGUN = _("begin the run with these weights")
_ON_STAGE = _("the sum on stage")
_FILE, _NAME, _LESSON = _("FILE"), _("NAME"), _("LESSON")
_Commands = _SubParsersAction  # argparse gives it no public name


def _add_window(commands: "_Commands[Parser]") -> None:
    window = _command(commands, "window", _("open the window on a run"))
    window.add_argument(
        "opened", nargs="?", metavar=_FILE, help=_("a session, weights of your own, or a link")
    )
    window.add_argument("--at", metavar="ITERATION", help=_("the moment to show (default: 0)"))
    _add_weights(window, _BEGUN)
    add_places(window)


def _add_train(commands: "_Commands[Parser]") -> None:
    train = _command(commands, "train", _("train and print the script's print-outs"))
    _add_every(train, _("iterations from one print-out to the next"), _("1,000, as the script"))
    _add_json(train, _("print one JSON object a line: iteration, error, a, b, predicted, true"))


def _add_add(commands: "_Commands[Parser]") -> None:
    add = _command(commands, "add", _("train, then add two numbers bit by bit"))
    for name in ("A", "B"):
        add.add_argument(name, help=_("a whole number from 0 up: 52, 0b110100 or 0x34"))
    _add_weights(add, _UNTRAINED)
    _add_json(add, _("print one JSON object: the answer and every position"))


def _add_evaluate(commands: "_Commands[Parser]") -> None:
    evaluate = _command(commands, "evaluate", _("train, then say how much addition the net knows"))
    _add_every(
        evaluate, _("iterations between two checks that a perfect net stays so"),
        _("5, more if slow"),
    )  # fmt: skip
    _add_weights(evaluate, _UNTRAINED)
    _add_json(evaluate, _("print one JSON object"))


def _add_inspect(commands: "_Commands[Parser]") -> None:
    inspect = _command(commands, "inspect", _("train, then say what the lenses of Inside say"))
    moment = _("the moment (default: the run's end)")
    inspect.add_argument("--at", metavar="ITERATION", help=moment)
    inspect.add_argument("--numbers", nargs=2, metavar=("A", "B"), help=_ON_STAGE)
    inspect.add_argument("--lens", nargs="+", metavar=_NAME, help=_("only these (default: all)"))
    _add_weights(inspect, _("take these weights; train them only with --iterations or --at"))
    _add_json(inspect, _("print one JSON object: every sentence, and the numbers behind it"))


def _add_shot(commands: "_Commands[Parser]") -> None:
    shot = _command(commands, "shot", _("draw the window into a picture, off screen"))
    shot.add_argument("file", metavar=f"{_FILE}.png", help=_("where the picture goes"))
    shot.add_argument("--at", metavar="ITERATION", help=_("the moment to show (default: 0)"))
    shot.add_argument("--numbers", nargs=2, metavar=("A", "B"), help=_ON_STAGE)
    shot.add_argument("--size", metavar="WxH", default="1440x900", help=_("default: 1440x900"))
    shot.add_argument("--scale", metavar="S", default="1", help=_("pixels a point, default: 1"))
    shot.add_argument("--theme", choices=("light", "dark"), default="dark")
    shot.add_argument("--lesson", metavar=_LESSON, help=_("a lesson: its number, or its file"))
    shot.add_argument("--page", metavar="N", help=_("page of the lesson (default: 1)"))
    shot.add_argument("--workspace", choices=("watch", "inside", "experiment"))
    shot.add_argument("--lens", metavar=_NAME, help=_("the lens of Inside to show large"))
    _add_weights(shot, _BEGUN)


def _add_export(commands: "_Commands[Parser]") -> None:
    export = _command(commands, "export", _("write data, pictures, films or a report into a file"))
    kinds = DATA_KINDS | PAGE_KINDS
    export.formatter_class = RawFormatter  # the table keeps its lines
    export.add_argument("kind", choices=kinds, help=_("what to write, see below"), metavar="KIND")
    export.add_argument("file", metavar=_FILE, help=_("where; its ending is one of KIND's"))
    export.add_argument(
        "--at", metavar="ITERATION",
        help=_("the moment of weights, network, addition, picture, report "
               "(default: the run's end)"),
    )  # fmt: skip
    line = _("{every:,} of {kind}")
    lines = [line.format(every=it.every, kind=it.name) for it in DATA_KINDS.values() if it.every]
    often = _("iterations from one line, check or print-out to the next")
    _add_every(export, often, ", ".join(lines))
    _add_weights(export, _BEGUN)
    export.add_argument(
        "--session", metavar=f"{_FILE}.rnnviz",
        help=_("the run in this session, with what was done to it by hand, as far as it was "
               "trained; its moment and its sum unless --at and --numbers say others"),
    )  # fmt: skip
    _add_drawn(export)
    export.epilog = _("KIND is one of:") + "\n" + "\n".join(map(_told, kinds.values()))


def _add_drawn(export: Parser) -> None:
    """Add what is said of pictures and animations."""
    drawn = export.add_argument_group(_("pictures and animations"))
    drawn.add_argument("--numbers", nargs=2, metavar=("A", "B"), help=_ON_STAGE)
    views = _(
        "what is seen: {names}; of a picture also {others} (default: window; network of training, "
        "sum of one addition)"
    ).format(names=", ".join(PICTURED), others=", ".join(PICTURE_NAMES[len(PICTURED) :]))
    drawn.add_argument("--view", metavar=_NAME, help=views)
    drawn.add_argument("--size", metavar="WxH", help=_("default: 1440x900, animations 1280x800"))
    drawn.add_argument("--scale", metavar="S", help=_("of a .png: pixels a point (default: 2)"))
    drawn.add_argument("--theme", choices=("light", "dark"), help=_("default: dark"))
    movie = export.add_argument_group(_("animations"))
    movie.add_argument("--from", dest="first", metavar="ITERATION", help=_("default: 0"))
    movie.add_argument("--to", dest="last", metavar="ITERATION", help=_("default: the run's end"))
    movie.add_argument("--frames", metavar="N", help=_("2 to 500, evenly apart (default: 60)"))


def _add_lesson(commands: "_Commands[Parser]") -> None:
    does = _("list the lessons, or open one of them or of your own in the window")
    lesson = commands.add_parser("lesson", help=does, description=f"{begun(does)}.")
    lesson.add_argument(
        "opened", nargs="?", metavar=_LESSON, help=_("its number, or the file of one, mine.md")
    )
    lesson.add_argument(
        "--check", metavar=f"{_FILE}.md", help=_("name every mistake of a lesson with its line")
    )


def _told(kind: DataKind) -> str:
    """Return what the help says of a kind of file."""
    endings = _(" or ").join(kind.endings)
    words = f"{endings}: {kind.holds} {kind.opened_by}"
    lines = textwrap.wrap(words, 64, break_long_words=False, break_on_hyphens=False)
    return textwrap.indent("\n".join(lines), " " * 14).replace(" " * 14, f"  {kind.name:12}", 1)


def _command(commands: "_Commands[Parser]", name: str, does: str) -> Parser:
    """Add a command that has the options of a run."""
    command = commands.add_parser(name, help=does, description=f"{begun(does)}.")
    for field in FIELDS:
        default = f"{getattr(RunConfig(), field.name):,}"
        meaning = _("{meaning}: {allowed} (default: {default})")
        command.add_argument(
            f"--{field.name.replace('_', '-')}",
            metavar="N",
            help=meaning.format(meaning=field.help, allowed=field.allowed, default=default),
        )
    return command


def _add_weights(command: Parser, meaning: str) -> None:
    what = _("{meaning}: an .npz or .safetensors file with the three synapses")
    command.add_argument("--weights", metavar=_FILE, help=what.format(meaning=meaning))


def _add_desktop(commands: "_Commands[Parser]") -> None:
    does = _("put the program into the menu of the desktop (Linux)")
    desktop = commands.add_parser("desktop", help=does, description=f"{begun(does)}.")
    which = desktop.add_mutually_exclusive_group(required=True)
    which.add_argument("--install", action="store_true", help=_("entry, icon and kind of files"))
    which.add_argument("--uninstall", action="store_true", help=_("remove them"))


def _add_every(command: Parser, meaning: str, default: str) -> None:
    told = _("{meaning} (default: {default})").format(meaning=meaning, default=default)
    command.add_argument("--every", metavar="N", help=told)


def _add_json(command: Parser, meaning: str) -> None:
    command.add_argument("--json", action="store_true", help=meaning)
