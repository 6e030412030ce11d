"""A run as the script itself: the listing with the run's own numbers, for NumPy alone."""

from collections.abc import Iterable

from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.script.changes import changes_in, own_weights_in
from rnn_viz.core.script.transcript import PRINT_EVERY

_SIZES = "binary_dim, hidden_dim, alpha = 8, 16, 0.1"
_SKIPPED = "skipped_draws = 0  # 516 prints as the notebook"
_SEED = "np.random.RandomState(0)"
_ITERATIONS = "range(10000)"
_EVERY = "iteration % 1000 == 0"


def program(
    listing: str, config: RunConfig, every: int = PRINT_EVERY, entries: Iterable[Entry] = (),
    start: Weights | None = None,
) -> str:  # fmt: skip
    """Return Python source that trains a run and prints its print-outs; it needs only NumPy.

    It multiplies in another order than the compiled loop, so weights may differ in their last
    digits; print-outs of up to eight decimals are the same until training has magnified that,
    which a high learning rate can do.

    Parameters
    ----------
    listing
        The listing of the 2015 run, in which each number to be replaced stands once.
    config
        The run.
    every
        Iterations from one print-out to the next.
    entries
        What was done to the run by hand; lines are put in that do it again.
    start
        The weights that the run begins with, if they are not those that the seed draws.

    Raises
    ------
    ValueError
        The listing has no place for one of the numbers or lines, or two.
    """
    replacements = {
        _SIZES: f"binary_dim, hidden_dim, alpha = {config.bits}, {config.hidden}, {config.alpha!r}",
        _SKIPPED: f"skipped_draws = {config.skip_draws}",
        _SEED: f"np.random.RandomState({config.seed})",
        _ITERATIONS: f"range({config.iterations})",
        _EVERY: f"iteration % {every} == 0",
    }
    changes = changes_in(entries) | ({} if start is None else own_weights_in(start))
    # lines first: they stand beside lines of the listing as it is
    for old, new in (changes | replacements).items():
        if listing.count(old) != 1:
            raise ValueError(f"the listing has {listing.count(old)} places {old!r}, not 1")
        listing = listing.replace(old, new)
    return listing
