"""Two runs from beginning to end: the one that is shown, and the one that is tried out."""

from dataclasses import dataclass

from rnn_viz.core.evidence.trials.whole_run import WholeRun

STUDY = "what_if"  # by which it is asked for
TRACK = "alpha_track"  # by which an AlphaTrack is


@dataclass(frozen=True, slots=True, eq=False)
class WhatIf:
    """What is known of both.

    Attributes
    ----------
    today
        The run that is shown, from its beginning to its end; ``None`` as long as nothing is known.
    tried
        The run that is tried out, the newest of which there is a curve; ``None`` if there is none.
    """

    today: WholeRun | None = None
    tried: WholeRun | None = None

    @property
    def runs(self) -> tuple[WholeRun, ...]:
        """Those there are."""
        return tuple(run for run in (self.today, self.tried) if run is not None)
