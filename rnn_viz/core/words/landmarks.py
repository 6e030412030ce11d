"""What the timeline names: phases, milestones, interventions and bookmarks."""

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.phases import NamedPhase, find_phases
from rnn_viz.core.run.marks import Kind, Mark
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.edits import describe_all


def phases_of(now: Snapshot) -> tuple[NamedPhase, ...]:
    """Return the named phases of a run as far as it is trained and looked at."""
    analysis = now.analysis
    if analysis is None or not len(analysis.shares.iterations):
        return ()
    shares = analysis.shares
    looks = Checks(shares.iterations, shares.shares, shares.bit_accuracy)
    return find_phases(now.config.bits, now.frontier, now.curve, looks, analysis.milestones)


def marks_of(now: Snapshot) -> tuple[Mark, ...]:
    """Return what has happened in a run and what the user has marked, in order."""
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
    return tuple(sorted((*found, *_milestones(now)), key=lambda mark: mark.iteration))


def _milestones(now: Snapshot) -> list[Mark]:
    known = now.analysis.milestones if now.analysis is not None else None
    if known is None:
        return []
    found, every = [], f"looked every {known.resolution}"
    if known.first is not None:
        found.append(Mark(known.first, Kind.FIRST, f"first perfect ({every})"))
    if known.stable is not None and known.upto >= now.config.iterations:
        found.append(Mark(known.stable, Kind.STABLE, f"perfect from here on ({every})"))
    return found
