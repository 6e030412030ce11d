"""The command line: ``rnn-viz`` opens the window; other commands need none."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from rnn_viz.cli.arguments import parser
from rnn_viz.cli.failures import InputError, InterruptedJobError, JobError
from rnn_viz.cli.starting.opened import with_command
from rnn_viz.cli.starting.places_options import lasting_places, refuse_places
from rnn_viz.core.language import _
from rnn_viz.core.run.config import ConfigError
from rnn_viz.core.words.typed_numbers import NumberError

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv
        The words after the program's name; the process's own if not given.

    Returns
    -------
    int
        0; 1 for a job that failed; 2 for bad input; 130 when interrupted. Whatever is not 0
        comes with one sentence on stderr, except a reader that has gone.
    """
    _replace_closed_streams()
    _let_odd_letters_pass()
    try:
        code = _obey(parser().parse_args(with_command(sys.argv[1:] if argv is None else argv)))
        sys.stdout.flush()  # a reader that has gone is noticed here, not at exit
    except SystemExit as end:  # --help and --version have printed and are done
        return int(end.code or 0)
    except (InputError, ConfigError, NumberError) as error:
        return _say(error, BAD_INPUT)
    except JobError as error:
        return _say(error, FAILED)
    except InterruptedJobError as end:
        return _say(_("Interrupted. {words}").format(words=end), INTERRUPTED)
    except KeyboardInterrupt:
        return _say(_("Interrupted."), INTERRUPTED)
    except BrokenPipeError:
        _write_no_more()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the user gets a sentence, never a traceback
        return _say(_sentence(error), FAILED)
    return code


def _sentence(error: Exception) -> str:
    """Return what to say of a failure; only what nobody foresaw is called unexpected."""
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return _("The system says: {words}.").format(words=f"{error.strerror}{where}")
    if isinstance(error, MemoryError):
        return _("There is not enough memory for this.")
    unforeseen = _("Unexpected {kind}: {words}").format(kind=type(error).__name__, words=error)
    return unforeseen.rstrip(". :") + "."


def _obey(options: Namespace) -> int:
    """Run the command; each imports what it needs, so that most never meet Qt."""
    refuse_places(options)
    match options.command:
        case "train":
            from rnn_viz.cli.train import run
        case "add":
            from rnn_viz.cli.add import run
        case "evaluate":
            from rnn_viz.cli.evaluate import run
        case "inspect":
            from rnn_viz.cli.inspect import run
        case "shot":
            from rnn_viz.cli.shot import run
        case "export" | "sweep":
            return _do_long_work(options)
        case "desktop" | "doctor" | "lesson":
            return _do_without_a_run(options)
        case _:
            from rnn_viz.cli.window import run
    return run(options)


def _do_long_work(options: Namespace) -> int:
    if options.command == "export":
        from rnn_viz.cli.export import run

        return run(options)
    from rnn_viz.cli.sweeping.sweep import run as sweep

    return sweep(options)


def _do_without_a_run(options: Namespace) -> int:
    if options.command == "desktop":
        from rnn_viz.cli.starting.desktop import run

        return run(options)
    if options.command == "lesson":
        from rnn_viz.cli.lessons.lesson import run

        return run(options)
    from rnn_viz.cli.doctor import doctor

    return doctor(lasting_places(options))


def _say(error: object, code: int) -> int:
    print(" ".join(str(error).split()), file=sys.stderr)
    return code


def _replace_closed_streams() -> None:
    """Give a process started with ``>&-`` or ``2>&-`` a stream that leads nowhere.

    Python has none there: what is for it would fail, or come out of the other.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _let_odd_letters_pass() -> None:
    """Print "?" for what a narrow terminal lacks; "→" must not end a job."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _write_no_more() -> None:
    """Send what is still buffered nowhere, else Python complains when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
