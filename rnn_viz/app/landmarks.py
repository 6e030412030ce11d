"""What the timeline names: phases, milestones, interventions and bookmarks."""

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.phases import find_phases
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.edits import describe_all
from rnn_viz.views.timeline.timeline import TimelineBar
from rnn_viz.views.widgets.marks import Kind, Mark

_FRAMES = 8  # between two looks for phases while training; they change slowly


class Landmarks:
    """Give the timeline its phases and marks, when there is anything new to say."""

    def __init__(self, bar: TimelineBar) -> None:
        self._bar = bar
        self._seen: tuple[object, ...] = ()
        self._frame = 0

    def look(self, now: Snapshot) -> None:
        """Find and show the phases and marks of a moment."""
        self._frame += 1
        analysis = now.analysis
        found = analysis and (analysis.shares, analysis.milestones, analysis.is_complete)
        run = now.run_id, now.frontier, now.config, now.is_moving
        seen = (
            *run,
            now.run_state.entries,
            now.run_state.bookmarks,
            now.run_state.elsewhere,
            found,
        )
        if seen == self._seen or (now.is_moving and self._frame % _FRAMES):
            return
        self._seen = seen
        self._bar.show_marks(_marks(now))
        is_looking = analysis is not None and not (analysis.is_complete or now.is_moving)
        self._bar.show_looking(is_looking)
        if analysis is not None and len(analysis.shares.iterations):
            shares = analysis.shares
            looks = Checks(shares.iterations, shares.shares, shares.bit_accuracy)
            milestones = analysis.milestones
            bits = now.config.bits
            self._bar.show_phases(find_phases(bits, now.frontier, now.curve, looks, milestones))
        else:
            self._bar.show_phases(())


def _marks(now: Snapshot) -> list[Mark]:
    words = describe_all(now.config, now.run_state.entries)
    found = [
        Mark(entry.iteration, Kind.INTERVENTION, said)
        for entry, said in zip(now.run_state.entries, words, strict=True)
    ]
    found += [Mark(b.iteration, Kind.BOOKMARK, b.name) for b in now.run_state.bookmarks]
    names = {branch.number: branch.name for branch in now.run_state.branches}
    found += [
        Mark(b.iteration, Kind.BOOKMARK, f"{b.name} · in {names[b.branch]}", b.branch)
        for b in now.run_state.elsewhere
    ]
    known = now.analysis.milestones if now.analysis is not None else None
    if known is not None:
        every = f"looked every {known.resolution}"
        if known.first is not None:
            found.append(Mark(known.first, Kind.FIRST, f"first perfect ({every})"))
        if known.stable is not None and known.upto >= now.config.iterations:
            found.append(Mark(known.stable, Kind.STABLE, f"perfect from here on ({every})"))
    return sorted(found, key=lambda mark: mark.iteration)
