"""The ways in which a command ends badly; each carries one sentence for the user."""

from collections.abc import Iterable

from rnn_viz.core.language import _


class InputError(ValueError):
    """What was typed cannot be used; exit code 2."""


class JobError(RuntimeError):
    """What was asked for could not be done; exit code 1."""


class InterruptedJobError(RuntimeError):
    """Ctrl+C has ended it; what was finished by then is kept; exit code 130."""


def not_one_of(option: str, given: str, names: Iterable[str]) -> str:
    """Return the sentence that an option has none of the names that it may have."""
    sentence = _("{option} is '{given}', but must be one of {names}.")
    return sentence.format(option=option, given=given, names=", ".join(names))
