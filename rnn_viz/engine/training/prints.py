"""What this run printed where the published transcripts printed."""

from collections.abc import Mapping

from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.golden import PRINTED_AT
from rnn_viz.core.script.transcript import example_at, print_out


class Prints:
    """Collect the print-outs of a timeline as far as it has been trained."""

    def __init__(self) -> None:
        self._of: tuple[Timeline, tuple[Entry, ...]] | None = None
        self._texts: dict[int, str] = {}

    def of(self, timeline: Timeline) -> Mapping[int, str]:
        """Return the print-outs by iteration; what was handed out stays as it was."""
        run = (timeline, timeline.entries)  # what is done at the frontier changes its print-out
        if self._of != run:
            self._of, self._texts = run, {}
        known = len(self._texts)  # they come in order
        if known < len(PRINTED_AT) and PRINTED_AT[known] <= timeline.frontier:
            due = [k for k in PRINTED_AT[known:] if k <= timeline.frontier]
            self._texts = self._texts | {k: print_out(example_at(timeline, k)) for k in due}
        return self._texts
