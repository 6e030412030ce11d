"""A parser of command lines that answers in sentences."""

import re
from argparse import Action, ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import Any, NoReturn

from rnn_viz.cli.failures import InputError
from rnn_viz.core.language import _, begun

# what argparse complains of, and the same in the language in use
_COMPLAINTS = {
    r"expected one argument": _("expected one argument"),
    r"expected (?P<count>\d+) arguments": _("expected {count} arguments"),
    r"expected at least one argument": _("expected at least one argument"),
    r"ignored explicit argument (?P<value>.*)": _("ignored explicit argument {value}"),
    r"not allowed with argument (?P<other>.*)": _("not allowed with argument {other}"),
    r"invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)":
        _("invalid choice: {value} (choose from {choices})"),
    r"unrecognized arguments: (?P<words>.*)": _("unrecognized arguments: {words}"),
    r"the following arguments are required: (?P<names>.*)":
        _("the following arguments are required: {names}"),
    r"one of the arguments (?P<names>.*) is required":
        _("one of the arguments {names} is required"),
}  # fmt: skip


class Formatter(HelpFormatter):
    """Lays out the help of a command."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:  # fmt: skip
        """Begin with how the command is used."""
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class RawFormatter(Formatter, RawDescriptionHelpFormatter):
    """The same, but what is said around the options keeps its lines."""


class Parser(ArgumentParser):
    """An argument parser that answers a mistake with one sentence instead of its usage."""

    def __init__(self, **settings: Any) -> None:
        given = {"formatter_class": Formatter} | settings
        super().__init__(allow_abbrev=False, add_help=False, **given)
        self._positionals.title, self._optionals.title = _("positional arguments"), _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help message and exit"))
        # argparse takes -1e308, -inf and -0x5 for options, and would not say what is wrong
        self._negative_number_matcher = re.compile(r"^-(?:[0-9.]|inf|nan)", re.IGNORECASE)

    def error(self, message: str) -> NoReturn:
        """Raise :class:`InputError`."""
        what = begun(_complaint(message.removeprefix("argument ")))
        sentence = _("{what}; see '{program} --help'.")
        raise InputError(sentence.format(what=what, program=self.prog))


def _complaint(message: str) -> str:
    """Return what argparse complains of, in the language in use as far as it is known."""
    for pattern, words in _COMPLAINTS.items():
        found = re.fullmatch(f"(?P<_name>[^ ]+: )?{pattern}", message, re.DOTALL)
        if found:
            values = found.groupdict("")
            return values.pop("_name") + words.format(**values)
    return message


class ShowVersion(Action):
    """Print the version; it is looked up only when somebody asks for it."""

    def __call__(self, parser: ArgumentParser, *_given: object) -> None:
        """End the program as ``--help`` does."""
        from rnn_viz.version import __version__

        print(f"rnn-viz {__version__}")
        parser.exit()
