"""The user's own weights: a file with them is chosen, read, and begins a run."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rnn_viz.app.actions.do import Do
from rnn_viz.app.files.choosing import choose_to_open
from rnn_viz.app.host import Host
from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OpenWeights
from rnn_viz.io.own_weights import WEIGHTS_SUFFIXES, WeightsError, read_own_weights

_PATTERNS = " ".join(f"*{suffix}" for suffix in WEIGHTS_SUFFIXES)
_KINDS = _("Weights") + f" ({_PATTERNS})"

_NOT_OPENED = _("Not opened")


class OpeningWeights:
    """Asks for a file with weights, and begins a run with them."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the action does."""
        return {Do.OPEN_WEIGHTS: self._choose}

    def openers(self) -> dict[str, Callable[[Path], None]]:
        """Return what opens a file with weights, by the suffixes of such files."""
        return dict.fromkeys(WEIGHTS_SUFFIXES, partial(open_weights, self._window))

    def _choose(self) -> None:
        open_chosen = partial(open_weights, self._window)
        choose_to_open(self._window, _("Open weights"), _KINDS, open_chosen)


def open_weights(window: Host, path: Path) -> None:
    """Begin a run with the weights in a file, or tell in one sentence why that cannot be.

    The run that was there stays among the runs.
    """
    try:
        own = read_own_weights(path)
    except WeightsError as error:
        window.refuse(_NOT_OPENED, str(error))
    except OSError as error:
        window.refuse(
            _NOT_OPENED,
            _("{path} cannot be opened: {reason}.").format(path=path, reason=reason(error)),
        )
    else:
        window.dispatch.take(OpenWeights(own))
        window.dispatch.say(_("A run begins with the weights in {name}.").format(name=own.name))
