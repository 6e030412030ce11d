"""The ways in which a command ends badly; each carries one sentence for the user."""


class InputError(ValueError):
    """What was typed cannot be used; exit code 2."""


class JobError(RuntimeError):
    """What was asked for could not be done; exit code 1."""


class InterruptedJobError(RuntimeError):
    """Ctrl+C has ended it; what was finished by then is kept; exit code 130."""
