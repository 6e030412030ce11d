"""A parser of command lines that answers in sentences."""

import re
from argparse import Action, ArgumentParser
from typing import Any, NoReturn

from rnn_viz.cli.failures import InputError


class Parser(ArgumentParser):
    """An argument parser that answers a mistake with one sentence instead of its usage."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)
        # argparse takes -1e308, -inf and -0x5 for options, and would not say what is wrong
        self._negative_number_matcher = re.compile(r"^-(?:[0-9.]|inf|nan)", re.IGNORECASE)

    def error(self, message: str) -> NoReturn:
        """Raise :class:`InputError`."""
        what = message.removeprefix("argument ")
        raise InputError(f"{what[0].upper()}{what[1:]}; see '{self.prog} --help'.")


class ShowVersion(Action):
    """Print the version; it is looked up only when somebody asks for it."""

    def __call__(self, parser: ArgumentParser, *_given: object) -> None:
        """End the program as ``--help`` does."""
        from rnn_viz.version import __version__

        print(f"rnn-viz {__version__}")
        parser.exit()
