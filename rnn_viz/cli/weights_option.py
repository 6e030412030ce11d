"""``--weights FILE``: a command about weights of somebody's own, with or without training."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from rnn_viz.cli.arguments import config_from
from rnn_viz.cli.failures import InputError
from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig

if TYPE_CHECKING:  # numpy is imported after the window's first paint
    from rnn_viz.core.net.own_weights import OwnWeights


def run_from(options: Namespace) -> "tuple[RunConfig, OwnWeights | None]":
    """Return the run that the options describe, and the own weights that it begins with.

    Raises
    ------
    InputError
        The file has no such weights, or ``--hidden`` says another number than they do.
    ConfigError
        As :func:`config_from`.
    """
    config = config_from(options)
    if options.weights is None:
        return config, None
    from rnn_viz.io.own_weights import WeightsError, read_own_weights

    try:
        own = read_own_weights(options.weights)
    except WeightsError as error:
        raise InputError(str(error)) from None
    except OSError as error:
        sentence = _("The weights cannot be read: {reason} ({file}).")
        raise InputError(sentence.format(reason=reason(error), file=options.weights)) from None
    if options.hidden is not None and config.hidden != own.hidden:
        sentence = _("--hidden is {given}, but {file} has {count} hidden units.")
        raise InputError(sentence.format(given=config.hidden, file=own.name, count=own.hidden))
    return replace(config, hidden=own.hidden), own


def last_from(options: Namespace, config: RunConfig) -> int:
    """Return up to where a command trains: to the end, but own weights only if that is asked."""
    return 0 if options.weights and options.iterations is None else config.iterations
