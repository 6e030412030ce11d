"""What is said of a run that begins with somebody's own weights."""

from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights

NO_LINK = _(
    "A link cannot hold weights of your own, with which this run begins: save a session instead."
)


def begins_with(own: OwnWeights) -> str:
    """Say with what a run begins, such as "own weights: mine.npz"."""
    return _("own weights: {name}").format(name=own.name)
